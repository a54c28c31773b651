"""The addresses of reports; each begins with its round's."""

from django.urls import URLPattern, path

from ronda.apps.reports.views import drafts, files

OF_REPORT = "rounds/<slug:body>/<int:round>/report/"
OF_DRAFT = f"{OF_REPORT}drafts/<int:number>/"

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path(OF_REPORT, drafts.report, name="report"),
    path(f"{OF_REPORT}take-in/", files.take_in, name="take-in"),
    path(f"{OF_REPORT}take-in/shown/", files.take_in_shown, name="take-in-shown"),
    path(f"{OF_REPORT}changes/", drafts.changes, name="changes"),
    path(OF_DRAFT, drafts.draft, name="draft"),
    path(f"{OF_DRAFT}data", drafts.data, name="data"),
    path(f"{OF_DRAFT}files/<str:language>/<slug:format>", files.file, name="file"),
    path(f"{OF_DRAFT}publish/", drafts.publish, name="publish"),
]
