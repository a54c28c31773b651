"""The addresses of the hash base."""

from django.urls import path

from ronda.apps.hashes.api import exchange
from ronda.apps.hashes.views import overview

app_name = "hashes"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("exchange/<str:code>/batches/", exchange.batches, name="feed-batches"),
    path("exchange/<str:code>/receipts/", exchange.receipts, name="feed-receipts"),
]
