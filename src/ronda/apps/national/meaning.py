"""The model of meaning of this machine, if one is set; without it words decide alone."""

import logging
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ronda.replies.placing.meaning import Vectoriser
from ronda.replies.placing.static_model import NoModel, static_model

log = logging.getLogger(__name__)


def model_of_meaning() -> Vectoriser | None:
    """The model that RONDA_EMBEDDING_MODEL names; None where none is set or it cannot be read."""
    folder: Path | None = settings.EMBEDDING_MODEL
    return _read(folder) if folder else None


@lru_cache(maxsize=1)
def _read(folder: Path) -> Vectoriser | None:
    """The model, read once for the process; what is wrong with it is told once."""
    try:
        return static_model(folder)
    except NoModel as wrong:
        log.warning("RONDA_EMBEDDING_MODEL: %s Suggestions go by words alone.", wrong)
        return None
