"""Formulas over named counts: small, safe, exact; "implemented / total", "partly + not >= 3".

Two things to know. A formula is parsed to a tree of a few kinds of node and nothing of it is ever
run as code: it has numbers, names, + - * /, comparisons, `and`, `or`, `not` and brackets. And
figures are exact fractions; a division by nought is `Undefined`, with its reason, and no error.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from ronda.procedure.formula_nodes import (
    Both,
    Compared,
    Either,
    Negated,
    Node,
    Number,
    Reckoned,
    Reference,
    Undefined,
)

LONGEST, DEEPEST = 200, 12
"""A formula's characters and the depth of its brackets, at most."""

_TOKEN = re.compile(r"\s*(?:(\d{1,9}(?:\.\d{1,6})?)|([a-z][a-z0-9_]*)|(<=|>=|!=|[-+*/()<>=]))")
_COMPARISONS = {"<", "<=", "=", "!=", ">=", ">"}
WORDS = frozenset({"and", "or", "not"})
"""The words of formulas, which can name no count."""


class NoFormula(ValueError):
    """A text that is no formula; says where it stops making sense."""


@dataclass(frozen=True)
class Formula:
    """A formula that was understood, with the names it counts on."""

    text: str
    node: Node

    @property
    def names(self) -> frozenset[str]:
        """The names of the counts that it needs."""
        return frozenset(self.node.names())

    @property
    def is_condition(self) -> bool:
        """Whether it is true or false, rather than a figure."""
        return self.node.is_condition

    def value(self, counts: Mapping[str, int | Fraction]) -> Fraction | bool | Undefined:
        """What it comes to; raises KeyError for a name that `counts` does not have.

        >>> parse_formula("done / total").value({"done": 1, "total": 4})
        Fraction(1, 4)
        >>> parse_formula("done / total").value({"done": 0, "total": 0}).reason
        'divides by total, which is 0'
        """
        return self.node.value(counts)


@cache
def parse_formula(text: str) -> Formula:
    """The formula that `text` writes; raises NoFormula.

    >>> sorted(parse_formula("(partly + 2 * none) / total >= 0.5 and not total = 0").names)
    ['none', 'partly', 'total']
    """
    if len(text) > LONGEST:
        raise NoFormula(f"is longer than {LONGEST} characters")
    return Formula(text, _Parser(text).whole())


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            raise NoFormula(f"has “{text[at:].strip()[0]}”, which no formula has")
        at = found.end()
        yield found[0].strip()


class _Parser:
    """Reads tokens from left to right, one method for each level of binding."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        if self._at < len(self._tokens):
            raise NoFormula(f"makes no sense from “{self._tokens[self._at]}” on")
        return node

    def _taken(self, *wanted: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at] in wanted:
            self._at += 1
            return self._tokens[self._at - 1]
        return None

    def _either(self) -> Node:
        node = self._both()
        while self._taken("or"):
            node = Either(_condition(node), _condition(self._both()))
        return node

    def _both(self) -> Node:
        node = self._negated()
        while self._taken("and"):
            node = Both(_condition(node), _condition(self._negated()))
        return node

    def _negated(self) -> Node:
        if self._taken("not"):
            return Negated(_condition(self._comparison()))
        return self._comparison()

    def _comparison(self) -> Node:
        node = self._sum()
        if sign := self._taken(*_COMPARISONS):
            return Compared(_figure(node), _figure(self._sum()), sign)
        return node

    def _sum(self) -> Node:
        node = self._product()
        while sign := self._taken("+", "-"):
            node = Reckoned(_figure(node), _figure(self._product()), sign)
        return node

    def _product(self) -> Node:
        node = self._single()
        while sign := self._taken("*", "/"):
            node = Reckoned(_figure(node), _figure(self._single()), sign)
        return node

    def _single(self) -> Node:
        if self._taken("("):
            return self._bracketed()
        if self._at == len(self._tokens):
            raise NoFormula("ends where a number, a name or a bracket should follow")
        token = self._tokens[self._at]
        self._at += 1
        if token[0].isdigit():
            return Number(Fraction(token))
        if token[0].isalpha() and token not in WORDS:
            return Reference(token)
        raise NoFormula(f"has “{token}” where a number, a name or a bracket should stand")

    def _bracketed(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NoFormula(f"has brackets more than {DEEPEST} deep")
        node = self._either()
        if not self._taken(")"):
            raise NoFormula("has a bracket that is not closed")
        self._depth -= 1
        return node


def _figure(node: Node) -> Node:
    if node.is_condition:
        raise NoFormula("reckons with a condition, which is no figure")
    return node


def _condition(node: Node) -> Node:
    if not node.is_condition:
        raise NoFormula("takes a figure for a condition")
    return node
