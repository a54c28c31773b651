"""What is shipped for containers: whole, hardened, and naming nothing that there is not.

Two things to know. Neither Docker nor Kubernetes is where tests run, so nothing of it is started;
what can be told from the files is told, and docs/deployment.md says what was tried by hand. And
settings are held to `ronda.config.environment`, which `docs` is held to by a test of its own.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from ronda.config.environment import VARIABLES
from ronda.config.health import LIVE, READY

DEPLOY = Path(__file__).parent.parent / "deploy"
CHART = DEPLOY / "helm" / "ronda"
FILES = [one for one in sorted(DEPLOY.rglob("*")) if one.is_file()]
OURS = {"web", "worker", "migrate"}
# Of the containers' own files: which image, and the name under which people reach it.
OF_COMPOSE = {"RONDA_IMAGE", "RONDA_HOST"}


@pytest.fixture
def compose() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((DEPLOY / "compose/compose.yaml").read_text("utf-8"))
    return found


def chart(name: str) -> Any:
    return yaml.safe_load((CHART / name).read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=[str(one.relative_to(DEPLOY)) for one in FILES])
def test_every_setting_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"\bRONDA_[A-Z_]+\b|\bDATABASE_URL\b", path.read_text("utf-8")))
    assert named - set(VARIABLES) - OF_COMPOSE == set()


def test_containers_of_compose_may_do_little(compose: Mapping[str, Any]) -> None:
    for name, one in compose["services"].items():
        assert one["read_only"] is True, name
        assert one["cap_drop"] == ["ALL"], name
        assert set(one["deploy"]["resources"]["limits"]) == {"cpus", "memory"}, name
        assert not one.get("privileged"), name
        if name != "balancer":
            assert one["user"] not in {"", "0", "root"}, name
            assert one["security_opt"] == ["no-new-privileges:true"], name
            # Only the balancer is reached from outside.
            assert "ports" not in one, name


def test_what_compose_names_is_there(compose: Mapping[str, Any]) -> None:
    services, volumes = compose["services"], set(compose["volumes"])
    assert OURS | {"primary", "replica", "balancer"} == set(services)
    for one in services.values():
        assert set(one.get("depends_on", {})) <= set(services)
        mounted = {volume.partition(":")[0] for volume in one.get("volumes", ())}
        assert mounted <= volumes
        assert {used["source"] for used in one.get("configs", ())} <= set(compose["configs"])
    waits = services["web"]["depends_on"]["migrate"]
    assert waits["condition"] == "service_completed_successfully"
    assert READY in " ".join(services["web"]["healthcheck"]["test"])
    assert services["web"]["deploy"]["replicas"] > 1


def test_what_compose_mounts_are_files_of_ours(compose: Mapping[str, Any]) -> None:
    # Words in the compose file would have to be written into a file system that is only read, which
    # Docker refuses.
    for name, one in compose["configs"].items():
        assert (DEPLOY / "compose" / one["file"]).is_file(), name


def test_scripts_for_postgresql_can_be_run_and_are_in_the_chart_too() -> None:
    scripts = set((CHART / "postgres").iterdir())
    assert {one.name for one in scripts} == {"accounts.sh", "follow.sh"}
    for one in scripts:
        # The image of PostgreSQL runs what can be run, and takes anything else into its own shell.
        assert one.stat().st_mode & 0o111 == 0o111, one
        assert one.read_text("utf-8").startswith("#!/bin/bash\n")
        assert one.name in dict(_templates())["postgres.yaml"]


def test_a_database_that_is_being_made_does_not_count_as_there(compose: Mapping[str, Any]) -> None:
    # Until it is whole it answers at a socket of its container, and nobody else.
    over_the_network = "--host=127.0.0.1"
    for name in ("primary", "replica"):
        assert over_the_network in compose["services"][name]["healthcheck"]["test"]
    assert f'"pg_isready", "{over_the_network}"' in dict(_templates())["postgres.yaml"]


def test_ronda_s_account_may_not_do_everything(compose: Mapping[str, Any]) -> None:
    # The entrypoint of PostgreSQL's image makes whomever POSTGRES_USER names a superuser.
    assert "POSTGRES_USER" not in compose["services"]["primary"]["environment"]
    assert "POSTGRES_USER" not in dict(_templates())["postgres.yaml"]
    given = compose["services"]["web"]["environment"]
    assert "://ronda:" in given["DATABASE_URL"] and "REPLICATION_PASSWORD" not in given
    made = (CHART / "postgres/accounts.sh").read_text("utf-8")
    assert "CREATE ROLE ronda LOGIN PASSWORD" in made and "SUPERUSER" not in made


def test_every_variable_that_compose_needs_is_in_the_example(compose: Mapping[str, Any]) -> None:
    text = (DEPLOY / "compose/compose.yaml").read_text("utf-8")
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", text))
    example = (DEPLOY / "compose/env.example").read_text("utf-8")
    assert needed <= set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))


def test_no_secret_is_shipped() -> None:
    example = (DEPLOY / "compose/env.example").read_text("utf-8")
    for name in ("RONDA_SECRET_KEY", "POSTGRES_PASSWORD", "REPLICATION_PASSWORD"):
        assert f"\n{name}=\n" in example
    for path in CHART.rglob("*"):
        if path.is_file():
            assert "kind: Secret" not in path.read_text("utf-8")


def _templates() -> Iterator[tuple[str, str]]:
    for path in sorted((CHART / "templates").iterdir()):
        yield path.name, path.read_text("utf-8")


def test_every_value_that_the_chart_uses_is_in_its_values() -> None:
    values = chart("values.yaml")
    for name, text in _templates():
        for told in re.findall(r"\.Values\.([A-Za-z.]+)", text):
            found: Any = values
            for part in told.split("."):
                assert part in found, f"{name}: {told}"
                found = found[part]


def test_the_chart_s_actions_are_whole() -> None:
    defined = set(re.findall(r'define "([^"]+)"', (CHART / "templates/_parts.tpl").read_text()))
    for name, text in _templates():
        actions = re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.DOTALL)
        opened = sum(bool(re.match(r"(if|range|define|with)\b", one)) for one in actions)
        assert opened == actions.count("end"), name
        assert text.count("{{") == text.count("}}") == len(actions), name
        assert set(re.findall(r'include "([^"]+)"', text)) <= defined, name


def test_pods_of_the_chart_may_do_little() -> None:
    parts = dict(_templates())
    for told in (parts["_parts.tpl"], parts["postgres.yaml"]):
        assert "runAsNonRoot: true" in told
        assert "readOnlyRootFilesystem: true" in told
        assert "allowPrivilegeEscalation: false" in told
        assert "automountServiceAccountToken: false" in told
    for name in ("web.yaml", "worker.yaml", "migrate.yaml"):
        assert '"ronda.pod"' in parts[name] and '"ronda.container"' in parts[name]
        assert "resources:" in parts[name]
    assert f"path: {LIVE}" in parts["web.yaml"] and f"path: {READY}" in parts["web.yaml"]


def test_the_image_runs_as_nobody_and_takes_only_what_it_needs() -> None:
    told = (DEPLOY / "docker/Dockerfile").read_text("utf-8")
    assert re.search(r"^USER 10001:10001$", told, re.MULTILINE)
    ignored = (DEPLOY.parent / ".dockerignore").read_text("utf-8").splitlines()
    assert ignored[0] == "*"
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", told, re.MULTILINE)
    for name in " ".join(copied).split():
        assert f"!{name}" in ignored and (DEPLOY.parent / name).exists()


def test_versions_agree() -> None:
    package = (DEPLOY.parent / "pyproject.toml").read_text("utf-8")
    version = re.search(r'^version = "(.+)"$', package, re.MULTILINE)
    assert version is not None
    assert chart("Chart.yaml")["appVersion"] == version[1]
