# SPDX-License-Identifier: Apache-2.0
"""Faults of scores (4xx), of statements (5xx), and of working copies, reviews and language packs (6xx)."""

from electassess.codes.code import Code

CODES: tuple[Code, ...] = (
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
        "EA607",
        "another text than was adopted",
        "`adopted_text` in statement.yaml is the stamp of the words that the organisations adopted; the working copy, "
        "statement.md, has other words now.",
        "Put the adopted words back into statement.md; or take both `adopted` and `adopted_text` out of "
        "statement.yaml, until the organisations have adopted the text as it is now.",
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
    Code(
        "EA620",
        "set aside by the statement's day",
        "A note, no fault. A statement uses only what was known on its day: items whose sources came out later, or "
        "cannot be shown to have been out, are not told in it, and ratings that rest on nothing else do not count.",
        "Where a source was out in time, date it more exactly or give it `latest`; else there is nothing to do.",
    ),
    Code(
        "EA621",
        "statement's day changes the verdict",
        "A statement uses only what was known on its day. Ratings that rest on later evidence are set aside, and "
        "without them the verdict is another than by all evidence.",
        "Look at what is set aside, which `electassess check` lists: date its sources more exactly, give the "
        "statement a later day, or accept that it says what could be known then.",
    ),
    Code(
        "EA622",
        "verdict has no words for this type",
        "The texts of the ladder speak of contestants and of a choice among them. Of a type that is not in the "
        "ladder's `types`, such as a referendum, they would say what is not so, and no statement is drafted.",
        "Score it with a catalogue made for it, whose ladder lists the type in `types`; what is scored stays "
        "comparable with what the same catalogue scores.",
    ),
    Code(
        "EA650",
        "name fits several elections",
        "Elections may be named by folder, country, ISO code, year, type, day or title. What was given fits more than "
        "one where one is wanted, and none is guessed.",
        "Add what tells them apart, such as the year: `Kenya 2022`, `khm-2023`; the message lists what fits.",
    ),
    Code(
        "EA651",
        "table of others' numbers cannot be read",
        "What `compare --with` was given is no table that it knows: neither V-Dem's nor PEI's as published, nor one "
        "with the columns `iso3, year, source, name, value, low, high`; or a row holds what is no number, or ends that "
        "do not fit its value.",
        "The message names the row and the column; docs/howto.md has the recipes.",
    ),
    Code(
        "EA652",
        "no such criterion to sort by",
        "`compare --sort` takes the index, or a criterion, an indicator or a gate of the catalogue, by id or title.",
        "Take one that the hint lists; `electassess catalogue` has all.",
    ),
    Code(
        "EA653",
        "elections cannot be asked for so",
        "`compare --only` takes a gate by its id, or a condition as gates have them: ids of criteria or indicators, "
        "a sign (`< <= = != >= >`) and a number, joined by `and`, `or`, `not`; or no election fits.",
        "Write it like `party-inclusion.parties-barred <= 1`; `electassess catalogue` lists criteria, indicators and "
        "gates.",
    ),
)
"""By number."""

__all__ = ["CODES"]
