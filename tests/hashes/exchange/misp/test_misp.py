"""MISP: objects and attributes of any event, tags wherever they stand, what is deleted."""

import io
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from ronda.hashes.exchange.contract import BrokenRow, Report
from ronda.hashes.exchange.errors import CannotCarry, DamagedFile, HostileFile, UnknownFile
from ronda.hashes.exchange.misp import Misp
from ronda.hashes.exchange.misp import reading as misp_reading
from ronda.hashes.exchange.misp.marking import handling_of
from ronda.hashes.exchange.report import Why
from ronda.hashes.model import Entry, ItemType, State
from tests.hashes.exchange.format_contract import ORIGIN, FormatContract, exhaust, plain

MADE = datetime(2026, 5, 1, tzinfo=UTC)
MD5, SHA1 = "0a" * 16, "0b" * 20


def attribute(relation: str, value: str, **fields: object) -> dict[str, object]:
    return {"object_relation": relation, "type": relation, "value": value} | fields


def file_object(*attributes: object, **fields: object) -> dict[str, object]:
    return {"name": "file", "uuid": str(UUID(int=7)), "Attribute": list(attributes)} | fields


class Once(io.BytesIO):
    """A stream that cannot be read twice."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError


class TestMisp(FormatContract):
    format = Misp(UUID(int=5), MADE)
    hostile = b'{"Event": {"Object": [{"name": "', b"a"

    def read_event(self, **event: object) -> tuple[list[Entry | BrokenRow], Report]:
        return self.read(json.dumps({"Event": event}).encode())

    def test_object_is_read_and_what_may_not_be_kept_is_told(self) -> None:
        told = file_object(
            attribute("md5", MD5, Tag=[{"name": "seen"}, {"name": "tlp:green"}]),
            attribute("sha1", SHA1.upper()),
            attribute("size-in-bytes", "12"),
            attribute("mimetype", "video/mp4"),
            attribute("filename", "a.mp4"),
            attribute("ssdeep", "3:a:b"),
            timestamp="1700000000",
            comment="a remark",
        )
        (entry,), report = self.read_event(
            info="an event", Object=[told], Tag=[{"name": "tlp:amber"}, {"name": "topic"}]
        )
        assert isinstance(entry, Entry)
        assert entry.key == str(UUID(int=7)) and entry.size == 12
        assert entry.type is ItemType.VIDEO and entry.state is State.ACTIVE
        assert entry.updated == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
        assert entry.tags == ("seen", "topic") and entry.handling == "tlp-amber"
        assert report.dropped["filename", Why.PRIVATE] == 1
        assert report.dropped["ssdeep", Why.UNKNOWN_KIND] == 1
        assert report.dropped["Object comment", Why.PRIVATE] == 1
        assert report.dropped["Event info", Why.PRIVATE] == 1
        assert "a.mp4" not in entry.model_dump_json()

    def test_hash_that_stands_alone_is_an_item(self) -> None:
        alone = {"type": "filename|md5", "value": f"a|b.jpg|{MD5}", "uuid": str(UUID(int=8))}
        found, report = self.read_event(
            Attribute=[alone, {"type": "sha1", "value": SHA1}, {"type": "domain", "value": "x"}]
        )
        assert [row.key for row in found if isinstance(row, Entry)] == [
            str(UUID(int=8)),
            f"sha1:{SHA1}",
        ]
        assert report.dropped["Attribute domain", Why.UNKNOWN_FIELD] == 1
        assert report.dropped["filename", Why.PRIVATE] == 1

    def test_deleted_object_is_withdrawn_and_a_deleted_hash_is_none(self) -> None:
        gone = file_object(attribute("md5", MD5, deleted=True), deleted=True)
        part = file_object(attribute("md5", MD5), attribute("sha1", SHA1, deleted="1"))
        (first, second), report = self.read_event(Object=[gone, part])
        assert isinstance(first, Entry) and first.state is State.WITHDRAWN
        assert isinstance(second, Entry) and [v.kind for v in second.hashes] == ["md5"]
        assert report.dropped["sha1", Why.UNRELIABLE] == 1

    @pytest.mark.parametrize("form", ["{}", "[{}]", '{{"response": [{}]}}', '{{"response": {}}}'])
    def test_event_is_found_alone_and_in_lists(self, form: str) -> None:
        event = json.dumps({"Event": {"Object": [file_object(attribute("md5", MD5))]}})
        found, _ = self.read(form.format(event).encode())
        assert len(found) == 1

    def test_tags_hold_for_their_own_event_only(self) -> None:
        one = {"Event": {"Object": [file_object(attribute("md5", MD5))], "Tag": [{"name": "one"}]}}
        two = {"Event": {"Tag": [], "Object": [file_object(attribute("md5", MD5))]}}
        found, _ = self.read(json.dumps([one, two]).encode())
        assert [row.tags for row in found if isinstance(row, Entry)] == [("one",), ()]

    def test_broken_items_do_not_cost_the_rest(self) -> None:
        good = json.dumps(file_object(attribute("md5", MD5)))
        bad = json.dumps(file_object(attribute("md5", "oops")))
        data = f'{{"Event": {{"Object": [{bad}, 7, {{"name": oops}}, {good}]}}}}'.encode()
        found, report = self.read(data)
        assert [isinstance(row, Entry) for row in found] == [False, False, False, True]
        assert [row.where for row in report.rows] == [1, 2, 3]

    def test_objects_of_other_kinds_are_told(self) -> None:
        found, report = self.read_event(Object=[{"name": "person", "Attribute": []}])
        assert found == [] and report.dropped["Object person", Why.UNKNOWN_FIELD] == 1

    def test_stream_that_cannot_be_read_twice_is_copied(self) -> None:
        data, _ = self.written([plain(1)])
        assert len(list(self.format.read(Once(data), ORIGIN, Report()))) == 1

    def test_copy_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(misp_reading, "LARGEST_COPY", 100)
        data, _ = self.written([plain(1)])
        with pytest.raises(HostileFile):
            exhaust(self.format.read(Once(data), ORIGIN, Report()))

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("{}", UnknownFile),
            ("[]", UnknownFile),
            ('"Event"', UnknownFile),
            ("[[[[[{}]]]]]", UnknownFile),
            ('{"Event": {"Object": [', DamagedFile),
        ],
    )
    def test_what_is_no_event_is_refused(self, text: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            self.read(text.encode())

    def test_event_is_written_with_its_identity_and_template(self) -> None:
        data, _ = self.written([plain(1, handling="tlp-amber-strict", tags=("seen",))])
        event = json.loads(data)["Event"]
        assert event["uuid"] == str(UUID(int=5)) and event["date"] == "2026-05-01"
        assert event["published"] is False
        (told,) = event["Object"]
        assert told["template_uuid"] == "688c46fb-5edb-40a3-8273-1af7923e2215"
        tags = [tag["name"] for tag in told["Attribute"][0]["Tag"]]
        assert tags == ["seen", "tlp:amber+strict"]

    def test_event_without_identity_is_not_written(self) -> None:
        with pytest.raises(CannotCarry):
            Misp().write([], io.BytesIO(), Report())


@pytest.mark.parametrize(
    ("tags", "handling"),
    [
        ([], None),
        (["x"], None),
        (["tlp:green", "TLP:RED"], "tlp-red"),
        (["tlp:amber", "tlp:amber+strict"], "tlp-amber-strict"),
        (["tlp:white"], "tlp-white"),
        (["tlp:white", "tlp:new"], "tlp-red"),
    ],
)
def test_strictest_marking_counts(tags: list[str], handling: str | None) -> None:
    assert handling_of(tags) == handling
