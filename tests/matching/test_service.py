"""The service over HTTP: who is answered, what, in which form, and what is kept of it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ronda.hashes.index import Journal, Snapshot
from ronda.matching.clients import clients_write
from ronda.matching.labels import Label, labels_write
from ronda.matching.query_log import lines
from tests.matching.accredited import SERVICE, accredited, client, signed
from tests.matching.answering import Running, running

PDQ = os.urandom(32)
MD5 = os.urandom(16)
LABELS = (Label("inhope", "3.1", "", "baseline"), Label("national", "1", "XA", "A"))


def folder_in(path: Path) -> Path:
    folder = accredited(path)
    Snapshot.write(folder / "index", [(7, "pdq", PDQ), (7, "md5", MD5)])
    labels_write(folder, {7: LABELS})
    folder.chmod(0o700)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_in(tmp_path_factory.mktemp("matching"))


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Running]:
    with running(folder, processes=2) as found:
        yield found


def flipped(value: bytes, bits: int) -> str:
    number = int.from_bytes(value)
    for bit in range(bits):
        number ^= 1 << (7 * bit)
    return number.to_bytes(len(value)).hex()


def test_known_hash_is_told_with_its_distance_and_rule(service: Running) -> None:
    answer = service.one(kind="pdq", value=flipped(PDQ, 9))
    assert answer.status == 200 and answer.said["format"] == "ronda-match/1"
    told = answer.result
    assert (told["known"], told["distance"], told["threshold"]) == (True, 9, 31)
    assert (told["kind"], told["version"], told["entries"]) == ("pdq", "1", 1)
    assert told["classifications"] == [LABELS[0]._asdict()]
    assert answer.said["index"]


def test_what_is_beyond_the_threshold_is_not_known(service: Running) -> None:
    assert service.one(kind="pdq", value=flipped(PDQ, 9), threshold=8).result["known"] is False
    assert service.one(kind="pdq", value=flipped(PDQ, 9), threshold=9).result["known"] is True
    assert service.one(kind="md5", value=MD5.hex().upper()).result["known"] is True
    assert service.one(kind="md5", value=flipped(MD5, 1)).result["known"] is False


def test_answers_have_one_form_whether_known_or_not(service: Running) -> None:
    questions: list[dict[str, object]] = [
        {"kind": "pdq", "value": PDQ.hex()},
        {"kind": "pdq", "value": os.urandom(32).hex()},
        {"kind": "md5", "value": MD5.hex()},
        {"kind": "md5", "value": os.urandom(16).hex()},
        {"kind": "pdq", "value": PDQ.hex(), "quality": 3},
    ]
    answers = [service.one(**question) for question in questions]
    assert len({len(answer.body) for answer in answers}) == 1
    assert len({tuple(sorted(answer.result)) for answer in answers}) == 1
    told = [{k: v for k, v in one.headers.items() if k != "date"} for one in answers]
    assert all(one == told[0] for one in told)
    assert [one.result["known"] for one in answers] == [True, False, True, False, False]
    assert answers[-1].result["unfit"] == "low-quality"


def test_batch_is_answered_in_order_and_in_one_form(service: Running) -> None:
    known, other = {"kind": "pdq", "value": PDQ.hex()}, {"kind": "md5", "value": "ab" * 16}
    answers = [service.many(*each) for each in ((known, other), (other, known), (other, other))]
    assert len({len(answer.body) for answer in answers}) == 1
    results = [answer.said["results"] for answer in answers]
    told = [[one["known"] for one in found] for found in results if isinstance(found, list)]
    assert told == [[True, False], [False, True], [False, False]]


def test_reference_is_the_same_for_one_client_and_another_for_others(
    service: Running, folder: Path
) -> None:
    first = service.one(kind="pdq", value=PDQ.hex()).result["reference"]
    assert first == service.one(kind="md5", value=MD5.hex()).result["reference"]
    clients_write(folder, [client(), client(id="lighthouse")])
    time.sleep(1)
    body = json.dumps({"kind": "pdq", "value": PDQ.hex()}).encode()
    other = service.ask(body, signed(body, time.time(), client="lighthouse"))
    assert other.status == 200 and other.result["reference"] != first


def test_each_fault_has_its_status_and_sentence_in_one_form(service: Running) -> None:
    body = json.dumps({"kind": "pdq", "value": PDQ.hex()}).encode()
    now = time.time()
    used = signed(body, now)
    assert service.ask(body, used).status == 200
    wrong = [
        (body, None, 401, "no-token"),
        (body, "Bearer x.y.z", 401, "bad-token"),
        (body, signed(body, now - 500), 401, "expired-token"),
        (body, used, 401, "replayed-token"),
        (body, signed(b"other", now), 401, "other-question"),
        (body, signed(body, now, purpose="curiosity"), 403, "not-covered"),
        (b"{}", signed(b"{}", now), 422, "not-understood"),
    ]
    answers = [service.ask(sent, token) for sent, token, _, _ in wrong]
    told = [(answer.status, answer.said["error"]) for answer in answers]
    assert told == [(status, code) for _, _, status, code in wrong]
    assert len({len(answer.body) for answer in answers}) == 1
    assert all(answer.said["sentence"] for answer in answers)
    assert all(PDQ.hex() not in answer.body.decode() for answer in answers)


def test_kind_that_is_not_covered_and_malformed_hashes_say_nothing_of_content(
    service: Running,
) -> None:
    sha1 = service.one(kind="sha1", value="ab" * 20)
    assert (sha1.status, sha1.said["error"]) == (403, "not-covered")
    for value in (PDQ.hex()[:-2], PDQ.hex()[:-1] + "x"):
        broken = service.one(kind="pdq", value=value)
        assert (broken.status, broken.said["error"]) == (422, "not-understood")


def test_other_addresses_and_methods_are_refused(service: Running) -> None:
    assert service.ask(b"", None, "/v1/").status == 404
    assert service.ask(b"x" * 2_000_001, None).status == 413


def test_additions_and_withdrawals_are_in_force_within_a_second(
    service: Running, folder: Path
) -> None:
    value = os.urandom(32)
    Journal(folder / "index").add(70, "pdq", value)
    deadline = time.monotonic() + 1
    while not service.one(kind="pdq", value=value.hex()).result["known"]:
        assert time.monotonic() < deadline
    Journal(folder / "index").withdraw(70)
    deadline = time.monotonic() + 1
    while service.one(kind="pdq", value=value.hex()).result["known"]:
        assert time.monotonic() < deadline


def test_client_whose_accreditation_ended_is_out_within_a_second(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    with running(folder) as service:
        assert service.one(kind="pdq", value=PDQ.hex()).status == 200
        clients_write(folder, [client(until=date(2020, 1, 2))])
        time.sleep(1)
        answer = service.one(kind="pdq", value=PDQ.hex())
        assert (answer.status, answer.said["error"]) == (403, "no-agreement")
        clients_write(folder, [])
        time.sleep(1)
        assert service.one(kind="pdq", value=PDQ.hex()).status == 401
        (folder / "clients.json").write_bytes(b"torn")
        time.sleep(1)
        assert service.one(kind="pdq", value=PDQ.hex()).status == 503


def test_asking_too_much_is_told_with_the_time_to_wait(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    clients_write(folder, [client(rate=0.01, burst=3)])
    with running(folder, processes=2) as service:
        answers = [service.one(kind="pdq", value=os.urandom(32).hex()) for _ in range(5)]
        assert [answer.status for answer in answers[:3]] == [200, 200, 200]
        assert answers[-1].status == 429 and int(answers[-1].headers["retry-after"]) >= 1
        hashes = [{"kind": "pdq", "value": PDQ.hex()}] * 4
        assert "3 hashes at once" in str(service.many(*hashes).said["sentence"])


def test_certificate_counts_from_the_named_proxy_only(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    clients_write(folder, [client(certificate="ab" * 32)])
    shown = {"X-Client-Cert-Sha256": "ab" * 32}
    for option, headers in (
        ((), [(shown, 401)]),
        (("--proxy", "10.9.8.7"), [(shown, 401)]),
        (
            ("--proxy", "127.0.0.1"),
            [({}, 401), ({"X-Client-Cert-Sha256": "cd" * 32}, 401), (shown, 200)],
        ),
    ):
        with running(folder, *option) as service:
            for header, status in headers:
                service.headers = header
                assert service.one(kind="pdq", value=PDQ.hex()).status == status


def test_without_an_index_nothing_is_answered_until_there_is_one(tmp_path: Path) -> None:
    folder = accredited(tmp_path)
    folder.chmod(0o700)
    with running(folder) as service:
        answer = service.one(kind="pdq", value=PDQ.hex())
        assert (answer.status, answer.said["error"]) == (503, "not-ready")
        Snapshot.write(folder / "index", [(7, "pdq", PDQ)])
        time.sleep(1)
        assert service.one(kind="pdq", value=PDQ.hex()).result["known"] is True


def test_all_that_was_answered_is_in_the_log_after_kill_9_and_stays_used(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    body = json.dumps({"kind": "pdq", "value": PDQ.hex()}).encode()
    with running(folder) as service:
        tokens = [signed(body, time.time()) for _ in range(20)]
        assert {service.ask(body, token).status for token in tokens} == {200}
        for process in _children(service.process.pid):
            os.kill(process, signal.SIGKILL)
        kept = [
            line.said
            for path in folder.glob("queries-*.log")
            for line in lines(folder, path)
            if "client" in line.said
        ]
        assert len(kept) == 20 and all(one["known"] == 1 for one in kept)
        assert PDQ.hex() not in json.dumps(kept)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                again = service.ask(body, tokens[0])
            except OSError:
                time.sleep(0.2)
            else:
                break
        assert (again.status, again.said["error"]) == (401, "replayed-token")


def _children(pid: int) -> list[int]:
    """The processes that answer: those that have the port open, and not who started them."""
    listed = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 1) for line in listed.stdout.splitlines()]
    return [int(number) for number, arguments in rows if "spawn_main" in arguments]


def test_folder_that_others_can_read_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    command = [sys.executable, "-m", "ronda.cli", "hashes", "match", "--name", SERVICE]
    done = subprocess.run(
        [*command, "--folder", str(tmp_path), "--no-follow"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 40 and "chmod 700" in done.stderr
