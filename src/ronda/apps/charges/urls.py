"""The addresses of charges and operations at a State's desk."""

from django.urls import path

from ronda.apps.charges import views

app_name = "charges"

urlpatterns = [
    path("desk/charges/", views.charges, name="charges"),
    path("desk/charges/charges.xlsx", views.template, name="template"),
    path("desk/charges/<int:id>/articles/", views.tie, name="tie"),
    path("desk/operations/", views.operations, name="operations"),
    path("desk/operations/add/", views.add, name="operation-add"),
    *views.OPERATION_FILES.addresses("desk/operations/spreadsheets/"),
    path("desk/operations/<int:id>/", views.operation, name="operation"),
    path("desk/operations/<int:id>/change/", views.change, name="operation-change"),
    path("desk/operations/<int:id>/count/", views.count, name="operation-count"),
    path("desk/operations/<int:id>/serves/", views.serve, name="operation-serves"),
]
