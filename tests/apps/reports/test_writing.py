"""A report is written in rows: begun, saved, moved, taken out, made a draft; nothing is lost."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone

from ronda.apps.accounts.models import Membership
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.reports import selectors
from ronda.apps.reports.models import Piece, PieceKind, Rival
from ronda.apps.reports.selectors.writing import desk_of, value_now, writing_visible
from ronda.apps.reports.services import beginning, rapporteurs
from ronda.apps.reports.services import writing as services
from ronda.apps.rivals import RivalState
from ronda.reports.comparing import DraftChangeKind
from ronda.reports.model import Paragraph, Recommendation
from tests.apps.at_once import at_once, refusals
from tests.apps.people import coordinator, member, ngo, observer, rapporteur, secretary, state
from tests.apps.reports.scene import taken_in, the_round
from tests.apps.reports.written import named, now, piece, text, written
from tests.reports.arcadian import report

pytestmark = pytest.mark.django_db


def test_rows_begun_from_a_draft_say_what_it_said() -> None:
    writing = written()
    assert value_now(writing) == report()
    assert desk_of(secretary(), writing).is_in_draft
    with pytest.raises(NotNow, match="Nothing is different"):
        beginning.draft_make(actor=secretary(), writing=writing)


def test_a_report_is_begun_from_nothing_in_both_languages() -> None:
    at = the_round()
    with pytest.raises(NotValid, match="title"):
        beginning.writing_begin(actor=secretary(), round=at, titles={"en": " "}, languages=("en",))
    writing = beginning.writing_begin(
        actor=secretary(), round=at, titles=text("A report"), languages=("en", "fr")
    )
    chapter = services.piece_add(
        actor=secretary(), writing=writing, kind=PieceKind.CHAPTER, content={"title": text("Law")}
    )
    first = add(chapter, PieceKind.PARAGRAPH, {"text": text("First")})
    add(chapter, PieceKind.RECOMMENDATION, recommendation("Do this"))
    add(chapter, PieceKind.PARAGRAPH, {"text": text("Before all")}, after=first)
    finding = {"party": "XAR", "kind": "gap", "text": text("Arcadia does not.")}
    add(first, PieceKind.FINDING, finding)
    draft = beginning.draft_make(actor=secretary(), writing=now(), note="First reading")
    value = selectors.report_of(draft)
    assert [(one.number, one.text) for one in value.of(Paragraph)][1][0] == 2
    assert [one.code for one in value.of(Recommendation)] == ["I-1"]
    assert [one.party for _p, one in value.findings] == ["XAR"]
    assert selectors.faults_of(draft) == ()
    beginning.codes_keep(actor=secretary(), writing=now(), keep=True)
    added = add(chapter, PieceKind.RECOMMENDATION, recommendation("First of all"), after=first)
    codes = {one.id: one.code for one in value_now(now()).of(Recommendation)}
    assert codes[added.key] == "I-2"
    with pytest.raises(NotNow, match="already"):
        beginning.writing_begin(actor=secretary(), round=at, titles=text("B"), languages=("en",))


def test_the_second_of_two_who_save_is_kept_as_a_rival_and_nothing_is_lost() -> None:
    written()
    one, other = named("law"), named("law", "XAR")
    first = save(one, "f-1", "One says this.", seen=1)
    second = save(other, "f-1", "The other says that.", seen=1)
    assert first.rival is None and second.rival is not None
    assert content("f-1")["text"] == text("One says this.")
    assert second.rival.content["text"] == text("The other says that.")
    with pytest.raises(Stale):
        services.rival_settle(actor=other, rival=second.rival, content=said("Both of it."), seen=1)
    services.rival_settle(actor=other, rival=second.rival, content=said("Both."), seen=2)
    assert content("f-1")["text"] == text("Both.")
    with pytest.raises(NotNow, match="already"):
        services.rival_settle(actor=other, rival=second.rival, content=None, seen=3)
    assert Rival.objects.get().state == RivalState.MERGED


def test_one_who_goes_on_writing_goes_on_with_the_same_rival() -> None:
    written()
    who = secretary()
    save(secretary(), "f-1", "One", seen=1)
    save(who, "f-1", "Two", seen=1)
    save(who, "f-1", "Two and more", seen=1)
    assert [one.content["text"] for one in Rival.objects.all()] == [text("Two and more")]


@pytest.mark.django_db(transaction=True)
def test_two_rapporteurs_at_the_same_moment_leave_one_text_and_one_rival() -> None:
    written()
    people = [named("law"), named("law", "XAR")]
    pieces = [piece("f-1"), piece("f-1")]
    outcomes = at_once(
        lambda: services.piece_save(actor=people[0], piece=pieces[0], content=said("A"), seen=1),
        lambda: services.piece_save(actor=people[1], piece=pieces[1], content=said("B"), seen=1),
    )
    assert refusals(outcomes) == []
    kept = {content("f-1")["text"]["en"], Rival.objects.get().content["text"]["en"]}
    assert kept == {"A", "B"}


def test_a_rapporteur_writes_only_where_named_and_the_secretariat_everywhere() -> None:
    written()
    who = named("help")
    with pytest.raises(NotAllowed, match="named"):
        save(who, "f-1", "Something", seen=1)
    save(who, "f-4", "Arcadia says nothing.", seen=1)
    with pytest.raises(NotAllowed):
        add(piece("law"), PieceKind.PARAGRAPH, {"text": text("New")}, by=who)
    add(piece("help"), PieceKind.PARAGRAPH, {"text": text("New")}, by=who)
    with pytest.raises(NotAllowed):
        services.piece_place(actor=who, piece=piece("p-3"), within=piece("law"))
    with pytest.raises(NotAllowed):
        services.piece_move(actor=who, piece=piece("help"), up=True)
    with pytest.raises(NotAllowed):
        beginning.draft_make(actor=who, writing=now())
    [naming] = now().rapporteurships.all()
    rapporteurs.rapporteur_end(actor=secretary(), rapporteurship=naming)
    with pytest.raises(NotAllowed):
        save(who, "f-4", "Once more", seen=2)
    assert save(secretary(), "f-4", "By the secretariat", seen=2).changed


def test_what_a_rapporteur_was_named_for_goes_along_with_a_handover() -> None:
    written()
    who, heir = named("law"), rapporteur("XTA")
    Membership.objects.filter(person=who).update(
        until=timezone.localdate() - timedelta(days=1),
        handed_over_to=Membership.objects.get(person=heir),
    )
    assert save(heir, "f-1", "By the successor", seen=1).changed
    with pytest.raises(NotVisible):
        save(type(who).objects.get(pk=who.pk), "f-1", "Still there", seen=2)


def test_nobody_outside_the_body_sees_that_it_is_written_and_members_do_not_write() -> None:
    written()
    state("XAR")
    for who in (coordinator("XAR"), ngo(), observer()):
        with pytest.raises(NotVisible):
            writing_visible(who, the_round())
        with pytest.raises(NotVisible):
            save(who, "f-1", "x", seen=1)
    with pytest.raises(NotAllowed):
        writing_visible(member("XAR"), the_round())


def test_moving_keeps_ids_and_the_next_draft_is_numbered_anew() -> None:
    written()
    beginning.codes_keep(actor=secretary(), writing=now(), keep=False)
    services.piece_move(actor=secretary(), piece=piece("r-2"), up=True)
    services.piece_place(actor=secretary(), piece=piece("p-1"), within=piece("help"))
    beginning.draft_make(actor=secretary(), writing=now())
    changed = selectors.drafts_compared(secretary(), "lanzarote", 2, 1, 2).changes
    kinds = {(one.id, one.kind) for one in changed}
    assert ("r-2", DraftChangeKind.RENUMBERED) in kinds
    assert ("p-1", DraftChangeKind.MOVED) in kinds
    assert not {one.kind for one in changed} & {DraftChangeKind.ADDED, DraftChangeKind.REMOVED}
    assert piece("r-2").called == "I-1"


def test_codes_that_are_kept_stay_when_something_comes_before_them() -> None:
    written()
    new = add(piece("law"), PieceKind.RECOMMENDATION, recommendation("New"), after=piece("p-2"))
    value = value_now(now())
    codes = {one.id: one.code for one in value.of(Recommendation)}
    assert (codes["r-1"], codes["r-2"], codes[new.key]) == ("I-1", "I-2", "I-3")


def test_what_is_taken_out_has_a_reason_and_comes_back_where_it_stood() -> None:
    written()
    with pytest.raises(NotValid):
        services.piece_take_out(actor=secretary(), piece=piece("p-1"), reason=" ")
    services.piece_take_out(actor=secretary(), piece=piece("p-1"), reason="Said twice.")
    assert [one.id for _p, one in value_now(now()).findings] == ["f-3", "f-4"]
    with pytest.raises(NotNow, match="taken out"):
        save(secretary(), "p-1", "x", seen=1)
    services.piece_put_back(actor=secretary(), piece=piece("p-1"))
    assert value_now(now()) == report()
    with pytest.raises(NotNow, match="still holds"):
        services.piece_take_out(actor=secretary(), piece=piece("law"), reason="No.")


def test_writing_goes_on_from_a_file_only_when_nothing_would_be_lost() -> None:
    written()
    save(secretary(), "f-1", "Written here", seen=1)
    file = taken_in(title=text("By others"), chapters=_chapters()[:1])
    with pytest.raises(NotNow, match="in no draft"):
        beginning.writing_begin_from(actor=secretary(), draft=file)
    beginning.draft_make(actor=secretary(), writing=now())
    beginning.writing_begin_from(actor=secretary(), draft=file)
    assert value_now(now()) == selectors.report_of(file).model_copy(update={"draft": 1})
    assert Piece.objects.get(key="help").taken_out_why


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"party": "SRB"}, None), ({"party": "ZZZ"}, "Party"), ({"kind": "bad"}, "kind")],
)
def test_what_is_no_finding_of_this_report_is_refused(
    changes: dict[str, object], told: str | None
) -> None:
    written()
    wanted = said("Text") | changes
    if told is None:
        services.piece_save(actor=secretary(), piece=piece("f-1"), content=wanted, seen=1)
        return
    with pytest.raises(NotValid, match=told):
        services.piece_save(actor=secretary(), piece=piece("f-1"), content=wanted, seen=1)


def add(within: Piece, kind: PieceKind, said: Mapping[str, object], **more: object) -> Piece:
    who = more.pop("by", None) or secretary()
    return services.piece_add(
        actor=who,  # type: ignore[arg-type]
        writing=within.writing,
        kind=kind,
        content=said,
        within=within,
        **more,  # type: ignore[arg-type]
    )


def save(who: object, key: str, said_now: str, seen: int) -> services.Saved:
    one = piece(key)
    told = one.content | {"text": text(said_now)}
    return services.piece_save(actor=who, piece=one, content=told, seen=seen)  # type: ignore[arg-type]


def said(of: str) -> dict[str, object]:
    return {"party": "XAR", "kind": "gap", "text": text(of), "rests_on": []}


def content(key: str) -> dict[str, dict[str, str]]:
    return dict(Piece.objects.get(key=key).content)


def recommendation(of: str) -> dict[str, object]:
    return {"text": text(of), "strength": "require", "addressed": "all"}


def _chapters() -> list[object]:
    return list(report().model_dump(mode="json", by_alias=True)["chapters"])
