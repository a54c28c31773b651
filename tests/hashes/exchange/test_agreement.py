"""What may leave: only what is named, whatever the entry and whatever the agreement."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ronda.hashes.exchange.agreement import (
    NAMEABLE,
    Agreement,
    Categories,
    Reason,
    Withheld,
    allowed,
)
from ronda.hashes.exchange.carrying import FLAGS, NOTHING
from ronda.hashes.exchange.contract import Report
from ronda.hashes.exchange.report import Why
from ronda.hashes.kinds import KINDS
from ronda.hashes.model import Classification, Entry, Flag, HashValue
from tests.hashes.random_entries import ENTRIES

NOW = datetime(2026, 5, 1, tzinfo=UTC)
SAID = Classification(
    scheme="national", country="RS", code="185", by="police", votes=3, original="art. 185"
)
OTHER = Classification(scheme="icse", code="baseline", original="true")
ENTRY = Entry(
    source="arcadia",
    key="1",
    hashes=(
        HashValue(kind="md5", value=bytes(range(16))),
        HashValue(kind="pdq", value=bytes(range(32)), quality=90),
    ),
    classifications=(SAID, OTHER),
    series="a series",
    case_reference="K-1",
    handling="restricted",
)
NATIONAL = Categories(scheme="national", country="RS", codes=("185",))
BASELINE = Categories(scheme="icse", codes=("baseline",))
NARROW = {
    "partner": "utopia",
    "since": NOW - timedelta(days=1),
    "categories": (NATIONAL,),
    "kinds": {"md5"},
    "handling": {"restricted"},
    "sources": {"arcadia"},
}


def agreement(**fields: object) -> Agreement:
    return Agreement.model_validate(NARROW | fields)


def test_entry_leaves_with_what_is_named_and_nothing_else() -> None:
    report = Report()
    found = allowed(ENTRY, agreement(), NOW, report)
    assert isinstance(found, Entry)
    assert [value.kind for value in found.hashes] == ["md5"]
    assert found.classifications == (
        Classification(scheme="national", country="RS", code="185", original="185"),
    )
    assert found.series is None and found.case_reference is None
    assert (found.source, found.key, found.handling) == ("arcadia", "1", "restricted")
    assert report.dropped["series", Why.AGREEMENT] == 1
    assert report.dropped["classification votes", Why.AGREEMENT] == 1


def test_everything_named_leaves_whole() -> None:
    everything = agreement(categories=(NATIONAL, BASELINE), kinds=set(KINDS), fields=set(NAMEABLE))
    report = Report()
    assert allowed(ENTRY, everything, NOW, report) == ENTRY
    assert report.dropped == {}


@pytest.mark.parametrize("name", sorted(NAMEABLE))
def test_single_field_that_is_not_named_stays_behind(name: str) -> None:
    terms = agreement(kinds=set(KINDS), fields=set(NAMEABLE) - {name})
    one = SAID.model_copy(update={"original": "art. 185"})
    whole = Entry.model_validate(
        dict(ENTRY)
        | {
            "classifications": (one,),
            "type": "image",
            "size": 1,
            "mime": "image/png",
            "victim": "identified",
            "tags": ("a",),
            "first_seen": NOW,
            "updated": NOW,
            "flags": dict.fromkeys(FLAGS, "yes"),
        }
    )
    found, report = allowed(whole, terms, NOW), Report()
    assert isinstance(found, Entry) and found != whole
    assert allowed(whole, agreement(kinds=set(KINDS), fields=set(NAMEABLE)), NOW) == whole
    allowed(whole, terms, NOW, report)
    assert [left.removeprefix("classification ") for left, _ in report.dropped] == [name]


@pytest.mark.parametrize(
    ("reason", "fields", "entry"),
    [
        (Reason.NOT_IN_FORCE, {"until": NOW}, {}),
        (Reason.NOT_IN_FORCE, {"since": NOW + timedelta(seconds=1)}, {}),
        (Reason.WITHDRAWN, {}, {"state": "withdrawn"}),
        (Reason.DISPUTED, {}, {"state": "disputed"}),
        (Reason.SOURCE, {"sources": {"utopia"}}, {}),
        (Reason.HANDLING, {"handling": ()}, {}),
        (Reason.HANDLING, {}, {"handling": None}),
        (Reason.FORBIDDEN_CATEGORY, {"never": (BASELINE,)}, {}),
        (Reason.CATEGORY, {"categories": ()}, {}),
        (Reason.CATEGORY, {}, {"classifications": ()}),
        (Reason.CATEGORY, {"categories": (Categories(scheme="national", codes=("185",)),)}, {}),
        (Reason.KIND, {"kinds": {"sha256"}}, {}),
    ],
)
def test_entry_is_withheld_with_the_reason(
    reason: Reason, fields: dict[str, object], entry: dict[str, object]
) -> None:
    changed = Entry.model_validate(dict(ENTRY) | entry)
    found = allowed(changed, agreement(**fields), NOW)
    assert isinstance(found, Withheld)
    assert found.reason is reason
    assert found.why.endswith(".")


def test_disputed_entry_leaves_where_the_agreement_names_disputed_ones() -> None:
    disputed = Entry.model_validate(dict(ENTRY) | {"state": "disputed"})
    assert isinstance(allowed(disputed, agreement(disputed=True), NOW), Entry)


def test_agreement_that_names_nothing_lets_nothing_leave() -> None:
    bare = Agreement(partner="utopia", since=NOW)
    assert isinstance(allowed(ENTRY, bare, NOW), Withheld)


def test_agreement_refuses_fields_that_there_are_not() -> None:
    for name in ("file_name", "source", "comments"):
        with pytest.raises(ValidationError):
            agreement(fields={name})


AGREEMENTS = st.builds(
    Agreement,
    partner=st.just("utopia"),
    since=st.just(NOW),
    categories=st.lists(
        st.sampled_from(
            [
                Categories(scheme="vics", version="2.0", country="US", codes=("1", "07")),
                Categories(scheme="icse", codes=("baseline",)),
                Categories(scheme="nsrl", codes=("known",)),
            ]
        )
    ).map(tuple),
    kinds=st.frozensets(st.sampled_from(sorted(KINDS))),
    fields=st.frozensets(st.sampled_from(sorted(NAMEABLE))),
    handling=st.frozensets(st.sampled_from(["a", "b", "restricted"])),
    sources=st.frozensets(st.sampled_from(["arcadia", "utopia"]), min_size=1),
    disputed=st.booleans(),
)


@given(entry=ENTRIES, terms=AGREEMENTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_leaves_that_is_not_named(entry: Entry, terms: Agreement) -> None:
    """Held against a plain reading of the agreement, field by field."""
    marked = entry.model_copy(update={"handling": "restricted"})
    found = allowed(marked, terms, NOW)
    if isinstance(found, Withheld):
        return
    assert found.source in terms.sources and found.handling in terms.handling
    assert {value.kind for value in found.hashes} <= terms.kinds
    named = {(c.scheme, c.version, c.country, code) for c in terms.categories for code in c.codes}
    assert {(c.scheme, c.version, c.country, c.code) for c in found.classifications} <= named
    for name in set(NOTHING) - terms.fields - {"handling"}:
        assert getattr(found, name) == NOTHING[name]
    for name in set(FLAGS) - terms.fields:
        assert getattr(found.flags, name) is Flag.UNKNOWN
    if "by" not in terms.fields:
        assert all(one.by == "" for one in found.classifications)
    if "original" not in terms.fields:
        assert all(one.original == one.code for one in found.classifications)
    if "quality" not in terms.fields:
        assert all(value.quality is None for value in found.hashes)


@given(entry=ENTRIES, terms=AGREEMENTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_leaves_once_leaves_again_unchanged(entry: Entry, terms: Agreement) -> None:
    marked = entry.model_copy(update={"handling": "restricted"})
    once = allowed(marked, terms, NOW)
    if isinstance(once, Entry):
        assert allowed(once, terms, NOW) == once
