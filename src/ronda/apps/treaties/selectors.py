"""Bodies, Parties and rounds, for whoever asks: nothing here is secret."""

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.treaties.models import Body, Party, Reservation, Round
from ronda.procedure.parties import party_by_code as known_party


def parties(*, with_invented: bool = False) -> QuerySet[Party]:
    """The Parties by name; the invented ones too where asked for."""
    every = Party.objects.order_by("name")
    return every if with_invented else every.filter(invented=False)


def party_of(key: int) -> Party:
    """The Party with this key, which there is."""
    return Party.objects.get(pk=key)


def party_by_code(code: str) -> Party:
    """The Party with this three-letter code; raises NotVisible."""
    found = Party.objects.filter(code=code.upper()).first()
    if found is None:
        raise NotVisible(_("“%(code)s” is not the code of a Party.") % {"code": code})
    return found


def party_named(party: Party) -> str:
    """A Party's name in the reader's language, where it is known here."""
    known = known_party(party.code)
    here = get_language() or "en"
    return known.name({"sr": "sr-Cyrl"}.get(here, here)) if known else party.name


def reservations(*, party: Party | None = None) -> QuerySet[Reservation]:
    """What Parties (or one) said of conventions, by Party, the newest first."""
    found = Reservation.objects.filter(taken_out_at__isnull=True)
    found = found.select_related("party", "convention")
    return found if party is None else found.filter(party=party)


def reservations_to(convention: str, article: str) -> QuerySet[Reservation]:
    """What Parties said of an article of a convention, by their numbers."""
    return reservations().filter(
        convention__number=convention, articles__contains=[article.lower()]
    )


def reservation_at(id: int) -> Reservation:
    """The one with this key, unless it was taken out; raises NotVisible."""
    found = reservations().filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such reservation or declaration."))
    return found


def bodies() -> QuerySet[Body]:
    """Every body, with its convention."""
    return Body.objects.select_related("convention").order_by("name")


def body_named(body: Body) -> str:
    """A body's name in the reader's language, where it is known here."""
    names = {"lanzarote": _("Lanzarote Committee")}
    return names.get(body.slug, body.name)


def rounds() -> QuerySet[Round]:
    """Every round, newest first."""
    return Round.objects.select_related("body__convention").order_by("body__name", "-number")


_NUMBERED = KeptQuery(lambda: rounds().filter(body__slug=Blank("body"), number=Blank("number")))


def round_by_number(body: str, number: int) -> Round:
    """The round of a body (by its short name) with this number; raises NotVisible."""
    found = next(iter(_NUMBERED(body=body, number=number)), None)
    if found is None:
        sentence = _("There is no round %(number)d of “%(body)s” here.")
        raise NotVisible(sentence % {"number": number, "body": body})
    return found
