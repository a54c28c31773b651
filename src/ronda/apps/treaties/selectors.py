"""Bodies, Parties and rounds, for whoever asks: nothing here is secret."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.treaties.models import Body, Party, Round


def parties(*, with_invented: bool = False) -> QuerySet[Party]:
    """The Parties by name; the invented ones too where asked for."""
    every = Party.objects.order_by("name")
    return every if with_invented else every.filter(invented=False)


def party_by_code(code: str) -> Party:
    """The Party with this three-letter code; raises NotVisible."""
    found = Party.objects.filter(code=code.upper()).first()
    if found is None:
        raise NotVisible(_("“%(code)s” is not the code of a Party.") % {"code": code})
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


def round_by_number(body: str, number: int) -> Round:
    """The round of a body (by its short name) with this number; raises NotVisible."""
    found = rounds().filter(body__slug=body, number=number).first()
    if found is None:
        sentence = _("There is no round %(number)d of “%(body)s” here.")
        raise NotVisible(sentence % {"number": number, "body": body})
    return found
