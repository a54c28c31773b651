"""A report being written, begun from the invented draft, for tests of the desk."""

from ronda.apps.accounts.models import Membership, User
from ronda.apps.reports.models import Piece, Writing
from ronda.apps.reports.selectors.writing import piece_visible, writing_of
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.reports.services.rapporteurs import rapporteur_name
from ronda.apps.treaties.models import Round
from tests.apps.people import rapporteur, secretary
from tests.apps.reports.scene import taken_in, the_round


def written(**changes: object) -> Writing:
    """The invented report as rows."""
    return writing_begin_from(actor=secretary(), draft=taken_in(**changes))


def piece(key: str, round: Round | None = None) -> Piece:
    """A piece as a page finds it."""
    return piece_visible(secretary(), round or the_round(), key)


def now() -> Writing:
    """What is written, as a page finds it."""
    found = writing_of(the_round())
    assert found is not None
    return found


def named(chapter: str, code: str = "XTA") -> User:
    """A rapporteur who is named for a chapter."""
    who = rapporteur(code)
    membership = Membership.objects.get(person=who)
    rapporteur_name(actor=secretary(), writing=now(), membership=membership, chapter=piece(chapter))
    return User.objects.get(pk=who.pk)


def text(of: str) -> dict[str, str]:
    """A text in both languages."""
    return {"en": of, "fr": f"(fr) {of}"}
