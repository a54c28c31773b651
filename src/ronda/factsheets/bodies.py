"""The bodies whose factsheets can be read and written.

Two things to know. A body's file must have words for readers; many have none. And a factsheet of
the format `ronda-factsheet/1` can say three strengths, those of `Strength`: a body whose words
name others needs another format (docs/decisions/0017-strengths-belong-to-the-round.md).
"""

from ronda.factsheets.model import FORMAT, Strength
from ronda.procedure.body import Body, UnknownBody, load_body


def factsheet_body(id: str) -> Body:
    """The body called `id`; raises UnknownBody where nothing can read or write its factsheets."""
    body = load_body(id)
    check_strengths(body)
    return body


def check_strengths(body: Body) -> None:
    """Raise UnknownBody for a body whose words name a strength that the format cannot say."""
    known = {strength.value for strength in Strength}
    unsaid = [name for name in body.words("en").strengths if name not in known]
    if unsaid:
        raise UnknownBody(
            f"The body “{body.id}” has the strength “{unsaid[0]}”, which the format {FORMAT}"
            " cannot say; take the words out of its file or use another id."
        )
