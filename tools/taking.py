"""Starts a command and tells what it took: `python tools/taking.py TOLD.json COMMAND …`.

A program of its own, because a process begins with the memory of the one it was split off from:
what the system calls its peak is then that of whoever started it. This one is small.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path


def main() -> None:
    """Write exit code, seconds, the processor's seconds and the peak in bytes; pass output on."""
    began = time.monotonic()
    code = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL)
    seconds = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = [code, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]
    Path(sys.argv[1]).write_text(json.dumps(told), encoding="ascii")


if __name__ == "__main__":
    main()
