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
        "EA660",
        "not a workbook that can be taken in",
        "The file cannot be read as an Excel workbook, is too large, or was not written by this program: without its "
        "hidden sheet it cannot be told what was changed.",
        "Save it as .xlsx without a password; or begin with a fresh one and copy what was filled in.",
    ),
    Code(
        "EA661",
        "cell that is no answer",
        "A cell holds what its column cannot: a level off the list, a formula, a date where a reason should be, an "
        "answer that could mean several things, or a row has a level and a state, or neither. Nothing is taken over "
        "then, so that no half of a row is.",
        "Correct the cell, save, and take the file in again.",
    ),
    Code(
        "EA662",
        "row or column that does not fit",
        "A row names nothing that is in the workbook or the catalogue, or what another row names already; or a column "
        "is missing.",
        "Put it right as the hint says; rows may be sorted, but what is in the first column must stay.",
    ),
    Code(
        "EA663",
        "joined cells",
        "Of cells that were joined only the first has a value, and it cannot be told for which rows it holds.",
        "Part them again and fill in each.",
    ),
    Code(
        "EA664",
        "changed on both sides",
        "The row was changed in the workbook, and the file has been changed since the workbook was written. Nothing of "
        "the row was taken over; the file is as it was.",
        "Decide what holds: `--mine` takes what the workbook says, or write into the row what the file says.",
    ),
    Code(
        "EA665",
        "row is gone",
        "The workbook was written with a row that it has no more. What the file says of it stays, since rows get lost "
        "by mistake.",
        "To take a rating out, empty its row; to take an item of evidence out, delete it in evidence.yaml.",
    ),
    Code(
        "EA666",
        "table that cannot be taken in",
        "The table has no column for what is needed, or cannot be read as CSV.",
        "See docs/howto.md, In Excel: the columns are election, indicator, analyst, level, value, state, confidence, "
        "because, evidence.",
    ),
    Code(
        "EA667",
        "unknown election or analyst",
        "A row of the table names an election that the workspace does not have, or an analyst whose name is none.",
        "Correct the name; electassess new begins an assessment.",
    ),
    Code(
        "EA668",
        "row that makes no entry",
        "What the row says is no item of evidence or no source: something that it needs is missing or has not the "
        "right form.",
        "Fill in what is missing, as the hint says.",
    ),
    Code(
        "EA669",
        "cannot be changed in place",
        "The change cannot be made in the file without touching lines that it does not concern, or the file would "
        "have faults after it. Nothing was written.",
        "Make the change in the file itself.",
    ),
)
"""By number."""

__all__ = ["CODES"]
