"""The first page, what the base is, one's own account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.posts import posts_of
from ronda.apps.hashes.selectors.overview import seen_at_first
from ronda.apps.policy import demand


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is in the base, what waits, what is new."""
    demand(verdict(request.user, Can.OVERVIEW_SEE))
    context = {
        "seen": seen_at_first(request.user),
        "may_hand_in": verdict(request.user, Can.COLLECTION_HAND_IN),
        "may_work": verdict(request.user, Can.LEADS_SEE),
        "may_decide": verdict(request.user, Can.PROPOSAL_DECIDE),
        "may_see_collections": verdict(request.user, Can.COLLECTIONS_SEE),
    }
    return render(request, "hashes/overview.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the base is and is not."""
    return render(request, "hashes/about.html", {})


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account, and the posts that one holds."""
    posts = sorted(post.label for post in posts_of(request.user))
    return render(request, "hashes/account.html", {"posts": posts})
