# SPDX-License-Identifier: Apache-2.0
# Elections side by side, in sentences: whether they can be told apart, what drives a verdict, what limits a comparison.

## Lists, shares and names

listed-and = { $first } and { $last }
listed-or = { $first } or { $last }
share-most = more than 99
share-least = fewer than 1
title-index = Index
anonymous-source = source known to the authors
source-read-in = { $source }; { $via }
quoted = “{ $title }”
many-elections = { $count } elections
any-election-body = election management body
sentence-of-text = { $text }.

## How firm a verdict is

held-in = The band is reached in { $share } of 100 draws{ $otherwise }.
held-other = , band { $band } in { $share }
held-other-likelier = , band { $band } in { $share }, which is then likelier
held-filled = Were what nobody could rate at any level: in { $share }{ $otherwise }.
held-distance = The index lies { $points } points { $side ->
        [above] above
       *[below] below
    } the nearest bound ({ $bound }{ $capped ->
        [yes] , which a cap leaves idle
       *[no] {""}
    }).
held-undecided = { $count ->
        [one] Gate
       *[other] Gates
    } that cannot be decided, and would lower it if held: { $names }.
likelier-band = band { $band } ({ $label }) is likelier than the verdict given: { $other } of 100 draws against { $own }
likelier-band-alone = band { $band } is likelier than the verdict given: { $other } of 100 draws against { $own }

## Ratings

point-level = level { $level }
point-not-rated = not rated
point-not-rated-since = not rated: { $states }
point-raters = { $count ->
        [one] { $count } analyst
       *[other] { $count } analysts
    }: { $levels }
point-outside = does not apply
phrase-level = { $title } (level { $level })
phrase-not-rated = { $title } (not rated)
agreement-idle = next to no variation, { $equal } of { $pairs } pairs of levels equal
agreement-none = undefined, since { $reason }
agreement-alpha = alpha { $alpha }
pairs-told = { $apart } of { $pairs } pairs told apart

## Gates

gate-holds = Gate “{ $name }” holds ({ $found }), which allows band { $cap } at most: { $effect ->
        [lowers] it lowers the verdict
       *[other] the verdict is no higher anyway
    }.
gate-holds-not = Gate “{ $name }” does not hold.
gate-open = Gate “{ $name }” cannot be decided, for want of a rating of { $found }: { $effect ->
        [lowers] as long as that is so, the verdict is lowered
       *[other] if it held, the verdict would stay
    }.
gate-open-lowering = Gate “{ $name }” cannot be decided, for want of a rating of { $found }: if it held, band { $cap } at most.
gate-marked = gate holds: { $name }
gate-marked-more = gate holds: { $name } and { $more } more
gate-marked-open = { $count ->
        [one] { $count } gate
       *[other] { $count } gates
    } cannot be decided
gate-state = { $state ->
        [holds] holds
        [open] cannot be decided
       *[other] does not hold
    }
gate-found-level = { $title } at level { $number }
gate-found-value = { $title } at { $number }
gate-found-nothing = { $title } without a value
gate-in-election = { $opening ->
        [explained] Explained: the gate
       *[other] The gate
    } “{ $name }” holds in { $election } ({ $found }){ $ending }. It leaves band { $cap } at most{ $alone }. { $because }
gate-alone = ; the index alone gives band { $band }
gate-elsewhere = ; it { $state ->
        [open] cannot be decided
       *[other] does not hold
    } in { $election }

## What drives a verdict

came-of-index = The index of { $index } gives band { $band } ({ $label }).
came-undecided = { $count ->
        [one] A gate
       *[other] Gates
    } that cannot be decided, for want of a rating of { $wanted }: { $gates }.
came-gate = “{ $name }” (band { $cap } at most, if it held)
drives-band = band { $band } ({ $label })
drives-scant = The index of { $index } is of that alone: { $band }.
drives-gates = { $count ->
        [one] A gate drives
       *[other] Gates drive
    } it: { $gates }.
drives-gate-holds = “{ $name }” holds ({ $found })
drives-gate-open = “{ $name }” cannot be decided for want of { $found }
drives-alone = The index of { $index } alone would give { $band }.
drives-index = The index of { $index } drives it: it gives { $band }, and no gate lowers that.
drives-index-held = The index of { $index } drives it: it gives { $band }.
drives-too = Gate “{ $name }” holds too ({ $found }), and would keep it there were the index higher.
drives-lacks = Of the { $points } points short of 100, { $criteria }.
drives-takes = { $criterion } ({ $value }) takes { $points }
drives-missing = Not scored, and so left out of it: { $criteria }.

## Whether two elections differ

differ-unscored = { $title }: { $elections } could not be scored, so that nothing can be said of a difference.
differ-no-draws = { $title }: no draw gives a value to both, so that nothing can be said of a difference.
differ-valued = { $election } ({ $value })
differ-thin = Less than half, by weight, could be rated for { $elections }.
differ-alike = { $title }: { $first } and { $second } cannot be told apart; the { $higher ->
        [former] former
       *[latter] latter
    } scores higher in { $share } of 100 draws.
differ-lost = Were what nobody could rate allowed any level, the two could not be told apart.
differ-apart = { $title }: { $scope ->
        [rated] on what could be rated,{" "}
       *[all] {""}
    }{ $first } stands { $higher ->
        [former] above
       *[latter] below
    } { $second }; the { $higher ->
        [former] former
       *[latter] latter
    } scores higher in { $share } of 100 draws (interval of the difference: { $low } to { $high } points).
levels-both = level { $level } in both
levels-each = level { $mine } in { $first }, { $its } in { $second }

## The answer of a pair

answer-above = { $high } stands above { $low } as a whole
answer-above-rated = on what could be rated, { $high } stands above { $low } as a whole
answer-on-none = { $text }, though on none of the { $count } criteria scored in both can they be told apart
answer-on-all = { $text }, and on all { $count } criteria scored in both
answer-on-some = { $text }, and on { $some } of the { $count } criteria scored in both: { $titles }
answer-below-on = { $text }; it stands below on { $titles }
answer-left = { $text }; on the other { $count ->
        [one] they cannot be told apart
       *[other] { $count } they cannot be told apart
    }
answer-same-verdict = { $text }; both got the same verdict, { $label } (band { $band })
answer-alike = { $first } and { $second } cannot be told apart
answer-except = { $text }, except on { $exceptions }
answer-neither = { $text }, neither as a whole nor on any of the { $count } criteria scored in both
answer-verdicts-differ = { $text }; the verdicts differ all the same, { $first } (band { $first_band }) and { $second } (band { $second_band })
answer-no-index = whether { $first } and { $second } differ as a whole cannot be said, for { $lacking } { $count ->
        [one] has
       *[other] have
    } no index
answer-apart-on = { $text }; they can be told apart on { $exceptions }
answer-apart-on-none = { $text }; on none of the { $count } criteria scored in both can they be told apart
answer-where = { $titles }, where { $election } stands higher
answer-where-also = { $first }; and on { $last }
answer-titles-rated = { $titles } (on what could be rated)
answer-titles-both = { $firm } and, on what could be rated, { $rated }
answer-higher-in = higher in { $election } { $titles }
answer-single = { $text }. { $within ->
        [others] Within the other criteria{" "}
       *[all] {""}
    }{ $count ->
        [one] { $count } single indicator differs
       *[other] { $count } single indicators differ
    } as rated, of { $tried } rated by two or more in both, which no draws test: { $titles }

## Facts as examples

fact-told-before = { $election }: the fact told under “{ $title }”.
fact-told = { $election }: { $fact } ({ $source }{ $cited ->
        [yes] {""}
       *[no] ; bears on it, cited by no rating
    }{ $when ->
        [after] ; dated after the vote
       *[other] {""}
    }).

## Sections of an account

pair-title = { $first } and { $second }: what explains the difference
time-title = { $country }, { $first } to { $last }: what changed
step-heading = From { $first } to { $second }: { $title }
section-answer = The answer
section-limits = What limits this comparison
section-verdicts = How the verdicts came about
section-differs = What differs
section-alike = What cannot be told apart
section-neither = What neither met
section-both = What both met, or largely
section-alone = What was rated in one alone
section-nobody = What was rated in neither
nothing-limits = Nothing was found that limits it.
nothing-verdicts = There is no verdict.
nothing-differs = No criterion and no indicator can be told apart.
nothing-alike = Everything that was scored in both can be told apart.
nothing-neither = Nothing else that was rated in both was left unmet in both.
nothing-both = Nothing else that was rated in both was met, or largely met, in both.
nothing-alone = The same indicators were rated in both.
nothing-nobody = Every indicator that applies was rated in one at least.
note-verdicts = A gate caps the verdict for one grave finding, however good the rest.
note-answer = Told from the earlier election to the later, whichever was named first.
note-differs = A single indicator is listed where two or more analysts rated it in each election, and every level given in the one lies above every level given in the other. That is a difference as rated, by a looser rule than the { $share } of 100 draws that a criterion needs: no draws test it, and of many indicators a few differ so by chance. The facts below it are examples.
note-levels = Levels run from { $worst } at worst to { $best } at best.
note-neither = The facts below are examples.
note-alone = Nothing can be said of a difference. The reason quoted is one analyst's; the facts below are examples.
note-nobody = What is known all the same stands below each.
limits-with-values = How much could be rated limits { $count } of the criteria, which is said with their values. A difference there that would be lost were the unrated at any level is marked “as rated”: it says nothing of the rest.
verdict-of = { $election }: { $label } (band { $band }). { $how }
verdict-of-none = { $election }: { $label }. { $how }
indicator-differs = { $title }: { $levels }{ $both ->
        [weak] ; not met in either
        [strong] ; met, or largely, in both
       *[no] {""}
    }.
indicator-shared = { $title }: { $levels }.
indicators-overlap = Levels that analysts gave overlap, and no difference is claimed: { $titles }.
indicators-few = Rated by a single analyst in one of the two or in both, so that no difference is claimed: { $titles }.
indicator-levels = { $title } ({ $levels })
indicator-alone = { $title }: level { $level } in { $first }; { $second }: { $why }.
indicator-neither = { $title }: { $first }: { $why_first }; { $second }: { $why_second }.
reason-quoted = { $status } (“{ $reason }”)

## How to read a comparison

read-first = The same catalogue and method stand behind every election, and no value depends on which others are shown.
read-values = Values run from 0 to 100. Intervals hold { $percent } per cent of { $draws } simulated draws (seed { $seed }), which vary { $varied }.
read-apart = Two elections are told apart only where one of them scores higher in at least { $enough } of 100 draws.
read-unrated = Indicators that nobody could rate are taken to be like those rated, in value and interval alike. Where a difference would be lost if they could be at any level, it is claimed only “on what could be rated”.
read-ranks = Ranks were asked for: each range holds the rank among the elections shown in { $percent } of 100 draws.
vary-analysts = who sat on the panel
vary-confidence = how sure each analyst was
vary-weights = how the catalogue weighs
vary-missing = what nobody could rate
vary-nothing = nothing
read-panels = Each election was rated by { $most ->
        [one] { $most } analyst
       *[other] { $most } analysts
    }{ $fewer ->
        [yes] , some indicators by fewer
       *[no] {""}
    }.
read-panels-differ = Each election was rated by { $least } to { $most } analysts{ $fewer ->
        [yes] , some indicators by fewer
       *[no] {""}
    }.
read-hands = The sheets of { $elections } are by fewer hands than there are sheets: there, agreement and an interval that varies who sat on the panel say little.
read-desk-all = All elections shown were assessed at the desk; nobody observed.
read-desk = { $elections } { $count ->
        [one] was
       *[other] were
    } assessed at the desk; nobody observed.
read-standing = Over the { $count ->
        [one] statement
       *[other] statements
    } on { $elections } stands: “{ $text }”.

## What limits a comparison

limit-catalogue = The elections were rated with different catalogues or versions, whose levels need not mean the same ({ $who }).
limit-ladder = The elections were judged on different ladders, whose bands need not mean the same ({ $who }).
limit-edition = The elections were scored for different editions, and one before the vote leaves out what comes after it ({ $who }).
limit-method = The elections were scored by different methods, so that their numbers do not mean the same.
limit-has = { $answer }: { $elections }
limit-has-none = none: { $elections }
limit-other-edition = { $count ->
        [one] The statement on { $elections } is of another edition ({ $editions }) than this comparison ({ $edition }), which weighs all evidence: the verdict of that statement may differ from the one shown here.
       *[other] The statements on { $elections } are of another edition ({ $editions }) than this comparison ({ $edition }), which weighs all evidence: the verdict of those statements may differ from the one shown here.
    }
limit-types = Elections of different types stand side by side ({ $who }).
limit-panel-size = Panels differ in size, so that some values rest on fewer readings ({ $who }).
limit-analysts-of = { $count ->
        [one] { $count } analyst
       *[other] { $count } analysts
    }
limit-small-panel = Fewer than three analysts rated { $elections }: how far analysts differ is assumed, not seen.
limit-strangers = No analyst rated both { $pairs }: a difference may be one of strictness.
limit-pair = { $first } and { $second }
limit-pairs-more = { $pairs } and { $more } further pairs
limit-analysts = Not all elections were rated by the same analysts, so that their strictness may differ.
limit-outside = { $title }: does not apply to { $elections }.
limit-unscored = { $title }: too few indicators could be rated to score { $elections }.
limit-thin = { $title }: less than half, by weight, could be rated for { $elections }.

## Whether like cases were judged alike

audit-opening = { $harsher } got the harsher verdict, { $harsh } against { $mild } for { $milder }; on none of the { $count } criteria scored in both can it be told to be worse.
audit-verdict = { $label } (band { $band })
audit-strangers = No analyst rated both ({ $panels }): the difference may be one of strictness.
audit-panel = { $election } by { $analysts }
audit-index = Explained: the criteria taken together tell them apart; the index of { $harsher } ({ $first }) is lower than that of { $milder } ({ $second }) in { $share } of 100 draws.
audit-bound = Not explained: no gate decides it, and the index does not tell them apart ({ $first } and { $second }; the former is lower in { $share } of 100 draws). Only the bound at { $bound } of band { $band } lies between them.
audit-words = In words: a statement on { $election } { $tone }.
audit-words-said = In words: a statement on { $election } { $tone }; its draft says: “{ $sentence }”.
split-panels = Panels split the table: { $who }.
split-days = Days of rating split the table: { $who }.
split-strangers = No analyst rated both in { $apart } of the pairs looked at ({ $compared }), so that a difference may be one of strictness.
split-strangers-none = No analyst rated both in none of the pairs looked at ({ $compared }).
split-no-panels = Panels do not split the table: all were rated by { $analysts }.
split-votes = The votes lie between { $first } and { $last }.
split-months = { $first } to { $last }
split-no-day = no day given
split-no-days = On which day they were rated is said of none.
split-one-month = All were rated in { $month }.

## What a condition chose

only-shown = Shown are the { $count } of { $all } elections in which “{ $condition }” holds.
only-open = It cannot be decided, for want of a rating, of { $elections }.
only-missed = Not shown, though a serious fault is known there of what it asks about: { $elections }. The levels given keep it from holding; --acts tells the facts, election by election.

## The order of one value

sorted-gate = Gate “{ $gate }”, where it holds first
sorted-value = { $title }, from the lowest value
sorted-level = { $title }, from the lowest level, as rated: no draws test a single indicator
stands-unscored = not scored

## Others' numbers beside the index

beside-has = { $title }, has a figure for { $have } of the { $all } elections{ $none }.
beside-none = ; none for { $names }
beside-year = A country-year is not an election: the figure weighs all that happened in the country that year, before the vote and after it, and would be the same for a second election of that year.
beside-bare = It comes without intervals, so that nothing says which elections it tells apart.
beside-levels = Its intervals hold { $theirs } of 100 draws and ours { $ours }: narrower ones tell elections apart more readily.
beside-alike = By its own intervals it tells none of { $bounded } pairs apart.
beside-apart = By its own intervals it tells { $theirs } of { $bounded } pairs apart; our index orders { $same } of these the same way ({ $share } per cent), { $same_apart } of them so that they can be told apart here too.
beside-ours = Of the { $ours } pairs that our index tells apart, its values order { $ours_same } the same way.
beside-both = Ordered the other way, though told apart here too: { $pairs }. `compare --pair` says what sets two apart here.
beside-theirs-alone = Ordered the other way, and not told apart here: { $pairs }.
beside-pair = { $high } above { $low } here ({ $here }), below it there ({ $there })
beside-more = and { $number } more
beside-ends = { $first } to { $last }
credit-version = { $source }, version { $version }
credit-licence = licence { $licence }
credit-lacks = { $lacking ->
        [version] version
        [licence] licence
       *[both] version and licence
    } not given in the table
