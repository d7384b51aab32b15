# SPDX-License-Identifier: Apache-2.0
# What a report says of itself: its headings, how it was made, its tables, what it does not tell.

report-title = Report on the { $election }
section-election = Background
section-method = How it was assessed
section-unjudged = What could not be judged
section-observers = What others concluded
section-demands = Demands
section-law = Standards
section-untold = What is not told

reason-index-bare = The ratings come to { $index } of 100.
reason-index = The ratings come to { $index } of 100, which stands for “{ $label }”.
reason-gate = A rule of the catalogue allows no better verdict than “{ $label }”. { $because }
reason-gate-open = While too little is known to apply a rule of the catalogue, no better verdict than “{ $label }” is given. { $because }
reason-scant = Too little could be judged for any verdict on the whole.
reason-narrow = Too little could be judged for a verdict on the whole, and no better one than “{ $label }” is given.
outcome-word = { $outcome ->
        [met] met
        [largely-met] largely met
        [partly-met] partly met
        [not-met] not met
        [violated] violated
       *[not-applicable] does not apply
    }
unrated-word = { $status ->
        [not-assessed] not assessed
        [not-applicable] does not apply
        [not-yet] not yet
        [set-aside] evidence not known in time
       *[insufficient-evidence] too little known
    }
of-all = { $some } of { $all }
column-criterion = Criterion
column-outcome = Finding
column-value = Value of 100
column-range = Analysts’ range
column-rated = Rated
column-differ = Analysts differ on
column-indicator = Indicator
column-level = Level of 4
column-given = Analysts’ levels
method-rated = { $analysts ->
        [one] One analyst
        [2] Two analysts
        [3] Three analysts
        [4] Four analysts
        [5] Five analysts
       *[other] { $analysts } analysts
    } rated { $rated } of the { $asked } indicators of { $catalogue }.
method-levels = Each level is one of five that the catalogue describes, from 0, the worst, to 4, the best; where analysts differ, { $panel ->
        [median] the middle level
        [mean] the average
        [minimum] the lowest
        [maximum] the highest
       *[latent-trait] an estimate from all their ratings
    } counts, and the tables show what each gave.
method-hands = The { $sheets } sheets were written by { $hands ->
        [one] one person
       *[other] { $hands } people
    }, so that their agreement says little.
method-values = Values run from 0 to 100 by the weights of the catalogue, and the verdict follows from them by fixed rules.
method-day = What became known after { $date } does not count.
unjudged-criteria = Too few indicators could be rated for a finding on the whole: { $titles }.
unjudged-status = { $status ->
        [not-assessed] Not assessed
        [not-applicable] Does not apply
        [not-yet] To be judged on or after the day of voting
        [set-aside] Rated only on evidence that cannot be shown to have been out by then
       *[insufficient-evidence] Too little is known
    }: { $titles }.
# Of many, the tables of levels have the names.
unjudged-many = { $status ->
        [not-assessed] Not assessed
        [not-applicable] Does not apply
        [not-yet] To be judged on or after the day of voting
        [set-aside] Rated only on evidence that cannot be shown to have been out by then
       *[insufficient-evidence] Too little is known
    }: { $count } indicators, as the tables below show.
untold = { $reason ->
        [later] Dated after this text
        [vague] Of a date not known well enough
        [event-later] On an event after this text
        [grade] Not known surely enough
        [said] Said by another item
        [no-room] For want of room
        [never] Not meant for a statement
        [left-out] Left out by the editors
       *[nothing-assessed] On what nobody assessed
    }: { $count ->
        [one] one item
       *[other] { $count } items
    }.
