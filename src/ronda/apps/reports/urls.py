"""The addresses of reports; each begins with its round's."""

from django.urls import URLPattern, path

from ronda.apps.reports import views

OF_REPORT = "rounds/<slug:body>/<int:round>/report/"
OF_DRAFT = f"{OF_REPORT}drafts/<int:number>/"

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path(OF_REPORT, views.report, name="report"),
    path(f"{OF_REPORT}take-in/", views.take_in, name="take-in"),
    path(f"{OF_REPORT}changes/", views.changes, name="changes"),
    path(OF_DRAFT, views.draft, name="draft"),
    path(f"{OF_DRAFT}data", views.data, name="data"),
    path(f"{OF_DRAFT}publish/", views.publish, name="publish"),
]
