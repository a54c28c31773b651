"""What keeps the base in order: retention, figures, people, the trail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import refusals_shown
from ronda.apps.hashes.forms.records import RuleForm, WhyForm
from ronda.apps.hashes.forms.triage import InviteForm, PostForm
from ronda.apps.hashes.models import Kept
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.retention import rules
from ronda.apps.hashes.selectors import people as people_selectors
from ronda.apps.hashes.selectors.figures import FEWEST, figures, figures_json
from ronda.apps.hashes.selectors.retention import collections_due, entries_due
from ronda.apps.hashes.services import people as people_services
from ronda.apps.hashes.services.proposals import erasure_propose
from ronda.apps.hashes.services.retention import retention_set
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand

DUE_AT_ONCE = 500


@login_required
@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """The rules, and what is due by them."""
    demand(verdict(request.user, Can.RETENTION_SEE))
    today = timezone.localdate()
    context = {
        "rules": rules().values(),
        "entries": page_of(request, entries_due(request.user, today)),
        "collections": collections_due(request.user, today),
        "may_set": verdict(request.user, Can.RETENTION_SET),
        "may_erase": verdict(request.user, Can.ENTRY_ERASE),
        "at_once": DUE_AT_ONCE,
    }
    return render(request, "hashes/retention.html", context)


@login_required
def rule(request: HttpRequest, kept: str) -> HttpResponse:
    """Set a period and its ground."""
    demand(verdict(request.user, Can.RETENTION_SET))
    if kept not in Kept.values:
        raise Http404
    stands = rules()[Kept(kept)]
    form = RuleForm(
        request.POST or None, initial={"months": stands.months, "ground": stands.ground}
    )

    def do(given: dict[str, object]) -> str:
        months = given["months"]
        assert isinstance(months, int)
        retention_set(
            actor=request.user, kept=Kept(kept), months=months, ground=str(given["ground"])
        )
        return path_to("hashes:retention")

    context: dict[str, object] = {
        "title": _("How long to keep: %(what)s") % {"what": Kept(kept).label},
        "lead": _("The days of everything kept so move at once."),
        "button": _("Save"),
        "back": path_to("hashes:retention"),
    }
    return asked(request, form, do, context, done=_("The period is set."))


@login_required
def erase_due(request: HttpRequest) -> HttpResponse:
    """Propose that entries whose day has come are erased, at most so many at once."""
    demand(verdict(request.user, Can.ENTRY_ERASE))
    due = list(entries_due(request.user, timezone.localdate())[:DUE_AT_ONCE])

    def do(given: dict[str, object]) -> str:
        proposal = erasure_propose(actor=request.user, entries=due, reason=str(given["reason"]))
        return path_to("hashes:proposal", proposal.pk)

    context: dict[str, object] = {
        "title": _("Erase what is due"),
        "lead": _("Entries that would be erased: %(count)d.") % {"count": len(due)},
        "button": _("Propose"),
        "back": path_to("hashes:retention"),
        "danger": True,
    }
    done = _("Proposed. A second person decides.")
    return asked(request, WhyForm(request.POST or None), do, context, done=done)


@login_required
@require_safe
def figures_page(request: HttpRequest) -> HttpResponse:
    """What may cross to a State's desk."""
    demand(verdict(request.user, Can.PROPOSALS_SEE))
    return render(request, "hashes/figures.html", {"tables": figures(), "fewest": FEWEST})


@login_required
@require_safe
def figures_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    demand(verdict(request.user, Can.PROPOSALS_SEE))
    disposition = {"Content-Disposition": 'attachment; filename="figures.json"'}
    return JsonResponse(figures_json(timezone.localdate()), headers=disposition)


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with an account here, and their posts."""
    demand(verdict(request.user, Can.PEOPLE_SEE))
    context = {
        "people": people_selectors.people_visible_to(request.user),
        "may_invite": verdict(request.user, Can.PERSON_INVITE),
    }
    return render(request, "hashes/people.html", context)


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a person."""
    demand(verdict(request.user, Can.PERSON_INVITE))

    def do(given: dict[str, object]) -> str:
        told = {name: str(value) for name, value in given.items()}
        people_services.holder_invite(actor=request.user, request=request, **told)
        return path_to("hashes:people")

    context: dict[str, object] = {
        "title": _("Invite a person"),
        "lead": _("They get a letter with a link to choose a password."),
        "button": _("Invite"),
        "back": path_to("hashes:people"),
    }
    done = _("The letter is on its way.")
    return asked(request, InviteForm(request.POST or None), do, context, done=done)


@login_required
def person(request: HttpRequest, id: int) -> HttpResponse:
    """One person: the posts they hold and held; another post."""
    demand(verdict(request.user, Can.PEOPLE_SEE))
    found = people_selectors.person_visible(request.user, id)
    form = PostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            post = form.cleaned_data["post"]
            people_services.appointment_give(actor=request.user, person=found, post=post)
            messages.success(request, _("The post is given."))
            return redirect("hashes:person", id)
    context = {
        "person": found,
        "form": form,
        "appointments": found.posts.all(),
        "may_give": verdict(request.user, Can.APPOINT),
    }
    return render(request, "hashes/person.html", context)


@login_required
@require_POST
def appointment_end(request: HttpRequest, id: int) -> HttpResponse:
    """End a post."""
    found = people_selectors.appointment_visible(request.user, id)
    ended = people_services.appointment_end(actor=request.user, appointment=found)
    messages.success(request, _("The post has ended."))
    return redirect("hashes:person", ended.person_id)


@login_required
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """Everything that was done here, newest first."""
    demand(verdict(request.user, Can.TRAIL_SEE))
    events = page_of(request, people_selectors.events_visible_to(request.user))
    return render(request, "hashes/trail.html", {"events": events})
