"""The addresses of replies and what was submitted."""

from django.urls import path

from ronda.apps.rounds.views import attachments, replies, submissions

HERE = "rounds/<slug:body>/<int:number>/replies/<slug:party>/"

urlpatterns = [
    path("replies/", replies.replies, name="replies"),
    path(HERE, replies.reply, name="reply"),
    path(f"{HERE}story/", replies.story, name="reply-story"),
    path(f"{HERE}language", replies.language, name="reply-language"),
    path(f"{HERE}take-over", replies.prefill, name="reply-prefill"),
    path(f"{HERE}submit/", submissions.submit, name="reply-submit"),
    path(f"{HERE}submissions/<int:turn>/", submissions.submission, name="submission"),
    path(
        f"{HERE}submissions/<int:turn>/document", submissions.document, name="submission-document"
    ),
    path(f"{HERE}submissions/<int:turn>/changes/", submissions.changes, name="submission-changes"),
    path(f"{HERE}reopen/", submissions.reopen, name="reply-reopen"),
    path(f"{HERE}reopen/decide/", submissions.decide, name="reply-reopen-decide"),
    path(f"{HERE}files/", attachments.files, name="reply-files"),
    path(f"{HERE}files/<int:id>", attachments.file, name="reply-file"),
    path(f"{HERE}files/<int:id>/take-out", attachments.take_out, name="reply-file-remove"),
]
