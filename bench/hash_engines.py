"""One engine that finds PDQ hashes, measured in a process of its own; `bench.hashes` starts it.

    python -m bench.hash_engines ENGINE HASHES.npy QUERIES.npy FOLDER

Two things to know. It prints one line of JSON: seconds to build in memory, to build and keep, to
start again, for one query asked alone and in a batch on one and on two threads; megabytes at the
most while asking; and how many matches there were, which must be the same for all. Each engine is
asked as its users ask it: by a call for each query, in the form in which it takes a hash. And the
seconds are the processor's, so that what else the machine does hardly counts; of what two threads
do together, half of theirs.
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
_SECONDS = 5.0

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

    figures = _built_by_ronda(known, folder)
    opened: list[Matcher] = []
    figures["start"] = _took(lambda: opened.append(Matcher.open(folder)))
    [matcher] = opened
    _peak(reset=True)
    texts = [query.tobytes() for query in queries]
    figures["one"], figures["matches"] = _each(
        texts, lambda text: len(matcher.match("pdq", text, THRESHOLD))
    )
    times = max(1, min(10, int(_SECONDS / figures["one"] / len(queries))))
    batch = np.concatenate([queries] * times)
    figures["batch"] = _took(lambda: matcher.found("pdq", batch, THRESHOLD)) / len(batch)
    took = _took(lambda: matcher.found("pdq", batch, THRESHOLD, threads=2))
    figures["batch on two"] = took / 2 / len(batch)
    figures["megabytes"] = _peak()
    return figures


def _built_by_ronda(known: Path, folder: Path) -> Figures:
    from ronda.hashes.index import Hashes, Matcher, Snapshot
    from ronda.hashes.index.perceptual import tables
    from ronda.hashes.index.permuting import permuted

    values = np.load(known)
    ids = np.arange(len(values), dtype=np.int64)
    small = folder / "small"  # so that nothing is compiled while it is measured
    Snapshot.write_arrays(small, {"pdq": Hashes(ids[:9], values[:9])})
    with Matcher.open(small) as matcher:
        matcher.found("pdq", values[:9], THRESHOLD)
    return {
        "build": _took(lambda: tables(permuted(values))),
        "write": _took(lambda: Snapshot.write_arrays(folder, {"pdq": Hashes(ids, values)})),
    }


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
    asked, began = 0, time.process_time()
    while asked < len(queries) and time.process_time() - began < _SECONDS:
        ask(queries[asked])
        asked += 1
    return (time.process_time() - began) / asked, matches


def _took(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


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
