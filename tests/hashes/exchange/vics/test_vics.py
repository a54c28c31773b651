"""VICS: the traps that real files were seen to hold, each with invented hashes."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from io import RawIOBase
from typing import BinaryIO

import pytest

from ronda.hashes.exchange.contract import BrokenRow, Origin, Report, Scheme
from ronda.hashes.exchange.errors import DamagedFile, HostileFile, UnknownFile
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.vics import Vics
from ronda.hashes.model import Classification, Entry, Flag, ItemType, VictimStatus
from tests.hashes.exchange.format_contract import ORIGIN, FormatContract, exhaust, plain

CONTEXT = "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/{}/$metadata#{}"
OLD = "http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#{}"
HEAD = b'{"@odata.context": "%s", "value": [' % CONTEXT.format("US", "Media").encode()
MD5, SHA1, SHA256 = "0A" * 16, "0B" * 20, "0C" * 32


class TestVics(FormatContract):
    format = Vics("US")
    hostile = HEAD + b'{"MD5": "', b"a"

    def read_one(self, **record: object) -> tuple[Entry | BrokenRow, Report]:
        found, report = self.read(HEAD + json.dumps({"MD5": MD5} | record).encode() + b"]}")
        return found[0], report

    def test_record_is_read_whole_and_what_may_not_be_kept_is_told(self) -> None:
        found, report = self.read_one(
            MediaID=7,
            Category=1,
            SHA1=SHA1,
            MediaSize=1024,
            MimeType="image/JPEG",
            DateUpdated="/Date(1700000000123)/",
            Series="a series",
            Tags='one, "two, three"',
            VictimIdentified="false",
            OffenderIdentified="true",
            IsDistributed="True",
            SelfGenerated=None,
            PrecategorizationSource="a unit",
            PhotoDNA="A" * 192,
            Comments="a remark",
            Miniature="AAAA",
            RelativeFilePath="a\\b.jpg",
            MediaFiles=[{"FileName": "b.jpg", "FilePath": "/a/b.jpg"}],
            Exifs=[{"PropertyName": "Make", "PropertyValue": "x"}],
            IsPrecategorized="true",
            Novelty="x",
        )
        assert isinstance(found, Entry)
        assert found.key == "md5:" + "0a" * 16 and found.type is ItemType.IMAGE
        assert found.updated == datetime(2023, 11, 14, 22, 13, 20, 123000, UTC)
        assert found.tags == ("one", "two, three") and found.size == 1024
        assert found.victim is VictimStatus.NOT_IDENTIFIED
        assert found.flags.offender_identified is found.flags.distributed is Flag.YES
        assert found.flags.self_generated is Flag.UNKNOWN
        (said,) = found.classifications
        assert (said.scheme, said.version, said.country) == ("vics", "2.0", "US")
        assert (said.code, said.original, said.by) == ("1", "1", "a unit")
        private = {name for name, why in report.dropped if why is Why.PRIVATE}
        assert private == {"Comments", "Miniature", "RelativeFilePath", "MediaFiles", "Exifs"}
        assert report.dropped["PhotoDNA", Why.UNKNOWN_KIND] == 1
        assert report.dropped["IsPrecategorized", Why.UNRELIABLE] == 1
        assert report.dropped["Novelty", Why.UNKNOWN_FIELD] == 1
        told = found.model_dump_json()
        assert "b.jpg" not in told and "remark" not in told and "AAAA" not in told

    @pytest.mark.parametrize(
        ("told", "flag"),
        [
            ("false", "no"),
            ("True", "yes"),
            (False, "no"),
            (0, "no"),
            ("", "unknown"),
            (None, "unknown"),
        ],
    )
    def test_text_that_says_false_is_not_true(self, told: object, flag: str) -> None:
        found, _ = self.read_one(IsDistributed=told)
        assert isinstance(found, Entry) and found.flags.distributed.value == flag

    def test_answer_that_is_none_is_left_out_and_told(self) -> None:
        found, report = self.read_one(VictimIdentified="a name, perhaps")
        assert isinstance(found, Entry) and found.victim is VictimStatus.UNKNOWN
        assert report.dropped["VictimIdentified", Why.UNREADABLE] == 1

    def test_other_hashes_are_found_among_the_alternatives(self) -> None:
        alternatives = [
            {"HashName": "SHA-256", "HashValue": SHA256},
            {"HashName": "PDQ", "HashValue": "0D" * 32},
            {"HashName": "PhotoDNA", "HashValue": "AAAA"},
        ]
        found, report = self.read_one(MD5=None, AlternativeHashes=alternatives)
        assert isinstance(found, Entry)
        assert [value.kind for value in found.hashes] == ["pdq", "sha256"]
        assert found.key == "sha256:" + "0c" * 32
        assert report.dropped["PhotoDNA", Why.UNKNOWN_KIND] == 1

    @pytest.mark.parametrize(
        ("record", "code"),
        [
            ({"MD5": None}, "no-hash"),
            ({"MD5": ""}, "no-hash"),
            ({"MD5": "0A" * 15}, "bad-hash"),
            ({"SHA1": "xy" * 20}, "bad-hash"),
            ({"MD5": "0" * 32}, "all-zeros"),
            ({"MD5": "D41D8CD98F00B204E9800998ECF8427E"}, "empty-file"),
            ({"AlternativeHashes": [{"HashName": "MD5", "HashValue": "0B" * 16}]}, "two-hashes"),
            ({"AlternativeHashes": ["MD5"]}, "not-well-formed"),
            ({"Category": "CAM"}, "bad-category"),
            ({"Category": -1}, "bad-category"),
            ({"Series": "two\nlines"}, "unprintable"),
            ({"Series": "\ud800"}, "unprintable"),
            ({"md5": MD5}, "not-well-formed"),
            ({"Tags": "x" * 201}, "bad-value"),
        ],
    )
    def test_doubtful_record_is_broken_with_its_place_and_reason(
        self, record: dict[str, object], code: str
    ) -> None:
        row, report = self.read_one(**record)
        assert isinstance(row, BrokenRow)
        assert (row.where, row.code) == (1, code) and row.why.endswith(".")
        assert report.broken == 1 and report.taken == 0

    def test_category_that_is_null_is_none_whatever_else_is_said(self) -> None:
        found, report = self.read_one(Category=None, IsPrecategorized="true")
        assert isinstance(found, Entry) and found.classifications == ()
        assert report.dropped["IsPrecategorized", Why.UNRELIABLE] == 1

    @pytest.mark.parametrize(
        ("context", "meant"),
        [
            (CONTEXT.format("UK", "Media"), ("vics", "2.0", "GB")),
            (CONTEXT.format("Default", "Media"), ("vics", "2.0", None)),
            (CONTEXT.format("CUSTOM", "Media"), ("vics-custom", "2.0", None)),
            (OLD.format("Media"), ("vics", "1.3", None)),
        ],
    )
    def test_meaning_of_a_category_is_that_of_the_context(
        self, context: str, meant: tuple[str, str, str | None]
    ) -> None:
        record = {"MD5": MD5, "Category": 1}
        data = json.dumps({"@odata.context": context, "value": [record]}).encode()
        (found,), _ = self.read(data)
        assert isinstance(found, Entry)
        (said,) = found.classifications
        assert (said.scheme, said.version, said.country) == meant

    def test_taker_says_the_scheme_only_where_the_file_names_no_country(self) -> None:
        origin = Origin("arcadia", scheme=Scheme("caid", "", "GB"))
        for context, scheme in (
            (OLD.format("Media"), "caid"),
            (CONTEXT.format("US", "Media"), "vics"),
        ):
            data = json.dumps({"odata.metadata": context, "value": [{"MD5": MD5, "Category": 1}]})
            (found,), _ = self.read(data.encode(), origin)
            assert isinstance(found, Entry) and found.classifications[0].scheme == scheme

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_cases_are_walked_and_who_made_them_left_out(self, encoding: str) -> None:
        case = {
            "CaseID": "x",
            "ContactName": "a name",
            "CaseMetadata": [{"PropertyName": "a"}],
            "Media": [{"MD5": MD5}, {"MD5": MD5, "Category": 2}],
            "TotalMediaFiles": 99,
        }
        told = {"odata.metadata": OLD.format("Cases"), "value": [case, case]}
        found, report = self.read(json.dumps(told).encode(encoding))
        assert len(found) == report.taken == 4
        assert report.dropped["ContactName", Why.PRIVATE] == 2
        assert {row.key for row in found if isinstance(row, Entry)} == {"md5:" + "0a" * 16}

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("[]", UnknownFile),
            ("{}", UnknownFile),
            ('{"value": [{"MD5": "x"}]}', UnknownFile),
            (
                '{"@odata.context": "http://a.example/$metadata#Media", "value": []}',
                UnknownFile,
            ),
            (HEAD.decode() + '{"MD5": "', DamagedFile),
            (HEAD.decode() + "]} {}", DamagedFile),
            (HEAD.decode() + "[" * 100_000, HostileFile),
        ],
    )
    def test_what_is_no_vics_is_refused(self, text: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            self.read(text.encode())

    def test_broken_items_do_not_cost_the_rest(self) -> None:
        good = json.dumps({"MD5": MD5})
        data = HEAD + f'{good}, {{"MD5": oops}}, 7, {good}, {{"MD5": 1, "MD5": 2}}]}}'.encode()
        found, report = self.read(data)
        assert [isinstance(row, Entry) for row in found] == [True, False, False, True, False]
        assert [row.where for row in report.rows] == [2, 3, 5]

    def test_category_of_another_profile_is_not_written_as_this_ones(self) -> None:
        british = Classification(scheme="vics", version="2.0", country="GB", code="1", original="1")
        data, report = self.written([plain(1, classifications=(british,))])
        assert json.loads(data)["value"][0]["Category"] is None
        assert report.dropped["classification vics", Why.NO_PLACE] == 1

    def test_written_file_is_as_others_read_it(self) -> None:
        said = Classification(scheme="vics", version="2.0", country="US", code="1", original="1")
        data, _ = self.written([plain(1, classifications=(said,), victim="identified")])
        told = json.loads(data)
        assert told["@odata.context"] == CONTEXT.format("US", "Media")
        (record,) = told["value"]
        assert record["MD5"].isupper() and record["MediaID"] == 1 and record["Category"] == 1
        assert record["VictimIdentified"] == "true"


class Long(RawIOBase):
    """A VICS file of many megabytes that is made as it is read."""

    def __init__(self, records: int) -> None:
        super().__init__()
        self._parts = self._made(records)
        self._left = b""

    def _made(self, records: int) -> Iterator[bytes]:
        yield HEAD
        for number in range(1, records + 1):
            last = b"" if number == records else b","
            yield b'{"MD5":"%032X","Category":1,"MediaSize":%d}%s\n' % (number, number, last)
        yield b"]}"

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < size and (part := next(self._parts, b"")):
            self._left += part
        found, self._left = self._left[:size], self._left[size:]
        return found


def test_long_file_is_read_in_the_memory_of_a_short_one() -> None:
    peaks = []
    for records in (6_000, 30_000):
        stream: BinaryIO = Long(records)  # type: ignore[assignment]
        report = Report()
        tracemalloc.start()
        exhaust(Vics().read(stream, ORIGIN, report))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert report.taken == records
    assert peaks[1] < 1.5 * peaks[0]
