"""The first page of the desk: what waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.national.desk import desk_page
from ronda.apps.national.selectors.home import desk_of
from ronda.apps.national.selectors.institutions import institutions, posts_held
from ronda.apps.national.standing import standing_of


@require_safe
@desk_page
def home(request: HttpRequest) -> HttpResponse:
    """What waits, the longest-waiting first."""
    who = standing_of(request.user)
    context = {
        "who": who,
        "desk": desk_of(who),
        "posts": posts_held(who),
        "has_institutions": institutions().exists(),
    }
    return render(request, "national/home.html", context)
