"""Contributions and letters, for whoever may see them at this desk.

Two things to know. The coordinator sees every contribution, drafts too; others those of their
institution. And a letter's bytes are loaded only where the letter itself is asked for.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import Contribution, Letter, Passage
from ronda.apps.national.standing import Standing


def contributions_visible(who: Standing) -> QuerySet[Contribution]:
    """The contributions that somebody sees, newest first."""
    every = (
        Contribution.objects.select_related(
            "institution", "addressee__request", "letter", "made_by", "signed_by"
        )
        .prefetch_related("institution__names")
        .defer("letter__data", "letter__document_text", "letter__reply_json")
    )
    return every if who.coordinator else every.filter(institution__in=who.works_for)


def contribution_visible(who: Standing, id: int) -> Contribution:
    """One contribution; raises NotVisible."""
    found = contributions_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such contribution."))
    return found


def passages_of(contribution: Contribution) -> list[Passage]:
    """The passages of a contribution, in their order."""
    return list(contribution.passages.select_related("item"))


def typed_for(contribution: Contribution) -> dict[int | None, str]:
    """What was typed for each thing asked (by key), as it stands in the form."""
    texts: dict[int | None, list[str]] = {}
    for passage in passages_of(contribution):
        texts.setdefault(passage.item_id, []).append(passage.text)
    return {item: "\n\n".join(parts) for item, parts in texts.items()}


def letter_visible(who: Standing, id: int) -> Letter:
    """One letter; raises NotVisible."""
    every = Letter.objects.select_related("institution", "addressee__request", "received_by")
    found = (every if who.coordinator else every.filter(institution__in=who.works_for)).filter(
        pk=id
    )
    letter = found.first()
    if letter is None:
        raise NotVisible(_("There is no such letter."))
    return letter
