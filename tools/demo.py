# SPDX-License-Identifier: Apache-2.0
"""Set up a virtual environment and run the main job on the Cambodia 2023 assessment."""

from environment import ensure, run, step

KHM = "khm-2023-07-23-general"


def main() -> None:
    """Check, score, draft and compare."""
    tool = [ensure("run"), "-m", "electassess"]
    step("check: are all files of the worked examples sound?")
    run([*tool, "check"])
    step("score: Cambodia 2023, with all that is known by now")
    run([*tool, "score", KHM])
    step("draft: the statement of the day before the vote, with what was known by then")
    day = ["--edition", "pre-election", "--date", "2023-07-22"]
    run([*tool, "draft", KHM, *day, "--format", "md,html,docx,pdf", "--out", "out/statement"])
    step("compare: all worked elections on one page")
    run([*tool, "compare", "--format", "html", "--out", "out/comparison.html"])
    step("Look at")
    print("out/statement/statement.pdf (and .docx, .html, .md; trace.json has the way back from each sentence)")
    print("out/comparison.html")


if __name__ == "__main__":
    main()
