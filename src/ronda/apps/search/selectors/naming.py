"""How the values of facets are called, for people.

Two things to know. What one body's file calls a strength or a status is its own; a value that none
names is shown as it is. And of a chapter and an article the name is the one that public texts give.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from ronda.apps.compliance.naming import language_name
from ronda.apps.library.selectors import passages_tied
from ronda.apps.search.models import Kind
from ronda.apps.search.selectors.asked import lexeme
from ronda.apps.search.selectors.database import index_read
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import bodies, body_named, parties
from ronda.factsheets.model import Strength
from ronda.languages.stems import main_language
from ronda.procedure.loading import body_ids, load_procedure
from ronda.procedure.parties import party_by_code

TITLES: Mapping[str, Promise] = {
    "kind": gettext_lazy("What it is"),
    "party": gettext_lazy("Party"),
    "body": gettext_lazy("Body"),
    "round": gettext_lazy("Round"),
    "chapter": gettext_lazy("Chapter"),
    "article": gettext_lazy("Article"),
    "strength": gettext_lazy("Strength"),
    "status": gettext_lazy("Status"),
    "year": gettext_lazy("Year"),
    "language": gettext_lazy("Language"),
}
_CHAPTERS = """
SELECT asked.key, (
  SELECT chapter_title FROM search_statement
  WHERE stems @@ asked.own AND chapter_title <> '' LIMIT 1
), (
  SELECT chapter_title FROM search_statement
  WHERE stems @@ asked.lexeme AND chapter_title <> '' LIMIT 1
)
FROM unnest(%s::text[], %s::tsquery[], %s::tsquery[]) AS asked(key, own, lexeme)
"""


@dataclass
class Names:
    """Names of values, looked up once for a page."""

    _parties: dict[str, Party] = field(default_factory=dict)
    _bodies: dict[str, str] = field(default_factory=dict)
    _chapters: dict[str, str] = field(default_factory=dict)
    _articles: dict[str, str] = field(default_factory=dict)

    def learn(self, chapters: Iterable[str], articles: Iterable[str]) -> None:
        """Look up the names of these chapters and articles, and of all Parties and bodies."""
        if not self._bodies:
            self._parties = {one.code: one for one in parties(with_invented=True)}
            self._bodies = {one.slug: body_named(one) for one in bodies()}
        self._chapters |= _chapter_titles([one for one in chapters if one])
        tied = passages_tied(one for one in articles if "/" in one)
        self._articles |= {key: f"{one.text.reference}, {one.label}" for key, one in tied.items()}

    def of(self, facet: str, value: str) -> str:
        """What a value of a facet is called in the reader's language."""
        names: dict[str, Callable[[str], str]] = {
            "kind": _kind,
            "party": self.party,
            "body": self.body,
            "round": self.round,
            "chapter": self.chapter,
            "article": self.article,
            "strength": strength_name,
            "status": status_name,
            "language": language_name,
        }
        return names.get(facet, str)(value)

    def party(self, code: str) -> str:
        """A Party's name."""
        tag = get_language() or "en"
        known = party_by_code(code)
        if known is not None:
            return known.name({"sr": "sr-Cyrl"}.get(tag, tag))
        one = self._parties.get(code)
        return one.name if one else code

    def body(self, slug: str) -> str:
        """A body's name."""
        return self._bodies.get(slug, slug)

    def round(self, id: str) -> str:
        """A body and which of its rounds."""
        body, _dot, number = id.partition(".")
        return _("%(body)s, round\u00a0%(number)s") % {"body": self.body(body), "number": number}

    def chapter(self, id: str) -> str:
        """A chapter by its number and title."""
        number = id.split(".", 2)[-1].removeprefix("questions-")
        title = self._chapters.get(id, "")
        return f"{number}. {title}" if title else number

    def article(self, id: str) -> str:
        """An article by its convention and its number."""
        return self._articles.get(id, id)


def _kind(value: str) -> str:
    known = {one.value: str(one.label) for one in Kind}
    return known.get(value, value)


def strength_name(value: str) -> str:
    """A strength as factsheets say it, else by the name that a body's file gives it."""
    of_factsheets = {
        Strength.REQUIRE.value: pgettext("strength", "Requires"),
        Strength.REQUEST.value: pgettext("strength", "Requests"),
        Strength.INVITE.value: pgettext("strength", "Invites"),
    }
    if value in of_factsheets:
        return of_factsheets[value]
    return _by_bodies(value, lambda id: load_procedure(id).strengths.levels)


def status_name(value: str) -> str:
    """A status by the name that a body's file gives it."""
    return _by_bodies(value, lambda id: load_procedure(id).statuses.values)


def _by_bodies(value: str, levels: Callable[[str], Sequence[object]]) -> str:
    for id in sorted(body_ids(), key=lambda one: one != "lanzarote"):
        for one in levels(id):
            if getattr(one, "id", None) == value:
                name: str = one.name.in_language(get_language() or "en")  # type: ignore[attr-defined]
                return name
    return value


def _chapter_titles(keys: Sequence[str]) -> dict[str, str]:
    if not keys:
        return {}
    main = main_language(get_language() or "en")
    plain = [lexeme("chapter", key) for key in keys]
    own = [f"{one} & '§m:{main}'" for one in plain]
    database = index_read()
    with transaction.atomic(using=database.alias), database.cursor() as cursor:
        # The planner thinks that the first statement of a chapter comes soon wherever it begins to
        # read, and the last one of a large record's would be found after all others.
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        cursor.execute(_CHAPTERS, [list(keys), own, plain])
        titles = cursor.fetchall()
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")
    return {key: own or other for key, own, other in titles if own or other}
