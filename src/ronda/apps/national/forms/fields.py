"""Fields that choose among what lies on the desk.

Two things to know. Their choices are asked for when a form is made, inside the door, never before.
And an institution is shown under today's name in the reader's language.
"""

from collections.abc import Iterable
from typing import Any

from django import forms

from ronda.apps.national.models import Post
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.standing import holder_of


class InstitutionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One institution that is not dissolved."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name today."""
        return called(obj)


class InstitutionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several institutions."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Its name today."""
        return called(obj)


class PostsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several posts, each with who holds it."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Who holds it, and where."""
        return post_label(obj)


class MembershipField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who serves the State, by what they serve as."""

    def label_from_instance(self, obj: Any) -> str:
        """Their name, and what they are where."""
        return f"{obj.person}, {obj.get_role_display()}, {obj.organisation}"


def post_label(post: Post) -> str:
    """Who holds a post, and where."""
    holder = holder_of(post)
    return f"{holder.full_name if holder else '–'}, {called(post.institution)}"


def offer_institutions(
    field: forms.Field, among: Iterable[int] | None = None, *, without: int | None = None
) -> None:
    """Let a field choose among the institutions that go on; only those with these keys, if told."""
    assert isinstance(field, forms.ModelChoiceField)
    found = institutions().filter(dissolved_on=None)
    if without is not None:
        found = found.exclude(pk=without)
    field.queryset = found if among is None else found.filter(pk__in=set(among))


def offer_memberships(field: forms.Field, running: Any) -> None:
    """Let a field choose among memberships."""
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = running
