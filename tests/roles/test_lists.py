"""Lists do not tell of what is not published."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from tests.roles.asking import browser
from tests.roles.cast import cast
from tests.roles.scenes.compliance import scene

pytestmark = pytest.mark.django_db


def test_lists_do_not_tell_of_what_is_unpublished() -> None:
    there = scene(cast())
    public = browser(AnonymousUser())
    page = public.get(reverse("portal:factsheets")).content.decode()
    newest = reverse("portal:published", args=["xar", 2, "en", there.later.number])
    assert page.count('href="/factsheets/xar/2/') == page.count(f'href="{newest}"') == 1
    listed = public.get(reverse("portal:compare", args=["xar", 2])).content.decode()
    assert f'value="{there.published.pk}"' in listed
    for hidden in (there.unread, there.faulty, there.taken_in):
        assert f'value="{hidden.pk}"' not in listed
