"""The addresses of placing, the answer library and translations; part of the desk's."""

from django.urls import path

from ronda.apps.national.views import library, placing, translations

urlpatterns = [
    path("desk/placing/", placing.contributions, name="placing-list"),
    path("desk/placing/gather/", placing.gather, name="gather"),
    path("desk/placing/<int:id>/", placing.placing, name="placing"),
    path("desk/passages/<int:id>/accept/", placing.accept, name="placing-accept"),
    path("desk/passages/<int:id>/reject/", placing.reject, name="placing-reject"),
    path("desk/passages/<int:id>/nothing/", placing.nothing, name="placing-nothing"),
    path("desk/placings/<int:id>/undo/", placing.undo, name="placing-undo"),
    path("desk/library/", library.library, name="library"),
    path("desk/library/said-before/", library.said_to, name="said-before"),
    path("desk/library/import/", library.take_in, name="library-import"),
    path("desk/library/add/", library.add, name="library-add"),
    path("desk/library/laws/", library.laws, name="laws"),
    path("desk/library/laws/<int:id>/remove/", library.law_remove, name="law-remove"),
    path("desk/library/<int:id>/", library.answer, name="answer"),
    path("desk/library/<int:id>/reuse/", library.reuse, name="answer-reuse"),
    path("desk/library/<int:id>/end/", library.end, name="answer-end"),
    path("desk/library/<int:id>/remove/", library.remove, name="answer-remove"),
    path("desk/translations/", translations.translations, name="translations"),
    path("desk/translations/add/", translations.begin, name="translation-begin"),
    path("desk/translations/<int:id>/", translations.translation, name="translation"),
    path("desk/translations/<int:id>/convert/", translations.convert, name="script-convert"),
    path(
        "desk/translations/<int:id>/<int:order>/", translations.passage, name="translated-passage"
    ),
    path(
        "desk/contributions/<int:id>/translate/",
        translations.begin_contribution,
        name="contribution-translate",
    ),
    path("desk/memory/", translations.memory, name="memory"),
    path("desk/memory/<str:source>/<str:target>.tmx", translations.memory_file, name="memory-file"),
]
