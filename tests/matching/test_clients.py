"""Who may ask is read anew when it changed, and nobody may where it cannot be trusted."""

from pathlib import Path

import pytest

from ronda.matching.clients import FILE, Register, clients_write
from ronda.matching.denials import NotReady
from tests.matching.accredited import client
from tests.matching.full_disk import full_disk


def test_register_follows_the_file(tmp_path: Path) -> None:
    clients_write(tmp_path, [client()])
    register = Register(tmp_path)
    register.refresh()
    assert register.get("harbour-police") == client()
    assert register.get("nobody") is None
    clients_write(tmp_path, [client(id="another")])
    register.refresh()
    assert register.get("harbour-police") is None
    assert register.get("another") is not None


@pytest.mark.parametrize("how", ["missing", "torn", "altered", "of another secret"])
def test_list_that_cannot_be_trusted_lets_nobody_in(tmp_path: Path, how: str) -> None:
    clients_write(tmp_path, [client()])
    path = tmp_path / FILE
    data = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "torn":
        path.write_bytes(data[:-20])
    elif how == "altered":
        path.write_bytes(data.replace(b"harbour-police", b"harbour-pirate"))
    else:
        other = tmp_path / "other"
        other.mkdir()
        clients_write(other, [client()])
        path.write_bytes((other / FILE).read_bytes())
    register = Register(tmp_path)
    register.refresh()
    with pytest.raises(NotReady):
        register.get("harbour-police")


def test_failed_writing_leaves_the_list_as_it_was(tmp_path: Path) -> None:
    clients_write(tmp_path, [client()])
    before = (tmp_path / FILE).read_bytes()
    with full_disk(100), pytest.raises(OSError, match="too large"):
        clients_write(tmp_path, [client(id="another")])
    assert (tmp_path / FILE).read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
