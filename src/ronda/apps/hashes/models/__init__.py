"""The records of the hash base.

Two things to know. `records` is what is known, `proposals` how it changes, `triage` what is new.
And no model has a place for a picture, a path, or a person who is a victim or a suspect.
"""

from ronda.apps.hashes.models.people import Appointment, Post
from ronda.apps.hashes.models.proposals import (
    Change,
    Dispute,
    DisputeState,
    Notice,
    Proposal,
    ProposalKind,
    ProposalState,
)
from ronda.apps.hashes.models.records import (
    EXACT,
    OPAQUE,
    OPAQUE_MESSAGE,
    STANDING,
    Classification,
    ClassificationState,
    Entry,
    Flag,
    HashValue,
    Item,
    ItemType,
    Kind,
    State,
    VictimStatus,
)
from ronda.apps.hashes.models.retention import Kept, RetentionRule
from ronda.apps.hashes.models.triage import (
    BrokenLine,
    Collection,
    CollectionPart,
    CollectionRow,
    CollectionState,
    Group,
    Lead,
    LeadState,
    Outcome,
    Referral,
    Verdict,
)

__all__ = [
    "EXACT",
    "OPAQUE",
    "OPAQUE_MESSAGE",
    "STANDING",
    "Appointment",
    "BrokenLine",
    "Change",
    "Classification",
    "ClassificationState",
    "Collection",
    "CollectionPart",
    "CollectionRow",
    "CollectionState",
    "Dispute",
    "DisputeState",
    "Entry",
    "Flag",
    "Group",
    "HashValue",
    "Item",
    "ItemType",
    "Kept",
    "Kind",
    "Lead",
    "LeadState",
    "Notice",
    "Outcome",
    "Post",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Referral",
    "RetentionRule",
    "State",
    "Verdict",
    "VictimStatus",
]
