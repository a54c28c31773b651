"""What of a factsheet that was read in does not tie to the report of its round, in sentences.

Two things to know. It is tied by codes and paragraph numbers, by `ronda.reports.tying`; here it is
only worded. And it is for the secretariat: the report it is held to may not be published.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors.editions import draft_for
from ronda.apps.reports.selectors import report_of
from ronda.factsheets.model import Factsheet
from ronda.reports.tying import LooseCode, tie

_SENTENCES = {
    LooseCode.CODE_NOT_IN_REPORT: _("The report has no recommendation %(what)s."),
    LooseCode.PARAGRAPH_NOT_IN_REPORT: _("The report has no paragraph %(what)s."),
    LooseCode.STRENGTH_DIFFERS: _("%(what)s has another strength in the report."),
    LooseCode.SCOPE_DIFFERS: _("%(what)s is specific here; the report does not name the Party."),
    LooseCode.NOT_IN_FACTSHEET: _("The report addresses %(what)s to this Party; it is not here."),
    LooseCode.NO_FINDING: _("The report has no finding on this Party in paragraph %(what)s."),
}


@dataclass(frozen=True)
class LooseShown:
    """One thing that does not tie; `place` is where it stands here, "" where it is missing."""

    place: str
    code: LooseCode
    looked_for: str

    @property
    def sentence(self) -> str:
        """What does not tie, for people."""
        sentence: str | Promise = _SENTENCES[self.code]
        return str(sentence) % {"what": self.looked_for}


def loose_in(actor: Actor, edition: Edition, value: Factsheet) -> tuple[LooseShown, ...]:
    """What of an edition that was read in does not tie; nothing where the round has no report."""
    round = edition.factsheet.round
    if edition.reading_id is None or round.body_id not in roles_of(actor).bodies:
        return ()
    draft = draft_for(edition)
    if draft is None:
        return ()
    loose = tie(value, report_of(draft)).loose
    return tuple(LooseShown(one.place, one.code, one.looked_for) for one in loose)
