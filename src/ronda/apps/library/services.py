"""Keeping the library: texts taken in from files or entered by hand, passages added and changed.

Two things to know. A key never changes once it is given, for others cite it. And nothing is
overwritten that somebody changed since one looked: whoever saves says which version they saw.
"""

from typing import TypeVar

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid, Stale
from ronda.apps.library.files import FilePassage, FileText, NoText, text_in
from ronda.apps.library.models import Passage, Text
from ronda.apps.library.permissions import Can, verdict
from ronda.apps.policy import demand
from ronda.procedure.stated import Wording

R = TypeVar("R", Text, Passage)


def text_take_in(*, actor: Actor, data: bytes, name: str) -> Text:
    """Keep the text in a file; one that is there gets its particulars and passages from the file.

    A passage that the file does not have stays. Raises NotValid where the file cannot be read.
    """
    demand(verdict(actor, Can.WRITE))
    try:
        told = text_in(data, name)
    except NoText as error:
        raise NotValid(str(error), "file") from error
    with act(actor=actor, what=Can.WRITE) as done:
        text = _text(actor, told)
        known = {one.key: one for one in text.passages.select_for_update()}
        position = max((one.position for one in known.values()), default=0)
        for passage in told.passages:
            position += passage.key not in known
            _passage(text, passage, known.get(passage.key), position)
        done.concerns(text)
        done.after = {"slug": text.slug, "passages": len(told.passages)}
    return text


def text_save(*, actor: Actor, given: FileText, seen: int = 0) -> Text:
    """Add a text entered by hand (`seen` 0), or change the one of its short name; raises Stale."""
    demand(verdict(actor, Can.WRITE))
    with act(actor=actor, what=Can.WRITE) as done:
        before = Text.objects.select_for_update().filter(slug=given.slug).first()
        _check_seen(before, seen)
        text = _text(actor, given)
        done.concerns(text)
        done.after = {"slug": text.slug}
    return text


def passage_save(*, actor: Actor, text: Text, given: FilePassage, seen: int = 0) -> Passage:
    """Add a passage at the end (`seen` 0), or change the one of its label; raises Stale."""
    demand(verdict(actor, Can.WRITE))
    with act(actor=actor, what=Can.WRITE, about=(text,)) as done:
        Text.objects.select_for_update().get(pk=text.pk)
        before = text.passages.filter(key=slugify(given.label)[:60]).first()
        _check_seen(before, seen)
        last = text.passages.aggregate(last=Max("position"))["last"] or 0
        made = _passage(text, given, before, last + 1)
        done.concerns(made)
        done.after = {"passage": made.key}
    return made


def _check_seen(before: Text | Passage | None, seen: int) -> None:
    if before is None:
        return
    if not seen:
        raise NotValid(_("This is in the library already: change it there."))
    if before.version != seen:
        sentence = _("Somebody else changed this meanwhile: look at it and change it again.")
        raise Stale(sentence, before)


def _text(actor: Actor, told: FileText) -> Text:
    if Text.objects.filter(reference=told.reference).exclude(slug=told.slug).exists():
        raise NotValid(_("Another text has this reference."), "reference")
    values: dict[str, object] = {
        "kind": told.kind,
        "reference": told.reference,
        "titles": dict(told.title.texts),
        "link": told.link,
        "in_force_from": told.in_force_from,
    }
    before = Text.objects.select_for_update().filter(slug=told.slug).first()
    if before is None:
        return Text.objects.create(slug=told.slug, created_by=signed_in(actor), **values)
    return _changed(before, values)


def _passage(text: Text, told: FilePassage, before: Passage | None, position: int) -> Passage:
    values: dict[str, object] = {
        "label": told.label,
        "titles": _by_language(told.title),
        "words": _by_language(told.words),
        "link": told.link,
    }
    if before is None:
        return Passage.objects.create(text=text, key=told.key, position=position, **values)
    return _changed(before, values)


def _changed(record: R, values: dict[str, object]) -> R:
    """The record with these values, a version on where they are other than before."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    for name, value in values.items():
        setattr(record, name, value)
    record.version += 1
    record.save()
    return record


def _by_language(wording: Wording | None) -> dict[str, str]:
    return dict(wording.texts) if wording is not None else {}
