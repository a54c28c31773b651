"""Whatever people write, signs of every markup and four scripts included, comes back as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes
from tests.factsheets.any_text import with_any_text

EXAMPLES = {"md": 80, "html": 60, "docx": 40, "pdf": 25, "json": 40}


@pytest.mark.parametrize("format", EXAMPLES)
def test_any_text_comes_back_as_it_was(format: str) -> None:
    @settings(
        max_examples=EXAMPLES[format],
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.data())
    def comes_back(data: st.DataObject) -> None:
        factsheet = data.draw(with_any_text(printable=format == "pdf"))
        again = read(to_bytes(factsheet, format), name=f"any.{format}")
        assert again == factsheet
        assert not any("carries its source" in repair.what for repair in again.account.repairs)

    comes_back()
