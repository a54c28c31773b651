"""Pictures that the tests draw themselves: gradients and shapes, nothing else."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter


def drawing(seed: int = 0, size: tuple[int, int] = (320, 240)) -> Image.Image:
    """A gradient with shapes on it that depend on `seed`."""
    width, height = size
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    for n in range(12):
        x, y = (
            (97 * (n + seed) * width // 320) % width,
            (61 * (n + 3 * seed) * height // 240) % height,
        )
        across = (20 + 7 * n) * width // 320
        shade = ((83 * n + 50 * seed) % 256, (151 * n) % 256, (29 * n + 11 * seed) % 256)
        draw.ellipse((x, y, x + across, y + across), fill=shade)
        draw.rectangle((y, x // 2, y + across // 2, x), outline=shade, width=3)
    return image


def drawn(folder: Path, name: str, seed: int = 0, size: tuple[int, int] = (320, 240)) -> Path:
    """The drawing as a file, of the kind its name says."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    drawing(seed, size).save(path)
    return path


def altered(folder: Path, name: str, seed: int = 0) -> Path:
    """The same drawing as somebody might pass it on: smaller, softened, saved anew."""
    path = folder / name
    image = drawing(seed).resize((256, 192)).filter(ImageFilter.GaussianBlur(1))
    image.save(path, quality=60)
    return path
