"""Rules on stages, events, deadlines and escalation."""

from collections.abc import Iterator

from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault


def stages_open_with_events(procedure: Procedure) -> Iterator[Fault]:
    """Each stage opens with a known event, and no event opens two."""
    opening: set[str] = set()
    for stage in procedure.stages.steps:
        field = f"stages.steps[{stage.id}].opens_with"
        if procedure.stages.event(stage.opens_with) is None:
            yield _unknown(field, "event", stage.opens_with, "stages.events")
        if stage.opens_with in opening:
            why = f"“{stage.opens_with}” opens another stage already"
            yield Fault(field, why, "give each stage an event of its own")
        opening.add(stage.opens_with)


def deadlines_have_one_way_to_a_date(procedure: Procedure) -> Iterator[Fault]:
    """A deadline is on a date, or within a period after an event."""
    for rule in procedure.deadlines.rules:
        relative = (rule.after is not None, rule.within is not None)
        if relative not in ((False, False), (True, True)) or any(relative) == (rule.on is not None):
            why = "has not exactly one way to its date"
            what_to_do = "give on alone, or after and within together"
            yield Fault(f"deadlines.rules[{rule.id}]", why, what_to_do)


def deadlines_wait_for_events(procedure: Procedure) -> Iterator[Fault]:
    """What a deadline runs from is a known event."""
    for rule in procedure.deadlines.rules:
        if rule.after is not None and procedure.stages.event(rule.after) is None:
            field = f"deadlines.rules[{rule.id}].after"
            yield _unknown(field, "event", rule.after, "stages.events")


def escalation_waits_for_one_thing(procedure: Procedure) -> Iterator[Fault]:
    """A step is opened by a missed deadline, an event or a condition; a condition needs no wait."""
    for step in procedure.escalation.steps:
        field = f"escalation.steps[{step.id}]"
        given = [one for one in (step.missed, step.after, step.condition) if one is not None]
        if len(given) != 1:
            yield Fault(field, "has not exactly one thing that opens it",
                        "give one of missed, after, condition")  # fmt: skip
        elif step.condition is not None and step.wait is not None:
            yield Fault(f"{field}.wait", "waits after a condition, which has no date",
                        "take it out, or use after with an event")  # fmt: skip


def escalation_waits_for_what_there_is(procedure: Procedure) -> Iterator[Fault]:
    """What a step waits for is a known deadline or event."""
    for step in procedure.escalation.steps:
        field = f"escalation.steps[{step.id}]"
        if step.missed is not None and procedure.deadlines.rule(step.missed) is None:
            yield _unknown(f"{field}.missed", "deadline", step.missed, "deadlines.rules")
        if step.after is not None and procedure.stages.event(step.after) is None:
            yield _unknown(f"{field}.after", "event", step.after, "stages.events")


def _unknown(field: str, what: str, id: str, where: str) -> Fault:
    return Fault(field, f"“{id}” is no {what} of this file", f"add it to {where} or name another")
