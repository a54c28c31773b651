"""The addresses of reports; each begins with its round's."""

from django.urls import URLPattern, path

from ronda.apps.reports.views import adoption, desk, drafts, files, pieces, readings, settling

OF_REPORT = "rounds/<slug:body>/<int:round>/report/"
OF_DRAFT = f"{OF_REPORT}drafts/<int:number>/"
OF_DESK = f"{OF_REPORT}desk/"
OF_PIECE = f"{OF_DESK}pieces/<slug:key>/"

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path(OF_REPORT, drafts.report, name="report"),
    path(f"{OF_REPORT}take-in/", files.take_in, name="take-in"),
    path(f"{OF_REPORT}take-in/shown/", files.take_in_shown, name="take-in-shown"),
    path(f"{OF_REPORT}changes/", drafts.changes, name="changes"),
    path(f"{OF_REPORT}story/", desk.story, name="story"),
    path(OF_DRAFT, drafts.draft, name="draft"),
    path(f"{OF_DRAFT}data", drafts.data, name="data"),
    path(f"{OF_DRAFT}files/<str:language>/<slug:format>", files.file, name="file"),
    path(f"{OF_DRAFT}publish/", drafts.publish, name="publish"),
    path(f"{OF_DRAFT}write/", desk.begin_from, name="begin-from"),
    path(f"{OF_DRAFT}share/", readings.share, name="share"),
    path(f"{OF_DRAFT}amendments/", readings.amendments, name="amendments"),
    path(f"{OF_DRAFT}amend/<slug:key>/", readings.amend, name="amend"),
    path(f"{OF_DRAFT}amend/<slug:key>/add/<slug:kind>/", readings.amend_add, name="amend-add"),
    path(f"{OF_DRAFT}amendments/<int:amendment>/", readings.amendment, name="amendment"),
    path(
        f"{OF_DRAFT}amendments/<int:amendment>/withdraw/",
        readings.withdraw,
        name="amendment-withdraw",
    ),
    path(OF_DESK, desk.desk, name="desk"),
    path(f"{OF_DESK}begin/", desk.begin, name="begin"),
    path(f"{OF_DESK}make-draft/", desk.make_draft, name="make-draft"),
    path(f"{OF_DESK}adopt/", adoption.adopt, name="adopt"),
    path(f"{OF_REPORT}corrections/", adoption.corrections, name="corrections"),
    path(f"{OF_PIECE}correct/", adoption.correct, name="correct"),
    path(f"{OF_PIECE}withdraw/", adoption.withdraw, name="withdraw"),
    path(f"{OF_DESK}codes/", desk.codes, name="codes"),
    path(f"{OF_DESK}rapporteurs/", desk.named, name="rapporteurs"),
    path(f"{OF_DESK}rapporteurs/<int:id>/end/", desk.rapporteur_end, name="rapporteur-end"),
    path(f"{OF_DESK}chapters/<slug:key>/", desk.chapter, name="desk-chapter"),
    path(f"{OF_DESK}chapters/<slug:key>/settle/", settling.settle, name="settle"),
    path(f"{OF_DESK}chapters/<slug:key>/open-again/", settling.open_again, name="open-again"),
    path(f"{OF_DESK}add/<slug:kind>/", pieces.add, name="add"),
    path(OF_PIECE, pieces.piece, name="piece"),
    path(f"{OF_PIECE}move/", pieces.move, name="move"),
    path(f"{OF_PIECE}place/", pieces.place, name="place"),
    path(f"{OF_PIECE}take-out/", pieces.take_out, name="take-out"),
    path(f"{OF_PIECE}put-back/", pieces.put_back, name="put-back"),
    path(f"{OF_DESK}rivals/<int:id>/", pieces.rival, name="rival"),
]
