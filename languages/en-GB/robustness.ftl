# SPDX-License-Identifier: Apache-2.0
# How firm a verdict is. The program sets the lines in and puts figures into columns.

how-firm = { $election }: how firm is the verdict?
firm-verdict = Verdict: { $band }.
firm-band = band { $number }, { $label }
firm-likelier = { $likelier }.
firm-hands = Its { $sheets } sheets were written by { $hands ->
        [one] one person
       *[other] { $hands } people
    }: agreement among them, and what is said below of who sat on the panel, say little.
firm-no-verdict = no verdict
firm-percent = { $number } %
firm-under = under 1 %
firm-over = over 99 %

## Chances

chance-rated = Chance, with panel, confidence and weights drawn anew and what nobody could rate left out of account:
chance-filled = Chance if what nobody could rate may be at any level, which pulls towards the middle of the scale:
chance-interval = In { $level } of 100 draws the index lies between { $low } and { $high }.
chance-band = band { $number } { $label }
chance-failed = { $number } draws gave no index and are left out.
doubt-from = Where this doubt comes from, be it large or small: { $shares }.
doubt-share = { $source } { $share }
doubt-analysts = who sat on the panel
doubt-confidence = the analysts' own doubts
doubt-weights = the weights
doubt-missing = what nobody could rate
taken-for-granted = Taken for granted: { $what }.

chance-outside = This interval leaves out the index itself, { $index }: each of the { $number } indicators without a rating is drawn at any level, on average the middle one. The verdict rests on the first reading.

## What drives the verdict

driven = What drives it:
pulls = What each criterion adds to the index, of the most it could, the strongest pull downwards first:
pull = { $node }  value { $value }  adds { $adds } of { $most }

## Leaving out, and making scores otherwise

left-out = If one criterion or indicator were left out:
left-out-one = without { $what }: { $outturn }
left-out-stays = the verdict stays, whichever of the { $number } it is.
left-out-others = Of the others, the index moves most without { $what }: from { $before } to { $after }.
left-out-most = The index moves most without { $what }: from { $before } to { $after }.
outturn = index { $index }, { $band }
no-index = none
and-more = and { $number } more: see --format json.
otherwise = If scores were made otherwise:
otherwise-one = { $what }: { $outturn }
otherwise-moves = { $what }: { $outturn }{"  "}<- another verdict

## Smallest changes

smallest = Smallest single change that moves the verdict:
smallest-rating = one analyst's rating of one indicator
smallest-panel = the whole panel's level on one indicator
smallest-none = no change of { $what } moves it.
smallest-up = up, by { $what }:
smallest-down = down, by { $what }:
smallest-none-up = up: no change of { $what } does.
smallest-none-down = down: no change of { $what } does.
tip-panel = { $indicator } from { $before } to { $after }: { $band }
tip-analyst = { $indicator } ({ $analyst }) from { $before } to { $after }: { $band }

## What analysts should talk about, and their agreement

talks-none = No indicator has analysts { $levels } or more levels apart.
talks-some = Analysts should talk about these indicators, where they are { $levels } or more levels apart:
alone = Levels that rest on one analyst, where others looked and gave none: a doubt that no spread shows:
near = Apart by less than { $levels } levels:
agreement = Agreement of analysts (alpha: 1 perfect, 0 as by chance):
agreement-line = { $node }: { $alpha }
agreement-shares = { $node }: { $alpha }; pairs equal { $equal }, at most one level apart { $near }
agreement-whole = whole
alpha-undefined = alpha undefined ({ $reason })
alpha-idle = next to no variation, so that alpha says nothing
alpha-alone = alpha { $alpha }
alpha-interval = alpha { $alpha } ({ $low } to { $high })

## Several elections in a table, the shakiest first

shaky-note = The shakiest first, by `held`: in how many of 100 draws the band of the verdict is reached, as far as things could be rated, which is the reading that the verdict rests on. `other` is the likeliest other band and its draws. `unrated free` is the same as `held` with what nobody could rate at any level. `to bound` is how many points the index lies above (+) or below (−) the nearest bound between two bands, no loss of points. The change is the smallest of a single rating, by however many levels, that moves the verdict: of one analyst's, or of the whole panel's where no analyst's does. `robust ID` tells one election in full.
# Heads of columns, which keep their width: no longer than `smallest change`.
shaky-band = band
shaky-index = index
shaky-held = held
shaky-other = other
shaky-free = unrated free
shaky-bound = to bound
shaky-change = smallest change
change-of = { $indicator } ({ $analyst }) { $before } to { $after }: band { $band }
change-of-panel = { $indicator } (whole panel) { $before } to { $after }: band { $band }
change-none = no single level does
shaky-open = Gates that cannot be decided, for want of a rating, and would lower the verdict if they held:
shaky-hands = Sheets by fewer people than there are sheets, whose agreement says little: { $elections }
shaky-alone = Levels that rest on one analyst, where others looked and gave none:
shaky-likelier = { $election }: { $likelier }.
shaky-rated = Shaky as rated (held in fewer than { $below }): { $elections }.
shaky-if-free = Shaky only if what nobody could rate may be at any level: { $elections }.
