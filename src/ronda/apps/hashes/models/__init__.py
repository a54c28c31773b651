"""The records of the hash base.

Two things to know. `records` is what is known, `proposals` how it changes, `triage` what is new.
And no model has a place for a picture, a path, or a person who is a victim or a suspect.
"""

from ronda.apps.hashes.models.clients import Client, ClientState, Query, QueryLog
from ronda.apps.hashes.models.disclosures import Copy, CopyState, DisclosedEntry, Disclosure
from ronda.apps.hashes.models.feeds import Direction, Feed, FeedBatch, FeedRequest, Received
from ronda.apps.hashes.models.index import IndexChange
from ronda.apps.hashes.models.partner_files import (
    PartnerFile,
    PartnerFileRow,
    PartnerFileState,
    RowOutcome,
)
from ronda.apps.hashes.models.partners import Agreement, AgreementState, Partner, PartnerKey
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
    "Agreement",
    "AgreementState",
    "Appointment",
    "BrokenLine",
    "Change",
    "Classification",
    "ClassificationState",
    "Client",
    "ClientState",
    "Collection",
    "CollectionPart",
    "CollectionRow",
    "CollectionState",
    "Copy",
    "CopyState",
    "Direction",
    "DisclosedEntry",
    "Disclosure",
    "Dispute",
    "DisputeState",
    "Entry",
    "Feed",
    "FeedBatch",
    "FeedRequest",
    "Flag",
    "Group",
    "HashValue",
    "IndexChange",
    "Item",
    "ItemType",
    "Kept",
    "Kind",
    "Lead",
    "LeadState",
    "Notice",
    "Outcome",
    "Partner",
    "PartnerFile",
    "PartnerFileRow",
    "PartnerFileState",
    "PartnerKey",
    "Post",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Query",
    "QueryLog",
    "Received",
    "Referral",
    "RetentionRule",
    "RowOutcome",
    "State",
    "Verdict",
    "VictimStatus",
]
