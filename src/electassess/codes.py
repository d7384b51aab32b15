# SPDX-License-Identifier: Apache-2.0
"""Every diagnostic code, with what it means and how it is cured. Codes are never reused.

1xx text of a file, 2xx model of a file, 3xx across files, 4xx scoring, 5xx statement, 6xx sign-on. The
documentation has a page for each, generated from this list.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault.

    Attributes:
        id: `EA101`.
        title: in a few words.
        meaning: what it means and why it matters.
        cure: what to do.
    """

    id: str
    title: str
    meaning: str
    cure: str


CODES: tuple[Code, ...] = (
    Code(
        "EA101",
        "file cannot be read",
        "The file or folder could not be opened: it is missing, is no regular file, or you have no right to read it. "
        "Nothing in it was checked.",
        "Check that the file is there and that you may read it.",
    ),
    Code(
        "EA102",
        "file too large",
        "The file is larger than 5 MB. No rating sheet or evidence file needs that; it was not read.",
        "Remove what does not belong there, or split the file.",
    ),
    Code(
        "EA103",
        "not UTF-8",
        "The file holds bytes that are not UTF-8 text, so names and quotations could be garbled.",
        "Save the file again as UTF-8.",
    ),
    Code(
        "EA104",
        "not YAML",
        "The file breaks the rules of YAML at this place and could not be read further.",
        "Mend the indentation, quotation mark or colon named; text with `: ` or ` #` in it needs quotation marks.",
    ),
    Code(
        "EA105",
        "key stands twice",
        "A mapping has the same key twice; other programs would silently keep only the last.",
        "Keep one of the two.",
    ),
    Code(
        "EA106",
        "anchor or alias",
        "Anchors (`&`) and aliases (`*`) are refused: they make one place of the file change another, and can be "
        "used to exhaust memory.",
        "Write the value out where it is needed; quote text that begins with & or *.",
    ),
    Code(
        "EA107", "tag", "Tags (`!`) are refused: files are data and never code.", "Remove the tag, or quote the text."
    ),
    Code(
        "EA108",
        "more than one document",
        "The file holds a second YAML document after `---`; it would be ignored.",
        "Put it in a file of its own.",
    ),
    Code(
        "EA109",
        "nested too deeply",
        "The file nests more than 50 levels deep, which no file of a workspace does.",
        "Look for a stray bracket or indentation.",
    ),
    Code("EA110", "key is no text", "A key is a list or a mapping, not a name.", "Give the key as plain text."),
    Code("EA111", "empty file", "The file holds no data.", "Fill it in, or delete it."),
    Code(
        "EA112",
        "not a mapping",
        "The file's top level is a list or a single value, but names with values are expected.",
        "Begin the file with `name: value` lines; `electassess schema KIND` shows which.",
    ),
    Code(
        "EA113",
        "leaves the workspace",
        "The path is a symbolic link that leads out of the workspace. It was not followed: a workspace from a "
        "stranger must not reach your other files.",
        "Put a copy of the file into the workspace.",
    ),
    Code(
        "EA114",
        "forbidden character",
        "The text holds a control character, a Unicode line separator or another character that is invisible and was "
        "most likely pasted from a word processor or a PDF. Lines would be counted differently by different programs.",
        "Delete the character; use an ordinary line break.",
    ),
    Code(
        "EA115",
        "YAML directive",
        "A line that begins with % changes how YAML is read; every file of a workspace is read in the same way.",
        "Delete the line, or quote text that begins with %.",
    ),
    Code(
        "EA116",
        "too many faults",
        "The text has more faults than are listed.",
        "Mend those listed and check again.",
    ),
    Code(
        "EA117",
        "key swallowed by a text",
        "A line of a text begins like a key of the mapping that the text stands in, as where one indent too many has "
        "put `sensitivity: confidential` into the note above it. The key then counts for nothing, and what was to be "
        "kept back would be printed.",
        "Move the line to where keys begin; if it does belong to the text, let it begin with another word.",
    ),
    Code(
        "EA121",
        "merge conflict",
        "The file holds the marks that git leaves where two people changed the same lines: both versions stand in it, "
        "and within a folded text they would be printed.",
        "Keep what is right of the two, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    Code(
        "EA201", "unknown key", "The key is not one that this kind of file has.", "Correct its spelling or remove it."
    ),
    Code("EA202", "key missing", "A key that this kind of file needs is not there.", "Add it."),
    Code(
        "EA203",
        "wrong value",
        "The value is not of the kind that belongs here.",
        "Give the value named in the message.",
    ),
    Code(
        "EA204",
        "values do not fit together",
        "Each value is possible, but not together with the others.",
        "Change one of them, as the message says.",
    ),
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
        "The clause holds a number that the fact does not have. A statement may not say more than its evidence.",
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
    Code(
        "EA401",
        "table cannot be read",
        "The table of ratings lacks a column, has one that means nothing, has no row or too long a row, or is no CSV.",
        "See docs/formats.md for the columns; separate cells by commas, and write decimals with a point.",
    ),
    Code(
        "EA402",
        "unknown indicator",
        "The row rates an indicator that the catalogue does not have, so it would count for nothing.",
        "Correct the spelling: indicators are written as group.indicator.",
    ),
    Code(
        "EA403",
        "not on the scale",
        "The level is not one of the scale's, or the value lies beyond its goalposts.",
        "Give a level or value of the scale that the hint names.",
    ),
    Code(
        "EA404",
        "rated a second time",
        "One analyst rates one indicator of one election twice; neither is taken for the right one.",
        "Keep one of the two rows.",
    ),
    Code(
        "EA405",
        "not exactly one answer",
        "A row gives a level, a value or a state, and exactly one of them. An empty cell is never zero.",
        "Fill one of the three; for what was not rated write the state not-assessed.",
    ),
    Code("EA406", "unknown state", "The state is none of those there are.", "Use one that the hint names."),
    Code(
        "EA407",
        "no confidence from 0 to 100",
        "The confidence is no number from 0 to 100.",
        "Give a number in per cent, or leave the cell empty.",
    ),
    Code(
        "EA408",
        "row without a name",
        "The row does not say which election, indicator or analyst it is about.",
        "Fill the cell.",
    ),
    Code(
        "EA413",
        "two cells that may be one number",
        "No quantity of the table is written with a point, and whole numbers stand side by side in the columns of the "
        "quantity and of the confidence: `0,95` with a decimal comma would look the same.",
        "Write decimals with a point. If there are two numbers indeed, write one quantity of the table as `57.0`, or "
        "put the column confidence elsewhere.",
    ),
    Code(
        "EA414",
        "names that differ by case alone",
        "Two analysts or two elections of a table are written alike but for capitals, and count as two.",
        "Write the name in one way, if they are one.",
    ),
    Code(
        "EA415",
        "workbook cannot be read",
        "The file is no workbook that can be read, is too large after unpacking, or the package that reads workbooks "
        "is not installed.",
        'Install it with `pip install "electassess[xlsx]"`, or save the table as CSV.',
    ),
    Code(
        "EA421",
        "gate of the catalogue cannot be read",
        "The condition of a gate does not follow the grammar, so that it could never cap a verdict.",
        "See docs/formats.md for conditions.",
    ),
    Code(
        "EA422",
        "gate names no node",
        "The condition of a gate names a node that the catalogue does not have.",
        "Correct the spelling: nodes are written as group.indicator.",
    ),
    Code(
        "EA423",
        "catalogue cannot be scored",
        "The catalogue is well formed, but no scores can be made by it: a scale or node it names is missing, a group "
        "has nothing that adds, or a gate caps at a band that is not there.",
        "Correct what the message names.",
    ),
    Code(
        "EA501",
        "no verdict",
        "Too little could be rated for a verdict, or no evidence that a public text may use bears out the ratings. A "
        "statement of a day uses only what had been published by then, so that it can fail where `electassess score`, "
        "which uses everything, gives a verdict.",
        "The hint names the criteria that fall short. Rate more indicators, enter evidence, or give a later `--date`.",
    ),
    Code(
        "EA503",
        "election cannot be found",
        "There is no assessment, claim or node of this name.",
        "Correct the spelling; `electassess score` lists the assessments.",
    ),
    Code(
        "EA504",
        "elections cannot be compared",
        "They were measured by different yardsticks (catalogue, ladder, method or edition), or there is none.",
        "Score them with one catalogue and method, or compare those that share them.",
    ),
    Code(
        "EA600",
        "there is no working copy",
        "A statement is published from its working copy, and this assessment has none.",
        "`electassess draft ID` writes it.",
    ),
    Code(
        "EA601",
        "the working copy is not up to date",
        "The evidence, the ratings, the brief or the catalogue changed since the text was drafted.",
        "`electassess draft ID` brings it up to date and keeps what people wrote.",
    ),
    Code(
        "EA602",
        "a conflict stands in the working copy",
        "A fact, or a sentence of the tool's, changed under words that people wrote.",
        "Compare what it was and what it is now, change the words if need be, and delete the comment.",
    ),
    Code(
        "EA603",
        "the working copy cites what it may not",
        "A citation names no public item of evidence, or one that was published after the day of the statement.",
        "Correct the citation, or leave the sentence out.",
    ),
    Code(
        "EA604",
        "the working copy changed meanwhile",
        "Somebody wrote into the file while it was being drafted again; nothing was written.",
        "Run the command again.",
    ),
    Code(
        "EA605",
        "a waiver fits nothing",
        "waivers.yaml waives a remark on a sentence that is not in the text any more.",
        "Take the waiver out, or copy the sentence into it as it is now.",
    ),
    Code(
        "EA606",
        "a sentence is false by the record",
        "A review found a quotation, a number or a date that nothing in the record has, or what is not public.",
        "Mend the sentence; or waive the remark in waivers.yaml, with your name and a reason.",
    ),
    Code(
        "EA610",
        "no such language pack",
        "The brief names a language that there is no pack of, neither in the workspace nor with the program.",
        "Correct the spelling, or make a folder `languages/TAG` (docs/formats.md, language packs).",
    ),
    Code(
        "EA611",
        "language pack is not whole",
        "A file of the pack is missing or has no name that the program knows, or its tag or locale is wrong. A text in "
        "this language cannot be made.",
        "Take the file from the pack `en-GB` and translate it; call the folder as the pack calls itself.",
    ),
    Code(
        "EA612",
        "message cannot be read",
        "What stands there is not in the grammar of Fluent, stands twice, or says nothing.",
        "See https://projectfluent.org/fluent/guide/ for the grammar.",
    ),
    Code(
        "EA613",
        "message is missing",
        "The program says this message in texts for readers, and the pack does not have it.",
        "Take it from the pack `en-GB` and translate it.",
    ),
    Code(
        "EA614",
        "message that nobody says",
        "The pack has a message that the program does not know; perhaps its name is misspelt.",
        "Correct the name, or delete the message.",
    ),
    Code(
        "EA615",
        "message uses or lacks something",
        "The message uses what it is not told, or what a pack may not use, or it does not print what it is told and "
        "readers need: the source of a fact, or the fact.",
        "The hint names what it is told; put that where it belongs.",
    ),
)
"""All codes, by number."""

BY_ID = {code.id: code for code in CODES}
"""Code -> its record."""

__all__ = ["BY_ID", "CODES", "Code"]
