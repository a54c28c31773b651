"""What was done with a report, for its story."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.reports.permissions import Can

DEEDS: Mapping[str, str | Promise] = {
    Can.TAKE_IN: _("Took in a draft"),
    Can.PUBLISH: _("Published the report"),
    Can.GENERATE: _("Made the factsheets"),
    Can.BEGIN: _("Began to write, or went on from a draft"),
    Can.WRITE: _("Wrote"),
    Can.ARRANGE: _("Moved, took out or put back"),
    Can.NAME: _("Named a rapporteur, or ended it"),
    Can.MAKE_DRAFT: _("Made a draft"),
    Can.SHARE: _("Gave a draft to the members"),
    Can.AMEND: _("Proposed or withdrew an amendment"),
    Can.DECIDE: _("Recorded the decision on an amendment"),
    Can.SETTLE: _("Settled a chapter, or opened it again"),
    Can.ADOPT: _("Recorded the adoption"),
    Can.CORRECT: _("Corrected the adopted text"),
    Can.WITHDRAW: _("Withdrew a recommendation"),
}
