"""A draft of the length of a real joint statement, and the smallest one."""

import datetime as dt
from collections.abc import Callable

import pytest

from electassess.render.text import addresses
from electassess.statement.document import Block, BlockKind, Claim, Draft, Footnote, Gap, Untold

PARAGRAPHS: dict[str, tuple[tuple[str, int | None], ...]] = {
    "lede": (
        (
            (
                "The undersigned organizations express our profound concern over the upcoming election for the "
                "National Assembly in Cambodia, scheduled to occur tomorrow."
            ),
            1,
        ),
        (
            (
                "We firmly believe that this election is poised to lack genuineness and meaningful electoral "
                "competitiveness, raising serious doubts about its adherence to democratic principles and "
                "international election standards."
            ),
            2,
        ),
    ),
    "standards": (
        (
            (
                "Our apprehensions are rooted in the observed international standards used in assessing the "
                "legitimacy of elections, on which the upcoming electoral exercise indicates a notable absence "
                "of transparency, fairness, and inclusivity in the electoral process."
            ),
            3,
        ),
        (
            (
                "Instances of biased decisions by the election management body, suppressed opposition, "
                "restricted political freedoms, and limited access to impartial information have cast a shadow "
                "over the integrity and quality of the electoral process and election results."
            ),
            4,
        ),
    ),
    "party-inclusion": (
        (
            (
                "We are particularly troubled by concerns surrounding the independence and neutrality of the "
                "National Election Committee (NEC)."
            ),
            5,
        ),
        (
            (
                "Evidence suggests a clear bias towards the ruling Cambodian People’s Party "
                "(គណបក្សប្រជាជនកម្ពុជា), and the exclusion of the Candlelight Party (គណបក្សភ្លើងទៀន) from "
                "participating in the elections serves as a stark example of the severely restricted political "
                "space and the unfair limitations imposed on opposition parties."
            ),
            6,
        ),
        (
            (
                "Such disqualification further exacerbates the imbalanced and unjust political environment, "
                "leaving minimal room for opposition voices to compete on equal footing with the ruling party."
            ),
            7,
        ),
    ),
    "civic-space": (
        (
            (
                "Moreover, the shrinking space available for civil society and the deliberate targeting of human "
                "rights defenders and activists raise serious alarm."
            ),
            8,
        ),
        (
            (
                "The constriction of civic space undermines the active participation of civil society in the "
                "electoral process without fear of reprisal."
            ),
            9,
        ),
    ),
    "media": (
        (
            (
                "Additionally, media freedom faces constraints, with independent media and other election "
                "stakeholders experiencing harassment online as well as offline, while state-controlled media "
                "dominate the information landscape."
            ),
            10,
        ),
        (
            (
                "Considering these deeply entrenched issues, tomorrow’s election is likely to fall short of "
                "meeting the criteria for credible elections, including transparency, inclusion, and the "
                "accountability of election stakeholders."
            ),
            11,
        ),
    ),
    "call": (
        (
            (
                "In light of these concerns, we urge ASEAN, its member States, and all other international "
                "communities to refrain from legitimizing the election and to continue supporting the people of "
                "Cambodia in their quest for freedom and democracy."
            ),
            15,
        ),
        (
            (
                "Upholding the democratic values is essential to foster a just and equitable society, and we "
                "stand united in advocating for an accountable, transparent, inclusive, and genuinely "
                "competitive electoral process in Cambodia."
            ),
            None,
        ),
    ),
}
ASKS = (
    ("Restore the registration of the Candlelight Party.", 12),
    ("Let independent media and civil society work without fear of reprisal.", 13),
    ("Publish the minutes of the National Election Committee.", 14),
)
ENDORSERS = (
    "Access Now",
    "ASEAN Parliamentarians for Human Rights (APHR)",
    "Asian Democracy Network (ADN)",
    "Asian Forum for Human Rights and Development (FORUM-ASIA)",
    "Asian Network for Free Elections (ANFREL)",
    "Citizen Congress Watch (CCW)",
    "The Coalition for Free and Fair Elections (BERSIH)",
    "Electoral Support Network of Southern Africa (ESN-SA)",
    "Inter-American Network for Election Observation and Electoral Integrity",
    "International Federation for Human Rights (FIDH)",
    "Komite Independen Pemantau Pemilu (KIPP)",
    "Legal Network for Truthful Elections (LENTE)",
    "National Election Observation Committee (NEOC)",
    "ODHIKAR",
    "People’s Actions for Free and Fair Elections (PAFFREL)",
    "Perkumpulan untuk Pemilu dan Demokrasi (PERLUDEM)",
    "Transparent Elections Foundation of Afghanistan (TEFA)",
)
SOURCES = (
    (
        "ANFREL, “Pre-Election Assessment Mission Report: 2023 Cambodian General Election”, 5 July 2023, "
        "https://anfrel.org/anfrel-pre-election-assessment-mission-report-2023-cambodian-general-election/."
    ),
    (
        "OHCHR, “Cambodia: Türk urges ‘new course’ to ensure free and fair vote”, 16 June 2023, "
        "https://www.ohchr.org/en/press-briefing-notes/2023/06/cambodia-turk-urges-new-course-ensure-free-and-fair-vote."
    ),
    (
        "International Covenant on Civil and Political Rights, article 25 (b); Universal Declaration of "
        "Human Rights, article 21 (3)."
    ),
    (
        "ANFREL, note 1 above; TRT World, 25 May 2023, https://www.trtworld.com:443/article/13368923; "
        "FORUM-ASIA, 26 May 2023, https://2023.forum-asia.org/?p=38193."
    ),
    "Source known to the authors, July 2023.",
)


def block(identity: str, kind: BlockKind, *texts: tuple[str, int | None]) -> Block:
    """A block of claims without findings."""
    claims = tuple(
        Claim(id=f"{identity}/{number}", kind="form", text=text, note=note, rules=("sample",))
        for number, (text, note) in enumerate(texts, 1)
    )
    return Block(id=identity, kind=kind, claims=claims)


def footnote(text: str) -> Footnote:
    """A note whose addresses are links."""
    return Footnote(tuple((piece, piece if is_url else "") for piece, is_url in addresses(text)))


def draft_of(*blocks: Block, footnotes: tuple[str, ...] = (), title: str = "A title") -> Draft:
    """A draft with the given blocks."""
    return Draft(
        election="khm-2023-07-23-general",
        form="joint",
        edition="pre-election",
        date=dt.date(2023, 7, 22),
        language="en-GB",
        title=title,
        band=1,
        label="not genuine",
        verdict="This election is poised to lack genuineness.",
        reasons=("index 12 of 100 falls in band 1",),
        analysts=("reader-a",),
        blocks=blocks,
        footnotes=tuple(footnote(text) for text in footnotes),
        untold=(Untold("an-item", "no room in this form", weighs=True),),
        gaps=(Gap("no-public-evidence", "vote-count.results", "Nothing public bears on the results."),),
        method='{"panel": "median"}',
        text_stamp="0" * 64,
        basis_stamp="b" * 64,
        noticed="(with a notice on page 1)",
    )


@pytest.fixture(scope="session")
def make() -> Callable[..., Draft]:
    """`draft_of`, for tests that build their own."""
    return draft_of


@pytest.fixture(scope="session")
def make_block() -> Callable[..., Block]:
    """`block`, for tests that build their own."""
    return block


@pytest.fixture(scope="session")
def sample() -> Draft:
    """Length and shape of the statement of 22 July 2023, with 15 notes and 17 endorsers."""
    title = "Joint Statement on the Legitimacy of 2023 Cambodian General Election"
    return draft_of(
        block("title", "title", (title, None)),
        block("notice", "notice", ("Sample: set to look at the page. Nobody has been asked to endorse it.", None)),
        block("dateline", "dateline", ("22 July 2023.", None)),
        *(block(key, "paragraph", *claims) for key, claims in PARAGRAPHS.items() if key != "call"),
        block("asks-heading", "heading", ("What we ask for", None)),
        block("asks-lead", "lead", ("We call on:", None)),
        block("asks", "list", *ASKS),
        block("call", "paragraph", *PARAGRAPHS["call"]),
        block("signatures", "signatures", *((name, None) for name in ENDORSERS)),
        footnotes=tuple(SOURCES[number % len(SOURCES)] for number in range(15)),
        title=title,
    )
