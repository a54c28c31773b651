"""Laws: the list, one on a day, its versions and two of them compared, what is asked of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import ReasonForm
from ronda.apps.laws import forms
from ronda.apps.laws.permissions import Can, verdict
from ronda.apps.laws.selectors import laws as selectors
from ronda.apps.laws.services import laws as services
from ronda.apps.laws.services.files import INTO_LAWS
from ronda.apps.national.desk import desk_page
from ronda.apps.national.selectors.asked import recommendations_offered
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.national.views.spreadsheets import Pages
from ronda.apps.policy import demand

LAW_FILES = Pages(
    intake=INTO_LAWS,
    visible=selectors.law_files,
    names="laws:file",
    back=("laws:laws", gettext_lazy("Laws")),
    file="laws.xlsx",
    sheet=gettext_lazy("Laws"),
)


@require_safe
@desk_page
def laws(request: HttpRequest) -> HttpResponse:
    """The laws of the desk."""
    who = standing_of(request.user)
    context = {"laws": selectors.laws_visible(who), "may_keep": verdict(who, Can.KEEP)}
    return render(request, "laws/laws.html", context)


@require_safe
@desk_page
def law(request: HttpRequest, id: int) -> HttpResponse:
    """One law as it is in force on a day, its versions, what is asked of it."""
    who = standing_of(request.user)
    found = selectors.law_visible(who, id)
    form = forms.DayForm(request.GET if "on" in request.GET else None)
    told = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    versions = selectors.versions_of(found)
    standing = [one for one in versions if not one.withdrawn]
    context = {
        "law": found,
        "day": told or timezone.localdate(),
        "day_form": form,
        "articles": selectors.law_on(found, told or timezone.localdate()),
        "versions": versions,
        "compare_form": forms.CompareForm(versions=standing, law=found)
        if len(standing) > 1
        else None,
        "asked": selectors.asked_of(found),
        "may_keep": verdict(who, Can.KEEP, found),
        "may_ask": verdict(who, Can.ASK, found),
    }
    return render(request, "laws/law.html", context)


@require_safe
@desk_page
def version(request: HttpRequest, id: int) -> HttpResponse:
    """One version: what it did to each article."""
    who = standing_of(request.user)
    found = selectors.version_visible(who, id)
    context = {
        "version": found,
        "law": found.law,
        "changes": [] if found.withdrawn else selectors.changed_by(found),
        "may_keep": verdict(who, Can.KEEP, found.law),
    }
    return render(request, "laws/version.html", context)


@require_safe
@desk_page
def compare(request: HttpRequest, id: int) -> HttpResponse:
    """Two versions of a law, article by article."""
    found = selectors.law_visible(standing_of(request.user), id)
    versions = [one for one in selectors.versions_of(found) if not one.withdrawn]
    form = forms.CompareForm(request.GET, versions=versions, law=found)
    context: dict[str, object] = {"law": found, "form": form}
    if form.is_valid():
        pair = sorted(form.cleaned_data.values(), key=lambda one: (one.since, one.number))
        context |= {"pair": pair, "changes": selectors.compared(found, pair[0], pair[1])}
    return render(request, "laws/compare.html", context)


@require_safe
@desk_page
def changed(request: HttpRequest) -> HttpResponse:
    """What came into force since the State last answered, recommendation by recommendation."""
    who = standing_of(request.user)
    return render(request, "laws/changed.html", {"since": selectors.changes_since(who)})


@desk_page
def add(request: HttpRequest) -> HttpResponse:
    """Put a law down."""
    who = standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.LawForm) -> tuple[str, str]:
        added = services.law_add(actor=request.user, titled=form.titled())
        return _page(added.pk), _("The law was added. Add its first version now.")

    question = Question(_("Add a law"), _("Add"), path_to("laws:laws"), _("Laws"))
    return asked(request, question, forms.LawForm(request.POST or None, who=who), do)


@desk_page
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Put right how a law is called, and who keeps it."""
    who = standing_of(request.user)
    found = selectors.law_visible(who, id)
    demand(verdict(who, Can.KEEP, found))

    def do(form: forms.LawForm) -> tuple[str, str]:
        services.law_change(actor=request.user, law=found, titled=form.titled())
        return _page(id), _("The law was changed.")

    lead = _("What it says is changed by a version, never here.")
    question = Question(_("Change the law’s titles"), _("Save"), _page(id), found.short, lead)
    form = forms.LawForm(request.POST or None, who=who, initial=forms.told_of(found))
    return asked(request, question, form, do)


@desk_page
def version_add(request: HttpRequest, id: int) -> HttpResponse:
    """Add a version."""
    who = standing_of(request.user)
    found = selectors.law_visible(who, id)
    demand(verdict(who, Can.KEEP, found))

    def do(form: forms.VersionForm) -> tuple[str, str]:
        made = services.version_add(actor=request.user, law=found, amending=form.amending())
        return _version(made.pk), _("The version was added.")

    lead = _("Only what changes: articles that are not told stay as they are.")
    question = Question(_("Add a version"), _("Add"), _page(id), found.short, lead)
    return asked(request, question, forms.VersionForm(request.POST or None), do)


@desk_page
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a version was put down wrongly."""
    who = standing_of(request.user)
    found = selectors.version_visible(who, id)
    demand(verdict(who, Can.KEEP, found.law))

    def do(form: ReasonForm) -> tuple[str, str]:
        reason = form.cleaned_data["reason"]
        services.version_withdraw(actor=request.user, version=found, reason=reason)
        return _page(found.law_id), _("The version was withdrawn. It stays on record.")

    heading = _("Withdraw the version of %(gazette)s") % {"gazette": found.gazette}
    question = Question(heading, _("Withdraw"), _version(id), found.law.short, danger=True)
    return asked(request, question, ReasonForm(request.POST or None), do)


@desk_page
def ask(request: HttpRequest, id: int) -> HttpResponse:
    """Say which recommendations ask for a change."""
    who = standing_of(request.user)
    found = selectors.law_visible(who, id)
    demand(verdict(who, Can.ASK, found))

    def do(form: forms.AskForm) -> tuple[str, str]:
        services.change_ask(actor=request.user, law=found, **form.cleaned_data)
        return _page(id), _("It is noted which recommendations ask for a change.")

    words = request.GET.get("q", "").strip()[:100]
    offered = recommendations_offered(who, words, request.POST.getlist("keys"))
    form = forms.AskForm(request.POST or None, recommendations=offered, law=found)
    question = Question(_("Who asks for a change"), _("Save"), _page(id), found.short)
    return asked(request, question, form, do, "national/serves.html", words=words)


@desk_page
def answer(request: HttpRequest, id: int) -> HttpResponse:
    """Say which version answers what is asked."""
    who = standing_of(request.user)
    found = selectors.asked_visible(who, id)
    demand(verdict(who, Can.ASK, found.law))

    def do(form: forms.AnswerForm) -> tuple[str, str]:
        version = form.cleaned_data["version"]
        services.change_answer(actor=request.user, asked=found, version=version)
        return _page(found.law_id), _("It is noted what answers it.")

    form = forms.AnswerForm(
        request.POST or None, law=found.law, initial={"version": found.answered_by_id}
    )
    heading = _("What answers recommendation %(code)s") % {"code": found.target.code}
    question = Question(heading, _("Save"), _page(found.law_id), found.law.short)
    return asked(request, question, form, do)


@desk_page
def ask_end(request: HttpRequest, id: int) -> HttpResponse:
    """Take it back that a recommendation asks for a change."""
    who = standing_of(request.user)
    found = selectors.asked_visible(who, id)
    demand(verdict(who, Can.ASK, found.law))
    back = _page(found.law_id)

    def do(form: ReasonForm) -> tuple[str, str]:
        reason = form.cleaned_data["reason"]
        services.change_ask_end(actor=request.user, asked=found, reason=reason)
        return back, _("It is no longer noted.")

    told = {"code": found.target.code}
    heading = _("Recommendation %(code)s asks for no change of this law") % told
    question = Question(heading, _("Take it back"), back, found.law.short, danger=True)
    return asked(request, question, ReasonForm(request.POST or None), do)


def _page(id: int) -> str:
    return path_to("laws:law", id)


def _version(id: int) -> str:
    return path_to("laws:version", id)
