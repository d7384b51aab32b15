# SPDX-License-Identifier: Apache-2.0
# Why a review stops at a sentence: a clause for whoever writes, without a capital and without a full stop.
# A pack that has no file of this name speaks English here; the words that are looked for stand in review.yaml.

## Quotations, numbers, dates, names

quotation-elsewhere = nothing cited here has the words “{ $words }”; another item has
quotation-nowhere = nothing in the record has the words “{ $words }”
quotation-cut = the quotation stops where its source goes on with “{ $word }”
quotation-lacking = “{ $phrase }” announces the words of somebody, and nothing cited here has them
number-clash = the evidence cited here has { $other }, not { $number }, for “{ $noun }”
number-clash-elsewhere = the evidence cited here has { $other } for “{ $noun }”; { $number } stands in another item
number-elsewhere = nothing cited here has the number { $number }; another item or the election’s own file has
number-uncited = nothing cited here has the number { $number }, unless it counts what the sentence lists
number-nowhere = nothing in the record has the number { $number }
date-elsewhere = nothing cited here has the date { $date }; another item has
date-of-text = nothing cited here has the date { $date }, on which the text itself is dated
date-nowhere = nothing in the record has the date { $date }
name-nowhere = nothing in the record has the name { $name }
source-elsewhere = nothing cited here is said by { $name }; another item is
source-nowhere = nothing cited here is said by { $name }
not-public = it comes too near to evidence that is not public

## What no longer follows

own-finding = the signatories find what is only known from somebody else
attribution-lost = it says as a fact what { $source } says
attribution-lost-alone = it says as a fact what one source alone says
kept-lost = “{ $words }” must not be lost
qualifier-lost = the evidence says “{ $word }”
unborne = no evidence says “{ $word }”
praise-of-faults = it cites faults alone, and none says “{ $word }”
opposite = it says “{ $word }” where the evidence says “{ $other }”
negation-lost = the evidence says “{ $words }”, and the sentence has no word for “not”
negation-gained = it has “{ $word }” where the evidence says “{ $words }”
unlinked = no evidence links the two as “{ $word }” does
colouring = “{ $word }” colours what it says
verdict-above = “{ $words }” is above the verdict of this election ({ $label })
verdict-below = “{ $words }” is below the verdict of this election ({ $label })
unconcluded = it says nowhere that too little could be judged for a verdict on the whole
verdict-scant = “{ $words }” judges the whole, of which too little could be judged
ours-asserts = “{ $word }” says what was done, and it cites nothing: cite what it rests on beside [@ours]
no-polling-day = “{ $word }” is no day of voting, seen from { $date }
vote-over = “{ $word }”, but the vote was over on the day of the statement
vote-to-come = “{ $word }”, but the vote was still to come

charge-as-deed = “{ $word }” says that it was so, where it may be a charge: say “on charges of”, or who says so

## The whole text

told-twice = line { $line } tells this too
asks-uncited = it asks, and cites no fact that calls for it
asks-untold = what it rests on is told nowhere in the text
asks-left-out = it rests on what the brief leaves out of the text
asks-end = “{ $word }” asks an end of what is not shown to go on
asks-other = the facts that it cites are of another body
verdict-untold = it says nowhere what is concluded of the whole; the verdict is “{ $label }”
untold-decisive = a decisive fact that the plain draft tells is told nowhere
untold-serious = a serious fact that the plain draft tells is told nowhere
short-before-long = { $short } is named before { $name } is
short-alone = { $short } is nowhere written out
signatory-stranger = { $name } signs this text, and is named as a stranger
copy-unnamed = it names { $source }, of which only a copy was read ({ $via })
uncited-of-text = it cites nothing, and seems to speak of this text or of the law alone
uncited = it cites nothing: cite what it rests on, or mark it [@ours] if it asserts nothing about the election
unsupported = nothing in the record seems to bear this out
astray = it cites what is not in the evidence, or was not yet known on the day of the text
markup = its words alone are published, not emphasis or links

## The remarks as a list

grade = { $grade ->
        [error] False by the record (nothing is published until it is mended or waived)
        [warning] Does not follow from what is cited
       *[advice] Worth a look
    }
remark-evidence = evidence: { $words }
remark-follows = would follow: { $words }
waived = Waived
length = { $words } words before the signatories
length-usual = { $length } ({ $form }: { $least } to { $most })
counted = { $error } error(s), { $warning } warning(s), { $advice } advice; { $length }
