# SPDX-License-Identifier: Apache-2.0
# What those who work on a text are told: what only they can write, and on what lines of files a sentence rests.
# None of it is printed in a statement.

## What would help the text

advice-none = nothing is lacking that this command knows of
advice-paragraph = a paragraph on the gravest matter, in your own words: what happened, and what it did to the election
# Stands in a sentence of the working copy that is to be pasted and written anew.
advice-own-sentence = (your sentence)
advice-verdict = what you conclude of the whole, in your own words: no kinder and no harsher than “{ $label }”, and in line with what you quote; until then the ladder’s sentence stands, which is the same for every country
advice-verdict-scant = what you conclude, in your own words: too little could be judged for a verdict on the whole, so say what can be said and what cannot
advice-gravity = say how much this fact weighs in this election: decisive, serious or minor; the gravest leads
advice-demand = what you ask for because of this { $gravity } fact, and of whom: it has no demand
advice-reply = what { $name } says of this: who reads one side alone will ask for the other
# A clause to be pasted into evidence.
advice-clause = { $speaker } said that …
advice-background = { $background ->
        [result] who won, and how clearly
        [turnout] the turnout
        [absent] who stayed away or boycotted, if anybody did, and why
        [observers] what other observers concluded on the whole
        [contestants] who stood
       *[system] what is elected, and how
    }, as an item of evidence with its source
advice-brief = who speaks, to whom and when: there is no brief
advice-headline = a headline that says what is the matter; without one the ladder's stands, the same for every country
advice-addressees = whom the statement calls on
advice-ask-of-addressees = what you ask of those whom the statement calls on: without an ask they are not named in it
advice-endorsers = who signs, as organisations.yaml has them
advice-observed = which signatories observed the election themselves, or that it was assessed at the desk

## From where it can be started

advice-anchor = anchor of { $node }, level { $level }: { $text }
advice-ask = { $where }: { $to } to { $text }
advice-of-act = act { $act }
advice-of-indicator = indicator { $node }
advice-of-ladder = ladder, { $label }: { $ask }

## What a score or a sentence rests on

explain-verdict = { $election }: band { $band }
explain-verdict-label = { $election }: band { $band }, { $label }
explain-rule = rule: { $rule }
explain-pull = { $node }: value { $value }, adds { $adds } of { $most } points
explain-hands = { $hands ->
        [one] { $hands } person
       *[other] { $hands } people
    } wrote the { $sheets } sheets: that they agree says little
explain-finding = { $node }: { $value }, { $outcome }, certainty { $certainty }
explain-finding-level = { $node }: { $value }, level { $level }, { $outcome }, certainty { $certainty }
explain-no-value = no value
explain-group = how: { $rule ->
        [arithmetic] the mean, by weight,
       *[other] the { $rule } rule over the values
    } of the indicators below; { $rated } of { $all } have a value{ $left ->
        [yes] , the others are left out
       *[no] {""}
    }
explain-alone = how: level { $levels }, given by one analyst alone, is { $value } of 100
explain-levels = how: levels { $levels }, of which the { $panel } is { $level }, and { $level } is { $value } of 100
explain-apart = { $how }; they lie { $spread } levels apart
explain-level = level { $level }
# A fact that moved no level of the finding below which it is told.
explain-uncited = [bears on it, cited by no rating]: { $fact }
explain-evidence = evidence { $item } at { $place }
explain-of-finding = finding { $node }
explain-ratings = ratings { $places }
explain-standard = standard { $standard }
explain-by-rule = rule { $rule }
explain-untold = { $item } at { $place } is not told in the { $form } form: { $reason }
explain-in-copy = in the working copy, { $claim }

## Where the statement of an own day has another verdict

other-verdict = { $election }: its { $edition } statement of { $date } says otherwise: band { $band }, { $label }
other-verdict-none = { $election }: its { $edition } statement of { $date } says otherwise: no verdict
other-verdicts-many = whether statements of their own day say the same was not looked at: more than { $most } elections
