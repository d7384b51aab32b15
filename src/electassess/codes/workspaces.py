# SPDX-License-Identifier: Apache-2.0
"""Faults across the files of a workspace (3xx)."""

from electassess.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "EA301",
        "unknown indicator",
        "The reference names no indicator of the catalogue, so the rating counts for nothing.",
        "Correct the spelling; `electassess catalogue` lists all indicators.",
    ),
    Code("EA302", "level off the scale", "The level is not on the indicator's scale.", "Give a level of the scale."),
    Code(
        "EA303",
        "unknown evidence",
        "The rating cites an item of evidence that evidence.yaml does not have.",
        "Correct the id, or add the item.",
    ),
    Code(
        "EA304",
        "evidence supports nothing",
        "No rating cites the item and no rated indicator is among those it bears on.",
        "Cite it, remove it, or say in its `note` why it is kept.",
    ),
    Code(
        "EA305",
        "level without evidence",
        "A judgement that cites no evidence cannot be printed and will not be believed, whether it blames or praises. "
        "For a middling level this is a warning.",
        "Cite the items of evidence it rests on, or give the state insufficient-evidence.",
    ),
    Code("EA306", "no reason given", "A level or state stands without a reason in words.", "Fill in `because`."),
    Code("EA307", "rated twice", "The sheet rates the same indicator twice.", "Keep one of the two ratings."),
    Code(
        "EA308",
        "analyst and file differ",
        "Two sheets have the same analyst, or the file is not named after its analyst.",
        "Name the file after the analyst; one sheet for each.",
    ),
    Code(
        "EA309", "indicators missing", "The sheet leaves indicators out.", "Rate them, or give `state: not-assessed`."
    ),
    Code("EA310", "dates out of order", "Two dates contradict each other.", "Correct one of them."),
    Code(
        "EA311",
        "outcome rated before the vote",
        "An outcome indicator has a level on a sheet dated before the vote, when nobody can know.",
        "Give `state: not-assessed`, or correct the date.",
    ),
    Code(
        "EA312",
        "date does not fit the edition",
        "A pre-election statement must be dated before the vote, the others on or after it.",
        "Correct the date or the edition.",
    ),
    Code(
        "EA313",
        "name unlike the registry's",
        "The election body's name differs from the one in countries.yaml. A wrong name costs a statement its "
        "credibility.",
        "Correct the name here, or in countries.yaml if it has changed.",
    ),
    Code("EA314", "unknown endorser", "The organisation is not in organisations.yaml.", "Correct the id or add it."),
    Code("EA315", "named twice", "The same id stands twice.", "Remove one, or give it another id."),
    Code(
        "EA316",
        "unknown reference",
        "The file refers to something that is not there: a source, an actor, an item, a node, a standard, a country.",
        "Correct the spelling, or add what is missing.",
    ),
    Code(
        "EA317",
        "number not in the fact",
        "The clause holds a number or a month that the fact does not have, or, as a warning, one in words. A statement "
        "may not say more than its evidence. The day of `happened` may be written as a date all the same (23 July, "
        "23 July 2023, July 23, on 23 and 24 July): it is no number of anything, so that “23 people were killed” must "
        "stand in the fact though it happened on the 23rd; and so must each other day.",
        "Correct the clause, or the fact if the source says so.",
    ),
    Code(
        "EA318",
        "date too vague",
        "The source has no date, or one known only to the month or year, so that it may lie after the statement's day.",
        "Give `latest` with a note why, or use the source in a later edition only.",
    ),
    Code(
        "EA319",
        "unknown file or folder",
        "The file or folder is none that a workspace has at this place, and was not read.",
        "Move or rename it.",
    ),
    Code(
        "EA320",
        "file missing",
        "A file that this place needs is not there.",
        "Add it; `electassess new` writes a complete folder.",
    ),
    Code(
        "EA321",
        "folder and file differ",
        "The folder's name says another country, day or type than election.yaml.",
        "Rename the folder to <iso3>-<date>-<type>, or correct election.yaml.",
    ),
    Code(
        "EA322",
        "anchors do not fit the scale",
        "An indicator has not exactly one anchor for each level of its scale.",
        "Write one anchor per level.",
    ),
    Code(
        "EA323",
        "archive does not fit",
        "The kept copy of a source is missing, lies outside the assessment's folder, or has changed since its digest "
        "was taken.",
        "Put the right copy back, or take the digest again and say why in `note`.",
    ),
    Code("EA324", "gate cannot be read", "The condition of a gate is not one.", "See docs/formats.md for conditions."),
    Code(
        "EA325",
        "text cannot be rendered",
        "A text of the ladder holds a name that there is not, or more of the template language than names.",
        "Correct it; docs/formats.md lists the names.",
    ),
    Code(
        "EA326",
        "standing towards a treaty unknown",
        "standards.yaml does not say whether the state whose election is assessed is a party to a treaty that the "
        "catalogue cites. The statement will say nothing of the state towards that treaty.",
        "Add the state under `parties` of the treaty, with `status`, `year` and whether you `checked` it at a source.",
    ),
    Code(
        "EA327",
        "level against its evidence",
        "The rating gives the best level and cites faults alone, or the worst and cites strengths alone.",
        "Cite the evidence that bears the level out, or weigh it again.",
    ),
    Code(
        "EA328",
        "sheet not submitted",
        "The sheet says `submitted: false`, as a new one does: it is checked, but nothing in it counts.",
        "Take the line out when the sheet is done.",
    ),
    Code(
        "EA329",
        "words that nobody said",
        "The clause puts words into quotation marks that stand neither in the item's fact nor in its quote. A false "
        "quotation is the worst thing a statement can print.",
        "Quote what the source says, enter its words as `quote`, or say it without quotation marks.",
    ),
    Code(
        "EA330",
        "text to be read again",
        "A word stands twice, a sentence would begin with a figure, a day is named that is true on one day alone, or a "
        "title has the year of another vote.",
        "Correct what the message names.",
    ),
    Code(
        "EA331",
        "ask without ground",
        "An ask of the brief rests on an indicator or criterion that nobody rated.",
        "Rate it, name another in `because`, or leave the ask out.",
    ),
    Code(
        "EA332",
        "addressee is judged",
        "The statement addresses the state whose election it judges, or its election body. The ladder's asks, such as "
        "to refrain from legitimising the election, are made to others.",
        "Leave the addressee out; what the state should do stands in the list of recommendations.",
    ),
    Code(
        "EA333",
        "sensitivity not given",
        "The item rests on sources that must not be named, and does not say who may read it. Forgetting one line must "
        "not publish a testimony.",
        "Add `sensitivity: confidential`, `restricted` or, if its giver agreed to that, `public`.",
    ),
    Code(
        "EA334",
        "cited beside the point",
        "A rating cites an item that does not name its indicator. The item adds nothing to how sure the finding is.",
        "Add the indicator to the item's `indicators`, or cite another item.",
    ),
    Code(
        "EA345",
        "two under one name",
        "Two bodies that the statement names would be printed under the same name or short form, so that a reader "
        "takes one for the other: a party for an organisation that signs, for one.",
        "Give one of them another `short` or acronym, or leave it out; the message names both.",
    ),
    Code(
        "EA346",
        "one organisation twice",
        "organisations.yaml has the same name under two ids, so that one organisation could sign twice.",
        "Keep one of the two; if they are two bodies, let their names say so.",
    ),
    Code(
        "EA349",
        "nothing to be seen",
        "A text that is printed has no letter and no figure: it is made of blanks, soft hyphens or marks of direction.",
        "Write what it says, or leave the key out where it may be left out.",
    ),
    Code(
        "EA350",
        "text too long",
        "A text that is printed is longer than any statement prints, or has a word so long that no line can hold it.",
        "Shorten it, or break it with spaces.",
    ),
)
"""By number."""

__all__ = ["CODES"]
