"""The lists of the desk: entries added, called otherwise, removed; what recommendations ask."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.national.desk import desk_page
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.trainings.forms.lists import AskedForm, EntriesForm, EntryForm
from ronda.apps.trainings.models import Region
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.selectors import lists as selectors
from ronda.apps.trainings.services import lists as services

_LEADS = {
    "regions": gettext_lazy(
        "After a semicolon each may have an abbreviation, then a column and a row on the map:"
        " North; N; 2; 1"
    ),
    "professions": gettext_lazy("Such as: police officers, front desk officers, judges."),
    "items": gettext_lazy("Such as: coercion and extortion, a practical element."),
}
_HEADINGS = {
    "regions": gettext_lazy("Add regions"),
    "professions": gettext_lazy("Add professions"),
    "items": gettext_lazy("Add curriculum items"),
}


@require_safe
@desk_page
def lists(request: HttpRequest) -> HttpResponse:
    """The three lists, and what recommendations ask."""
    who = standing_of(request.user)
    context = {
        "regions": selectors.regions(),
        "professions": selectors.professions(),
        "items": selectors.items(),
        "asked": selectors.asked(),
        "may_list": verdict(who, Can.LIST),
    }
    return render(request, "trainings/lists.html", context)


@desk_page
def entries_add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add entries to a list."""
    of = selectors.list_of(kind)
    standing(request, lambda who: verdict(who, Can.LIST))

    def do(form: EntriesForm) -> tuple[str, str]:
        told = form.cleaned_data["lines"]
        if of is Region:
            services.regions_add(actor=request.user, regions=told)
        else:
            names = [one.name for one in told]
            services.entries_add(actor=request.user, of=of, names=names)  # type: ignore[arg-type]
        return _page(), _("The entries were added.")

    question = Question(_HEADINGS[kind], _("Add"), _page(), _("Lists"), _LEADS[kind])
    return asked(request, question, EntriesForm(request.POST or None), do)


@desk_page
def entry_change(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    """Call an entry otherwise."""
    entry = selectors.entry_at(kind, id)
    standing(request, lambda who: verdict(who, Can.LIST))

    def do(form: EntryForm) -> tuple[str, str]:
        services.entry_rename(actor=request.user, entry=entry, told=form.told())
        return _page(), _("The entry was changed.")

    names = ("name", "abbreviation", "column", "row")
    shown = {name: getattr(entry, name, None) for name in names}
    question = Question(_("Change the entry"), _("Save"), _page(), _("Lists"))
    return asked(request, question, EntryForm(request.POST or None, entry=entry, initial=shown), do)


@require_POST
@desk_page
def entry_remove(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    """Remove an entry that nothing uses."""
    services.entry_remove(actor=request.user, entry=selectors.entry_at(kind, id))
    messages.success(request, _("The entry was removed."))
    return redirect("trainings:lists")


@desk_page
def asked_add(request: HttpRequest) -> HttpResponse:
    """Say what a recommendation asks."""
    who = standing(request, lambda who: verdict(who, Can.LIST))

    def do(form: AskedForm) -> tuple[str, str]:
        services.asked_add(actor=request.user, asking=form.asking())
        return _page(), _("It is noted what the recommendation asks.")

    question = Question(_("Say what a recommendation asks"), _("Add"), _page(), _("Lists"))
    form = AskedForm(request.POST or None, recommendations=selectors.recommendations_asking(who))
    return asked(request, question, form, do)


@require_POST
@desk_page
def asked_remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take back that a recommendation asks something."""
    services.asked_remove(actor=request.user, asked=selectors.asked_at(id))
    messages.success(request, _("It was taken out."))
    return redirect("trainings:lists")


def _page() -> str:
    return path_to("trainings:lists")
