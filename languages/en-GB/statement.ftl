# SPDX-License-Identifier: Apache-2.0
# What a draft adds to what people entered. None of it says anything of how the election was.
# Where a message has attributes, they are other ways to say the same: which an item gets is decided by its id.

## Attribution

attributed = { $clause }, according to { $source }
    .reported = { $source } reported that { $clause }
# For a clause so long that a name at its end would come too late.
fronted = according to { $source }, { $clause }
    .reported = { $source } reported that { $clause }
# For an item whose source the sentence before has named.
same-report = { $clause }, according to the same report
hedged = according to an unconfirmed account by { $source }, { $clause }
# What is in doubt here is the copy and not whom it copies.
hedged-copy = according to an unconfirmed copy of a text by { $source } ({ $via }), { $clause }
unnamed-source = a source known to us
# The same where the clause itself says whose words they are.
hedged-copied = { $clause } ({ $via }, not confirmed)
# A source that was read in a copy is named with it: a copy never stands as what it copied.
copy = { $source } ({ $via })
# The same where the clause itself says whose words they are.
copied = { $clause } ({ $via })
# Two clauses of one source on one act, which an item says may share a sentence.
shared = { $clause }, and { $other }
# The one finding that is said in the catalogue's words: it rests on evidence that cannot be shown.
withheld = information that cannot be disclosed without risk to its sources indicates that { $clause }
standard-breached = the standard on { $title } { $before ->
        [yes] has been
       *[no] was
    } breached

## Frame

# Behind the title, above later pages.
noticed = (with a notice on page 1)
not-adopted = Draft for discussion. No organisation has adopted this text.
signatories = { $count ->
        [one] The undersigned organisation:
       *[other] The undersigned organisations:
    }
signatory = { $name } ({ $acronym })
desk-work = This statement draws on published reports
# Where reports of signatories are among them.
desk-work-among = This statement draws on published reports, among them those of { $count ->
        [1] one
       *[other] several
    } of the undersigned
observed = { $names } observed { $election }
unjudged = too little is known to judge { $nouns }
# Where some of it was judged.
unjudged-in-full = too little is known to judge { $nouns } in full
dateline = { $date }.
# First sentence of a text that nobody signs.
of-report = this report assesses { $election }, { $when }
of-summary = this summary assesses { $election }, { $when }
reservation = { $instrument }: { $reservation }

## Demands

call = We call on:
ask = { $addressee } to { $asks }
urge = we urge { $addressees } to { $asks }
# Infinitives after one "to", each said once.
asks-joined = { $first }, to { $last }
# With a comma where one of them holds a comma or an “and” of its own.
asks-joined-last = { $apart ->
        [yes] { $first }, and to { $last }
       *[no] { $first } and to { $last }
    }
ask-ends = { $left ->
        [0] .
        [1] ; and
       *[other] ;
    }
addressee-body = the { $name }
addressee-parliament = the parliament of { $people }
addressee-courts = the courts of { $people }
addressee-parties = all political parties

## Names

aside-first = { $count ->
        [one] the undersigned
       *[other] one of the undersigned
    }
aside-second = also among the undersigned
aside-later = likewise one of the undersigned

## Words that texts of the ladder use

the-election = the { $phrase } in { $country }
this-election = { $plural ->
        [yes] these elections
       *[no] this election
    }
organisations = { $count ->
        [one] organisation
       *[other] organisations
    }
joint-statement = { $count ->
        [one] Statement
       *[other] Joint Statement
    }
it = { $plural ->
        [yes] they
       *[no] it
    }
its = { $plural ->
        [yes] their
       *[no] its
    }
is = { $plural ->
        [yes] are
       *[no] is
    }
was = { $plural ->
        [yes] were
       *[no] was
    }
has = { $plural ->
        [yes] have
       *[no] has
    }

## When the vote is or was

# Days with their preposition, as the messages after them expect.
on-days = on { $days }
from-days = from { $days }
span = { $first } to { $last }
held = held { $days }
taking-place = taking place { $days }
held-and-now = { $held } and { $now }
today = taking place today, { $days }
tomorrow = scheduled for tomorrow, { $days }
this-week = scheduled for { $weekday }, { $days }
planned-on = scheduled for { $days }
planned = scheduled { $days }
more-due = { $vote } and due to continue { $days }
round-due = { $vote }, with a further round due { $days }
vote-in-advance = { $vote }, with voting in advance { $days }
vote-abroad = { $vote }, with voting abroad { $days }
put-off = first scheduled for { $days } and postponed
put-off-from = { $vote }, postponed from { $days }
called-off = scheduled for { $days } and cancelled
called-off-later = { $vote }, and cancelled
called-off-in-part = { $vote }, with the voting of { $days } cancelled
annulled = { $vote }, annulled on { $day }
annulled-in-part = { $vote }, annulled in part on { $day }
annulled-of = { $vote }, of which the vote of { $days } was annulled on { $day }
repeated = { $vote } and repeated { $days }
to-be-repeated = { $vote } and to be repeated { $days }

## Lists of which one entry holds a comma

list-long = { $first }; { $last }
list-long-last = { $first }; and { $last }

## The law

instrument = the { $title }
instrument-short = { $title } ({ $short })
articles-of = { $articles } of { $name }
units = { $count ->
        [one] { $unit } { $numbers }
       *[other] { $unit }s { $numbers }
    }
its-units = { $articles } of that treaty
it-alone = it
party = , to which { $country } is a party
party-since = , to which { $country } has been a party since { $year }
applied = , which continues to apply to { $country }
domestic-act = , to which { $country } has given domestic effect by an act of its own
domestic-act-of = , to which { $country } has given domestic effect by an act of { $year }
law-measure = We take { $instrument } as our measure
law-applied = We apply { $instrument }{ $relation }
law-applied-bind = We apply { $instrument }{ $relation }, and { $others }, which also { $count ->
        [one] binds it
       *[other] bind it
    }
law-applied-apply = We apply { $instrument }{ $relation }, and { $others }, which also { $count ->
        [one] applies there
       *[other] apply there
    }
law-signed = { $country } has signed but not ratified the { $instrument }; we cite { $which } as persuasive, not as binding
law-not-party = { $country } is not a party to the { $instrument }; we cite { $which } as persuasive, not as binding
law-regarded = We have had regard to { $names }
law-regarded-also = We have also had regard to { $names }
comments-joined = General Comments Nos. { $numbers }
guided = we have been guided by { $comments } of the Human Rights Committee
guided-in-reading = in reading { $treaties ->
        [one] this treaty
       *[other] these treaties
    } we have been guided by { $comments } of the Human Rights Committee
drawn = we have drawn on { $names }
guided-and-drawn = { $guided } and have drawn on { $names }

standing = { $status ->
        [party] party
        [signatory] signed, not ratified
        [not-party] not a party
        [applied] continues to apply
        [domestic-act] in force by an act of its own
        [interpretation] reading of a treaty body
        [commitment] political commitment
       *[practice] norm of good practice
    }
standing-since = { $standing } since { $year }
column-provisions = Provisions
column-state = The state
column-instrument = Instrument

## Notes

source-unnamed = Source known to the authors
source-unnamed-dated = Source known to the authors, { $date }
source-unnamed-again = Source
source-titled = “{ $title }”
source-again = { $source }, note { $number } above
source-via = { $source } ({ $via })

## What the text does not say, for its editors

gap-general = { $title }: said in general words only, because the evidence behind it is not public
gap-later = { $title }: not said, because { $known ->
        [vague] no source of its evidence can be shown to have been out on { $date }
        [both] its evidence came out after { $date } or cannot be shown to have been out by then
       *[later] its evidence came out after { $date }
    }
gap-unsupported = { $title }: not said, because no evidence supports it
gap-no-finding = { $title }: no judgement on the whole, because too few of its indicators could be rated
gap-set-aside = { $title }: levels set aside, because { $known ->
        [vague] no source of what they rest on can be shown to have been out on { $date }
        [both] what they rest on came out after { $date } or cannot be shown to have been out by then
       *[later] they rest only on evidence that came out after { $date }
    }
gap-not-yet = { $title }: can be judged only on or after the day of voting
gap-title = the title says { $words }, which no fact, verdict or background that is told bears out
quoted-word = “{ $word }”
# Words that assert nothing where they stand in a title.
little-words = about after against amid before between during from into over since their them they this that these those through towards under until upon when where which while whose with within without statement election elections vote votes voting poll polls
gap-nobody-signs = no organisation signs: the text speaks of undersigned whom nothing names
gap-unsigned = no organisation signs
gap-no-room = { $ask }: no room for it in this form
gap-ground-untold = { $ask }: what it rests on is not told in this form
gap-nobody-to-ask = { $ask }: the brief names nobody to ask
gap-nothing-asked = { $addressees }: not named, for no ask goes to them; give one in the brief
gap-summary-asks-nothing = { $ask }: a summary asks nothing of its addressees
