"""The public addresses. Those of factsheets and recommendations are meant to last."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from ronda.apps.portal import views
from ronda.factsheets.writing import FORMATS

app_name = "portal"


class PartyConverter(StringConverter):
    """The code of a Party, three letters."""

    regex = "[A-Za-z]{3}"


class CodeConverter(StringConverter):
    """The code of a recommendation: "III-12", "R7"."""

    regex = "[A-Za-z]{0,8}-?[0-9]{1,3}[a-z]?"


class FormatConverter(StringConverter):
    """A format that factsheets are written in."""

    regex = "|".join(FORMATS)


register_converter(PartyConverter, "party")
register_converter(CodeConverter, "code")
register_converter(FormatConverter, "format")

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("factsheets/", views.factsheets, name="factsheets"),
    path("factsheets/<party:party>/<int:round>/", views.factsheet, name="factsheet"),
    path("factsheets/<party:party>/<int:round>/compare/", views.compare, name="compare"),
    path("factsheets/<party:party>/<int:round>/<code:code>", views.recommendation, name="code"),
    path(
        "factsheets/<party:party>/<int:round>/<slug:language>/<int:number>/",
        views.factsheet,
        name="published",
    ),
    path("search/", views.search, name="search"),
    path(
        "rounds/<slug:body>/<int:round>/recommendations/<code:code>/",
        views.asked,
        name="asked",
    ),
    path("editions/<int:id>/", views.edition, name="edition"),
    path("editions/<int:id>/factsheet.<format:format>", views.download, name="download"),
]
