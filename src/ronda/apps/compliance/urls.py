"""The addresses of the desk."""

from django.urls import path

from ronda.apps.compliance.views import generating, importing, placing, proofing, records, returned

app_name = "compliance"

urlpatterns = [
    path("records/", records.records, name="records"),
    path("records/import/", importing.import_files, name="import"),
    path("records/import/progress/", importing.progress, name="progress"),
    path(
        "rounds/<slug:body>/<int:round>/report/drafts/<int:number>/factsheets/",
        generating.generate,
        name="generate",
    ),
    path("records/<int:id>/", proofing.proof, name="proof"),
    path("records/<int:id>/correct/<path:entry>/", proofing.correct, name="correct"),
    path("records/<int:id>/remove/<path:place>/", proofing.remove, name="remove"),
    path("records/<int:id>/add/", placing.add, name="add"),
    path("records/<int:id>/unplaced/<int:order>/", placing.place, name="place"),
    path("records/<int:id>/unplaced/<int:order>/put/", placing.put, name="put"),
    path("records/<int:id>/unplaced/<int:order>/make/", placing.make, name="make"),
    path("records/<int:id>/unplaced/<int:order>/set-aside/", placing.set_aside, name="set-aside"),
    path("records/<int:id>/faults/<int:order>/", placing.fault, name="fault"),
    path("records/<int:id>/corrections/", proofing.corrections, name="corrections"),
    path("records/<int:id>/corrections/<int:number>/undo/", proofing.undo, name="undo"),
    path("records/<int:id>/corrections/<int:number>/settle/", proofing.settle, name="settle"),
    path("records/<int:id>/read-again/", records.read_again, name="read-again"),
    path("records/<int:id>/story/", records.story, name="story"),
    path("records/<int:id>/hand-in/", returned.hand_in, name="hand-in"),
    path("records/<int:id>/<slug:name>/", records.way, name="way"),
    path("returned/<int:id>/", returned.preview, name="returned"),
    path("returned/<int:id>/take-in/", returned.take_in, name="take-in"),
    path("returned/<int:id>/dismiss/", returned.dismiss, name="dismiss"),
    path("returned/<int:id>/changes/<int:number>/", returned.decide, name="decide"),
]
