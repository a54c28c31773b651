"""Opens one picture and gives its PDQ: what `picture_process` does with each.

Two things to know. What a picture unfolds to is bounded before it is unfolded. And one of more than
16 million points is made smaller first, because the filters of PDQ need ten bytes a point; its hash
differs by a bit or two from that of the whole.
"""

from pathlib import Path

import numpy as np
import pdqhash
from PIL import Image, features

MOST_POINTS = 200_000_000
"""The largest picture that is opened: what the largest cameras of telephones take."""
_ENOUGH = 16_000_000
_FORMATS = [
    name
    for name in ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "AVIF")
    if name != "AVIF" or features.check("avif")
]
Image.MAX_IMAGE_PIXELS = None  # the bound above is ours


class TooManyPoints(Exception):
    """The picture is larger, when opened, than is taken in."""


def pdq_of(path: Path) -> tuple[bytes, int]:
    """The PDQ hash of a picture, of its first one where there are several, and its quality."""
    with Image.open(path, formats=_FORMATS) as image:
        points = image.width * image.height
        if points > MOST_POINTS:
            raise TooManyPoints(
                f"The picture has {points // 1_000_000} million points, more than the"
                f" {MOST_POINTS // 1_000_000} million that are opened: it has no PDQ."
            )
        if points > _ENOUGH:  # a JPEG can be read in half its size at once
            image.draft("RGB", (image.width // 2, image.height // 2))
        whole = image.convert("RGB")
    while whole.width * whole.height > _ENOUGH:
        whole = whole.reduce(2)
    bits, quality = pdqhash.compute(np.asarray(whole))
    return np.packbits(bits.astype(np.uint8)).tobytes(), int(quality)
