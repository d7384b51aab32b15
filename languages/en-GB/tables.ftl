# SPDX-License-Identifier: Apache-2.0
# Tables, charts, pages and workbooks of a comparison: their headings, notes and legends. The program sets them out.

## What a sentence rests on

trail-finding = finding
trail-rating = rating
trail-evidence = evidence
trail-beside = bears on it too, cited by no rating
trail-rule = rule
trail-source = source
rests-findings = { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }
rests-ratings = { $count ->
        [one] { $count } rating
       *[other] { $count } ratings
    }
rests-evidence = { $count ->
        [one] { $count } item of evidence
       *[other] { $count } items of evidence
    }
rests-beside = { $count ->
        [one] { $count } item beside
       *[other] { $count } items beside
    }
rests-rules = { $count ->
        [one] { $count } rule
       *[other] { $count } rules
    }

## Accounts and audits

account-values = Values
account-how = How to read it
account-places = What each sentence rests on stands in the page (--format html) and in the text that is piped or saved (--out).
account-thin = * less than half, by weight, could be rated; “as rated”: told apart on what could be rated alone.
account-later = later election
account-is = { $election } is
step-same = not told apart
step-higher = higher
step-lower = lower
step-higher-rated = higher as rated
step-lower-rated = lower as rated
audited-splits = What splits the table:
audited = { $elections } elections, { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    } with different verdicts: in { $found } the election with the harsher verdict cannot be told to be worse on any criterion; unexplained: { $unexplained }.
audited-none = { $elections } elections, { $count ->
        [one] { $count } pair
       *[other] { $count } pairs
    } with different verdicts: in none did an election that cannot be told to be worse get the harsher verdict.
audited-pair = { $reason ->
        [gate] gate
        [index] index
       *[unexplained] unexplained
    }: { $harsher } and { $milder }

## By what was done

acts-note = Public facts entered under each kind of act. Their number says how much was found and written down, not how much was done; an empty cell says that no fact of the kind was entered, not that nothing happened. Where no acts are entered for an election, its findings at no more than partly met stand instead, with the faults cited for them.
acts-levels = Acts are what was entered; levels are what was rated. Below each kind of act stands the indicator that its facts bear on first in most elections, the level there, and who is no more than partly met on it though no such act is entered.
acts-kind = { $title } ({ $number } of { $all } elections)
acts-kind-after = { $title } ({ $number } of { $all } elections; { $after })
acts-indicator = Indicator: { $title } ({ $indicator })
acts-level = { $election }: level { $level }
acts-not-rated = { $election }: not rated
acts-fact = { $fact } ({ $source }).
acts-fact-dated = { $fact } ({ $source }). [dated { $when ->
        [before] before the vote
        [after] after the vote
       *[during] in the vote
    }]
acts-after = dated after the vote only: { $elections }
acts-low = No such act entered, and no more than partly met: { $elections }
acts-low-on = no such act entered, and no more than partly met on “{ $title }”: { $elections }
acts-low-at = { $election } ({ $level })
acts-told = { $title }: { $told }.

## Tables

table-index = index
table-band = band
table-rank = rank
table-analysts = analysts
table-election = election
table-pairs = pairs told apart
table-apart-of = { $apart } of { $pairs }
table-unscored = not scored
table-thin = * less than half, by weight, could be rated; – not scored.
table-marks = Behind a band: { $marks }.
mark-likelier = another band is likelier
mark-holding = a gate holds
mark-open = a gate cannot be decided that would lower the verdict if it held
table-limits = { $count ->
        [one] { $count } limit
       *[other] { $count } limits
    } of this comparison: told without --brief.
table-narrow = Intervals are left out here: a wider screen and every other format show them.
under-firm = How firm each verdict is:
under-gates = Gates that hold, and gates that cannot be decided and would lower the verdict if they held:
under-single = Indicators whose level rests on one analyst:
under-single-of = { $criterion } { $single } of { $rated }
under-unheard = Facts that bear only on what nobody could rate, so that no level takes account of them:
under-fact = { $fact } ({ $source }).
under-pairs = How many pairs can be told apart on what could be rated:
under-line = { $title }: { $words }

## An order that was asked for

order-title = { $title }:
order-passed-on = Not to be told apart is not passed on: the first of three may be like the second and the second like the third, and the first and the third be told apart all the same.
order-lowest = Lowest group, none told apart from the lowest: { $elections }.
order-above = Above each of them, whatever the unrated: { $elections }.
order-above-rated = Above each of them, but some only on what could be rated: { $elections }.
order-between = Above some of them and not told apart from others: { $elections }.
order-alike = cannot be told apart from { $elections }
order-apart = told apart from every other
order-rated = { $words }; told apart only on what could be rated: { $elections }

## Short sentences on what is shown, which the script of a page fills in too

shown-and = { $first } and { $last }
shown-or = { $first } or { $last }
shown-is = is
shown-are = are
shown-none = No election is shown.
shown-election = { $number } election
shown-elections = { $number } elections
shown-many-others = { $number } others
shown-many-criteria = { $number } criteria
shown-verdicts = { $elections } ({ $years }){ $desk }: { $counts }.
shown-desk = , rated at the desk
shown-some-desk = , { $number } of them rated at the desk
shown-count = { $number } { $label }
shown-named = { $number } { $label } ({ $names })
shown-shaky = { $shaky } of the verdicts { $is } reached in fewer than 80 of 100 draws.
shown-the-index = the index
shown-unscored = On { $title }, none of them could be scored.
shown-one = On { $title }, { $low } stands at { $value }; no other shown could be scored.
shown-equal = On { $title }, { $low } all stand at { $value }.
shown-above = On { $title }, { $high } ({ $high_value }) stands above { $low } ({ $low_value }){ $rated }.
shown-as-rated = , on what could be rated
shown-neither = On { $title }, { $low } ({ $low_value }) and { $high } ({ $high_value }) cannot be told apart.
shown-lowest = On { $title }, { $names } { $is } lowest at { $value }{ $alike }.
shown-highest = { $names } { $is } highest at { $value }{ $alike }.
shown-single = { $value } ({ $span })
shown-told = { $apart } of { $pairs } pairs can be told apart on what could be rated.
shown-alike = , not told apart from { $others }
shown-worst = Most often violated or not met { $is } { $titles } ({ $times } of { $scored }).
shown-worst-none = No criterion scored is violated or not met.
shown-best = Most often met, or largely, { $is } { $titles } ({ $times } of { $scored }).
shown-best-none = No criterion is met or largely met.
shown-held = Held below the band of the index { $groups }.
shown-held-name = { $election } (band { $band })
shown-held-gate = by a gate: { $names }
shown-held-narrow = by a record too narrow for praise: { $names }
shown-held-early = by a day before the vote: { $names }
shown-held-more = { $number } more
shown-thin = { $thin } of { $cells } values rest on less than half, by weight, of what applies.

## What must be known first

standing-desk = Desk ratings: nobody observed for them.
standing-some-desk = { $number } of the { $all } are desk ratings: nobody observed for them.
standing-every = Over every statement stands: “{ $text }”.
standing-most = Over { $number } of the statements stands: “{ $text }”.
standing-rest = What stands over the others is said with how to read the table.

## Charts

chart-unscored = { $election }: not scored
chart-value = { $election }: { $value }, interval { $low } to { $high }
chart-value-thin = { $election }: { $value }, interval { $low } to { $high }, less than half rated
chart-void = not scored
chart-of = { $country }: { $title }
chart-open = Open dot: less than half could be rated.
chart-source = Source: ratings by panels on the catalogue { $catalogue }; made with electassess.
chart-source-desk = Source: desk ratings (nobody observed for them) by panels on the catalogue { $catalogue }; made with electassess.
chart-source-some = Source: ratings ({ $number } of { $all } made at the desk, with nobody observing for them) by panels on the catalogue { $catalogue }; made with electassess.
chart-method = Values 0–100; intervals hold { $percent } per cent of { $draws } draws (seed { $seed }); { $seen ->
        [day] evidence published by { $day }
       *[all] all evidence entered
    }.
filter-region = Region
filter-country = Country
filter-year = Year
filter-type = Type
filter-band = Band
filter-panel = Panel
filter-gate = Gate
filter-band-of = { $band }: { $label }
filter-gate-state = { $gate }: { $state }

## Others' numbers

others-heading = Others' numbers beside the index
others-vote = (vote of { $date })
others-source = Source: { $credit }.
others-title = { $title }:
others-mark = { $election }: index { $index }; { $title } { $figure }
others-chart = { $title } and the index
others-across = { $title } →
others-up = Index ↑

## Workbooks

book-title = Elections compared
book-cut = … [cut here: a cell holds { $most } characters, and this text has { $length }; CSV and JSON have it whole]
book-yes = yes
book-no = no
book-apart-rated = on what could be rated
book-apart-none = not scored each time
book-what-catalogue = catalogue
book-what-remark = remark
book-what-verdict = verdict
book-what-method = method: { $key }
book-verdict = { $election }: { $label }. { $how }
tab-front = Comparison
tab-values = Values
tab-data = Data
tab-intervals = Intervals
tab-firmness = Firmness
tab-findings = Findings
tab-analysts = Analysts
tab-evidence = Evidence
tab-facts = Facts
tab-acts = What was done
tab-acts-facts = What was done, facts
tab-time = Over time
tab-others = Others' numbers
tab-others-words = Others, in words
tab-method = Method and remarks
front-about = { $elections } elections, { $criteria } criteria, catalogue { $catalogue }. { $order }. { $count ->
        [one] { $count } limit
       *[other] { $count } limits
    } of this comparison and how to read it: last sheet.
front-order = By country and date, not by score
front-order-asked = { $title }, as was asked for
front-firm-band = band { $band }
front-firm-held = held in { $share } of 100 draws
front-verdict = { $label }; { $firm }
front-violated = violated, below 12.5
front-not-met = not met, from 12.5
front-partly-met = partly met, from 37.5
front-largely-met = largely met, from 62.5
front-met = met, from 87.5
front-thin = Broken line: less than half could be rated; paler: less could be judged.
front-pairs = Pairs told apart
front-rank = Rank
front-interval = Interval
front-ends = Interval; rated
front-rated = { $rated } of { $all }
front-unscored = not scored; { $rated }
front-span = { $span }; { $rated }
front-span-ends = { $span }; { $rated }; worst–best { $ends }
front-down = Down to the lower end
front-up = Up to the upper end
front-chart = Index, 0–100, with intervals of { $percent } per cent
front-chart-told = Index of each election with its interval, in the order of the table

## Columns of sheets

head-best-rank = Best rank
head-worst-rank = Worst rank
head-election = Election
head-assessment = Assessment
head-region = Region
head-date = Date
head-band = Band
head-verdict = Verdict
head-index = Index
head-criterion = Criterion
head-value = Value
head-interval-from = Interval from
head-interval-to = Interval to
head-analysts-from = Analysts from
head-analysts-to = Analysts to
head-unrated-at-worst = Unrated at worst
head-unrated-at-best = Unrated at best
head-rated = Rated
head-applicable = Applicable
head-less-than-half-rated = Less than half rated
head-analysts = Analysts
head-alpha = Alpha
head-outcome = Outcome
head-cannot-be-told-apart-from = Cannot be told apart from
head-told-apart-from-on-what = Told apart from, on what could be rated alone
head-indicator = Indicator
head-finding = Finding
head-level = Level
head-certainty = Certainty
head-items-of-evidence = Items of evidence
head-ratings = Ratings
head-what-the-source-says = What the source says
head-source = Source
head-address = Address
head-place = Place
head-item = Item
head-cited-by-its-raters = Cited by its raters
head-indicator-rated = Indicator rated
head-country = Country
head-from = From
head-to = To
head-before = Before
head-after = After
head-change-from = Change from
head-change-to = Change to
head-probability-of-a-rise = Probability of a rise
head-told-apart = Told apart
head-what = What
head-in-words-or-as-a = In words or as a setting
head-iso-code = ISO code
head-year = Year
head-type = Type
head-edition = Edition
head-panel = Panel
head-coverage = Coverage
head-fewest-raters-of-an-indicator = Fewest raters of an indicator
head-most-raters-of-an-indicator = Most raters of an indicator
head-indicators-resting-on-one-analyst = Indicators resting on one analyst
head-agreement-of-analysts = Agreement of analysts
head-chance-of-the-band = Chance of the band
head-likeliest-other-band = Likeliest other band
head-its-chance = Its chance
head-chance-with-the-unrated-at = Chance with the unrated at any level
head-likeliest-other-band-then = Likeliest other band then
head-its-chance-then = Its chance then
head-nearest-bound = Nearest bound
head-distance-of-the-index = Distance of the index
head-capped = Capped
head-gates-that-cannot-be-decided = Gates that cannot be decided
head-gates-that-hold = Gates that hold
head-another-band-is-likelier = Another band is likelier
head-assessed-at-the-desk = Assessed at the desk
head-hands-that-wrote-the-sheets = Hands that wrote the sheets
head-what-drives-it = What drives it
head-in-words = In words
head-analyst = Analyst
head-status = Status
head-reason = Reason
head-reading = Reading
head-gravity = Gravity
head-happened = Happened
head-indicators = Indicators
head-acts = Acts
head-background = Background
head-cited-by-a-rating = Cited by a rating
head-bears-only-on-what-nobody = Bears only on what nobody rated
head-act = Act
head-measure = Measure
head-of-the-year = Of the year
head-of-the-vote-on = Of the vote on
head-what-it-comes-to = What it comes to
head-their-value = Their value
head-their-low = Their low
head-their-high = Their high
