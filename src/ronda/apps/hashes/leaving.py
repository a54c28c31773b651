"""What an agreement lets leave: each entry reduced to what it names, or withheld with the reason.

Two things to know. The rules are those of `ronda.hashes.exchange.agreement`; here they meet the
agreement that two people signed. And its days are whole days where the base is: it holds from the
beginning of the first to the end of the last.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import ValidationError

from ronda.apps.errors import NotValid
from ronda.apps.hashes.models import Agreement
from ronda.hashes import model
from ronda.hashes.exchange import agreement as rules

NEEDED = ("categories", "kinds", "handling", "sources")
"""Without one of each of these nothing could ever leave."""
_OWN = ("partner", "since", "until")


def checked_terms(agreement: Agreement, terms: Mapping[str, object]) -> dict[str, object]:
    """The terms as they are kept; raises NotValid with the field that is missing or wrong."""
    for name in NEEDED:
        if not terms.get(name):
            sentence = _("Name at least one: without it nothing could ever leave.")
            raise NotValid(sentence, name)
    try:
        value = _value(agreement, terms)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = str(first["loc"][0]) if first["loc"] else None
        sentence = _("This cannot be understood: %(why)s.") % {"why": first["msg"]}
        raise NotValid(sentence, where) from error
    kept: dict[str, object] = value.model_dump(mode="json", exclude=set(_OWN))
    return {name: _in_order(found) for name, found in kept.items()}


def rules_of(agreement: Agreement) -> rules.Agreement:
    """The agreement as a value."""
    return _value(agreement, agreement.terms)


def leaving(agreement: Agreement) -> Callable[[model.Entry], model.Entry | rules.Withheld]:
    """What gives, of an entry, exactly what may leave now."""
    value, now = rules_of(agreement), timezone.now()
    return lambda entry: rules.allowed(entry, value, now)


def _value(agreement: Agreement, terms: Mapping[str, object]) -> rules.Agreement:
    return rules.Agreement.model_validate(
        dict(terms)
        | {
            "partner": agreement.partner.code,
            "since": _beginning(agreement.since),
            "until": _beginning(agreement.until + timedelta(days=1)),
        }
    )


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _in_order(value: object) -> object:
    """Texts that are in no order of their own, sorted: so that two agreements can be compared."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return sorted(value)
    return value
