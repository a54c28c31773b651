"""The addresses of comments and contributions."""

from django.urls import URLPattern, path

from ronda.apps.rounds.views import comments, writing

_ROUND = "rounds/<slug:body>/<int:number>/comments/"

urlpatterns: list[URLPattern] = [
    path(_ROUND, comments.comments, name="comments"),
    path(f"{_ROUND}new/", writing.comment_begin, name="comment-begin"),
    path(f"{_ROUND}transmit/", comments.comments_transmit, name="comments-transmit"),
    path("comments/<int:id>/", comments.comment, name="comment"),
    path("comments/<int:id>/write/", writing.comment_write, name="comment-write"),
    path("comments/<int:id>/file", comments.comment_file, name="comment-file"),
    path("comments/<int:id>/story/", comments.comment_told, name="comment-story"),
    path("comments/<int:id>/<slug:name>/", comments.comment_move, name="comment-way"),
]
