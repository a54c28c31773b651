"""The process that opens pictures: a path on each line it is given, an answer on each it gives.

Two things to know. It may take so much memory and no more. And it answers whatever a broken picture
makes a decoder raise; what breaks the decoder itself, or takes too long, its caller sees to.
"""

import json
import sys
import warnings
from importlib import import_module
from pathlib import Path

if sys.platform != "win32":
    import resource

_MEMORY = 3 << 30


def main() -> None:
    """Answer until there are no more questions."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(Path(json.loads(line)))) + "\n")
        sys.stdout.flush()


def _answer(path: Path) -> dict[str, str | int]:
    try:
        opening = import_module("ronda.hashes.computing.opening")
    except ModuleNotFoundError as error:
        return {"missing": error.name or "pillow"}
    try:
        pdq, quality = opening.pdq_of(path)
    except opening.TooManyPoints as error:
        return {"bad": str(error)}
    except MemoryError:
        return {"bad": "The picture needs more memory than it is given: it has no PDQ."}
    except Exception:  # noqa: BLE001 (whatever a broken picture makes a decoder raise)
        return {"bad": "The picture is broken or of a kind that cannot be opened: it has no PDQ."}
    return {"pdq": pdq.hex(), "quality": quality}


if __name__ == "__main__":
    main()
