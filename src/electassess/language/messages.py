# SPDX-License-Identifier: Apache-2.0
"""Every message that the program says in a text for readers, by part, with what each is told. No words of any language.

A pack has one file for each part. It must have every message, and each must print what readers may not be denied: the
names before the bar. Names after it are for choosing among forms: a language that needs no such choice leaves them out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class Needs:
    """What one message is told.

    Attributes:
        prints: what it must print.
        chooses: what it may use, to choose among forms.
    """

    prints: frozenset[str]
    chooses: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """All that it may use."""
        return self.prints | self.chooses


def _part(**texts: str) -> Mapping[str, Needs]:
    """The messages of one part: `name_of_message="printed printed | chosen"`."""
    found = {}
    for name, text in texts.items():
        prints, _, chooses = text.partition("|")
        found[name.replace("_", "-")] = Needs(frozenset(prints.split()), frozenset(chooses.split()))
    return MappingProxyType(found)


STATEMENT: Final = _part(
    # Attribution.
    attributed="clause source",
    fronted="clause source",
    same_report="clause",
    hedged="clause source",
    hedged_copy="clause source via",
    unnamed_source="",
    copy="source via",
    copied="clause via",
    shared="clause other",
    withheld="clause",
    standard_breached="title | before",
    # What stands round the facts.
    not_adopted="",
    signatories="| count",
    signatory="name acronym",
    desk_work="",
    observed="names election",
    desk_work_among="| count",
    unjudged="nouns",
    unjudged_in_full="nouns",
    dateline="date",
    of_report="election when",
    of_summary="election when",
    reservation="instrument reservation",
    # Demands.
    call="",
    ask="addressee asks",
    urge="addressees asks",
    asks_joined="first last",
    asks_joined_last="first last | apart",
    ask_ends="| left",
    addressee_body="name",
    addressee_parliament="people",
    addressee_courts="people",
    addressee_parties="",
    # Names.
    aside_first="| count",
    aside_second="",
    aside_later="",
    # Words that texts of the ladder use.
    the_election="phrase country",
    this_election="| plural",
    organisations="| count",
    joint_statement="| count",
    it="| plural",
    its="| plural",
    **{"is": "| plural"},
    was="| plural",
    has="| plural",
    # When the vote is or was.
    on_days="days",
    from_days="days",
    span="first last",
    held="days",
    taking_place="days",
    held_and_now="held now",
    today="days",
    tomorrow="days",
    this_week="weekday days",
    planned_on="days",
    planned="days",
    more_due="vote days",
    round_due="vote days",
    vote_in_advance="vote days",
    vote_abroad="vote days",
    put_off="days",
    put_off_from="vote days",
    called_off="days",
    called_off_in_part="vote days",
    called_off_later="vote",
    annulled="vote day",
    annulled_in_part="vote day",
    annulled_of="vote day days",
    repeated="vote days",
    to_be_repeated="vote days",
    list_long="first last",
    list_long_last="first last",
    # The law.
    instrument="title",
    instrument_short="title short",
    articles_of="articles name",
    units="unit numbers | count",
    its_units="articles",
    it_alone="",
    party="country",
    party_since="country year",
    applied="country",
    domestic_act="country",
    domestic_act_of="country year",
    law_measure="instrument",
    law_applied="instrument relation",
    law_applied_bind="instrument relation others | count",
    law_applied_apply="instrument relation others | count",
    law_signed="country instrument which",
    law_not_party="country instrument which",
    law_regarded="names",
    law_regarded_also="names",
    comments_joined="numbers",
    guided="comments",
    guided_in_reading="comments | treaties",
    drawn="names",
    guided_and_drawn="guided names",
    standing="| status",
    standing_since="standing year",
    column_instrument="",
    column_state="",
    column_provisions="",
    # Notes.
    source_unnamed="",
    source_unnamed_dated="date",
    source_unnamed_again="",
    source_titled="title",
    source_again="source number",
    source_via="source via",
    # What the text does not say, for its editors.
    gap_general="title",
    gap_later="title date | known",
    gap_unsupported="title",
    gap_no_finding="title",
    gap_set_aside="title date | known",
    gap_not_yet="title",
    gap_title="words",
    quoted_word="word",
    little_words="",
    gap_nobody_signs="",
    gap_unsigned="",
    gap_no_room="ask",
    gap_ground_untold="ask",
    gap_nobody_to_ask="ask",
    gap_nothing_asked="addressees",
    gap_summary_asks_nothing="ask",
)

REPORT: Final = _part(
    report_title="election",
    section_election="",
    section_method="",
    section_unjudged="",
    section_observers="",
    section_demands="",
    section_law="",
    section_untold="",
    reason_index_bare="index",
    reason_index="index label",
    reason_gate="label because",
    reason_gate_open="label because",
    reason_narrow="label",
    reason_scant="",
    outcome_word="| outcome",
    unrated_word="| status",
    of_all="some all",
    column_criterion="",
    column_outcome="",
    column_value="",
    column_range="",
    column_rated="",
    column_differ="",
    column_indicator="",
    column_level="",
    column_given="",
    method_rated="rated asked catalogue | analysts",
    method_levels="| panel",
    method_hands="sheets hands",
    method_values="",
    method_day="date",
    unjudged_criteria="titles",
    unjudged_status="titles | status",
    unjudged_many="count | status",
    untold="count | reason",
)

ROBUSTNESS: Final = _part(
    how_firm="election",
    firm_verdict="band",
    firm_band="number label",
    firm_likelier="likelier",
    firm_hands="sheets | hands",
    firm_no_verdict="",
    firm_percent="number",
    firm_under="",
    firm_over="",
    chance_rated="",
    chance_filled="",
    chance_interval="level low high",
    chance_band="number label",
    chance_failed="number",
    chance_outside="index number",
    doubt_from="shares",
    doubt_share="source share",
    doubt_analysts="",
    doubt_confidence="",
    doubt_weights="",
    doubt_missing="",
    taken_for_granted="what",
    driven="",
    pulls="",
    pull="node value adds most",
    left_out="",
    left_out_one="what outturn",
    left_out_stays="number",
    left_out_others="what before after",
    left_out_most="what before after",
    outturn="index band",
    no_index="",
    and_more="number",
    otherwise="",
    otherwise_one="what outturn",
    otherwise_moves="what outturn",
    smallest="",
    smallest_rating="",
    smallest_panel="",
    smallest_none="what",
    smallest_up="what",
    smallest_down="what",
    smallest_none_up="what",
    smallest_none_down="what",
    tip_panel="indicator before after band",
    tip_analyst="indicator analyst before after band",
    talks_none="levels",
    talks_some="levels",
    alone="",
    near="levels",
    agreement="",
    agreement_line="node alpha",
    agreement_shares="node alpha equal near",
    agreement_whole="",
    alpha_undefined="reason",
    alpha_idle="",
    alpha_alone="alpha",
    alpha_interval="alpha low high",
)

REVIEW: Final = _part(
    quotation_elsewhere="words",
    quotation_nowhere="words",
    quotation_cut="word",
    quotation_lacking="phrase",
    number_clash="other number noun",
    number_clash_elsewhere="other noun number",
    number_elsewhere="number",
    number_uncited="number",
    number_nowhere="number",
    date_elsewhere="date",
    date_of_text="date",
    date_nowhere="date",
    name_nowhere="name",
    source_elsewhere="name",
    source_nowhere="name",
    not_public="",
    own_finding="",
    attribution_lost="source",
    attribution_lost_alone="",
    kept_lost="words",
    qualifier_lost="word",
    unborne="word",
    praise_of_faults="word",
    opposite="word other",
    negation_lost="words",
    charge_as_deed="word",
    negation_gained="word words",
    unlinked="word",
    colouring="word",
    verdict_above="words label",
    verdict_scant="words",
    unconcluded="",
    ours_asserts="word",
    verdict_below="words label",
    no_polling_day="word date",
    vote_over="word",
    vote_to_come="word",
    told_twice="line",
    asks_uncited="",
    asks_untold="",
    asks_left_out="",
    asks_end="word",
    asks_other="",
    verdict_untold="label",
    untold_decisive="",
    untold_serious="",
    short_before_long="short name",
    short_alone="short",
    signatory_stranger="name",
    copy_unnamed="source via",
    uncited_of_text="",
    uncited="",
    unsupported="",
    astray="",
    markup="",
)

PARTS: Final[Mapping[str, Mapping[str, Needs]]] = MappingProxyType(
    {"statement": STATEMENT, "report": REPORT, "robustness": ROBUSTNESS, "review": REVIEW}
)
"""Part, which is the name of its file without the ending -> its messages."""
OPTIONAL: Final = frozenset({"review"})
"""Parts that a pack may do without: those who write are then spoken to in English."""

__all__ = ["OPTIONAL", "PARTS", "REPORT", "REVIEW", "ROBUSTNESS", "STATEMENT", "Needs"]
