"""Spreadsheets of values, and of recommendations of other bodies: their pages."""

from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import UploadKind
from ronda.apps.national.selectors.uploads import outside_visible, uploads_visible
from ronda.apps.national.services.uploads import INTO_FIGURES, INTO_OUTSIDE
from ronda.apps.national.views.spreadsheets import Pages

OUTSIDE = Pages(
    intake=INTO_OUTSIDE,
    visible=outside_visible,
    names="national:outside",
    back=("national:measures-served", _("By recommendation")),
    file="recommendations.xlsx",
    sheet=_("Recommendations"),
    kept={"kind": UploadKind.OUTSIDE},
)
PAGES = Pages(
    intake=INTO_FIGURES,
    visible=uploads_visible,
    names="national:upload",
    back=("national:figures", _("Figures")),
    file="values.xlsx",
    sheet=_("Values"),
    kept={"kind": UploadKind.VALUES},
)
