"""What formulas are made of: numbers, names of counts, and what is reckoned and compared.

Two things to know. Each node reckons itself, exactly, with fractions. And what cannot be reckoned
is `Undefined` and makes everything undefined that needs it.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

Counts = Mapping[str, int | Fraction]


@dataclass(frozen=True)
class Undefined:
    """A formula that has no value for these counts, and why."""

    reason: str


Worth = Fraction | bool | Undefined


class Node(Protocol):
    """A part of a formula."""

    @property
    def is_condition(self) -> bool:
        """Whether it is true or false, rather than a figure."""

    def names(self) -> Iterator[str]:
        """The names of the counts in it."""

    def value(self, counts: Counts) -> Worth:
        """What it comes to; raises KeyError for a name that `counts` does not have."""


@dataclass(frozen=True)
class Number:
    """A number written in the formula."""

    number: Fraction
    is_condition: bool = False

    def __str__(self) -> str:
        return str(self.number)

    def names(self) -> Iterator[str]:
        """None."""
        return iter(())

    def value(self, counts: Counts) -> Worth:  # noqa: ARG002 (a number counts on nothing)
        """The number."""
        return self.number


@dataclass(frozen=True)
class Reference:
    """The name of a count."""

    name: str
    is_condition: bool = False

    def __str__(self) -> str:
        return self.name

    def names(self) -> Iterator[str]:
        """The name."""
        yield self.name

    def value(self, counts: Counts) -> Worth:
        """The count; raises KeyError where there is none."""
        return Fraction(counts[self.name])


@dataclass(frozen=True)
class _Pair:
    left: Node
    right: Node

    def names(self) -> Iterator[str]:
        """The names on both sides."""
        yield from self.left.names()
        yield from self.right.names()


_RECKONING: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_COMPARING: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


@dataclass(frozen=True)
class _Signed(_Pair):
    sign: str

    def __str__(self) -> str:
        return f"({self.left} {self.sign} {self.right})"


@dataclass(frozen=True)
class Reckoned(_Signed):
    """Two figures added, subtracted, multiplied or divided."""

    is_condition: bool = False

    def value(self, counts: Counts) -> Worth:
        """The result; Undefined where it divides by nought."""
        left, right = self.left.value(counts), self.right.value(counts)
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return left if isinstance(left, Undefined) else right
        if self.sign == "/" and right == 0:
            return Undefined(f"divides by {self.right}, which is 0")
        return _RECKONING[self.sign](Fraction(left), Fraction(right))


@dataclass(frozen=True)
class Compared(_Signed):
    """Two figures compared."""

    is_condition: bool = True

    def value(self, counts: Counts) -> Worth:
        """Whether it holds."""
        left, right = self.left.value(counts), self.right.value(counts)
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return left if isinstance(left, Undefined) else right
        return _COMPARING[self.sign](Fraction(left), Fraction(right))


@dataclass(frozen=True)
class Both(_Pair):
    """Two conditions of which both must hold; false where one is, though the other is unknown."""

    is_condition: bool = True

    def value(self, counts: Counts) -> Worth:
        """Whether both hold."""
        return _settled(self, counts, settles=False)


@dataclass(frozen=True)
class Either(_Pair):
    """Two conditions of which one must hold; true where one is, though the other is unknown."""

    is_condition: bool = True

    def value(self, counts: Counts) -> Worth:
        """Whether one holds."""
        return _settled(self, counts, settles=True)


def _settled(pair: _Pair, counts: Counts, *, settles: bool) -> Worth:
    worths = [pair.left.value(counts), pair.right.value(counts)]
    if settles in worths:
        return settles
    unknown = [worth for worth in worths if isinstance(worth, Undefined)]
    return unknown[0] if unknown else not settles


@dataclass(frozen=True)
class Negated:
    """A condition that must not hold."""

    inner: Node
    is_condition: bool = True

    def names(self) -> Iterator[str]:
        """The names in it."""
        return self.inner.names()

    def value(self, counts: Counts) -> Worth:
        """Whether it does not hold."""
        worth = self.inner.value(counts)
        return worth if isinstance(worth, Undefined) else not worth
