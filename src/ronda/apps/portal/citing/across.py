"""How pages across Parties are cited: a chapter, an article, the promising practices."""

from django.utils.timezone import localtime
from django.utils.translation import get_language, npgettext
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.portal.articles import Article, article_at
from ronda.apps.portal.chapters import Across, chapter_at
from ronda.apps.portal.practices import Collection, every
from ronda.apps.treaties.selectors import body_named
from ronda.apps.wordings import in_reader_language
from ronda.citations import Citable, Figure, Kind


def chapter(actor: Actor, origin: str, *, body: str, round: int, chapter: str) -> Citable:
    """A chapter by its number; raises NotVisible."""
    language = get_language() or "en"
    return of_chapter(origin, chapter_at(actor, body, round, chapter, language=language))


def of_chapter(origin: str, found: Across) -> Citable:
    """A chapter of a round in all Parties."""
    round, asked = found.round, len(found.recommendations)
    place = [round.body.slug, round.number, found.number]
    named = {"chapter": found.number, "title": found.title, "number": round.number}
    observed = len(found.places)
    return Citable(
        key="-".join(map(str, place)),
        kind=Kind.PAGE,
        title=_("%(chapter)s. %(title)s: round %(number)d, all Parties") % named,
        body=body_named(round.body),
        address=f"{origin}{path_to('portal:chapter', *place)}",
        published=found.day,
        description=_("What was found, what is asked and what is promising, Party by Party."),
        figures=(
            Figure(asked, npgettext("figure", "recommendation", "recommendations", asked)),
            Figure(observed, npgettext("figure", "finding", "findings", observed)),
            Figure(len(found.parties), npgettext("figure", "Party", "Parties", len(found.parties))),
        ),
    )


def article(actor: Actor, origin: str, *, text: str, number: str) -> Citable:
    """An article of a treaty; raises NotVisible."""
    return of_article(origin, article_at(actor, text, number))


def of_article(origin: str, found: Article) -> Citable:
    """An article of a treaty with what it led to."""
    text, asked = found.text, found.recommendations
    place = [text.slug, found.number]
    named = {
        "text": text.reference,
        "article": found.passage.label,
        "title": in_reader_language(found.passage.titles),
    }
    return Citable(
        key="-".join(place),
        kind=Kind.COLLECTION,
        title=_("%(text)s, %(article)s: what it led to") % named,
        body="Ronda",
        address=f"{origin}{path_to('portal:article', *place)}",
        published=found.day,
        description=named["title"],
        figures=(
            Figure(asked, npgettext("figure", "recommendation", "recommendations", asked)),
            Figure(found.findings, npgettext("figure", "finding", "findings", found.findings)),
        ),
    )


def practices(actor: Actor, origin: str) -> Citable:
    """The promising practices of all Parties."""
    return of_practices(origin, every(actor, get_language() or "en"))


def of_practices(origin: str, found: Collection) -> Citable:
    """The same, from what was found."""
    number, parties = len(found.lines), len(found.parties)
    return Citable(
        key="promising-practices",
        kind=Kind.COLLECTION,
        title=_("Promising practices of all Parties"),
        body="Ronda",
        address=f"{origin}{path_to('portal:practices')}",
        published=localtime(found.newest).date() if found.newest is not None else None,
        description=_("What Parties do that others could learn from, with where it is told."),
        figures=(
            Figure(number, npgettext("figure", "practice", "practices", number)),
            Figure(parties, npgettext("figure", "Party", "Parties", parties)),
        ),
    )
