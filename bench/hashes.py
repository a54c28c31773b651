"""Finding PDQ hashes: Ronda beside `threatexchange` as shipped and faiss's exact indexes.

Two things to know. All get the same hashes and the same queries, half of them random and half up to
31 bits from a known one, in one run, each in a process of its own; and all must find as much. And
what depends on the machine is measured on it: how long it takes to read, and do no more with, the
places in memory that a query has to read.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from numba import njit

from bench.table import Row

QUERIES = 2000
MOST_FOR_ALL = 2_000_000
MANY = 10_000_000
_BUCKETS, _STRETCHES = 1 << 16, 16 * 17

Values = npt.NDArray[np.uint8]
Figures = dict[str, float]


def rows(count: int) -> Iterator[Row]:
    """The figures at `count` hashes, at a tenth of them, and with skewed data."""
    told = f"{count:,}".replace(",", " ")
    all_of = _measured(random(count), _engines(count))
    ours, theirs = all_of["ronda"], all_of["threatexchange"]
    # What is aimed at is said of ten millions: among fewer the others' tables are small enough.
    many = count >= MANY
    yield _row(
        f"PDQ, one query among {told}", all_of, "one", aim=theirs["one"] / 50 if many else None
    )
    yield _row(
        f"PDQ, memory for {told}",
        all_of,
        "megabytes",
        aim=theirs["megabytes"] / 2 if many else None,
    )
    yield _row(f"PDQ, building {told} in memory", all_of, "build", aim=theirs["build"] / 10)
    yield Row(f"PDQ, building {told} into a file with checksums", ours["write"])
    yield Row(f"PDQ, starting from the file of {told}", ours["start"], aim=1)
    yield Row(f"PDQ, a query in a batch among {told}", 1e6 * ours["batch"], unit="µs")
    yield Row(
        f"PDQ, a query in a batch on two processors among {told}",
        1e6 * ours["batch on two"],
        unit="µs",
        aim=1e6 / 15_000,
    )
    limit = 1e6 * memory_limit(count)
    yield Row(
        f"PDQ, the same on one beside the memory's own limit, {told}",
        1e6 * ours["batch"],
        unit="µs",
        against=(("only reading those places", limit),),
    )
    tenth = _measured(random(count // 10), ("ronda",))["ronda"]
    yield Row(
        f"PDQ, a query in a batch among {told} as a multiple of one among a tenth",
        ours["batch"] / tenth["batch"],
        unit="×",
        aim=10,
    )
    skewed_of = _measured(skewed(count // 10), _engines(count // 10))
    less = f"{count // 10:,}".replace(",", " ")
    yield _row(f"PDQ, one query among {less}, skewed", skewed_of, "one")


def _engines(count: int) -> tuple[str, ...]:
    """Those compared. The index that `threatexchange` wraps is built again where that is quick."""
    told = ("ronda", "threatexchange", "faiss flat")
    return (*told, "faiss multi-hash") if count <= MOST_FOR_ALL else told


def alone(count: int) -> Iterator[Row]:
    """Ronda's own figures at a size that the others have no memory for."""
    told = f"{count:,}".replace(",", " ")
    ours = _measured(random(count), ("ronda",))["ronda"]
    for name, what in (("one", "one query"), ("batch", "a query in a batch")):
        yield Row(f"PDQ, {what} among {told}", 1e6 * ours[name], unit="µs")
    yield Row(f"PDQ, a query in a batch on two among {told}", 1e6 * ours["batch on two"], unit="µs")
    yield Row(f"PDQ, memory for {told}", ours["megabytes"], unit="MB", aim=24_000)
    yield Row(f"PDQ, building {told} into a file with checksums", ours["write"])
    yield Row(f"PDQ, starting from the file of {told}", ours["start"])


def random(count: int) -> Values:
    """Random hashes."""
    return np.random.default_rng(count).integers(0, 256, (count, 32), dtype=np.uint8)


def skewed(count: int) -> Values:
    """A tenth nearly blank, three tenths in thick clusters, a fifth with half of all bits alike."""
    rng = np.random.default_rng(count + 1)
    values = random(count)
    tenth = count // 10
    values[:tenth] = near(rng, np.zeros((tenth, 32), dtype=np.uint8), 60)
    middles = values[rng.integers(5 * tenth, count, 50)]
    values[tenth : 4 * tenth] = near(rng, middles[rng.integers(0, 50, 3 * tenth)], 90)
    values[4 * tenth : 6 * tenth, ::2] = 85
    return values


def near(rng: np.random.Generator, values: Values, farthest: int) -> Values:
    """The same with up to `farthest` bits of each turned over (where one is drawn twice, less)."""
    turned = values.copy()
    lines = np.arange(len(values))
    many = rng.integers(0, farthest + 1, len(values))
    for turn in range(farthest):
        bits = rng.integers(0, 256, len(values))
        mask = np.where(turn < many, 0x80 >> bits % 8, 0).astype(np.uint8)
        turned[lines, bits // 8] ^= mask
    return turned


def memory_limit(count: int) -> float:
    """Seconds to read as many stretches as a query reads, as long as those, wherever they are."""
    length = max(1, count // _BUCKETS)
    table = np.ones(16 * count + length, dtype=np.uint16)
    starts = np.random.default_rng(1).integers(0, 16 * count, (500, _STRETCHES))
    _read(table, starts[:2], length)
    began = time.process_time()
    _read(table, starts, length)
    return (time.process_time() - began) / len(starts)


@njit(nogil=True)
def _read(table: npt.NDArray[np.uint16], starts: npt.NDArray[np.int64], length: int) -> int:
    """Touch one value of every 64 bytes."""
    total = 0
    for query in range(len(starts)):
        for stretch in range(starts.shape[1]):
            start = starts[query, stretch]
            for place in range(start, start + length, 32):
                total += table[place]
    return total


def _measured(values: Values, engines: tuple[str, ...]) -> dict[str, Figures]:
    rng = np.random.default_rng(7)
    queries = random(QUERIES)
    queries[::2] = near(rng, values[rng.integers(0, len(values), len(queries[::2]))], 31)
    own = Path.cwd() / ".data"
    own.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own) as place:
        folder = Path(place)
        np.save(folder / "values.npy", values)
        np.save(folder / "queries.npy", queries)
        del values
        figures = {engine: _figures(engine, folder) for engine in engines}
    matches = {engine: one["matches"] for engine, one in figures.items()}
    assert len(set(matches.values())) == 1, f"not all found the same: {matches}"
    return figures


def _figures(engine: str, folder: Path) -> Figures:
    command = [sys.executable, "-m", "bench.hash_engines", engine]
    files = [folder / "values.npy", folder / "queries.npy", folder / "index"]
    ran = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"{engine} failed: {ran.stderr[-800:]}")
    figures: Figures = json.loads(ran.stdout.splitlines()[-1])
    print(f"{engine}: {figures}", file=sys.stderr, flush=True)
    return figures


def _row(what: str, all_of: dict[str, Figures], name: str, *, aim: float | None = None) -> Row:
    unit, times = {"one": ("µs", 1e6), "megabytes": ("MB", 1.0), "build": ("s", 1.0)}[name]
    against = tuple(
        (engine, times * figures[name]) for engine, figures in all_of.items() if engine != "ronda"
    )
    ours = times * all_of["ronda"][name]
    return Row(what, ours, unit, None if aim is None else times * aim, against)
