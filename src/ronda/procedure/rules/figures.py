"""Rules on the formulas of figures and of escalation."""

from collections.abc import Iterator

from ronda.procedure.aggregates import TOTAL, ShownAs
from ronda.procedure.formulas import WORDS, Formula, NoFormula, parse_formula
from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault


def names_of_figures_are_free(procedure: Procedure) -> Iterator[Fault]:
    """No status or figure is called like a word of formulas, the total, or one another."""
    statuses = [status.id for status in procedure.statuses.values]
    entries = [(f"statuses.values[{id}].id", id, WORDS | {TOTAL}) for id in statuses]
    entries += [
        (f"aggregates.figures[{figure.id}].id", figure.id, WORDS | {TOTAL, *statuses})
        for figure in procedure.aggregates.figures
    ]
    for field, id, taken in entries:
        if id in taken:
            yield Fault(field, f"“{id}” has another meaning in formulas", "choose another id")


def formulas_are_understood(procedure: Procedure) -> Iterator[Fault]:
    """Each formula is one."""
    for field, text in _formulas(procedure):
        try:
            parse_formula(text)
        except NoFormula as error:
            yield Fault(field, f"“{text[:60]}” {error}", "write it as docs/bodies.md says")


def formulas_count_what_there_is(procedure: Procedure) -> Iterator[Fault]:
    """A formula names statuses, the total, or figures that stand before it."""
    known = {TOTAL, *(status.id for status in procedure.statuses.values)}
    for figure in procedure.aggregates.figures:
        formula = parse_formula(figure.formula)
        yield from _strangers(f"aggregates.figures[{figure.id}].formula", formula, known)
        if not formula.is_condition:
            known.add(figure.id)
    for step in procedure.escalation.steps:
        if step.condition is not None:
            formula = parse_formula(step.condition)
            yield from _strangers(f"escalation.steps[{step.id}].condition", formula, known)


def figures_are_shown_as_what_they_are(procedure: Procedure) -> Iterator[Fault]:
    """A condition is shown as yes or no, a figure as a count or a share."""
    for figure in procedure.aggregates.figures:
        is_condition = parse_formula(figure.formula).is_condition
        if is_condition != (figure.shown_as is ShownAs.YES_NO):
            what = "a condition" if is_condition else "a figure"
            why = f"is “{figure.shown_as}”, but the formula gives {what}"
            what_to_do = "write yes_no" if is_condition else "write count or share"
            yield Fault(f"aggregates.figures[{figure.id}].shown_as", why, what_to_do)


def escalation_has_a_condition(procedure: Procedure) -> Iterator[Fault]:
    """What opens a step is true or false."""
    for step in procedure.escalation.steps:
        if step.condition is not None and not parse_formula(step.condition).is_condition:
            why = f"“{step.condition}” is a figure, which is neither true nor false"
            what_to_do = "compare it, as in “not_implemented > 0”"
            yield Fault(f"escalation.steps[{step.id}].condition", why, what_to_do)


def _formulas(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for figure in procedure.aggregates.figures:
        yield f"aggregates.figures[{figure.id}].formula", figure.formula
    for step in procedure.escalation.steps:
        if step.condition is not None:
            yield f"escalation.steps[{step.id}].condition", step.condition


def _strangers(field: str, formula: Formula, known: set[str]) -> Iterator[Fault]:
    for name in sorted(formula.names - known):
        why = f"counts on “{name}”, which is no status, figure before it or total"
        yield Fault(field, why, f"use one of {', '.join(sorted(known))}")
