"""The questionnaire to take away: to print, to fill in, as data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_visible
from ronda.apps.rounds.taking_away import FORMATS
from ronda.questionnaires.model import Audience


@require_safe
def download(
    request: HttpRequest, body: str, number: int, version: int, format: str
) -> HttpResponse:
    """One version as a file; of one audience where `for` names it, else that of the Parties."""
    conduct = conduct_visible(request.user, body, number)
    found = version_visible(request.user, conduct, version)
    writer = FORMATS.get(format)
    audiences = {one.value: one for one in Audience}
    audience = audiences.get(request.GET.get("for", "party"))
    if writer is None or audience is None:
        raise Http404
    value = questionnaire_of(found)
    response = HttpResponse(writer.write(value, audience), content_type=writer.type)
    name = f"{value.id}-{value.version}-{audience.value}.{format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
