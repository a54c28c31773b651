"""A person's own account, and the accounts of people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.accounts import offers, selectors, services
from ronda.apps.accounts.forms import CloseForm, InviteForm, LanguageForm, RoleForm, SearchForm
from ronda.apps.accounts.permissions import DEEDS, Can, verdict
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.stories import story_page

ON_A_PAGE = 100


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """The account of who is signed in; its form sets the language."""
    person = selectors.person_visible(request.user, request.user.pk)
    form = LanguageForm(request.POST or None, initial={"language": person.language})
    if form.is_valid():
        language = form.cleaned_data["language"]
        services.person_language_set(actor=request.user, person=person, language=language)
        messages.success(request, _("Your language was changed."))
        response = redirect("accounts:profile")
        response.set_cookie("django_language", language)
        return response
    held = offers.held(request.user, person)
    return render(request, "accounts/profile.html", {"form": form, "person": person, "held": held})


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with an account whom one may see, or those whose name or address is asked for."""
    demand(verdict(request.user, Can.INVITE))
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = selectors.people_found(request.user, asked)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    may_see_sent = selectors.roles_of(request.user).secretariat
    shown = {"people": page, "form": form, "may_see_sent": may_see_sent}
    return render(request, "accounts/people.html", shown)


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a person, into a role; a secretariat may give the role later."""
    demand(verdict(request.user, Can.INVITE))
    form = InviteForm(request.POST or None, **offers.to_invite(request.user))
    if form.is_valid():
        with refusals_shown(form):
            invited = offers.invited(request, form)
            messages.success(request, _("The person is invited."))
            return redirect("accounts:person", invited.pk)
    return render(request, "accounts/invite.html", {"form": form})


@login_required
def person(request: HttpRequest, id: int) -> HttpResponse:
    """One person: roles held, and a form that gives another."""
    demand(verdict(request.user, Can.INVITE))
    found = selectors.person_visible(request.user, id)
    form = RoleForm(request.POST or None, offered=offers.roles_offered(request.user))
    if form.is_valid():
        organisation, role = form.cleaned_data["role"]
        with refusals_shown(form):
            services.membership_begin(
                actor=request.user, person=found, organisation=organisation, role=role
            )
            return redirect("accounts:person", id)
    return render(request, "accounts/person.html", offers.person_page(request.user, found, form))


@login_required
def deactivate(request: HttpRequest, id: int) -> HttpResponse:
    """Close an account, after asking why and who follows in each role."""
    found = selectors.person_visible(request.user, id)
    demand(verdict(request.user, Can.DEACTIVATE, found))
    form = CloseForm(request.POST or None, **offers.to_close(request.user, found))
    if form.is_valid():
        with refusals_shown(form):
            services.person_deactivate(
                actor=request.user,
                person=found,
                reason=form.cleaned_data["reason"],
                successors=form.successors(),
            )
            messages.success(request, _("The account is closed."))
            return redirect("accounts:person", id)
    return render(request, "accounts/deactivate.html", {"form": form, "person": found})


@login_required
@require_safe
def story(request: HttpRequest, id: int) -> HttpResponse:
    """Everything that was done about a person, as far as one may see it."""
    demand(verdict(request.user, Can.INVITE))
    found = selectors.person_visible(request.user, id)
    records = selectors.records_of(request.user, found)
    return story_page(request, records, template="accounts/story.html", words=DEEDS, person=found)


@login_required
@require_POST
def send_link(request: HttpRequest, id: int) -> HttpResponse:
    """Send the letter with the link to choose a password once more."""
    found = selectors.person_visible(request.user, id)
    services.password_link_send(actor=request.user, person=found, request=request)
    messages.success(request, _("The letter is on its way."))
    return redirect("accounts:person", id)
