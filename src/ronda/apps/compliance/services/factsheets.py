"""Making editions of what was read, and keeping their rows in step with a changed value.

Two things to know. `edition_record` makes a new edition; `edition_write` changes one that is there.
And both keep the stable ids of recommendations, from the edition before or from the rows.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.correcting.replaying import Doing
from ronda.apps.compliance.identity import Known, carried, placed
from ronda.apps.compliance.models import (
    Correction,
    CorrectionState,
    Edition,
    EditionKind,
    Factsheet,
)
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.recording import record
from ronda.apps.compliance.rows import Aside
from ronda.apps.compliance.selectors import last_number
from ronda.apps.errors import NotValid
from ronda.apps.policy import demand
from ronda.apps.sources.models import Reading
from ronda.apps.treaties.models import Party, Round
from ronda.factsheets import model


def edition_record(
    *,
    actor: Actor,
    value: model.Factsheet,
    party: Party,
    round: Round,
    reading: Reading | None = None,
) -> Edition:
    """A new edition of the Party's factsheet in this round, holding `value`.

    Raises NotValid where `value` is of another Party.
    """
    demand(verdict(actor, Can.IMPORT))
    _check_party(value, party)
    with act(actor=actor, what=Can.IMPORT, about=(reading,) if reading else ()) as done:
        edition = edition_add(actor, value, party, round, reading)
        done.concerns(edition, edition.factsheet)
        done.after = {"edition": str(edition), "recommendations": len(value.recommendations)}
    return edition


def edition_add(
    actor: Actor, value: model.Factsheet, party: Party, round: Round, reading: Reading | None
) -> Edition:
    """The rows of a new edition; part of a service's transaction."""
    factsheet, _new = Factsheet.objects.select_for_update().get_or_create(party=party, round=round)
    edition = Edition.objects.create(
        factsheet=factsheet,
        language=value.language,
        number=last_number(factsheet, value.language) + 1,
        kind=_kind(value),
        reading=reading,
        created_by=signed_in(actor),
    )
    record(edition, value, carried(_known_before(edition), value), fresh=True)
    return edition


def edition_write(edition: Edition, before: model.Factsheet, value: model.Factsheet) -> None:
    """Make the edition's rows say `value`, which was `before`; part of a transaction."""
    known = Known(placed(before), tuple(_ids(edition)))
    edition.version += 1
    edition.kind = _kind(value)
    edition.save(update_fields=["version", "kind"])
    record(edition, value, carried(known, value, same_place=True), set_aside_in(edition))


def edition_read_again(edition: Edition, before: model.Factsheet, value: model.Factsheet) -> None:
    """Make the edition's rows say what a new reading gave; part of a transaction."""
    known = Known(placed(before), tuple(_ids(edition)))
    edition.version += 1
    edition.kind = _kind(value)
    edition.save(update_fields=["version", "kind", "reading"])
    record(edition, value, carried(known, value), set_aside_in(edition))


def set_aside_in(edition: Edition) -> dict[Aside, int]:
    """What people set aside in the account, with the key of the correction by which."""
    corrections = Correction.objects.filter(
        edition=edition, kind=Doing.SET_ASIDE, state=CorrectionState.APPLIED
    )
    return {tuple(one.old or ()): one.pk for one in corrections}


def round_of(value: model.Factsheet) -> Round:
    """The round that `value` says it is of; raises NotValid where Ronda does not know it."""
    found = Round.objects.filter(body__slug=value.body, number=value.round).first()
    if found is None:
        sentence = _("The factsheet is of round %(round)d of “%(body)s”, which is not known here.")
        raise NotValid(sentence % {"round": value.round, "body": value.body}, "file")
    return found


def party_of(value: model.Factsheet, named: Party | None) -> Party:
    """The Party that `value` says it is of, else the one a person named; raises NotValid."""
    if value.party.code is None and named is not None:
        return named
    found = Party.objects.filter(code=value.party.code).first() if value.party.code else None
    if found is None:
        sentence = _("Ronda does not know the Party “%(name)s”: choose the Party and try again.")
        raise NotValid(sentence % {"name": value.party.name}, "party")
    if named is not None and named != found:
        sentence = _("The factsheet is of %(found)s, not of %(named)s.")
        raise NotValid(sentence % {"found": found, "named": named}, "party")
    return found


def _check_party(value: model.Factsheet, party: Party) -> None:
    if value.party.code != party.code:
        sentence = _("The factsheet is of %(found)s, not of %(named)s.")
        raise NotValid(sentence % {"found": value.party.name, "named": party}, "party")


def _kind(value: model.Factsheet) -> EditionKind:
    boxes = [one.follow_up for one in value.recommendations]
    boxes += [chapter.practice_box for chapter in value.chapters]
    filled = any(box.text for box in boxes if box is not None)
    informed = filled or value.updated is not None
    return EditionKind.WITH_INFORMATION if informed else EditionKind.PREPARED


def _ids(edition: Edition) -> list[UUID]:
    rows = edition.recommendations.order_by("chapter__order", "order")
    return list(rows.values_list("stable_id", flat=True))


def _known_before(edition: Edition) -> Known:
    """The recommendations of the edition before: in this language, else in any other."""
    others = edition.factsheet.editions.exclude(pk=edition.pk)
    same = others.filter(language=edition.language).order_by("-number").first()
    before = same or others.order_by("-number", "pk").first()
    return Known(placed(assemble(before)), tuple(_ids(before))) if before else Known()
