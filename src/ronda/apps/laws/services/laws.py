"""Keeping laws: put down, their versions added and withdrawn, what is asked of them told.

Two things to know. A version is never changed: one put down wrongly is withdrawn, with the reason,
and another added. And a version from the second on is told to the answer library, so that earlier
answers that cite the law are flagged there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.laws.in_time import in_force
from ronda.apps.laws.models import Article, ChangeAsked, Law, LawFile, LawKind, Version, Wording
from ronda.apps.laws.pasting import Pasted, number_of, order_of
from ronda.apps.laws.permissions import Can, verdict
from ronda.apps.laws.selectors.laws import editions_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Institution
from ronda.apps.national.services.institutions import told_once
from ronda.apps.national.services.library import law_change_note
from ronda.apps.national.services.placing import targets_wanted
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand, refused


@dataclass(frozen=True)
class Titled:
    """A law as somebody tells it."""

    title: str
    short: str
    kind: LawKind
    institution: Institution
    language: str = "en"


@dataclass(frozen=True)
class Amending:
    """A version as somebody tells it; `repealed` are numbers of articles, `ends` the whole law."""

    gazette: str
    since: date
    articles: Sequence[Pasted] = ()
    repealed: Sequence[str] = ()
    published_on: date | None = None
    until: date | None = None
    ends: bool = False
    note: str = ""


def law_add(*, actor: Actor, titled: Titled) -> Law:
    """Put a law down; a contributor for their own institution."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.KEEP))
        if not who.coordinator and titled.institution.pk not in who.writes_for:
            demand(refused(_("Only the coordinator adds laws of other institutions.")))
        with act(actor=actor, what=Can.KEEP, about=(titled.institution,)) as done:
            law = law_made(who, titled)
            done.concerns(law)
    return law


def law_made(who: Standing, titled: Titled) -> Law:
    """The law, as it is told; a step of an act."""
    law = Law(party_id=who.party_id)
    _fill(law, titled)
    return law


def law_change(*, actor: Actor, law: Law, titled: Titled) -> Law:
    """Put right how a law is called or who keeps it; its versions stay as they are."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.KEEP, law))
        if not who.coordinator and titled.institution.pk not in who.writes_for:
            raise NotValid(_("Only the coordinator hands a law to others."), "institution")
        with act(actor=actor, what=Can.KEEP, about=(law,)) as done:
            locked = Law.objects.select_for_update().get(pk=law.pk)
            done.before = {"title": locked.title}
            _fill(locked, titled)
            done.after = {"title": locked.title}
    return locked


def _fill(law: Law, titled: Titled) -> None:
    law.title, law.short, law.kind = titled.title, titled.short, titled.kind
    law.institution, law.language = titled.institution, titled.language
    with told_once(_("There is a law of this short title."), "short"):
        law.save()


def version_add(*, actor: Actor, law: Law, amending: Amending) -> Version:
    """Add a version; raises NotValid where it says nothing, or what holds already."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.KEEP, law))
        with act(actor=actor, what=Can.KEEP, about=(law,)) as done:
            locked = Law.objects.select_for_update().get(pk=law.pk)
            _check(locked, amending)
            version = version_made(who, locked, amending)
            texts = {one.number: one.text for one in amending.articles}
            words_put(version, texts | dict.fromkeys(amending.repealed, ""))
            done.concerns(version)
    return version


def version_made(
    who: Standing,
    law: Law,
    amending: Amending,
    file: LawFile | None = None,
    row: int | None = None,
) -> Version:
    """The version, still without words, told to the library from the second on; a step of an act.

    `file` and `row` say where it was read from.
    """
    last = law.versions.order_by("number").last()
    names = list(dict.fromkeys((law.title, law.short)))
    flagging = (
        law_change_note(law.party_id, names, amending.since, amending.gazette) if last else None
    )
    return Version.objects.create(
        party_id=law.party_id,
        law=law,
        number=last.number + 1 if last else 1,
        gazette=amending.gazette,
        published_on=amending.published_on,
        since=amending.since,
        until=amending.until,
        ends=amending.ends,
        note=amending.note,
        made_by=who.person,
        file=file,
        file_row=row,
        flagging=flagging,
    )


def _check(law: Law, amending: Amending) -> None:
    if amending.until and amending.until < amending.since:
        raise NotValid(_("It cannot end before it comes into force."), "until")
    if not (amending.articles or amending.repealed or amending.ends):
        raise NotValid(_("Give the articles that it changes, or say that the law ends."))
    numbers = [one.number for one in amending.articles]
    if set(numbers) & set(amending.repealed):
        raise NotValid(_("An article is either changed or repealed."), "repealed")
    there = in_force(editions_of(law), amending.since)
    known = {one.number: one.pk for one in law.articles.all()}
    absent = [one for one in amending.repealed if known.get(one) not in there]
    if absent:
        told = _("These articles are not in force on that day: %(articles)s.")
        raise NotValid(told % {"articles": ", ".join(absent)}, "repealed")
    same = [
        one.number
        for one in amending.articles
        if (key := known.get(one.number)) in there and there[key].text == one.text
    ]
    if same:
        told = _("These articles read the same on that day already: %(articles)s.")
        raise NotValid(told % {"articles": ", ".join(same)}, "articles")


def words_put(version: Version, texts: Mapping[str, str]) -> None:
    """Put the words of articles, by number, into a version; a step of an act."""
    party, law = version.party_id, version.law
    known = {one.number: one for one in law.articles.all()}
    new = [
        Article(party_id=party, law=law, number=number, order=order_of(number))
        for number in texts
        if number not in known
    ]
    known |= {one.number: one for one in Article.objects.bulk_create(new)}
    Wording.objects.bulk_create(
        [
            Wording(party_id=party, version=version, article=known[number], text=text)
            for number, text in texts.items()
        ]
    )


def version_withdraw(*, actor: Actor, version: Version, reason: str) -> Version:
    """Say that a version was put down wrongly; it stays on record, and counts no more."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.KEEP, version.law))
        with act(actor=actor, what=Can.KEEP, about=(version.law, version), reason=reason):
            locked = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
            if locked.withdrawn:
                raise NotNow(_("This version was withdrawn already."))
            flagging, locked.flagging = locked.flagging, None
            locked.withdrawn = reason.strip()
            locked.save()
            if flagging is not None:
                flagging.delete()
    return locked


def change_ask(
    *, actor: Actor, law: Law, keys: Iterable[str], article: Article | None = None, note: str = ""
) -> list[ChangeAsked]:
    """Say that these recommendations ask for a change of a law, or of one article of it."""
    if article is not None and article.law_id != law.pk:
        raise NotValid(_("This is an article of another law."), "article")
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.ASK, law))
        with act(actor=actor, what=Can.ASK, about=(law,)) as done:
            found = []
            for target in targets_wanted(who, list(keys)):
                told = {"law": law, "article": article, "target": target}
                asked, _new = ChangeAsked.objects.get_or_create(
                    party_id=who.party_id, **told, defaults={"note": note}
                )
                found.append(asked)
            done.concerns(*found)
    return found


def change_answer(*, actor: Actor, asked: ChangeAsked, version: Version | None) -> ChangeAsked:
    """Say which version answers what is asked; none: it is open."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.ASK, asked.law))
        with act(actor=actor, what=Can.ASK, about=(asked.law, asked)):
            locked = ChangeAsked.objects.select_for_update(of=("self",)).get(pk=asked.pk)
            if version is not None and (version.law_id != locked.law_id or version.withdrawn):
                raise NotValid(_("Choose a version of this law that holds."), "version")
            locked.answered_by = version
            locked.save()
    return locked


def change_ask_end(*, actor: Actor, asked: ChangeAsked, reason: str) -> None:
    """Take it back that a recommendation asks for a change; the history keeps it."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.ASK, asked.law))
        with act(actor=actor, what=Can.ASK, about=(asked.law, asked), reason=reason):
            asked.delete()


def numbers_in(written: str) -> list[str]:
    """The numbers of articles in a line, with commas between."""
    parts = (number_of(one) for one in written.replace(";", ",").split(","))
    return list(dict.fromkeys(one for one in parts if one))
