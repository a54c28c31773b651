"""Taking in a factsheet that a Party sent back with its boxes filled in.

Two things to know. A preview keeps the file and how it was read, and changes nothing else. And
taking in makes a new edition with the text of the boxes; what was changed outside them becomes
a list on which the secretariat decides, change by change.
"""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, roles_of, signed_in
from ronda.apps.audit.services import act
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import (
    Decision,
    Edition,
    OutsideChange,
    Returned,
    ReturnedState,
    Status,
)
from ronda.apps.compliance.permissions import (
    OPEN_FOR_ANSWERS,
    SHOWN_TO_ITS_PARTY,
    Can,
    verdict,
)
from ronda.apps.compliance.services.corrections import correction_make
from ronda.apps.compliance.services.factsheets import edition_add
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand
from ronda.apps.sources.models import Purpose, Reading, Source
from ronda.apps.sources.progress import begin
from ronda.apps.sources.reading import DocumentError, Read, read_bytes
from ronda.apps.sources.services import (
    reading_fail,
    reading_finish,
    reading_request,
    source_receive,
)
from ronda.apps.treaties.models import Party
from ronda.factsheets import boxes, model
from ronda.factsheets.comparing import Change, ChangeKind, Thing


def returned_preview(*, actor: Actor, edition: Edition, data: bytes, name: str) -> Returned:
    """Keep and read the file; raises NotValid where it is not this factsheet sent back.

    The same file for the same edition gives the same preview.
    """
    demand(verdict(actor, Can.RETURN, edition))
    person = signed_in(actor)
    party = edition.factsheet.party
    received = source_receive(
        actor=actor,
        data=data,
        name=name,
        purpose=Purpose.RETURNED,
        about=f"edition:{edition.pk}",
        party=party,
    )
    known = _known(received.source, edition)
    if known is not None:
        return known
    reading = reading_request(actor=person, source=received.source)
    begin(reading)
    try:
        found = read_bytes(data, name, None)
        boxes.returned(assemble(edition), found.factsheet)
    except DocumentError as error:
        reading_fail(actor=person, reading=reading, code=error.code, sentence=str(error))
        raise NotValid(str(error), "file") from error
    return _keep_preview(person, edition, reading, found)


def returned_changes(returned: Returned) -> boxes.Returned:
    """What came back in the boxes, and what else was changed."""
    back = model.Factsheet.model_validate_json(returned.reading.factsheet_json)
    return boxes.returned(assemble(returned.edition), back)


def returned_take_in(*, actor: Actor, returned: Returned) -> Edition:
    """Make the next edition with the text of the boxes.

    Raises NotNow where the file was settled before or there is a newer edition, and Stale where
    the edition has changed since the preview.
    """
    demand(verdict(actor, Can.RETURN, returned.edition))
    about, party = (returned, returned.edition), returned.edition.factsheet.party
    named = _on_behalf(actor, party)
    with act(actor=actor, what=Can.RETURN, about=about, on_behalf=named) as done:
        locked = _locked(returned)
        edition = Edition.objects.select_for_update().get(pk=locked.edition_id)
        _check_newest(edition)
        if edition.version != locked.edition_version:
            raise Stale(_("The factsheet has changed since the preview: look at it again."))
        came = returned_changes(locked)
        made = _next_edition(actor, locked, came)
        _settle(locked, actor, ReturnedState.TAKEN_IN, made)
        _keep_outside_changes(locked, came)
        done.concerns(made, made.factsheet)
        done.after = {"boxes": [box.path for box in came.boxes if box.taken]}
    return made


def returned_hindrance(edition: Edition) -> str:
    """Why no boxes can be taken in for this edition any more, in a sentence; "" where they can.

    Only an edition that the Party was shown comes in between; what the secretariat still reads
    does not.
    """
    newer = Edition.objects.filter(
        SHOWN_TO_ITS_PARTY | Q(returned_from__isnull=False),
        factsheet=edition.factsheet,
        language=edition.language,
        number__gt=edition.number,
    )
    found = newer.exclude(status=Status.WITHDRAWN).order_by("-number").first()
    if found is None:
        return ""
    if found.status in OPEN_FOR_ANSWERS:
        sentence = _("There is a newer edition, number %(number)d: hand the file in for that one.")
    else:
        sentence = _(
            "Boxes that came back before are being checked as edition %(number)d: when the"
            " secretariat has approved it, hand the file in for that one."
        )
    return sentence % {"number": found.number}


def returned_dismiss(*, actor: Actor, returned: Returned, reason: str) -> Returned:
    """Leave a returned file aside: a wrong one, or one that was sent again."""
    demand(verdict(actor, Can.RETURN, returned.edition))
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=Can.RETURN, about=(returned, returned.edition), reason=reason):
        locked = _locked(returned)
        _settle(locked, actor, ReturnedState.DISMISSED, None)
    return locked


def outside_change_decide(
    *, actor: Actor, change: OutsideChange, decision: Decision, reason: str = ""
) -> OutsideChange:
    """Accept a change outside the boxes, which puts it into the edition, or refuse it.

    Raises NotValid for accepting one that Ronda cannot make by itself: correct by hand, then
    refuse it with that reason.
    """
    edition = change.returned.resulted_in
    if edition is None:
        raise NotNow(_("Take the returned file in first."))
    demand(verdict(actor, Can.DECIDE, edition))
    with act(actor=actor, what=Can.DECIDE, about=(edition, change), reason=reason) as done:
        locked = OutsideChange.objects.select_for_update().get(pk=change.pk)
        if locked.decision != Decision.PENDING:
            raise Stale(_("Somebody has decided on this already."), locked.decision)
        if decision == Decision.ACCEPTED:
            _put_in(actor, edition, locked)
        locked.decision, locked.reason = decision, reason
        locked.decided_by, locked.decided_at = signed_in(actor), timezone.now()
        locked.save()
        done.before, done.after = Decision.PENDING.value, decision.value
    return locked


def _on_behalf(actor: Actor, party: Party) -> str:
    """The Party, where the secretariat does what its coordinator would."""
    return "" if party.pk in roles_of(actor).parties else str(party)


def _known(source: Source, edition: Edition) -> Returned | None:
    found = Returned.objects.filter(
        reading__source=source,
        edition=edition,
        edition_version=edition.version,
        state=ReturnedState.PREVIEWED,
    )
    return found.first()


def _keep_preview(actor: User, edition: Edition, reading: Reading, found: Read) -> Returned:
    named = _on_behalf(actor, edition.factsheet.party)
    about = (edition, reading.source)
    with act(actor=actor, what=Can.RETURN, about=about, on_behalf=named) as done:
        reading_finish(
            actor=actor,
            reading=reading,
            text=found.text,
            format=found.format,
            factsheet_json=found.factsheet.model_dump_json(by_alias=True),
            reader=found.reader,
        )
        returned = Returned.objects.create(
            edition=edition, edition_version=edition.version, reading=reading
        )
        done.concerns(returned)
    return returned


def _locked(returned: Returned) -> Returned:
    locked = (
        Returned.objects.select_for_update(of=("self",))
        .select_related(
            "edition__factsheet__party", "edition__factsheet__round__body", "reading__source"
        )
        .get(pk=returned.pk)
    )
    if locked.state != ReturnedState.PREVIEWED:
        sentence = _("This file is “%(state)s” already.")
        raise NotNow(sentence % {"state": locked.get_state_display()})
    return locked


def _check_newest(edition: Edition) -> None:
    if hindrance := returned_hindrance(edition):
        raise NotNow(hindrance)


def _next_edition(actor: Actor, returned: Returned, came: boxes.Returned) -> Edition:
    account = came.factsheet.account.model_copy(
        update={"repairs": came.repairs, "reader": returned.reading.reader}
    )
    value = came.factsheet.model_copy(update={"account": account})
    factsheet = returned.edition.factsheet
    return edition_add(actor, value, factsheet.party, factsheet.round, returned.reading)


def _settle(
    returned: Returned, actor: Actor, state: ReturnedState, resulted_in: Edition | None
) -> None:
    returned.state, returned.resulted_in = state, resulted_in
    returned.settled_by, returned.settled_at = signed_in(actor), timezone.now()
    returned.save()


def _keep_outside_changes(returned: Returned, came: boxes.Returned) -> None:
    OutsideChange.objects.bulk_create(
        OutsideChange(returned=returned, number=number, **fields)
        for number, fields in enumerate(_outside_changes(came), start=1)
    )


def _outside_changes(came: boxes.Returned) -> Iterator[dict[str, str]]:
    for change in came.outside:
        yield {
            "what": f"{change.thing} {', '.join(change.kinds)}",
            "where": change.where,
            "before": "\n".join(one.old for one in change.differences),
            "after": "\n".join(one.new for one in change.differences),
            **_target(change),
        }
    for line in came.unplaced:
        yield {"what": "typed outside the boxes", "where": line.where, "after": line.text}


def _target(change: Change) -> dict[str, str]:
    """Where Ronda could make the change by itself: one text, reworded and nothing else."""
    field = _REWORDED.get(change.thing)
    alone = change.kinds == (ChangeKind.REWORDED,) and len(change.differences) == 1
    if field is None or not alone or change.old_path is None:
        return {}
    return {"place": change.old_path.removesuffix("/introduction"), "field": field}


_REWORDED = {
    Thing.INTRODUCTION: "introduction",
    Thing.HEADING: "text",
    Thing.OBSERVATION: "text",
    Thing.RECOMMENDATION: "text",
    Thing.PRACTICE: "text",
    Thing.FOOTNOTE: "text",
}


def _put_in(actor: Actor, edition: Edition, change: OutsideChange) -> None:
    if not change.field:
        raise NotValid(
            _("Ronda cannot make this change by itself: correct it by hand."), "decision"
        )
    correction_make(
        actor=actor,
        edition=edition,
        place=change.place,
        field=change.field,
        old=change.before,
        new=change.after,
        reason=_("Accepted from the returned file"),
    )
