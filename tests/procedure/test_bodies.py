"""The contract of a body's file: each one in the folder keeps it, each broken one is refused."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from ronda.languages.serbian import is_cyrillic, to_latin
from ronda.procedure.body import UnknownBody
from ronda.procedure.calendars import Calendar
from ronda.procedure.deadlines import Awaited
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.loading import (
    LARGEST,
    body_ids,
    body_text,
    load_procedure,
    read_procedure,
    unchecked,
)
from ronda.procedure.participants import Participant
from ronda.procedure.procedure import Procedure
from ronda.procedure.publicity import Publicity
from ronda.procedure.refusals import BrokenBody, Fault
from ronda.procedure.rules import RULES, WORD_RULES
from ronda.procedure.stages import Per
from ronda.procedure.statuses import StatusKind
from tests.procedure.broken_bodies import BROKEN, INVENTED, UNFIT, Broken

SHIPPED = {"greco", "greta", "grevio", "lanzarote", "lanzarote-1", "un-hrctte", "upr"}


@pytest.fixture(params=body_ids())
def procedure(request: pytest.FixtureRequest) -> Procedure:
    return load_procedure(request.param)


def test_bodies_that_come_with_ronda_are_there() -> None:
    assert set(body_ids()) >= SHIPPED


# --- what every body's file inherits ------------------------------------------------------------


def test_a_body_is_read_again_from_the_text_a_round_keeps(procedure: Procedure) -> None:
    assert read_procedure(body_text(procedure.id), f"{procedure.id}.toml") == procedure


def test_a_body_names_things_in_english_and_french(procedure: Procedure) -> None:
    assert {"en", "fr"} <= set(procedure.languages.wording)


def test_a_body_names_what_people_wait_for_in_serbian(procedure: Procedure) -> None:
    stages = procedure.stages
    steps, events = [one.name for one in stages.steps], [one.name for one in stages.events]
    for name in (*steps, *events, *(rule.name for rule in procedure.deadlines.rules)):
        cyrillic, latin = name.in_language("sr"), name.in_language("sr-latn")
        assert is_cyrillic(cyrillic), cyrillic
        assert latin == to_latin(cyrillic) and not is_cyrillic(latin)
    assert all("sr" in one.meaning.languages for one in stages.steps)


def test_a_body_tells_silence_and_refusal_from_its_scale(procedure: Procedure) -> None:
    scale = procedure.statuses.scale
    assert len(scale) >= 2
    assert procedure.statuses.no_reply not in scale and procedure.statuses.rejected not in scale
    assert procedure.statuses.no_reply != procedure.statuses.rejected


def test_a_body_goes_through_its_stages_in_order(procedure: Procedure) -> None:
    happened: list[str] = []
    assert procedure.stages.stage_after(happened) is None
    for stage in procedure.stages.steps:
        happened.append(stage.opens_with)
        assert procedure.stages.stage_after(happened) is stage


def test_a_body_has_a_day_for_each_deadline(procedure: Procedure) -> None:
    start = date(2031, 1, 31)
    happened = {event.id: start for event in procedure.stages.events}
    for rule in procedure.deadlines.rules:
        due = rule.due(happened, Calendar())
        assert isinstance(due, date) and (rule.on is not None or due > start)
        if rule.after is not None:
            assert rule.due({}, Calendar()) == Awaited(rule.after)


def test_a_body_only_ever_opens_documents(procedure: Procedure) -> None:
    events = [event.id for event in procedure.stages.events]
    for document, author in product(DocumentKind, Participant):
        for about in Per:
            before = procedure.publicity.of(document, author, about=about)
            after = procedure.publicity.of(document, author, events, about=about)
            assert after.openness >= before.openness


def test_what_is_about_no_party_waits_for_an_event_of_the_round(procedure: Procedure) -> None:
    for rule in procedure.publicity.rules:
        event = procedure.stages.event(rule.changed_by or "")
        assert rule.about is not Per.ROUND or event is None or event.per is Per.ROUND


def test_a_comment_on_the_questionnaire_opens_with_the_replies_of_lanzarote() -> None:
    rules = load_procedure("lanzarote").publicity
    comment = (DocumentKind.COMMENT, Participant.CIVIL_SOCIETY)
    assert rules.of(*comment, about=Per.ROUND) is Publicity.CONFIDENTIAL
    assert rules.of(*comment, ["replies_published"], about=Per.ROUND) is Publicity.PUBLIC
    assert rules.of(*comment, ["replies_published"]) is Publicity.RESTRICTED
    assert rules.of(*comment, ["comments_transmitted"]) is Publicity.PUBLIC


def test_a_body_keeps_what_it_has_no_rule_on_confidential(procedure: Procedure) -> None:
    ruled = {(rule.document, rule.author) for rule in procedure.publicity.rules}
    for document, author in set(product(DocumentKind, Participant)) - ruled:
        found = procedure.publicity.of(document, author, wish=Publicity.PUBLIC)
        assert found is Publicity.CONFIDENTIAL


@pytest.mark.parametrize("each", [0, 1, 7])
def test_a_body_has_every_figure_for_any_counts(procedure: Procedure, each: int) -> None:
    counts = {status.id: each for status in procedure.statuses.values}
    values = procedure.aggregates.values(counts)
    assert list(values) == [figure.id for figure in procedure.aggregates.figures]
    undefined = [id for id, value in values.items() if isinstance(value, Undefined)]
    assert undefined == [] or each == 0


def test_a_body_says_where_each_part_is_from_or_why_it_is_an_example(procedure: Procedure) -> None:
    """Whatever is shown as the body's rule stands in a document with a name."""
    for example in procedure.examples():
        assert all(len(text) > 10 for _, text in example.reason.texts)
    for section in (procedure.deadlines, procedure.publicity, procedure.adoption):
        for entry in section.rules:
            assert (section.example_of(entry) is None) == bool(
                entry.stated_in or (section.stated_in and not entry.example)
            )


# --- every rule refuses what breaks it ----------------------------------------------------------


@pytest.mark.parametrize("broken", [*BROKEN, *UNFIT], ids=lambda broken: broken.rule)
def test_a_broken_body_is_refused_with_its_sentence(broken: Broken) -> None:
    with pytest.raises(BrokenBody) as refusal:
        read_procedure(broken.text, "invented.toml")
    assert str(refusal.value) == f"invented.toml, {broken.says}"


def refusal_of(text: str) -> str:
    """The sentence with which the invented body, as `text`, is refused; empty where it is taken."""
    try:
        read_procedure(text, "invented.toml")
    except ValueError as refusal:
        return str(refusal)
    return ""


def test_the_body_that_is_broken_is_whole_before() -> None:
    assert read_procedure(INVENTED.read_text("utf-8"), "invented.toml").round == 3


def test_every_rule_has_a_body_that_breaks_it() -> None:
    rules = {rule.__name__: rule for rule in (*RULES, *WORD_RULES)}
    assert {broken.rule for broken in BROKEN} == rules.keys()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.rule)
def test_a_broken_body_is_refused_by_the_rule_it_breaks(broken: Broken) -> None:
    procedure, words = unchecked(broken.text, "invented.toml")
    rules: dict[str, Iterator[Fault]] = {rule.__name__: rule(procedure) for rule in RULES}
    rules |= {rule.__name__: rule(procedure, words) for rule in WORD_RULES}
    fault = next(rules[broken.rule])
    assert str(BrokenBody("invented.toml", fault)) == f"invented.toml, {broken.says}"


# --- files from anywhere ------------------------------------------------------------------------


def test_a_body_is_added_by_adding_a_file(tmp_path: Path) -> None:
    (tmp_path / "invented.toml").write_bytes(INVENTED.read_bytes())
    assert body_ids(tmp_path) == ("invented",)
    procedure = load_procedure("invented", tmp_path)
    assert procedure.name.in_language("fr") == "Comité inventé"
    assert procedure.strengths.rank("require") < procedure.strengths.rank("invite")
    with pytest.raises(LookupError, match="its strengths are require, invite"):
        procedure.strengths.level("urge")


@pytest.mark.parametrize("id", ["nobody", "../invented", "", "Lanzarote", "lanzarote.toml"])
def test_an_unknown_body_is_refused_with_the_known_ones(id: str, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for folder in (tmp_path, shelf):
        (folder / "invented.toml").write_bytes(INVENTED.read_bytes())
    with pytest.raises(UnknownBody, match="use one of invented"):
        load_procedure(id, shelf)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"format = ", ": is no TOML (invalid value (at end of document)); correct it there."),
        (b"\xff\xfe", ": is not UTF-8 at byte 1; save it as UTF-8."),
        (
            b"#" * (LARGEST + 1),
            ": has 500001 bytes, more than 500000; keep only what docs/bodies.md describes.",
        ),
        (
            b"a = " + b"[" * 50_000,
            ": is nested far deeper than the format; take the nesting out.",
        ),
        (b"words = 3", ", format: is missing; add it as docs/bodies.md says."),
        (b"strengths = [1]", ", format: is missing; add it as docs/bodies.md says."),
    ],
    ids=["half", "bytes", "large", "deep", "short", "other"],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    data: bytes, says: str, tmp_path: Path
) -> None:
    (tmp_path / "x.toml").write_bytes(data)
    with pytest.raises(BrokenBody, match=f"^x.toml{re.escape(says)}$"):
        load_procedure("x", tmp_path)


def test_a_field_taken_out_anywhere_is_refused_or_missed() -> None:
    """Every line of the invented body matters: without it the file is refused or says less."""
    whole = INVENTED.read_text("utf-8")
    said = unchecked(whole, "invented.toml")
    lines = whole.splitlines(keepends=True)
    fields = [n for n, line in enumerate(lines) if re.match(r"\w+ = ", line)]
    for number in fields:
        text = "".join(lines[:number] + lines[number + 1 :])
        refusal = refusal_of(text)
        if refusal:
            assert re.fullmatch(r"invented\.toml, [\w.\[\]-]+: .+; .+\.", refusal), refusal
        else:
            assert unchecked(text, "invented.toml") != said, lines[number]


# --- what single bodies are known to say --------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "strengths"),
    [
        ("lanzarote", ["require", "request", "invite"]),
        ("lanzarote-1", ["urge", "consider", "invite"]),
        ("grevio", ["urge", "strongly_encourage", "encourage", "invite"]),
        ("greta", ["urge", "consider", "invite"]),
        ("greco", ["recommend"]),
        ("upr", ["recommend"]),
        ("un-hrctte", ["selected", "recommend"]),
    ],
)
def test_strengths_are_those_of_the_round(id: str, strengths: list[str]) -> None:
    assert [rule.id for rule in load_procedure(id).strengths.levels] == strengths


def test_lanzarote_follows_up_what_it_requires_and_requests() -> None:
    lanzarote = load_procedure("lanzarote")
    assert [rule.id for rule in lanzarote.strengths.in_compliance] == ["require", "request"]
    follow_up = lanzarote.deadlines.rule("follow_up")
    assert follow_up is not None and follow_up.due({}, Calendar()) == date(2025, 3, 1)
    assert lanzarote.statuses.example is not None


def test_greco_counts_as_its_reports_do() -> None:
    given = ["satisfactory"] * 9 + ["partly"] * 4 + ["not_implemented"] * 2
    values = load_procedure("greco").figures(given)
    wanted = {"dealt_with": 9, "remaining": 6, "remaining_partly": 4, "remaining_not": 2}
    assert {name: values[name] for name in wanted} == wanted
    assert values["all_dealt_with"] is False and values["share_dealt_with"] == Fraction(3, 5)


def test_a_status_of_another_round_is_refused() -> None:
    with pytest.raises(LookupError, match="no status “a”; its statuses are satisfactory, partly"):
        load_procedure("greco").figures(["partly", "a"])


def test_the_human_rights_committee_grades_from_a_to_e() -> None:
    statuses = load_procedure("un-hrctte").statuses
    assert [status.id for status in statuses.values] == ["a", "b", "c", "d", "e"]
    assert (statuses.no_reply.id, statuses.rejected.id) == ("d", "e")
    assert statuses.of_kind(StatusKind.OPEN) == ()


def test_grevio_lets_civil_society_choose() -> None:
    publicity = load_procedure("grevio").publicity
    who = (DocumentKind.CONTRIBUTION, Participant.CIVIL_SOCIETY)
    assert publicity.of(*who) is Publicity.CONFIDENTIAL
    assert publicity.of(*who, wish=Publicity.PUBLIC) is Publicity.PUBLIC


def test_greco_reports_open_when_the_state_agrees() -> None:
    publicity = load_procedure("greco").publicity
    report = (DocumentKind.REPORT, Participant.COMMITTEE)
    assert publicity.of(*report) is Publicity.RESTRICTED
    assert publicity.of(*report, ["publication_authorised"]) is Publicity.PUBLIC


def test_upr_notes_what_a_state_does_not_accept() -> None:
    positions = load_procedure("upr").follow_up.positions
    assert [(p.id, p.followed_up) for p in positions] == [("accepted", True), ("noted", False)]
