"""Tags for pages about editions and the documents they were read from.

Two things to know. They know the records of factsheets, so that services without these do without
them. And an edition and a language are called the same on every page.
"""

from django import template
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.compliance.addresses import edition_page, newest_page, place_of
from ronda.apps.compliance.models import Edition, Factsheet
from ronda.apps.compliance.naming import edition_name as name_of_edition
from ronda.apps.compliance.naming import language_name as name_of_language

register = template.Library()


@register.filter
def language_name(tag: str) -> str:
    """A language by its name."""
    return name_of_language(tag)


@register.filter
def edition_name(edition: Edition) -> str:
    """Which of its factsheet's editions it is."""
    return name_of_edition(edition)


@register.filter
def address_of(edition: Edition) -> str:
    """The lasting address of a published edition."""
    return edition_page(edition)


@register.filter
def newest_address(sheet: Factsheet) -> str:
    """The address of the newest published edition of a factsheet, whichever that is."""
    return newest_page(sheet.party, sheet.round)


@register.filter
def comparing_address(sheet: Factsheet) -> str:
    """Where two editions of a factsheet are compared."""
    return path_to("portal:compare", *place_of(sheet))


@register.filter
def step_name(step: str) -> str:
    """What is being done with a document."""
    names = {
        "opening": _("The file is being opened"),
        "reading": _("The text is being read"),
        "recording": _("The record is being made"),
        "done": _("Done"),
    }
    return names.get(step, _("Waiting for its turn"))
