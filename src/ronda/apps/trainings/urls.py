"""The addresses of the registers; they lie at the desk."""

from django.urls import path

from ronda.apps.trainings.views import coverage, doubles, files, lectures, lists, trainings

app_name = "trainings"

urlpatterns = [
    path("desk/trainings/", trainings.trainings, name="trainings"),
    path("desk/trainings/add/", trainings.add, name="training-add"),
    *files.TRAININGS.addresses("desk/trainings/spreadsheets/"),
    path("desk/trainings/coverage/", coverage.coverage, name="coverage"),
    path("desk/trainings/gaps/", coverage.gaps, name="gaps"),
    path("desk/trainings/twice/", doubles.doubles, name="doubles"),
    path("desk/trainings/twice/<int:first>/<int:second>/", doubles.judge, name="judge"),
    path("desk/trainings/twice/<int:id>/take-back/", doubles.take_back, name="take-back"),
    path("desk/trainings/told/<int:id>/", trainings.told, name="told"),
    path("desk/trainings/lists/", lists.lists, name="lists"),
    path("desk/trainings/lists/<slug:kind>/add/", lists.entries_add, name="entries-add"),
    path(
        "desk/trainings/lists/<slug:kind>/<int:id>/change/", lists.entry_change, name="entry-change"
    ),
    path(
        "desk/trainings/lists/<slug:kind>/<int:id>/remove/", lists.entry_remove, name="entry-remove"
    ),
    path("desk/trainings/asked/add/", lists.asked_add, name="asked-add"),
    path("desk/trainings/asked/<int:id>/remove/", lists.asked_remove, name="asked-remove"),
    path("desk/trainings/<int:id>/", trainings.training, name="training"),
    path("desk/trainings/<int:id>/change/", trainings.change, name="training-change"),
    path("desk/trainings/<int:id>/withdraw/", trainings.withdraw, name="training-withdraw"),
    path("desk/lectures/", lectures.lectures, name="lectures"),
    path("desk/lectures/add/", lectures.add, name="lecture-add"),
    *files.LECTURES.addresses("desk/lectures/spreadsheets/"),
    path("desk/lectures/coverage/", coverage.lecture_coverage, name="lecture-coverage"),
    path("desk/lectures/<int:id>/", lectures.lecture, name="lecture"),
    path("desk/lectures/<int:id>/change/", lectures.change, name="lecture-change"),
    path("desk/lectures/<int:id>/withdraw/", lectures.withdraw, name="lecture-withdraw"),
]
