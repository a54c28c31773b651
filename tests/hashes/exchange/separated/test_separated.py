"""Tables: any columns in any order, nothing taken for a formula, a broken line costs itself."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.hashes.exchange.contract import BrokenRow, Origin, Report, Scheme
from ronda.hashes.exchange.errors import DamagedFile, ExchangeError, HostileFile, UnknownFile
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.separated.cells import FORMULA, defused, fused, joined, split
from ronda.hashes.exchange.separated.columns import OWN, field_of
from ronda.hashes.exchange.separated.format import ICSE_COLUMNS, Csv, Icse
from ronda.hashes.model import Classification, Entry, Flag, ItemType, State, VictimStatus
from tests.hashes.exchange.format_contract import ORIGIN, FormatContract, plain
from tests.hashes.random_entries import ENTRIES, LINES

MD5, SHA1, SHA256 = "0A" * 16, "0B" * 20, "0C" * 32


class TestCsv(FormatContract):
    format = Csv()
    hostile = b"md5,category\n", b"a"

    def read_text(self, text: str, origin: Origin = ORIGIN) -> tuple[list[Entry], Report]:
        found, report = self.read(text.encode(), origin)
        return [row for row in found if isinstance(row, Entry)], report

    def broken(self, text: str) -> BrokenRow:
        rows, _ = self.read(text.encode())
        (row,) = (row for row in rows if isinstance(row, BrokenRow))
        return row

    @given(entries=st.lists(ENTRIES, max_size=3, unique_by=lambda e: (e.source, e.key)))
    def test_ronda_columns_carry_everything(self, entries: list[Entry]) -> None:
        data, told = self.written(entries)
        assert self.read(data)[0] == entries
        assert told.dropped == {} and told.withheld == {}

    @given(entry=ENTRIES)
    def test_no_cell_is_taken_for_a_formula(self, entry: Entry) -> None:
        data, _ = self.written([entry])
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            assert not [cell for cell in row if cell[:1] in FORMULA]

    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    def test_separator_and_headings_are_as_one_likes(self, separator: str) -> None:
        rows = [["Category", " SHA-1 hash", "Hash_MD5", "Source"], ["2", SHA1, MD5, "arcadia"]]
        text = "\r\n".join(separator.join(row) for row in rows)
        (entry,), report = self.read_text(text)
        assert [value.kind for value in entry.hashes] == ["md5", "sha1"]
        assert [(c.scheme, c.code) for c in entry.classifications] == [("unstated", "2")]
        assert report.broken == 0

    def test_line_for_excel_blank_lines_and_the_end_are_passed_over(self) -> None:
        entries, report = self.read_text(f"sep=;\n\nMD5;Category\n\n{MD5};1\n;\n  \n{'0D' * 16};2")
        assert len(entries) == 2 and report.broken == 0

    @pytest.mark.parametrize(("value", "kind"), [(MD5, "md5"), (SHA1, "sha1")])
    def test_bare_list_of_hashes_is_read(self, value: str, kind: str) -> None:
        (entry, *rest), report = self.read_text(f"{value}\n{value.replace('0', '1')}\noops\n")
        assert entry.hashes[0].kind == kind and len(rest) == 1
        assert [row.where for row in report.rows] == [3]

    def test_taker_says_what_categories_mean_unless_the_row_does(self) -> None:
        origin = Origin("arcadia", scheme=Scheme("caid", "", "GB"))
        (first,), _ = self.read_text(f"md5,category\n{MD5},A", origin)
        assert first.classifications[0].country == "GB"
        (second,), _ = self.read_text(f"md5,category,scheme\n{MD5},A,other", origin)
        assert (second.classifications[0].scheme, second.classifications[0].country) == (
            "other",
            None,
        )

    def test_row_is_not_believed_to_be_of_another_source(self) -> None:
        text = f"md5,source\n{MD5},elsewhere"
        (entry,), report = self.read_text(text, Origin("arcadia"))
        assert entry.source == "arcadia"
        assert report.dropped["source", Why.UNRELIABLE] == 1
        (entry,), _ = self.read_text(text, Origin("arcadia", sources_told=True))
        assert entry.source == "elsewhere"

    def test_what_may_not_be_kept_is_left_out_and_told(self) -> None:
        head = "MD5,File name,Full Path,Comments,E-mail,PhotoDNA,Novelty,Class,Category"
        (entry,), report = self.read_text(f"{head}\n{MD5},a.jpg,/a,x,a@b,AAAA,y,1,2")
        assert report.dropped == {
            ("File name", Why.PRIVATE): 1,
            ("Full Path", Why.PRIVATE): 1,
            ("Comments", Why.PRIVATE): 1,
            ("E-mail", Why.PRIVATE): 1,
            ("PhotoDNA", Why.UNKNOWN_KIND): 1,
            ("Novelty", Why.UNKNOWN_FIELD): 1,
            ("Category", Why.NO_PLACE): 1,
        }
        assert "a.jpg" not in entry.model_dump_json()

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("oops,1,,", "bad-hash"),
            (",1,,", "no-hash"),
            (f"{MD5},1,gone,", "bad-state"),
            (f"{MD5},1", "not-well-formed"),
            (f"{MD5},1,,,,x", "not-well-formed"),
            (f'"{MD5},1,,', "not-well-formed"),
            (f'"{MD5}"x,1,,', "not-well-formed"),
            (f"{MD5},a\x00b,,", "unprintable"),
            (f"{MD5},,,Two Words", "bad-value"),
            (f"{MD5}, {'x' * 201},,", "bad-category"),
        ],
    )
    def test_broken_line_costs_itself_only(self, line: str, code: str) -> None:
        text = f"md5,category,state,handling\n{'0D' * 16},1,,\n{line}\n{'0E' * 16},1,,\n"
        assert len(self.read_text(text)[0]) == 2
        row = self.broken(text)
        assert (row.where, row.code) == (3, code) and row.why.endswith(".")
        assert MD5 not in row.why

    def test_bytes_that_are_not_utf8_cost_their_row_only(self) -> None:
        data = b"md5,series\n%s,caf\xe9\n%s,x\n" % (b"0D" * 16, b"0E" * 16)
        found, _ = self.read(data)
        assert isinstance(found[0], BrokenRow) and found[0].code == "unprintable"
        assert isinstance(found[1], Entry)

    def test_cell_over_several_lines_is_one_cell(self) -> None:
        text = f'md5,comment,category\n{MD5},"one\n\n""two"", three",1\n{"0D" * 16},x,2\n'
        entries, report = self.read_text(text)
        assert [e.classifications[0].code for e in entries] == ["1", "2"]
        assert report.broken == 0

    def test_rows_that_differ_in_category_alone_are_one_entry(self) -> None:
        text = f"key,md5,category,series\n1,{MD5},A,\n1,{MD5},B,\n1,{MD5},C,x\n2,{MD5},A,\n"
        entries, _ = self.read_text(text)
        assert [(e.key, len(e.classifications)) for e in entries] == [("1", 2), ("1", 1), ("2", 1)]

    def test_answers_and_states_are_read(self) -> None:
        head = "md5,victim identified,is distributed,state,media type,size,mime"
        (entry,), report = self.read_text(f"{head}\n{MD5},No,TRUE,Disputed,Video,12,image/png")
        assert entry.victim is VictimStatus.NOT_IDENTIFIED and entry.type is ItemType.VIDEO
        assert entry.flags.distributed is Flag.YES and entry.state is State.DISPUTED
        assert report.dropped == {}
        _, report = self.read_text(f"{head}\n{MD5},?,?,,?,big,?")
        assert set(report.dropped.values()) == {1} and len(report.dropped) == 5

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_encodings_are_known_by_their_marks(self, encoding: str) -> None:
        found, _ = self.read(f"md5,series\n{MD5},серија\n".encode(encoding))
        assert isinstance(found[0], Entry) and found[0].series == "серија"

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("", DamagedFile),
            ("\n\n", DamagedFile),
            ("name,comment\na,b\n", UnknownFile),
            (SHA256 + "\n", UnknownFile),
            ("md5," + "x" * 3_000_000, HostileFile),
            ("md5,x\n" + '"' + "y" * 3_000_000, HostileFile),
        ],
    )
    def test_what_is_no_table_of_hashes_is_refused(
        self, text: str, error: type[ExchangeError]
    ) -> None:
        with pytest.raises(error):
            self.read(text.encode())


class TestIcse(FormatContract):
    format = Icse()
    hostile = b"md5;category\n", b"a"

    def test_interpol_columns_are_read(self) -> None:
        head = ";".join(ICSE_COLUMNS)
        row = f"{MD5};{SHA1};AAAA;77;true;false;;a series;12;true;Image;true"
        (entry,), report = self.read(f"{head}\n{row}\n".encode())
        assert isinstance(entry, Entry)
        assert (entry.key, entry.series, entry.type) == ("77", "a series", ItemType.IMAGE)
        assert entry.victim is VictimStatus.NOT_IDENTIFIED
        assert entry.flags.offender_identified is Flag.UNKNOWN
        assert entry.classifications == (
            Classification(scheme="icse", code="baseline", original="true"),
        )
        assert report.dropped == {
            ("PhotoDNA", Why.UNKNOWN_KIND): 1,
            ("Number of submissions", Why.NO_PLACE): 1,
            ("File Available", Why.NO_PLACE): 1,
        }

    def test_written_columns_are_interpols(self) -> None:
        said = Classification(scheme="icse", code="not-baseline", original="0")
        data, _ = self.written([plain(5, classifications=(said,), victim="identified")])
        head, row = data.decode("utf-8-sig").splitlines()
        assert head == ";".join(ICSE_COLUMNS)
        assert row.split(";")[3:] == ["5", "", "true", "", "", "", "", "", "false"]


@given(st.text(max_size=20))
def test_defusing_is_undone_exactly(text: str) -> None:
    assert fused(defused(text)) == text
    assert defused(text)[:1] not in FORMULA or not text


@given(st.lists(LINES, max_size=5))
def test_list_in_a_cell_comes_back(texts: list[str]) -> None:
    assert split(joined(texts)) == texts


def test_ronda_headings_are_fields_of_their_own() -> None:
    assert [field_of(name) for name in OWN] == list(OWN)
