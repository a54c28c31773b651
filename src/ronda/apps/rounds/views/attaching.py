"""What the page of files does with what was sent."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.errors import NotNow, NotValid
from ronda.apps.rounds.forms.replies import AttachmentForm
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.saying import number_said, read
from ronda.apps.rounds.services.attachments import File, attachment_add
from ronda.questionnaires.walking import Placed

LONGEST = 80


def question_choices(asked: Mapping[str, Placed]) -> list[tuple[str, str]]:
    """The questions that a file can belong to, by number and first words."""
    return [
        (id, f"{number_said(one.full_number)} {read(one.question.text)}"[:LONGEST])
        for id, one in asked.items()
    ]


def added(request: HttpRequest, reply: Reply, form: AttachmentForm) -> bool:
    """Keep each file that was sent; False with a sentence in the form for each that is refused."""
    given, taken = form.cleaned_data, 0
    for file in given["documents"]:
        name = file.name or ""
        try:
            attachment_add(
                actor=request.user,
                reply=reply,
                file=File(name, file.read()),
                question=given["question"],
                title=given["title"],
            )
            taken += 1
        except (NotValid, NotNow) as refusal:
            told = {"name": name, "sentence": refusal}
            form.add_error("documents", _("%(name)s: %(sentence)s") % told)
    if taken:
        told_all = ngettext("One file was added.", "%(count)d files were added.", taken)
        messages.success(request, told_all % {"count": taken})
    return form.is_valid()
