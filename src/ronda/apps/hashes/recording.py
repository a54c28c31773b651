"""An entry as a value made into rows, and rows into the value again.

Two things to know. What cannot be told apart from a name is not kept: a foreign series or case
reference that is no code is replaced by a code that stands for it, always the same one; such a tag
is left out. And `assemble` gives what a source said, not what others say of the same item.
"""

import re
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.utils.crypto import salted_hmac

from ronda.apps.hashes.models import (
    OPAQUE,
    STANDING,
    Classification,
    ClassificationState,
    Entry,
    State,
)
from ronda.hashes import model

_IS_OPAQUE = re.compile(OPAQUE)
_STATES = {
    State.SHARED: model.State.ACTIVE,
    State.DISPUTED: model.State.DISPUTED,
    State.WITHDRAWN: model.State.WITHDRAWN,
}


def is_opaque(text: str) -> bool:
    """Whether a text is a code, and so no name."""
    return bool(_IS_OPAQUE.match(text))


def opaque(text: str | None, source: str) -> str:
    """`text` if it is a code, else a code that stands for it at this source; "" for nothing."""
    if not text:
        return ""
    if is_opaque(text):
        return text
    return f"{salted_hmac('ronda.hashes.opaque', f'{source}|{text}').hexdigest()[:16]}-0"


def told_by(value: model.Entry) -> dict[str, object]:
    """The fields of a row that say what `value` says, all but its hashes and classifications."""
    return {
        "source": value.source,
        "key": value.key,
        "size": value.size,
        "mime": value.mime or "",
        "victim": value.victim.value,
        "distributed": value.flags.distributed.value,
        "self_generated": value.flags.self_generated.value,
        "offender_identified": value.flags.offender_identified.value,
        "series": opaque(value.series, value.source),
        "tags": [tag for tag in value.tags if is_opaque(tag)],
        "case_reference": opaque(value.case_reference, value.source),
        "handling": value.handling or "",
        "first_seen": value.first_seen,
        "updated": value.updated,
    }


def with_all(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The same entries with everything `assemble` needs, in few queries."""
    standing = Classification.objects.filter(state=ClassificationState.STANDING)
    return entries.select_related("item").prefetch_related(
        "hash_values", Prefetch("classifications", queryset=standing, to_attr="standing")
    )


def assemble(entry: Entry) -> model.Entry:
    """What the source says, as a value; `entry` is from `with_all` and was shared once.

    Raises ValueError for an entry that was never shared, or is erased.
    """
    if entry.state not in _STATES:
        raise ValueError(f"entry {entry.pk} is {entry.state}: it has no value to pass on")
    return model.Entry(
        source=entry.source,
        key=entry.key,
        type=model.ItemType(entry.item.type),
        size=entry.size,
        mime=entry.mime or None,
        state=_STATES[State(entry.state)],
        hashes=tuple(
            model.HashValue(kind=one.kind, value=bytes(one.value), quality=one.quality)
            for one in entry.hash_values.all()
        ),
        classifications=tuple(map(value_of, entry.standing)),  # type: ignore[attr-defined]
        victim=model.VictimStatus(entry.victim),
        flags=model.Flags(
            distributed=model.Flag(entry.distributed),
            self_generated=model.Flag(entry.self_generated),
            offender_identified=model.Flag(entry.offender_identified),
        ),
        series=entry.series or None,
        tags=tuple(entry.tags),
        case_reference=entry.case_reference or None,
        handling=entry.handling or None,
        first_seen=entry.first_seen,
        updated=entry.updated,
    )


def value_of(row: Classification) -> model.Classification:
    """A classification as a value."""
    return model.Classification(
        scheme=row.scheme,
        version=row.version,
        country=row.country or None,
        code=row.code,
        by=row.by,
        votes=row.votes,
        original=row.original,
    )


def assembled(entries: QuerySet[Entry]) -> Iterable[model.Entry]:
    """The value of each entry that stands or was withdrawn, without holding all at once."""
    passed_on = entries.filter(state__in=(*STANDING, State.WITHDRAWN))
    for entry in with_all(passed_on).iterator(chunk_size=1000):
        yield assemble(entry)
