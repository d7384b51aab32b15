# SPDX-License-Identifier: Apache-2.0
# What is said of scores, for those who work with them: how a verdict came about, and what numbers mean.
# Nodes of the catalogue stand as their ids, so that they can be looked up.

## What a verdict is called

called-scant = no verdict on the whole (of what could be judged: { $label })
not-classified = not classified

## How a band came about, step by step

rule-no-index = no index: too few criteria could be scored
rule-index = index { $index } gives band { $band } ({ $label })
rule-gate-holds = gate “{ $gate }” holds ({ $found }): band { $band } at most, and the verdict is no higher
rule-gate-lowers = capped at band { $band } by the gate “{ $gate }” ({ $found })
rule-gate-open = gate “{ $gate }” cannot be decided: { $found }
rule-gate-open-most = gate “{ $gate }” cannot be decided: { $found }; band { $band } at most, if it held
rule-gate-open-lowers = capped at band { $band } while the gate “{ $gate }” cannot be decided: { $found }
# Where there is no band that a gate could lower; without a ladder it caps the class.
rule-gate-allows = gate “{ $gate }” holds ({ $found }): { $unit ->
        [class] class
       *[band] band
    } { $band } at most
rule-gate-open-allows = gate “{ $gate }” cannot be decided: { $found }; { $unit ->
        [class] class
       *[band] band
    } { $band } at most
rule-narrow = capped at band { $band }: the record is too narrow for praise ({ $why })
rule-thin = band { $band } with a limit: the record is too narrow for a verdict on the whole ({ $why })
rule-scant = band { $band } of what could be judged: the record is too narrow for any verdict on the whole ({ $why })
rule-before-vote = capped at band { $band }: the whole cannot be praised before the vote

narrow = { $judged } of { $asked } indicators were judged, with the others at { $at } the index would be { $index }
narrow-unscored = { $judged } of { $asked } indicators were judged, { $unscored } criteria have no value, with the others at { $at } the index would be { $index }

## What decided a gate

found-number = { $node } = { $number }
found-points = { $node } = { $number } points
found-nothing = { $node } has no value
found-joined = { $first } and { $last }

## Why analysts’ agreement is undefined

lack = { $lack ->
        [too-few] no item rated by two analysts
        [no-variation] no variation
       *[scales-differ] the indicators are on different scales
    }

## What an interval takes for granted

assumed-severity = { $number } indicators were rated by one or two analysts: their severity is assumed to differ by half a level (standard deviation)
assumed-any-level = { $number } indicators without a rating could be at any level, all equally likely
assumed-sure = no analyst stated a confidence below 100, so that levels are taken as sure

## One choice of the method made otherwise

variant = { $variant ->
        [panel-median] panel: median
        [panel-mean] panel: mean
        [panel-minimum] panel: least favourable rating
        [panel-maximum] panel: most favourable rating
        [index-geometric] index: geometric mean of its parts
        [index-minimum] index: lowest of its parts
        [groups-geometric] every group: geometric mean
       *[groups-equal] every group: equal weights
    }

## Scores as text

result-band = band { $band }: { $label }
result-no-verdict = no verdict
result-index = index { $index }
result-no-index = no index
points-of = { $points } of { $most } points
points-alone = { $points } points
row-span = { $low } to { $high }
reason-withheld = the reason rests on evidence that is not public
row-rated = { $rated }/{ $all } rated
# What the brackets mean, for whoever has seen those of a comparison.
ranges = [a to b] runs from the least to the most favourable level that an analyst gave; `compare` and `robust` give the intervals that hold the value in 90 of 100 draws.
severity = severity with its { $level } interval, in logits: above zero for lower levels for the same facts
analyst-severity = { $name } severity { $severity } [{ $low } to { $high }]  reliability { $reliability }  { $shared } shared ratings
