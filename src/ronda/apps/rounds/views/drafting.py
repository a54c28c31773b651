"""Drafting a questionnaire: the whole as a list, each chapter and question on a page of its own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.policy import demand
from ronda.apps.rounds import drafting as changes
from ronda.apps.rounds.forms.drafting import (
    ChapterForm,
    CoverForm,
    QuestionForm,
    TakeInForm,
    chapter_initial,
    cover_initial,
    question_initial,
)
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.questionnaires import verdict
from ronda.apps.rounds.selectors import asked, starts
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.selectors.versions import faults_of, questionnaire_of, version_draft
from ronda.apps.rounds.services import drafting as services
from ronda.apps.rounds.services.questionnaires import questionnaire_draft_save
from ronda.apps.rounds.taking_in import read_file, taken_back
from ronda.apps.rounds.views.editing import Editing, edited
from ronda.apps.rounds.workflow.questionnaires import ways_from
from ronda.questionnaires.model import Chapter, Question, Questionnaire
from ronda.questionnaires.numbering import NoSuchPlace
from ronda.questionnaires.walking import Standing


@login_required
@require_safe
def draft(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The draft as a list, with what can be done at each place and what the checks found."""
    conduct, version = _draft(request, body, number)
    value = questionnaire_of(version)
    context = {
        "conduct": conduct,
        "tab": "questionnaire",
        "version": version,
        "questionnaire": value,
        "chapters": asked.chapters_shown(value),
        "faults": faults_of(version),
        "ways": ways_from(request.user, version),
        "is_open": version.state == "draft",
    }
    return render(request, "rounds/draft.html", context)


@login_required
def start(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Start a draft: with a title, with what an earlier round asked, or from a file."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.DRAFT, conduct))
    earlier = starts.earlier_versions(request.user, conduct)
    form = CoverForm(request.POST or None, languages=starts.languages_of(conduct))
    chosen = next((one for one in earlier if str(one.pk) == request.POST.get("earlier")), None)
    if request.method == "POST" and (chosen is not None or form.is_valid()):
        if chosen is not None:
            content = starts.copied(conduct, chosen)
        else:
            content = starts.empty(conduct, form.needed("title"))
        questionnaire_draft_save(actor=request.user, conduct=conduct, content=content)
        return redirect("rounds:draft", body, number)
    shown = {"conduct": conduct, "tab": "questionnaire", "form": form, "earlier": earlier}
    return render(request, "rounds/draft_start.html", shown)


@login_required
def take_in(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Take a questionnaire in from a file: looked at first, then put in place of the draft."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.DRAFT, conduct))
    form = TakeInForm(request.POST or None, request.FILES or None)
    shown = {"conduct": conduct, "tab": "questionnaire", "draft": version_draft(conduct)}
    if request.method == "POST" and form.is_valid():
        if content := taken_back(form):
            content = starts.made_own(conduct, content)
            questionnaire_draft_save(actor=request.user, conduct=conduct, content=content)
            messages.success(request, _("The questionnaire is taken in: look it through."))
            return redirect("rounds:draft", body, number)
        if taken := read_file(form):
            shown |= {"taken": taken, "chapters": asked.chapters_shown(taken.questionnaire)}
            shown["content"] = taken.questionnaire.model_dump_json()
            return render(request, "rounds/draft_preview.html", shown)
    return render(request, "rounds/draft_take_in.html", shown | {"form": form})


@login_required
def cover(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Change the title and the introduction."""
    conduct, version = _draft(request, body, number)
    value = questionnaire_of(version)
    form = CoverForm(
        request.POST or None,
        languages=value.languages,
        initial={**cover_initial(value), "seen": changes.seen_as(value)},
    )

    def save(seen: str) -> None:
        services.cover_save(
            actor=request.user,
            conduct=conduct,
            title=form.needed("title"),
            introduction=form.wording("introduction"),
            seen=seen,
        )

    return edited(request, Editing(conduct, version, form, save, _("Title and introduction")))


@login_required
def chapter(request: HttpRequest, body: str, number: int, chapter: str) -> HttpResponse:
    """Change a chapter in itself; "new" adds one."""
    conduct, version = _draft(request, body, number)
    value = questionnaire_of(version)
    now = None if chapter == "new" else _chapter(value, chapter)
    initial = {**chapter_initial(now), "seen": changes.seen_as(now)} if now else None
    form = ChapterForm(request.POST or None, languages=value.languages, initial=initial)

    def save(seen: str) -> None:
        made = form.chapter(now, value)
        services.chapter_save(actor=request.user, conduct=conduct, chapter=made, seen=seen)

    title = _("Change a chapter") if now else _("Add a chapter")
    return edited(request, Editing(conduct, version, form, save, title, now))


@login_required
def question(request: HttpRequest, body: str, number: int, question: str) -> HttpResponse:
    """Change a question, an item or a prompt in itself."""
    conduct, version = _draft(request, body, number)
    value = questionnaire_of(version)
    now = _question(value, question)
    initial = {**question_initial(now, value), "seen": changes.seen_as(now)}
    form = QuestionForm(request.POST or None, known=value, id=now.id, initial=initial)

    def save(seen: str) -> None:
        made = form.question(now)
        if made is not None:
            services.question_save(actor=request.user, conduct=conduct, question=made, seen=seen)

    return edited(request, Editing(conduct, version, form, save, _("Change a question"), now))


@login_required
def add(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Add a question to a chapter, or a sub-question, an item or a prompt to a question."""
    conduct, version = _draft(request, body, number)
    value = questionnaire_of(version)
    within = request.GET.get("within", "")
    kinds = {one.value: one for one in Standing}
    standing = kinds.get(request.GET.get("as", "question"), Standing.QUESTION)
    if not changes.has_place(value, within):
        raise Http404
    form = QuestionForm(request.POST or None, known=value)

    def save(_seen: str) -> None:
        made = form.question(None)
        if made is not None:
            services.question_add(
                actor=request.user, conduct=conduct, question=made, within=within, standing=standing
            )

    titles = {Standing.ITEM: _("Add an item"), Standing.PROMPT: _("Add a prompt")}
    title = titles.get(standing, _("Add a question"))
    return edited(request, Editing(conduct, version, form, save, title))


@login_required
@require_POST
def arrange(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Move a question or a chapter up or down, or take it out."""
    conduct, _version = _draft(request, body, number)
    id, doing = request.POST.get("id", ""), request.POST.get("do")
    if doing == "remove":
        services.place_remove(actor=request.user, conduct=conduct, id=id)
        messages.success(request, _("It is taken out."))
    elif doing in {"up", "down"}:
        by = -1 if doing == "up" else 1
        services.place_shift(actor=request.user, conduct=conduct, id=id, by=by)
    response = redirect("rounds:draft", body, number)
    response["Location"] += f"#{id}" if doing != "remove" else ""
    return response


def _draft(request: HttpRequest, body: str, number: int) -> tuple[Conduct, QuestionnaireVersion]:
    """The round and its draft; 404 where there is none, 403 for who may not draft."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.DRAFT, conduct))
    version = version_draft(conduct)
    if version is None:
        raise Http404
    version.conduct = conduct
    return conduct, version


def _chapter(value: Questionnaire, id: str) -> Chapter:
    try:
        return changes.chapter_of(value, id)
    except NoSuchPlace as error:
        raise Http404 from error


def _question(value: Questionnaire, id: str) -> Question:
    try:
        return changes.place_of(value, id).question
    except NoSuchPlace as error:
        raise Http404 from error
