"""Formulas: they reckon exactly, refuse what they do not know, and never run anything."""

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.procedure.aggregates import Aggregates
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.formulas import DEEPEST, LONGEST, NoFormula, parse_formula

COUNTS = {"done": 9, "partly": 4, "undone": 2, "none": 0}
SIGNS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}

Reckoned = tuple[str, Fraction]


def reckoned() -> st.SearchStrategy[Reckoned]:
    """A formula in brackets with what it must come to, reckoned beside it."""
    leaves = st.one_of(
        st.integers(0, 99).map(lambda n: (str(n), Fraction(n))),
        st.sampled_from(sorted(COUNTS)).map(lambda name: (name, Fraction(COUNTS[name]))),
    )

    def joined(parts: st.SearchStrategy[Reckoned]) -> st.SearchStrategy[Reckoned]:
        return st.builds(
            lambda left, sign, right: (
                f"({left[0]} {sign} {right[0]})",
                SIGNS[sign](left[1], right[1]),
            ),
            parts,
            st.sampled_from(sorted(SIGNS)),
            parts,
        )

    return st.recursive(leaves, joined, max_leaves=8)


@given(reckoned())
def test_a_formula_comes_to_what_is_reckoned_beside_it(pair: Reckoned) -> None:
    text, wanted = pair
    assert parse_formula(text).value(COUNTS) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 + 3 * 4", 14),
        ("2 - 3 - 4", -5),
        ("12 / 2 / 3", 2),
        ("(done + partly) / 13", 1),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("1 / 3 + 1 / 3 + 1 / 3 = 1", True),
        ("done > 8 and undone <= 2", True),
        ("done != 9 or partly >= 5", False),
        ("not done = 9", False),
        ("not (done = 9 and none = 1)", True),
        ("done = 1 or done = 9 and none = 0", True),
        ("nothing_or_not + 1", 4),
    ],
)
def test_formulas_bind_as_people_expect(text: str, wanted: Fraction | bool) -> None:
    value = parse_formula(text).value({**COUNTS, "nothing_or_not": 3})
    assert value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "ends where"),
        ("done +", "ends where"),
        ("done done", "makes no sense from “done” on"),
        ("(done", "a bracket that is not closed"),
        ("done)", "makes no sense from “)” on"),
        ("done ** 2", "has “*” where"),
        ("done == 2", "has “=” where"),
        ("1 < done < 3", "makes no sense from “<” on"),
        ("-done", "has “-” where"),
        ("done and partly", "takes a figure for a condition"),
        ("not done", "takes a figure for a condition"),
        ("(done > 1) + 1", "reckons with a condition"),
        ("and", "has “and” where"),
        ("__import__('os')", "has “_”, which no formula has"),
        ("done.real", "has “.”, which no formula has"),
        ("done[0]", "has “[”, which no formula has"),
        ("f(done)", "makes no sense from “(” on"),
        ("lambda", None),
        ("Done", "has “D”, which no formula has"),
        ("1e9", "makes no sense from “e9” on"),
        ("9" * 10, "makes no sense from"),
        ("(" * (DEEPEST + 1) + "done" + ")" * (DEEPEST + 1), f"more than {DEEPEST} deep"),
        ("done" + " + done" * 50, f"longer than {LONGEST} characters"),
    ],
)
def test_what_is_no_formula_is_refused_where_it_stops(text: str, says: str | None) -> None:
    if says is None:  # a word of Python is a name like any other, and names no count
        with pytest.raises(KeyError):
            parse_formula(text).value(COUNTS)
        return
    with pytest.raises(NoFormula) as refusal:
        parse_formula(text)
    assert says in str(refusal.value)


@given(st.text(max_size=40))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    try:
        formula = parse_formula(text)
    except NoFormula:
        return
    value = formula.value(dict.fromkeys(formula.names, 1))
    assert isinstance(value, Fraction | bool | Undefined)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("done / none", Undefined("divides by none, which is 0")),
        ("1 + done / (none * 2)", Undefined("divides by (none * 2), which is 0")),
        ("done / none > 1", Undefined("divides by none, which is 0")),
        ("not done / none > 1", Undefined("divides by none, which is 0")),
        ("none > 0 and done / none > 1", False),
        ("done / none > 1 or done > 0", True),
        ("none = 0 and done / none > 1", Undefined("divides by none, which is 0")),
    ],
)
def test_what_cannot_be_reckoned_is_undefined_unless_the_rest_settles_it(
    text: str, wanted: Undefined | bool
) -> None:
    assert parse_formula(text).value(COUNTS) == wanted


def test_a_figure_that_needs_an_undefined_one_is_undefined() -> None:
    figure = {"name": {"en": "x"}, "meaning": {"en": "x"}, "shown_as": "share"}
    aggregates = Aggregates.model_validate(
        {
            "figures": (
                {**figure, "id": "share", "formula": "done / total"},
                {**figure, "id": "twice", "formula": "share * 2"},
            )
        },
        strict=False,
    )
    assert aggregates.values({"done": 1, "undone": 3}) == {
        "share": Fraction(1, 4),
        "twice": Fraction(1, 2),
    }
    assert aggregates.values({"done": 0}) == {
        "share": Undefined("divides by total, which is 0"),
        "twice": Undefined("needs share, which is not known"),
    }
