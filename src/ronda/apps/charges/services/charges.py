"""Saying which article a figure counts, or each of its groups."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.charges.models import CountsArticle
from ronda.apps.charges.permissions import Can, verdict
from ronda.apps.errors import NotValid
from ronda.apps.laws.models import Article
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Indicator
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand


def articles_tie(
    *, actor: Actor, indicator: Indicator, articles: Mapping[str, Article]
) -> list[CountsArticle]:
    """Say which article an indicator counts, by group; under "" where it counts one as a whole.

    These and no others. Raises NotValid for both ways at once, or a group that there is not.
    """
    if "" in articles and len(articles) > 1:
        raise NotValid(_("Say it of the figure as a whole, or of its groups."), "whole")
    strange = set(articles) - {"", *indicator.groups}
    if strange:
        raise NotValid(_("This figure has no such group."), "whole")
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.TIE))
        with act(actor=actor, what=Can.TIE, about=(indicator,)) as done:
            there = {one.group: one for one in indicator.articles.select_for_update()}
            for group, tie in there.items():
                if group not in articles or articles[group].pk != tie.article_id:
                    tie.delete()
            for group, article in articles.items():
                if group not in there or there[group].article_id != article.pk:
                    CountsArticle.objects.create(
                        party_id=who.party_id, indicator=indicator, group=group, article=article
                    )
            done.concerns(*articles.values())
            return list(CountsArticle.objects.filter(indicator=indicator))
