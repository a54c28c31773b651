"""The rules of the house that no other tool checks: sizes, names, and how apps reach each other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPS = ROOT / "src" / "ronda" / "apps"
MODULES = sorted(
    path
    for room in ("src", "tests", "bench", "tools")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)
LONGEST_MODULE, LONGEST_TEST_MODULE, LONGEST_FUNCTION = 400, 600, 50
DOORS = {"selectors", "services", "permissions", "models"}
OPENED = {
    "sources.reading": "reading a document is what sources offers to whoever records it",
    "sources.progress": "who does a reading says how far it has come",
    "national.desk": "the door to a State's desk is one, for every register of it",
    "national.standing": "who somebody is at the desk is asked inside the door",
    "national.forms": "registers of the desk choose among the same institutions",
    "national.languages": "languages are called the same on every page of the desk",
    "national.views": "a page of the desk asks a form in one way",
    "national.taking_in": "spreadsheets of figures have one layout",
    "laws.in_time": "what is in force on a day is worked out in one way",
    "national.counting": "a figure is told and broken the same wherever it stands",
    "compliance.naming": "editions are called the same on every page",
    "compliance.addresses": "factsheets are found at the same address from everywhere",
}
SAYS_NOTHING = re.compile(r"^(utils?|helpers?|common|misc|managers?)$")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_modules_are_short_enough_to_read() -> None:
    lengths = {name(path): path.read_text("utf-8").count("\n") for path in MODULES}
    most = {True: LONGEST_TEST_MODULE, False: LONGEST_MODULE}
    assert {n: lines for n, lines in lengths.items() if lines > most[n.startswith("tests")]} == {}


def test_functions_are_short_enough_to_read() -> None:
    lengths = {
        f"{name(path)}:{node.name}": (node.end_lineno or 0) - node.lineno
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert {n: lines for n, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_names_of_modules_and_folders_say_something() -> None:
    parts = {part.removesuffix(".py") for path in MODULES for part in path.parts}
    assert {part for part in parts if SAYS_NOTHING.match(part)} == set()


def test_migrations_render_only_what_they_change() -> None:
    ours = sorted(APPS.glob("*/migrations/0*.py"))
    assert ours
    slow = [name(path) for path in ours if "(migrations.Migration)" in path.read_text("utf-8")]
    assert not slow, f"their Migration is to be a FirstMigration or a NextMigration: {slow}"


def test_tests_mirror_what_they_test() -> None:
    """`tests/a/b/test_c.py` tests something in `src/ronda/a/b`."""
    rooms = {p.relative_to(ROOT / "src" / "ronda") for p in (ROOT / "src" / "ronda").rglob("*")}
    folders = {p.parent.relative_to(ROOT / "tests") for p in MODULES if p.name.startswith("test_")}
    astray = {
        str(f)
        for f in folders
        if f not in {Path(), Path("browser"), Path("bench"), Path("tools"), Path("roles")}
    }
    assert {f for f in astray if Path(f) not in rooms} == set()


def test_apps_reach_each_other_through_their_doors_only() -> None:
    """Selectors to read, services to write, permissions to ask; models to name what they give.

    Only a service or a job, which acts in one transaction, fetches rows of another app by itself.
    """
    wrong = []
    for path in APPS.rglob("*.py"):
        if "migrations" not in path.parts:
            tree = ast.parse(path.read_text("utf-8"))
            wrong += [f"{name(path)} imports {module}" for module in past_the_doors(path, tree)]
            wrong += [f"{name(path)} queries {model}" for model in queried(path, tree)]
    assert wrong == []


def past_the_doors(path: Path, tree: ast.Module) -> Iterator[str]:
    """What a module imports of another app that is none of its doors."""
    doors = DOORS | ({"history"} if "models" in path.with_suffix("").parts else set())
    for app, module, _ in of_other_apps(path, tree):
        if module not in doors and f"{app}.{module}" not in OPENED:
            yield f"{app}.{module}"


def queried(path: Path, tree: ast.Module) -> set[str]:
    """The models of other apps whose rows a module fetches by itself."""
    if {"services", "jobs"} & set(path.with_suffix("").parts):
        return set()
    foreign = {what for _, module, what in of_other_apps(path, tree) if module == "models"}
    fetched = (n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr != "none")
    managers = (n.value for n in fetched if isinstance(n.value, ast.Attribute))
    return {
        manager.value.id
        for manager in managers
        if manager.attr == "objects"
        and isinstance(manager.value, ast.Name)
        and manager.value.id in foreign
    }


def of_other_apps(path: Path, tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """(app, module, name) of everything imported from another app."""
    apps = {folder.name for folder in APPS.iterdir() if folder.is_dir()}
    own = path.relative_to(APPS).parts[0]
    for found in imported(tree):
        parts = [*found.removeprefix("ronda.apps.").split("."), ""]
        if found.startswith("ronda.apps.") and parts[0] in apps - {own}:
            yield parts[0], parts[1], parts[-2]


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported to run, not only to name a type."""
    typing = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node not in typing:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import) and node not in typing:
            yield from (alias.name for alias in node.names)
