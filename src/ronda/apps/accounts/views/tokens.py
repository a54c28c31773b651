"""The tokens by which a person's programs ask."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ronda.apps.accounts import services
from ronda.apps.accounts import tokens as own
from ronda.apps.accounts.token_forms import TokenForm
from ronda.apps.forms import refusals_shown


@never_cache
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens, and a form that makes one; the new one is shown in the answer, once."""
    offered = own.scopes_offered(request.user)
    form = TokenForm(request.POST or None, offered=offered)
    secret = ""
    if form.is_valid():
        with refusals_shown(form):
            made = {"scopes": [], **form.cleaned_data}
            _token, secret = services.token_make(actor=request.user, **made)
            form = TokenForm(offered=offered)
    context = {
        "form": form,
        "secret": secret,
        "tokens": own.tokens_visible_to(request.user),
        "now": timezone.now(),
    }
    return render(request, "accounts/tokens.html", context)


@login_required
@require_POST
def end(request: HttpRequest, id: int) -> HttpResponse:
    """End a token of one's own."""
    services.token_end(actor=request.user, token=own.token_visible(request.user, id))
    messages.success(request, _("The token is ended: nothing is opened by it any more."))
    return redirect("accounts:tokens")
