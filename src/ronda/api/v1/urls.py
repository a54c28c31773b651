"""The addresses of version 1; each collection has its own.

Two things to know. An address without a slash at its end is meant. And what is none of these is
answered as the API answers, not as the pages do.
"""

from django.urls import URLPattern, path, re_path

from ronda.api.records import COLLECTIONS, Collection
from ronda.api.uhri import UHRI
from ronda.api.v1 import entry, searching, views
from ronda.api.v1.answering import api


def _of(one: Collection) -> list[URLPattern]:
    at = {"name": one.name}
    listed = path(one.name, api(views.collection), at, name=one.name)
    if one.one is None:
        return [listed]
    pattern = rf"^{one.name}/(?P<id>{one.id_pattern})\Z"
    return [listed, re_path(pattern, api(views.record), at, name=f"{one.name}-one")]


app_name = "api"
urlpatterns: list[URLPattern] = [
    path("", api(views.index), name="index"),
    *(each for one in COLLECTIONS for each in _of(one)),
    *_of(UHRI),
    path("search", api(searching.found), name="search"),
    path("changes", api(views.changed), name="changes"),
    path("changes.atom", api(views.feed), name="feed"),
    path("openapi.json", api(views.description), name="openapi"),
    path("schemas/<slug:name>", api(views.schema), name="schema"),
    path("vocabularies/<slug:name>", api(views.vocabulary), name="vocabulary"),
    path("own", api(views.own, is_own=True), name="own"),
    path("own/editions", api(views.own_editions, is_own=True), name="own-editions"),
    path("own/record/<slug:name>", api(entry.take, is_own=True, writes=True), name="own-record"),
    # All the rest, whatever it is made of: `<path:rest>` would leave out what has a line break.
    re_path(r"^(?P<rest>[\s\S]+)\Z", api(views.missing), name="missing"),
]
