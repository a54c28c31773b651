"""What can be done with a report; each value is its audit code too."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """What can be done with a report."""

    SEE = "report.see"
    BEGIN = "report.begin"
    TAKE_IN = "report.take-in"
    NAME = "report.name-rapporteur"
    WRITE = "report.write"
    ARRANGE = "report.arrange"
    DRAFT = "report.draft"
    AMEND = "report.amend"
    DECIDE = "report.decide"
    FREEZE = "report.freeze"
    ADOPT = "report.adopt"
    EDIT = "report.edit"
    PUBLISH = "report.publish"
    GENERATE = "report.generate"
    KEEP_LIBRARY = "report.keep-library"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: _("See this report"),
    Can.BEGIN: _("Begin a report"),
    Can.TAKE_IN: _("Take in a report that was written elsewhere"),
    Can.NAME: _("Name rapporteurs"),
    Can.WRITE: _("Write in this chapter"),
    Can.ARRANGE: _("Arrange chapters and entries, and number them"),
    Can.DRAFT: _("Keep a draft for a meeting"),
    Can.AMEND: _("Propose an amendment"),
    Can.DECIDE: _("Record what was decided on an amendment"),
    Can.FREEZE: _("Record that a chapter was read and settled"),
    Can.ADOPT: _("Record that the report was adopted"),
    Can.EDIT: _("Correct an adopted text editorially"),
    Can.PUBLISH: _("Publish the report"),
    Can.GENERATE: _("Make the Parties’ factsheets"),
    Can.KEEP_LIBRARY: _("Keep the library of interpretive texts"),
}
