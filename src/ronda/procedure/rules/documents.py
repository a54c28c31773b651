"""Rules on the publicity and the adoption of documents."""

from collections import Counter
from collections.abc import Iterator

from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault


def publicity_is_said_once(procedure: Procedure) -> Iterator[Fault]:
    """There is one rule for a kind of document, its author, and what it is about."""
    said = Counter((rule.document, rule.author, rule.about) for rule in procedure.publicity.rules)
    for (document, author, _about), count in said.items():
        if count > 1:
            why = f"has {count} rules on the {document} of the author {author}"
            yield Fault("publicity.rules", why, "keep one")


def publicity_changes_by_an_event(procedure: Procedure) -> Iterator[Fault]:
    """What changes publicity is a known event, and what it changes to is said."""
    for number, rule in enumerate(procedure.publicity.rules, start=1):
        field = f"publicity.rules[{number}]"
        if (rule.changed_by is None) != (rule.becomes is None):
            yield Fault(field, "has only one of changed_by and becomes", "give both or neither")
        elif rule.changed_by is not None and procedure.stages.event(rule.changed_by) is None:
            why = f"“{rule.changed_by}” is no event of this file"
            yield Fault(f"{field}.changed_by", why, "add it to stages.events or name another")


def publicity_only_opens(procedure: Procedure) -> Iterator[Fault]:
    """An event makes a document more open: what was seen cannot be unseen."""
    for number, rule in enumerate(procedure.publicity.rules, start=1):
        if rule.becomes is not None and rule.becomes.openness <= rule.default.openness:
            why = f"“{rule.becomes}” is not more open than “{rule.default}”"
            what_to_do = "name a more open one, or take changed_by and becomes out"
            yield Fault(f"publicity.rules[{number}].becomes", why, what_to_do)


def documents_of_stages_have_publicity(procedure: Procedure) -> Iterator[Fault]:
    """For every kind of document that a stage brings it is said who sees it."""
    ruled = {rule.document for rule in procedure.publicity.rules}
    for stage in procedure.stages.steps:
        for document in stage.documents:
            if document not in ruled:
                why = f"brings the document “{document}”, on which publicity says nothing"
                yield Fault(f"stages.steps[{stage.id}].documents", why, "add a publicity rule")


def adoption_is_said_once(procedure: Procedure) -> Iterator[Fault]:
    """There is one rule for a kind of document."""
    said = Counter(rule.document for rule in procedure.adoption.rules)
    for document, count in said.items():
        if count > 1:
            yield Fault("adoption.rules", f"has {count} rules on the {document}", "keep one")


def assessments_are_adopted(procedure: Procedure) -> Iterator[Fault]:
    """It is said who proposes and who adopts an assessment."""
    if procedure.adoption.rule_for(DocumentKind.ASSESSMENT) is None:
        why = "has no rule on the document “assessment”"
        yield Fault("adoption.rules", why, "say who proposes and who adopts it")
