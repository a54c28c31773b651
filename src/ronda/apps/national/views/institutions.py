"""Institutions: the tree, one of them, its names and posts; routing table, holidays."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms import institutions as forms
from ronda.apps.national.models import NameKind, PostKind, RouteKind
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import institutions as selectors
from ronda.apps.national.selectors.institutions import called
from ronda.apps.national.services import institutions as services
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing


@require_safe
@desk_page
def institutions(request: HttpRequest) -> HttpResponse:
    """Every institution with its units; to everybody at the desk."""
    who = standing_of(request.user)
    context = {"tree": selectors.tree(), "may_keep": verdict(who, Can.KEEP)}
    return render(request, "national/institutions.html", context)


@require_safe
@desk_page
def institution(request: HttpRequest, id: int) -> HttpResponse:
    """One institution: its names in time, its units, who serves there, what it answers."""
    found = selectors.institution_visible(id)
    context = {
        "institution": found,
        "names": found.names.all(),
        "units": selectors.institutions().filter(parent=found),
        "posts": selectors.posts_of(found),
        "routes": selectors.routes().filter(institution=found),
        "may_keep": verdict(standing_of(request.user), Can.KEEP),
    }
    return render(request, "national/institution.html", context)


@desk_page
def institution_add(request: HttpRequest) -> HttpResponse:
    """Add an institution, or a unit of one."""
    standing(request, lambda who: verdict(who, Can.KEEP))
    form = forms.InstitutionForm(request.POST or None, initial={"parent": request.GET.get("of")})

    def do(form: forms.InstitutionForm) -> tuple[str, str]:
        added = services.institution_add(actor=request.user, **form.cleaned_data)
        return _page(added.pk), _("The institution was added.")

    back = path_to("national:institutions")
    question = Question(_("Add an institution"), _("Add"), back, _("Institutions"))
    return asked(request, question, form, do)


@desk_page
def name_add(request: HttpRequest, id: int) -> HttpResponse:
    """Give an institution a further name."""
    found = selectors.institution_visible(id)
    standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.NameForm) -> tuple[str, str]:
        told = form.cleaned_data | {"kind": NameKind(form.cleaned_data["kind"])}
        services.name_add(actor=request.user, institution=found, name=services.Name(**told))
        return _page(id), _("The name was added.")

    question = Question(_("Add a name"), _("Add"), _page(id), called(found))
    return asked(request, question, forms.NameForm(request.POST or None), do)


@desk_page
def post_add(request: HttpRequest, id: int) -> HttpResponse:
    """Give somebody a post at an institution."""
    found = selectors.institution_visible(id)
    who = standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.PostForm) -> tuple[str, str]:
        told = form.cleaned_data | {"what": PostKind(form.cleaned_data["what"])}
        services.post_begin(actor=request.user, institution=found, **told)
        return _page(id), _("The post was given.")

    question = Question(_("Give a post"), _("Give the post"), _page(id), called(found))
    form = forms.PostForm(request.POST or None, party_id=who.party_id)
    return asked(request, question, form, do)


@desk_page
def post_end(request: HttpRequest, id: int) -> HttpResponse:
    """End a post, and hand it over."""
    post = selectors.post_visible(id)
    who = standing(request, lambda who: verdict(who, Can.KEEP))
    back = _page(post.institution_id)

    def do(form: forms.PostEndForm) -> tuple[str, str]:
        services.post_end(actor=request.user, post=post, **form.cleaned_data)
        return back, _("The post was ended.")

    heading = _("End the post of %(person)s") % {"person": post.membership.person}
    question = Question(heading, _("End the post"), back, called(post.institution), danger=True)
    form = forms.PostEndForm(request.POST or None, party_id=who.party_id)
    return asked(request, question, form, do)


@desk_page
def dissolve(request: HttpRequest, id: int) -> HttpResponse:
    """Dissolve an institution; its open requests move in the same act."""
    found = selectors.institution_visible(id)
    standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.DissolveForm) -> tuple[str, str]:
        services.institution_dissolve(actor=request.user, institution=found, **form.cleaned_data)
        return _page(id), _("The institution is dissolved.")

    name = called(found)
    question = Question(_("Dissolve “%(name)s”") % {"name": name}, _("Dissolve"), _page(id), name)
    form = forms.DissolveForm(request.POST or None, institution=found)
    waiting = services.open_requests_of(found)
    return asked(request, question, form, do, waiting=waiting)


@desk_page
def routes(request: HttpRequest) -> HttpResponse:
    """The routing table, and a line to add."""
    may_keep = verdict(standing_of(request.user), Can.KEEP)
    if request.method == "POST":
        standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.RouteForm) -> tuple[str, str]:
        told = form.cleaned_data | {"kind": RouteKind(form.cleaned_data["kind"])}
        services.route_add(actor=request.user, **told)
        return path_to("national:routes"), _("The line was added.")

    question = Question(_("Routing table"), _("Add"), path_to("national:home"), _("Desk"))
    form = forms.RouteForm(request.POST or None)
    context = {"rows": selectors.routes(), "may_keep": may_keep}
    return asked(request, question, form, do, template="national/routes.html", **context)


@require_POST
@desk_page
def route_remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take a line out of the routing table."""
    services.route_remove(actor=request.user, route=selectors.route_visible(id))
    messages.success(request, _("The line was taken out."))
    return redirect("national:routes")


@desk_page
def holidays(request: HttpRequest) -> HttpResponse:
    """The holidays of the State, and a day to add."""
    may_keep = verdict(standing_of(request.user), Can.KEEP)
    if request.method == "POST":
        standing(request, lambda who: verdict(who, Can.KEEP))

    def do(form: forms.HolidayForm) -> tuple[str, str]:
        services.holiday_add(actor=request.user, **form.cleaned_data)
        return path_to("national:holidays"), _("The day was added.")

    question = Question(_("Holidays"), _("Add"), path_to("national:home"), _("Desk"))
    form = forms.HolidayForm(request.POST or None)
    context = {"rows": selectors.holidays(), "may_keep": may_keep}
    return asked(request, question, form, do, template="national/holidays.html", **context)


@require_POST
@desk_page
def holiday_remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take a day out of the calendar."""
    services.holiday_remove(actor=request.user, holiday=selectors.holiday_visible(id))
    messages.success(request, _("The day was taken out."))
    return redirect("national:holidays")


def _page(id: int) -> str:
    return path_to("national:institution", id)
