"""Reads a static model of meaning from a folder on this machine; the extra "embedding" has it.

Two things to know. Nothing is ever fetched: a folder that is not there is told, not looked for
elsewhere, and the library is told to stay off the network. And a model is numbers and a list of
words (safetensors and JSON): reading one runs nothing that stands in it.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from ronda.replies.placing.meaning import Vectoriser

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    # One text's words are few: threads of its own would cost more, and forked processes warn.
    "TOKENIZERS_PARALLELISM": "false",
}


class NoModel(RuntimeError):
    """There is no model to go by; the message says why, in one sentence."""


def static_model(folder: Path) -> Vectoriser:
    """The model of a folder, ready to use; raises NoModel."""
    if not folder.is_dir():
        raise NoModel(f"There is no folder {folder} with a model of meaning.")
    os.environ |= OFFLINE
    try:
        from model2vec import StaticModel  # noqa: PLC0415 — an extra, and slow to import
    except ImportError as error:
        raise NoModel(
            "A model of meaning is set, but the extra “embedding” is not installed."
        ) from error
    try:
        model = StaticModel.from_pretrained(folder, force_download=False)
        dimensions = len(model.encode(["1"])[0])
    except Exception as error:  # its parts raise Exception itself for damaged files
        raise NoModel(f"The folder {folder} holds no model that can be read ({error}).") from error
    if not dimensions:
        raise NoModel(f"The model in {folder} has no dimensions.")

    def vectors(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        found: list[list[float]] = model.encode(list(texts), use_multiprocessing=False).tolist()
        return found

    return vectors
