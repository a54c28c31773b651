"""The form that makes one answer of two.

Two things to know. One keeps the one, or the other, or writes a third. And it carries the revision
it was made for: where the answer changed again, both are looked at once more.
"""

from django.http import QueryDict
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import Stale
from ronda.apps.forms import refusals_shown
from ronda.apps.rivals import OTHER, OWN, STANDING, MergeForm
from ronda.apps.rounds.selectors.answers import value_of
from ronda.apps.rounds.selectors.rivals import RivalPage
from ronda.apps.rounds.services.answers import rival_settle
from ronda.questionnaires.answers import AnswerText, AnswerValue


class MergeAnswersForm(MergeForm):
    """Chooses one of two answers, or gives a third where text is asked for."""

    def __init__(self, data: QueryDict | None, *, page: RivalPage) -> None:
        self.page = page
        self.is_stale = False
        super().__init__(data, initial={"seen": page.answer.revision, "text": page.standing})
        third = [(OWN, _("The merged text below"))] if page.kind == "text" else []
        choices = [(STANDING, _("The answer as it stands")), (OTHER, _("The other text")), *third]
        self.ask(_("What is the answer?"), choices)

    def settled(self, actor: Actor) -> bool:
        """Keep what was chosen; False with the reason in the form where that cannot be."""
        chosen, seen = self.cleaned_data["keep"], self.cleaned_data["seen"]
        with refusals_shown(self):
            try:
                rival_settle(
                    actor=actor,
                    rival=self.page.rival,
                    value=self._value(chosen),
                    seen=seen,
                    drop=chosen == STANDING,
                )
            except Stale:
                self.is_stale = True
                self.show_again(self.page.answer.revision)
                raise
        return self.is_valid()

    def _value(self, chosen: str) -> AnswerValue | None:
        if chosen == OWN:
            text = self.cleaned_data["text"].replace("\r\n", "\n")
            return AnswerText(text=text) if text.strip() else None
        return value_of(self.page.rival)
