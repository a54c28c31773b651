"""One engine that finds PDQ hashes, measured in a process of its own; `bench.hashes` starts it.

    python -m bench.hash_engines ENGINE HASHES.npy QUERIES.npy FOLDER

Two things to know. It prints one line of JSON: seconds to build, to start again from what was kept,
for one query asked alone and in a batch on one and on two threads; megabytes at the most while
asking; and how many matches there were, which must be the same for all. And each engine is asked as
its users ask it: by a call for each query, in the form in which it takes a hash.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

THRESHOLD = 31
_SECONDS = 8.0

Values = npt.NDArray[np.uint8]
Figures = dict[str, float]


def main() -> None:
    """Measure the engine that was named."""
    engine, known, asked, folder = sys.argv[1:]
    figures = _ENGINES[engine](Path(known), np.load(asked), Path(folder))
    print(json.dumps(figures))


def ronda(known: Path, queries: Values, folder: Path) -> Figures:
    """The index of `ronda.hashes`."""
    from ronda.hashes.index import Matcher

    figures = {"build": _built_by_ronda(known, folder)}
    opened: list[Matcher] = []
    figures["start"] = _took(lambda: opened.append(Matcher.open(folder)))
    [matcher] = opened
    _peak(reset=True)
    texts = [query.tobytes() for query in queries]
    figures["one"], figures["matches"] = _each(
        texts, lambda text: len(matcher.match("pdq", text, THRESHOLD))
    )
    batch = np.concatenate([queries] * 10)
    for name, threads in (("batch", 1), ("batch on two", 2)):
        began = time.perf_counter()
        matcher.found("pdq", batch, THRESHOLD, threads=threads)
        figures[name] = (time.perf_counter() - began) / len(batch)
    figures["megabytes"] = _peak()
    return figures


def _built_by_ronda(known: Path, folder: Path) -> float:
    from ronda.hashes.index import Hashes, Matcher, Snapshot

    values = np.load(known)
    ids = np.arange(len(values), dtype=np.int64)
    small = folder / "small"  # so that nothing is compiled while it is measured
    Snapshot.write_arrays(small, {"pdq": Hashes(ids[:9], values[:9])})
    with Matcher.open(small) as matcher:
        matcher.found("pdq", values[:9], THRESHOLD)
    return _took(lambda: Snapshot.write_arrays(folder, {"pdq": Hashes(ids, values)}))


def threatexchange(known: Path, queries: Values, _: Path) -> Figures:
    """`threatexchange`'s own PDQ index, as shipped."""
    import faiss
    from threatexchange.signal_type.pdq.pdq_index import PDQIndex

    faiss.omp_set_num_threads(1)
    entries = [(value.tobytes().hex(), number) for number, value in enumerate(np.load(known))]
    built: list[PDQIndex[int]] = []
    figures = {"build": _took(lambda: built.append(PDQIndex(entries)))}
    [index] = built
    _peak(reset=True)
    texts = [query.tobytes().hex() for query in queries]
    figures["one"], figures["matches"] = _each(texts, lambda text: len(index.query(text)))
    figures["megabytes"] = _peak()
    return figures


def faiss_flat(known: Path, queries: Values, _: Path) -> Figures:
    """faiss, comparing all."""
    import faiss

    return _faiss(faiss.IndexBinaryFlat(256), known, queries)


def faiss_multi_hash(known: Path, queries: Values, _: Path) -> Figures:
    """faiss, multi-index hashing: 16 tables of 16 bits, within 1 bit of each."""
    import faiss

    index = faiss.IndexBinaryMultiHash(256, 16, 16)
    index.nflip = 1
    return _faiss(index, known, queries)


def _faiss(index: Any, known: Path, queries: Values) -> Figures:
    import faiss

    faiss.omp_set_num_threads(1)
    figures = {"build": _built_by_faiss(index, known)}
    _peak(reset=True)
    figures["one"], figures["matches"] = _each(
        [query[np.newaxis] for query in queries],
        # Its range ends before the radius it is given.
        lambda query: len(index.range_search(query, THRESHOLD + 1)[2]),
    )
    figures["megabytes"] = _peak()
    return figures


def _built_by_faiss(index: Any, known: Path) -> float:
    values = np.load(known)
    return _took(lambda: index.add(values))


Query = TypeVar("Query")


def _each(queries: list[Query], ask: Callable[[Query], int]) -> tuple[float, int]:
    """Seconds a query, as many as can be asked in some seconds; the matches of the first 40."""
    matches = sum(ask(query) for query in queries[:40])
    asked, began = 0, time.perf_counter()
    while asked < len(queries) and time.perf_counter() - began < _SECONDS:
        ask(queries[asked])
        asked += 1
    return (time.perf_counter() - began) / asked, matches


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _peak(*, reset: bool = False) -> float:
    """The most megabytes this process had, with the files it mapped, since it was last reset."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


_ENGINES = {
    "ronda": ronda,
    "threatexchange": threatexchange,
    "faiss flat": faiss_flat,
    "faiss multi-hash": faiss_multi_hash,
}

if __name__ == "__main__":
    main()
