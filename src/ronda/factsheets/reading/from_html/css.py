"""As much of style sheets as tells boxes, hidden parts, lists and emphasis.

Two things to know. Selectors of tags, classes and ids are understood, also below one another;
a rule with anything else in its selector does not count, nor does one for print or for dark
screens. And nothing is ever fetched: only what stands in the file is seen.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

Declarations = Mapping[str, str]

_MOST_CHARACTERS = 1_000_000
_MOST_RULES = 5_000
_MOST_NESTED = 50
_COMPOUND = re.compile(r"(?P<tag>\*|[a-z][\w-]*)?(?P<rest>(?:[.#][\w-]+)*)", re.IGNORECASE)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)")


def declarations(text: str) -> dict[str, str]:
    """The properties of a style attribute or of a rule's body, names and values in lower case.

    >>> declarations("Background: #FBE4D5 !important; font-weight:bold")
    {'background': '#fbe4d5', 'font-weight': 'bold'}
    """
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


@dataclass(frozen=True)
class _Compound:
    """One step of a selector: a tag or None, and ids and classes that must all be there."""

    tag: str | None
    ids: frozenset[str]
    classes: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Compound | None":
        found = _COMPOUND.fullmatch(text)
        if found is None or not text:
            return None
        rest = re.findall(r"[.#][\w-]+", found["rest"])
        tag = found["tag"]
        return cls(
            None if tag in (None, "*") else tag.lower(),
            frozenset(one[1:] for one in rest if one[0] == "#"),
            frozenset(one[1:] for one in rest if one[0] == "."),
        )

    def fits(self, element: etree._Element) -> bool:
        if self.tag is not None and self.tag != element.tag:
            return False
        if self.ids and element.get("id") not in self.ids:
            return False
        return not self.classes or self.classes <= set(element.get("class", "").split())


@dataclass(frozen=True)
class _Rule:
    """A selector as steps from the outermost, with what it declares."""

    steps: tuple[_Compound, ...]
    declared: Declarations
    turn: int

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """How much it counts against others."""
        ids = sum(len(step.ids) for step in self.steps)
        classes = sum(len(step.classes) for step in self.steps)
        return (ids, classes, sum(step.tag is not None for step in self.steps), self.turn)

    def fits(self, element: etree._Element) -> bool:
        *outer, last = self.steps
        if not last.fits(element):
            return False
        above = element.iterancestors()
        return all(any(step.fits(one) for one in above) for step in reversed(outer))


class StyleSheet:
    """The rules of a page, ready to be asked what holds for an element.

    Rules for elements below others are tried for each element, so only so many count for a key;
    the others are looked up once for all elements of one tag, id and class.
    """

    def __init__(self, text: str) -> None:
        self.variables: dict[str, str] = {}
        self.plain: dict[str, list[_Rule]] = defaultdict(list)
        self.nested: dict[str, list[_Rule]] = defaultdict(list)
        self.seen: dict[tuple[str, str, str], list[_Rule]] = {}
        rules = _rules(_without_comments(text[:_MOST_CHARACTERS]))
        for turn, (selectors, body) in enumerate(islice(rules, _MOST_RULES)):
            self._add(selectors, declarations(body), turn)

    def of(self, element: etree._Element) -> dict[str, str]:
        """What the rules and the element's own style declare for it."""
        rules = [*self._plain(element), *self._nested(element)]
        found: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            found.update(rule.declared)
        if style := element.get("style"):
            found.update(declarations(style[:10_000]))
        return {name: self._resolved(value) for name, value in found.items()}

    def _plain(self, element: etree._Element) -> list[_Rule]:
        known = (_tag(element), element.get("id", ""), element.get("class", ""))
        if known not in self.seen:
            candidates = (rule for key in _keys(element) for rule in self.plain.get(key, ()))
            self.seen[known] = [rule for rule in candidates if rule.fits(element)]
        return self.seen[known]

    def _nested(self, element: etree._Element) -> Iterator[_Rule]:
        for key in _keys(element):
            yield from (rule for rule in self.nested.get(key, ()) if rule.fits(element))

    def _add(self, selectors: str, declared: dict[str, str], turn: int) -> None:
        for selector in selectors.split(","):
            if selector.strip() == ":root":
                self.variables.update({k: v for k, v in declared.items() if k.startswith("--")})
            steps = [_Compound.of(step) for step in re.split(r"[\s>]+", selector.strip())]
            known = tuple(step for step in steps if step is not None)
            if not declared or not known or len(known) < len(steps):
                continue
            place = self.plain if len(known) == 1 else self.nested
            rules = place[_key(known[-1])]
            if len(rules) < (_MOST_RULES if len(known) == 1 else _MOST_NESTED):
                rules.append(_Rule(known, declared, turn))

    def _resolved(self, value: str) -> str:
        """The value with the page's variables put in; a few rounds, for they may name others."""
        for _ in range(4):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(lambda found: self.variables.get(found[1], ""), value)[:1000]
        return value


def _tag(element: etree._Element) -> str:
    return str(element.tag)


def _keys(element: etree._Element) -> list[str]:
    """The keys under which rules for an element may stand."""
    classes = [f".{name}" for name in dict.fromkeys(element.get("class", "").split())]
    return [_tag(element), "*", f"#{element.get('id', '')}", *classes]


def _key(step: _Compound) -> str:
    """What an element must have for the step to fit: looked up before anything else."""
    if step.ids:
        return f"#{next(iter(step.ids))}"
    if step.classes:
        return f".{next(iter(step.classes))}"
    return step.tag or "*"


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (opening := text.find("/*", at)) >= 0:
        kept.append(text[at:opening])
        end = text.find("*/", opening + 2)
        at = end + 2 if end >= 0 else len(text)
    kept.append(text[at:])
    return " ".join(kept).replace("<!--", " ").replace("-->", " ")


def _rules(text: str, *, inner: bool = False) -> Iterator[tuple[str, str]]:
    """(selectors, body) of each plain rule, and of those in "@media screen" or "all"."""
    at = 0
    while (opening := text.find("{", at)) >= 0:
        head = text[at:opening].rpartition(";")[2].strip()
        if head.startswith("@"):
            end = _end(text, opening)
            if not inner and re.fullmatch(r"@media\s+(screen|all)", head):
                yield from _rules(text[opening + 1 : end - 1], inner=True)
        else:
            end = text.find("}", opening) + 1 or len(text)
            yield head, text[opening + 1 : end - 1]
        at = end


_BRACE = re.compile(r"[{}]")


def _end(text: str, opening: int) -> int:
    """Where the block that opens there ends, with all that is nested in it."""
    depth = 0
    for brace in _BRACE.finditer(text, opening):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)
