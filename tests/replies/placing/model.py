"""A tiny static model, made where a test wants it: one dimension for each theme."""

from pathlib import Path

import pytest

THEMES = (
    ("helpline", "telephone", "call"),
    ("training", "seminar", "academy"),
    ("court", "judge", "courts"),
    ("pupil", "school"),
)


def model_in(folder: Path, themes: tuple[tuple[str, ...], ...] = THEMES) -> Path:
    """A model whose words lie along their themes; the test is skipped without the extra."""
    model2vec = pytest.importorskip("model2vec", reason="the extra “embedding” is not installed")
    import numpy as np  # noqa: PLC0415 — comes with the extra
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # noqa: PLC0415

    words = [(word, at) for at, theme in enumerate(themes) for word in theme]
    vocabulary = {"[UNK]": 0} | {word: n for n, (word, _at) in enumerate(words, start=1)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    along = np.eye(len(themes), dtype=np.float32)
    vectors = np.vstack([along[0] * 0, *(along[at] for _word, at in words)])
    made = folder / "model"
    model2vec.StaticModel(vectors, tokenizer).save_pretrained(made)
    return made
