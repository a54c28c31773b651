"""What is not published appears in no answer to those who may not see it."""

import pytest
from django.urls import reverse

from tests.roles.asking import answers
from tests.roles.scene import ANSWER, ROLES, SECRET, scene

pytestmark = pytest.mark.django_db
MAY_READ = {SECRET: {"secretariat"}, ANSWER: {"secretariat", "coordinator"}}


def test_unpublished_text_appears_only_to_those_who_may_see_it() -> None:
    leaks = [
        f"{one.role}: {one.method} {one.address} says “{text}”"
        for one in answers()
        for text in one.says
        if one.role not in MAY_READ[text]
    ]
    assert not leaks, "\n".join(leaks)


@pytest.mark.parametrize("text", MAY_READ)
def test_those_who_may_see_it_do(text: str) -> None:
    readers = {one.role for one in answers() if text in one.says}
    assert readers == MAY_READ[text]


def test_nothing_ends_in_an_error_of_ours() -> None:
    broken = [f"{one.role}: {one.method} {one.address}" for one in answers() if one.ended == "500"]
    assert not broken, "\n".join(broken)


def test_lists_do_not_tell_of_what_is_unpublished() -> None:
    there = scene()
    public = there.client(ROLES[0])
    page = public.get(reverse("portal:factsheets")).content.decode()
    newest = reverse("portal:published", args=["xar", 2, "en", there.later.number])
    assert page.count('href="/factsheets/xar/2/') == page.count(f'href="{newest}"') == 1
    listed = public.get(reverse("portal:compare", args=["xar", 2])).content.decode()
    assert f'value="{there.published.pk}"' in listed
    for hidden in (there.unread, there.faulty, there.taken_in):
        assert f'value="{hidden.pk}"' not in listed
