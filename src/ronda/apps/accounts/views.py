"""A person's own account, and the people the secretariat invites."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.accounts import selectors, services
from ronda.apps.accounts.forms import (
    InviteForm,
    LanguageForm,
    MembershipForm,
    OrganisationForm,
)
from ronda.apps.accounts.models import Role, User
from ronda.apps.accounts.permissions import Can, verdict
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand


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
    return render(request, "accounts/profile.html", {"form": form, **_person(request, person)})


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with an account."""
    demand(verdict(request.user, Can.INVITE))
    found = selectors.people_visible_to(request.user).prefetch_related("memberships__organisation")
    return render(request, "accounts/people.html", {"people": found})


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a person."""
    demand(verdict(request.user, Can.INVITE))
    form = InviteForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            person = services.person_invite(
                actor=request.user, request=request, **form.cleaned_data
            )
            messages.success(request, _("The letter is on its way. Now give the person a role."))
            return redirect("accounts:person", person.pk)
    return render(request, "accounts/invite.html", {"form": form})


@login_required
def person(request: HttpRequest, id: int) -> HttpResponse:
    """One person: roles held, and a form that gives another."""
    demand(verdict(request.user, Can.INVITE))
    found = selectors.person_visible(request.user, id)
    organisations = selectors.organisations_visible_to(request.user)
    form = MembershipForm(request.POST or None, organisations=organisations)
    if form.is_valid():
        with refusals_shown(form):
            services.membership_begin(
                actor=request.user,
                person=found,
                organisation=form.cleaned_data["organisation"],
                role=Role(form.cleaned_data["role"]),
            )
            return redirect("accounts:person", id)
    return render(request, "accounts/person.html", {"form": form, **_person(request, found)})


@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations, and a form that adds an authority of a Party."""
    demand(verdict(request.user, Can.ADD_ORGANISATION))
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            services.organisation_add(
                actor=request.user,
                name=form.cleaned_data["name"],
                party_id=form.cleaned_data["party"].pk,
            )
            messages.success(request, _("The organisation was added."))
            return redirect("accounts:organisations")
    found = selectors.organisations_visible_to(request.user)
    return render(request, "accounts/organisations.html", {"form": form, "organisations": found})


@login_required
def membership_end(request: HttpRequest, id: int) -> HttpResponse:
    """End a role, after asking why."""
    membership = get_object_or_404(selectors.memberships_visible_to(request.user), pk=id)
    demand(verdict(request.user, Can.END, membership.person))
    form = ReasonForm(request.POST or None, label=_("Why does the role end?"))
    if form.is_valid():
        with refusals_shown(form):
            services.membership_end(
                actor=request.user, membership=membership, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("The role ends today."))
            return redirect("accounts:person", membership.person_id)
    return render(request, "accounts/membership_end.html", {"form": form, "membership": membership})


@login_required
def deactivate(request: HttpRequest, id: int) -> HttpResponse:
    """Close an account, after asking why."""
    found = selectors.person_visible(request.user, id)
    demand(verdict(request.user, Can.DEACTIVATE, found))
    form = ReasonForm(request.POST or None, label=_("Why is the account closed?"))
    if form.is_valid():
        with refusals_shown(form):
            services.person_deactivate(
                actor=request.user, person=found, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("The account is closed."))
            return redirect("accounts:person", id)
    return render(request, "accounts/deactivate.html", {"form": form, "person": found})


@login_required
@require_POST
def send_link(request: HttpRequest, id: int) -> HttpResponse:
    """Send the letter with the link to choose a password once more."""
    found = selectors.person_visible(request.user, id)
    services.password_link_send(actor=request.user, person=found, request=request)
    messages.success(request, _("The letter is on its way."))
    return redirect("accounts:person", id)


def _person(request: HttpRequest, found: User) -> dict[str, object]:
    """A person with the memberships that one may see."""
    memberships = selectors.memberships_visible_to(request.user).filter(person=found)
    return {"person": found, "memberships": memberships, "today": timezone.localdate()}
