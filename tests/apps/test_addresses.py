"""Addresses that are worked out once are the same ones, in Python and in templates."""

import pytest
from django.template import Context, Template
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, reverse

from ronda.apps.addresses import path_to


def shown(template: str, **more: object) -> str:
    return Template(template).render(Context(more))


@pytest.mark.parametrize("place", [("srb", 2), ("generated-1", "srb", 2)])
def test_an_address_is_that_of_its_name_and_place(place: tuple[object, ...]) -> None:
    for _ in range(2):
        assert path_to("portal:factsheet", *place) == reverse("portal:factsheet", args=place)


def test_a_place_that_no_page_has_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            path_to("portal:party", "four")


def test_where_ronda_is_under_a_path_addresses_begin_with_it() -> None:
    assert path_to("portal:home") == "/"
    with override_script_prefix("/ronda/"):
        assert path_to("portal:home") == "/ronda/"
    assert path_to("portal:home") == "/"


def test_templates_name_pages_as_before() -> None:
    assert shown("{% url 'portal:party' code %}", code="srb") == "/parties/srb/"
    assert shown("{% url 'portal:party' party=code %}", code="srb") == "/parties/srb/"
    assert shown("{% url 'portal:party' code as at %}[{{ at }}]", code="srb") == "[/parties/srb/]"
    assert shown("{% url 'portal:party' code as at %}[{{ at }}]", code="four") == "[]"
    with pytest.raises(NoReverseMatch):
        shown("{% url 'portal:party' code %}", code="four")


def test_an_address_in_a_template_is_html() -> None:
    address = reverse("api:missing", args=["a&b"])
    assert "&" in address
    assert shown("{% url 'api:missing' 'a&b' %}") == address.replace("&", "&amp;")
