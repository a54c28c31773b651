"""The public addresses. Those of factsheets and recommendations are meant to last."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from ronda.apps.portal.views import (
    across,
    citing,
    comparisons,
    embeds,
    factsheets,
    glossary,
    home,
    matrices,
    meetings,
    parties,
    recommendations,
    reservations,
    searching,
)
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


class ChapterConverter(StringConverter):
    """The number of a chapter, as the document has it: "III", "2.1"."""

    regex = "[A-Za-z0-9][A-Za-z0-9.-]{0,39}"


class ArticleConverter(StringConverter):
    """The number of an article: "25", "10a"."""

    regex = "[0-9]{1,3}[A-Za-z]?"


class WrittenConverter(StringConverter):
    """A format of citations."""

    regex = "bib|ris"


register_converter(ChapterConverter, "chapter")
register_converter(ArticleConverter, "article")
register_converter(WrittenConverter, "written")
register_converter(PartyConverter, "party")
register_converter(CodeConverter, "code")
register_converter(FormatConverter, "format")

# A factsheet: with its body before it, or without for the Lanzarote Committee's.
SHEET = [
    path("<party:party>/<int:round>/", factsheets.factsheet, name="factsheet"),
    path("<party:party>/<int:round>/compare/", factsheets.compare, name="compare"),
    path("<party:party>/<int:round>/<code:code>", factsheets.recommendation, name="code"),
    path(
        "<party:party>/<int:round>/<slug:language>/<int:number>/",
        factsheets.factsheet,
        name="published",
    ),
]
EMBEDDED = [
    path("<party:party>/<int:round>/", embeds.factsheet, name="embed-newest"),
    path(
        "<party:party>/<int:round>/<slug:language>/<int:number>/",
        embeds.factsheet,
        name="embed-edition",
    ),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("factsheets/", factsheets.factsheets, name="factsheets"),
    path("factsheets/", include(SHEET)),
    path("factsheets/<slug:body>/", include(SHEET)),
    path("parties/<party:party>/", parties.party, name="party"),
    path("compare/", comparisons.compare, name="compare-parties"),
    path("rounds/<slug:body>/<int:number>/matrix/", matrices.matrix, name="matrix"),
    path("rounds/<slug:body>/<int:number>/matrix.csv", matrices.matrix_csv, name="matrix-csv"),
    path("citation.<written:format>", citing.citation, name="citation"),
    path("card/<slug:language>.png", citing.card, name="card"),
    path("search/", searching.search, name="search"),
    path(
        "rounds/<slug:body>/<int:round>/recommendations/<code:code>/",
        recommendations.asked,
        name="asked",
    ),
    path(
        "rounds/<slug:body>/<int:round>/chapters/<chapter:chapter>/", across.chapter, name="chapter"
    ),
    path("articles/<slug:text>/<article:number>/", across.article, name="article"),
    path("decisions/", meetings.decisions, name="decisions"),
    path("decisions/<slug:body>/<int:number>/", meetings.meeting, name="meeting"),
    path("reservations/", reservations.reservations, name="reservations"),
    path("practices/", across.practices, name="practices"),
    path("embed/factsheets/", include(EMBEDDED)),
    path("embed/factsheets/<slug:body>/", include(EMBEDDED)),
    path(
        "embed/rounds/<slug:body>/<int:round>/recommendations/<code:code>/",
        embeds.asked,
        name="embed-asked",
    ),
    path("oembed", embeds.oembed, name="oembed"),
    path("editions/<int:id>/", factsheets.edition, name="edition"),
    path("editions/<int:id>/factsheet.<format:format>", factsheets.download, name="download"),
]
