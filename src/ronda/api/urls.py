"""The addresses of the page that offers the open data."""

from django.urls import path

from ronda.api import search_feeds, views

app_name = "data"
urlpatterns = [
    path("search/feed.atom", search_feeds.search_feed, name="search-feed"),
    path("search/feed.key", search_feeds.feed_key, name="feed-key"),
    path("data/", views.data, name="data"),
    path("data/files/<path:name>", views.file, name="file"),
]
