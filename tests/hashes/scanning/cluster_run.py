"""A Ray cluster of two nodes that loses one in the middle of a scan; run as a program by a test.

Writes what was found, and how many nodes lived afterwards, to the file it is given.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import ray
from ray.cluster_utils import Cluster

from ronda.hashes.scanning.cluster import scan_on_cluster
from ronda.hashes.scanning.lists import parts_of

MEMORY = 100 << 20


def main(folder: Path, asked: Path, out: Path) -> None:
    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "object_store_memory": MEMORY, "include_dashboard": False},
    )
    try:
        second = cluster.add_node(num_cpus=1, object_store_memory=MEMORY)
        cluster.wait_for_nodes()
        tables, nodes = [], []
        with asked.open("rb") as file:
            parts = parts_of(file, "pdq", size=10_000)
            for number, scanned in enumerate(scan_on_cluster(cluster.address, folder, parts, 31)):
                tables.append(scanned.table)
                if number == 5:
                    nodes.append(living())
                    cluster.remove_node(second, allow_graceful=False)
        command = [sys.executable, "-m", "ronda.cli", "hashes", "scan", str(asked)]
        options = ["--index", str(folder), "--kind", "pdq", "--ray", cluster.address]
        ran = subprocess.run(
            [*command, *options], capture_output=True, text=True, timeout=100, check=False
        )
        ray.init(address=cluster.address, log_to_driver=False)
        ends = time.monotonic() + 60
        while living() > 1 and time.monotonic() < ends:
            time.sleep(0.2)
        nodes.append(living())
        ray.shutdown()
        told = {"table": "".join(tables), "nodes": nodes, "code": ran.returncode}
        out.write_text(json.dumps({**told, "out": ran.stdout, "err": ran.stderr}))
    finally:
        cluster.shutdown()  # type: ignore[no-untyped-call]


def living() -> int:
    return sum(bool(node["Alive"]) for node in ray.nodes())  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
