# SPDX-License-Identifier: Apache-2.0
"""The tour of docs/tour.md: one election from an empty workspace to its statement, in a real browser.

`python tools/tour.py` walks it and writes the pictures; tests/browser/test_tour.py walks it and looks at what comes of
it. Facts, sources and ratings are those of a worked assessment, entered anew; the analyst is a pseudonym, and the one
organisation that speaks says by its name that it is none.
"""

import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from electassess.use_cases.scaffold import init_workspace

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images" / "tour"
WORKED = "geo-2024-10-26-legislative"
ANALYST = "a-reader"
SHEET = "desk-a"
"""The worked sheet whose ratings are entered."""
VIEW = {"width": 1280, "height": 800}
COLOURS = 96
"""Of a picture: what is flat in a page stays flat, and the file is small."""
FIRST_ITEM = "secrecy"

NOTICE = (
    "Worked example from public facts, to show how the tool works. It is the judgement of no organisation, and the one "
    "that is named does not exist."
)
Picture = Callable[[str], None]


def worked(name: str) -> Any:
    """A file of the worked assessment."""
    return yaml.safe_load((ROOT / "assessments" / WORKED / name).read_text(encoding="utf-8"))


def as_form(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """An item or a source of a file as its form sends it."""
    found: list[tuple[str, str]] = []
    for key, value in entry.items():
        if key == "indicators":
            found.append(("first", value[0]))
            found += [("indicators", one) for one in value[1:]]
        elif key == "ask":
            found += [(f"ask.{part}", text) for part, text in value.items()]
        elif key == "figures":
            for number, row in enumerate(value):
                found.append((f"figures.{number}", "1"))
                found += [(f"figures.{number}.{part}", str(text)) for part, text in row.items()]
        elif key == "keep":
            found.append((key, "\n".join(value)))
        elif isinstance(value, list):
            found += [(key, str(one)) for one in value]
        elif isinstance(value, bool):
            found += [(key, "1")] if value is (key != "named") else []
        elif value is not None:
            found.append((key, " ".join(str(value).split())))
    return found


class Tour:
    """One walk.

    Attributes:
        page: of a browser that was let in.
        origin: of the server.
        picture: called with a name at each station.
    """

    def __init__(self, page: Any, origin: str, picture: Picture) -> None:
        self.page, self.origin, self.picture = page, origin, picture
        self.here = f"/e/{WORKED}"

    def walk(self) -> None:
        """From the first page to the statement."""
        self.begin()
        self.evidence()
        self.ratings()
        self.brief()
        self.text()

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.origin + path)
        self.page.wait_for_load_state("networkidle")

    def send(self, path: str, fields: Iterable[tuple[str, str]]) -> None:
        """Send a form as the page would: what a person does over and over, and nobody wants to watch.

        Raises:
            RuntimeError: If it is refused.
        """
        body = [(name, text) for name, text in fields]
        answer = self.page.request.post(
            self.origin + path, headers={"origin": self.origin, "content-type": "application/x-www-form-urlencoded"},
            data=_encoded(body), max_redirects=0,
        )  # fmt: skip
        if answer.status >= 400:
            said = re.findall(r'<div class="summary".*?</div>', answer.text(), re.DOTALL)
            raise RuntimeError(f"{path}: {answer.status} {said[:1]}")

    def begin(self) -> None:
        """The first page, a new assessment, its overview."""
        page = self.page
        page.fill("#who", "A Reader")
        page.click("form.who button")
        page.wait_for_load_state("networkidle")
        page.click("text=New assessment")
        page.select_option("#country", "GEO")
        page.fill("#date", "2024-10-26")
        page.select_option("#kind", "legislative")
        self.picture("01-new-assessment")
        page.click("button.main")
        page.wait_for_url(f"**{self.here}/")
        self.picture("02-overview")
        election = worked("election.yaml")
        fields = [("country", "GEO"), ("type", "legislative"), ("title", election["title"])]
        fields += [
            ("phrase", election["phrase"]),
            ("plural", "1"),
            ("votes.0", "1"),
            ("votes.0.date", "26 October 2024"),
        ]
        body = election["election_body"]
        fields += [("election_body.name", body["name"]), ("election_body.short", body["short"])]
        for number, actor in enumerate(election["actors"]):
            fields.append((f"actors.{number}", "1"))
            fields += [(f"actors.{number}.{key}", str(text)) for key, text in actor.items() if text is not True]
        fields.append(("desk_note", " ".join(election["desk_note"].split())))
        self.go(f"{self.here}/election")
        self.send(f"{self.here}/election", [("base", page.input_value("form.entry input[name=base]")), *fields])

    def evidence(self) -> None:
        """A source and a fact by hand, the others as they are in the file."""
        page, data = self.page, worked("evidence.yaml")
        first = next(one for one in data["items"] if one["id"] == FIRST_ITEM)
        keys = [*first["sources"], *(key for key in data["sources"] if key not in first["sources"])]
        for number, key in enumerate(keys):
            source = data["sources"][key]
            self.go(f"{self.here}/evidence/source/new")
            if number:
                self.send(f"{self.here}/evidence/source/new", [("base", ""), ("key", key), *as_form(source)])
                continue
            page.fill("#f_organisation", source["organisation"])
            page.fill("#f_title", source["title"])
            if source.get("date"):
                page.fill("#f_date", source["date"])
            page.fill("#f_url", " ".join(str(source["url"]).split()).removeprefix("https://"))
            page.select_option("#f_reliability", source["reliability"])
            self.picture("03-source")
            self.send(f"{self.here}/evidence/source/new", [("base", ""), ("key", key), *as_form(source)])
        self.go(f"{self.here}/evidence/item/new")
        page.fill("#f_fact", " ".join(first["fact"].split()))
        page.fill("#f_clause", " ".join(first["clause"].split()))
        for key in first["sources"]:
            page.check(f'input[name="sources"][value="{key}"]')
        self.picture("04-item")
        self.send(f"{self.here}/evidence/item/new", [("base", ""), ("sensitivity", "public"), *as_form(first)])
        for item in data["items"]:
            if item is not first:
                self.send(f"{self.here}/evidence/item/new", [("base", ""), ("sensitivity", "public"), *as_form(item)])
        self.go(f"{self.here}/evidence")
        self.picture("05-evidence")

    def ratings(self) -> None:
        """One question by hand, the others as they are in the sheet; then the sheet is submitted."""
        page, sheet = self.page, worked(f"ratings/{SHEET}.yaml")
        by_criterion: dict[str, list[Any]] = {}
        for rating in sheet["ratings"]:
            by_criterion.setdefault(rating["indicator"].partition(".")[0], []).append(rating)
        shown = worked("evidence.yaml")["items"]
        seen = next(one for one in shown if one["id"] == FIRST_ITEM)["indicators"][0]
        for criterion, ratings in by_criterion.items():
            self.go(f"{self.here}/rate/{criterion}")
            for rating in ratings:
                ref = rating["indicator"]
                if ref == seen:
                    continue
                base = page.locator(f'article[id="{ref}"] input[name=base]').input_value()
                answer = f"state:{rating['state']}" if "state" in rating else f"level:{rating['level']}"
                fields = [("base", base), ("answer", answer), ("because", rating["because"])]
                fields += [("confidence", str(rating["confidence"]))] if "confidence" in rating else []
                fields += [("evidence", key) for key in rating.get("evidence", ())]
                self.send(f"{self.here}/rate/{ref}", fields)
        rating = next(one for one in sheet["ratings"] if one["indicator"] == seen)
        self.go(f"{self.here}/rate/{seen.partition('.')[0]}")
        article = page.locator(f'article[id="{seen}"]')
        article.locator(f'input[value="level:{rating["level"]}"]').check()
        article.locator("textarea").fill(rating["because"])
        for key in rating["evidence"]:
            article.locator(f'input[name="evidence"][value="{key}"]').check()
        article.locator("form[data-keep]:not([data-unsaved])").wait_for()
        page.wait_for_load_state("networkidle")
        page.locator("aside .values").wait_for()
        article.evaluate("one => one.scrollIntoView()")
        self.picture("06-rate")
        self.go(f"{self.here}/")
        page.click("text=Submit my sheet")
        page.wait_for_load_state("networkidle")

    def brief(self) -> None:
        """Who speaks; and an organisation that is not in the list yet."""
        page, data = self.page, worked("statement.yaml")
        self.send("/organisations/new", [("base", ""), ("name", "Example Observers (made up)"), ("acronym", "EXO")])
        self.go(f"{self.here}/brief")
        page.select_option("#f_edition", data["edition"])
        page.fill("#f_date", "15 January 2025")
        page.fill("#f_addressees", "\n".join(data["addressees"]))
        page.check('input[name="endorsers"][value="exo"]')
        page.check("#f_desk_work")
        page.fill("#f_notice", NOTICE)
        page.locator("#f_addressees").evaluate("one => one.closest('.field').scrollIntoView()")
        self.picture("07-brief")
        page.click("button.main")
        page.wait_for_url("**saved**")

    def text(self) -> None:
        """Draft, text, review, a last look, and the statement."""
        page = self.page
        self.go(f"{self.here}/draft")
        page.locator(".claim").nth(4).evaluate("one => document.getElementById(one.dataset.basis).showPopover()")
        self.picture("08-draft")
        self.go(f"{self.here}/write")
        page.click("text=Begin the text from the draft")
        page.locator("form.block").first.wait_for()
        box = page.locator("form.block.paragraph textarea", has_text="24 per cent of observations").first
        words = box.input_value()
        box.fill(words.replace("24 per cent", "42 per cent", 1))
        page.locator("#review .remarks li.error").first.wait_for()
        page.wait_for_load_state("networkidle")
        box.evaluate("one => one.scrollIntoView({block: 'center'})")
        self.picture("09-write")
        box.fill(words)
        page.locator("form[data-keep][data-unsaved]").first.wait_for(state="detached")
        page.wait_for_load_state("networkidle")
        self.go(f"{self.here}/published")
        page.click("form button.main")
        page.wait_for_url("**/publish")
        self.go(f"{self.here}/published/final/joint/statement.html")
        self.picture("10-statement")


def _encoded(fields: Iterable[tuple[str, str]]) -> str:
    from urllib.parse import urlencode  # noqa: PLC0415

    return urlencode(list(fields))


def enter(browser: Any, address: str) -> Any:
    """A page of a browser of its own, let in."""
    page = browser.new_context(viewport=VIEW, locale="en-GB", reduced_motion="reduce").new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    page.wait_for_url(re.compile(r":\d+/$"))
    return page


def write(shot: bytes, file: Path) -> None:
    """Write a picture in few colours."""
    from PIL import Image  # noqa: PLC0415

    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def main() -> None:
    """Walk the tour and write its pictures."""
    sys.path.insert(0, str(ROOT / "tests"))
    from browsing import Server, chromium  # noqa: PLC0415

    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        init_workspace(root, examples=False)
        with Server(root) as server, chromium() as browser:
            page = enter(browser, server.address)

            def picture(name: str) -> None:
                write(page.screenshot(animations="disabled", caret="hide"), PICTURES / f"{name}.png")

            Tour(page, server.origin, picture).walk()
    for file in sorted(PICTURES.glob("*.png")):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
