"""Handing in a seized collection's list of hashes, and triaging it in the background.

Two things to know. The same list is triaged once: it is recognised by its checksum. And all that a
triage finds becomes part of the record in one transaction at its end; a worker that is killed
before that leaves a list that waits, and the next one begins anew.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes import progress
from ronda.apps.hashes.models import (
    OPAQUE_MESSAGE,
    BrokenLine,
    Collection,
    CollectionPart,
    CollectionState,
    Kept,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.recording import is_opaque
from ronda.apps.hashes.retention import rules
from ronda.apps.hashes.triage import staging
from ronda.apps.hashes.triage.keeping import keep
from ronda.apps.hashes.triage.matching import find_groups, find_known, find_near
from ronda.apps.hashes.triage.reading import Account, read_in
from ronda.apps.policy import demand
from ronda.hashes.errors import HashError

log = logging.getLogger(__name__)
TRIAGE = "hashes.triage_collection"
PART = 4_000_000
"""Bytes of a list that are kept in one row."""

MOST_THRESHOLD = 64


@dataclass(frozen=True)
class HandedIn:
    """The collection, and whether its list had been handed in before."""

    collection: Collection
    already: bool


def collection_hand_in(
    *,
    actor: Actor,
    file: BinaryIO,
    name: str,
    reference: str,
    threshold: int = 31,
    all_or_nothing: bool = False,
    wait: bool = False,
) -> HandedIn:
    """Keep a list and have it triaged, in the background or (`wait`) at once.

    `reference` is the opaque one of the case; `threshold` the distance in bits up to which pictures
    are near-duplicates; `all_or_nothing` refuses a list with a broken line. Raises NotValid for an
    empty or too large list, NotNow for one that somebody else handed in.
    """
    demand(verdict(actor, Can.COLLECTION_HAND_IN))
    person = signed_in(actor)
    if not is_opaque(reference):
        raise NotValid(str(OPAQUE_MESSAGE), "reference")
    if not 0 <= threshold <= MOST_THRESHOLD:
        raise NotValid(_("The threshold is from 0 to 64 bits."), "threshold")
    sha256, size = _measured(file)
    known = Collection.objects.filter(sha256=sha256).exclude(state__in=("failed", "erased")).first()
    if known is not None:
        return _again(person, known)
    collection = Collection(
        reference=reference,
        file_name=_name(name),
        sha256=sha256,
        size=size,
        threshold=threshold,
        all_or_nothing=all_or_nothing,
        handed_in_by=person,
    )
    _keep_list(collection, file, wait=wait)
    if wait:
        collection_triage(collection=collection)
    return HandedIn(collection, already=False)


def collection_triage(*, collection: Collection) -> None:
    """Do a triage that was asked for; what the job runs. Its actor is who handed the list in."""
    if not progress.begin(collection):
        return
    collection.refresh_from_db()
    actor = User.objects.get(pk=collection.handed_in_by_id)
    try:
        _triaged(actor, collection)
    except NoRows as error:
        _fail(actor, collection, "no-rows", str(error), error.account)
    except HashError as error:
        _fail(actor, collection, error.code, str(error))
    except Exception:
        log.exception("the triage of collection %s failed", collection.pk)
        sentence = _("Ronda could not triage the list, through a mistake of its own. Report it.")
        _fail(actor, collection, "internal", sentence)
        raise
    finally:
        collection.refresh_from_db()


def _triaged(actor: User, collection: Collection) -> None:
    staging.begin()
    account = read_in(collection, progress.telling(collection, progress.READING))
    if account.broken and collection.all_or_nothing:
        sentence = _("The list has broken lines, and all or nothing was asked for.")
        return _fail(actor, collection, "broken-rows", sentence, account)
    progress.telling(collection, progress.KNOWN)
    find_known()
    find_near(collection.threshold, progress.telling(collection, progress.NEAR))
    find_groups(collection.threshold, progress.telling(collection, progress.GROUPS))
    progress.telling(collection, progress.KEEPING)
    _finish(actor, collection, account)
    staging.end()
    return None


def _finish(actor: User, collection: Collection, account: Account) -> None:
    with act(actor=actor, what="collection.triage", about=(collection,)) as done:
        counts = keep(collection)
        if not counts.total:
            raise NoRows(_("There is not one line in the list that could be read."), account)
        BrokenLine.objects.bulk_create(account.lines)
        collection.state, collection.percent, collection.step = CollectionState.DONE, 100, ""
        collection.format, collection.broken = account.format, account.broken
        collection.rows_total, collection.groups_total = counts.total, counts.groups
        collection.new, collection.near = counts.new, counts.near
        collection.known, collection.set_aside = counts.known, counts.set_aside
        collection.finished_at = timezone.now()
        collection.retain_until = rules()[Kept.COLLECTION].until(timezone.localdate())
        collection.save()
        done.after = {
            "rows": counts.total,
            "new": counts.new,
            "near": counts.near,
            "known": counts.known,
            "set-aside": counts.set_aside,
            "broken": account.broken,
            "left-out": account.left_out(),
        }


class NoRows(Exception):
    """A list in which no line could be read."""

    def __init__(self, sentence: str, account: Account) -> None:
        super().__init__(sentence)
        self.account = account


def _fail(
    actor: User, collection: Collection, code: str, sentence: str, account: Account | None = None
) -> None:
    """Keep why a list was not triaged, and nothing of the list."""
    staging.end()
    with act(actor=actor, what="collection.fail", about=(collection,)) as done:
        done.after = {"code": code}
        collection.state, collection.step = CollectionState.FAILED, ""
        collection.error_code, collection.error_sentence = code, sentence
        collection.finished_at = timezone.now()
        collection.retain_until = rules()[Kept.COLLECTION].until(timezone.localdate())
        if account is not None:
            collection.broken = account.broken
            BrokenLine.objects.bulk_create(account.lines)
        collection.save()
        CollectionPart.objects.filter(collection=collection).delete()


def _again(person: User, known: Collection) -> HandedIn:
    if known.handed_in_by_id == person.pk:
        return HandedIn(known, already=True)
    raise NotNow(
        _(
            "Somebody else handed this list in before: ask a victim identification officer "
            "for what was found."
        )
    )


def _keep_list(collection: Collection, file: BinaryIO, *, wait: bool) -> None:
    try:
        with act(actor=collection.handed_in_by, what=Can.COLLECTION_HAND_IN) as done:
            collection.save()
            for number, data in enumerate(_stretches(file)):
                CollectionPart.objects.create(collection=collection, number=number, data=data)
            done.concerns(collection)
            # The file's name may tell somebody's: it is kept where it can be erased.
            done.after = {"sha256": collection.sha256, "size": collection.size}
            if not wait:
                # Within the transaction: the job is there if, and only if, the list is.
                app.configure_task(TRIAGE).defer(collection_id=collection.pk)
    except IntegrityError as error:
        raise NotNow(_("The same list is being handed in at this moment: look again.")) from error


def _measured(file: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for data in _stretches(file):
        digest.update(data)
        size += len(data)
    if not size:
        raise NotValid(_("The file has nothing in it: send the list again."), "file")
    if size > settings.UPLOAD_LIMIT_BYTES:
        sentence = _("The file is larger than %(limit)d MB, the most that is taken in.")
        limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
        raise NotValid(sentence % {"limit": limit}, "file")
    return digest.hexdigest(), size


def _stretches(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while data := file.read(PART):
        yield data


def _name(given: str) -> str:
    """The file's own name, without folders and without what no name should have."""
    last = given.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in last if character.isprintable())[-255:] or "list"
