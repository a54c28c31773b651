"""What the environment says is read once, checked, and safe by default."""

import re
import stat
from pathlib import Path

import pytest

from ronda.config import environment as module
from ronda.config.environment import VARIABLES, Files, Misconfigured, environment, kept_secret

SOURCE = Path(__file__).parents[2] / "src" / "ronda"
PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_without_variables_ronda_is_safe_on_ones_own_machine() -> None:
    found = environment({})
    assert (found.demo, found.debug, found.second_factor, found.secure) == (
        False,
        False,
        True,
        False,
    )
    assert found.hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert found.upload_bytes == 25_000_000
    assert found.mail.host == ""


def test_an_origin_makes_it_secure_and_named() -> None:
    found = environment({"RONDA_ORIGIN": "https://ronda.example.org/"})
    assert (found.secure, found.hosts, found.origin) == (
        True,
        ["ronda.example.org"],
        "https://ronda.example.org",
    )


def test_a_local_origin_may_have_a_port() -> None:
    assert environment({"RONDA_ORIGIN": "http://localhost:8000"}).origin == "http://localhost:8000"


def test_a_model_of_meaning_is_a_folder_and_none_by_default() -> None:
    assert environment({}).embedding_model is None
    assert environment({"RONDA_EMBEDDING_MODEL": ""}).embedding_model is None
    found = environment({"RONDA_EMBEDDING_MODEL": "/srv/model"}).embedding_model
    assert found == Path("/srv/model")


def test_mail_is_taken_apart() -> None:
    mail = environment({"RONDA_MAIL": "smtp://user:word@mail.example.org"}).mail
    assert (mail.host, mail.port, mail.user, mail.password, mail.encrypted) == (
        "mail.example.org",
        587,
        "user",
        "word",
        False,
    )
    assert environment({"RONDA_MAIL": "smtps://mail.example.org"}).mail.port == 465


def test_replicas_and_a_store_are_named_by_addresses() -> None:
    told = {
        "RONDA_REPLICA_URLS": "postgresql://a@one/ronda  postgres://a@two/ronda",
        "RONDA_FILES": "s3://open-data/ronda/",
        "RONDA_FILES_ENDPOINT": "https://s3.example.org",
    }
    found = environment(told)
    assert found.replicas == ("postgresql://a@one/ronda", "postgres://a@two/ronda")
    assert found.files == Files("open-data", "ronda", "https://s3.example.org")
    assert (environment({}).replicas, environment({}).files) == ((), None)


def test_no_message_repeats_the_password_of_a_replica() -> None:
    with pytest.raises(Misconfigured, match="address 2") as raised:
        environment({"RONDA_REPLICA_URLS": "postgresql://a@one/ronda a:secret@two/ronda"})
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("RONDA_ORIGIN", "ronda.example.org"),
        ("RONDA_ORIGIN", "https://ronda.example.org/path"),
        ("RONDA_SECOND_FACTOR", "off"),
        ("RONDA_SECOND_FACTOR", "no"),
        ("RONDA_UPLOAD_MB", "lots"),
        ("RONDA_UPLOAD_MB", "0"),
        ("RONDA_MAIL", "mail.example.org"),
        ("RONDA_REPLICA_URLS", "db.example.org:5432"),
        ("RONDA_REPLICA_LAG", "0"),
        ("RONDA_FILES", "/srv/files"),
        ("RONDA_FILES", "s3:///folder"),
        ("RONDA_FILES_ENDPOINT", "s3.example.org"),
    ],
)
def test_a_value_ronda_cannot_run_with_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(Misconfigured, match=variable):
        environment({variable: value})


def test_the_second_factor_can_be_off_in_the_demonstration() -> None:
    found = environment({"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"})
    assert found.demo and not found.second_factor


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "data")
    assert kept_secret(tmp_path / "data") == first and len(first) > 60
    mode = (tmp_path / "data" / "secret-key").stat().st_mode
    assert stat.S_IMODE(mode) & 0o077 == 0
    assert kept_secret(tmp_path / "other") != first
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]


def test_every_variable_is_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, sentence in VARIABLES.items():
        assert f"| `{name}` | {sentence} |" in text


def test_no_other_module_reads_variables_that_are_not_listed() -> None:
    asked = re.compile(r"[\"'](RONDA_[A-Z_]+|DATABASE_URL)[\"']")
    found = {
        name for path in SOURCE.rglob("*.py") for name in asked.findall(path.read_text("utf-8"))
    }
    assert found <= set(VARIABLES), module.__name__
