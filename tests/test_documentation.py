"""The documentation is true where a machine can tell: links lead somewhere, nothing is missing."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?P<target>[^()\s]+)\)|!\[[^\]]*\]\((?P<image>[^()\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/README.md")]


def anchors(page: Path) -> set[str]:
    """What a heading is called in an address."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = (re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", h).lower() for h in headings)
    return {re.sub(r"[^\w\- ]", "", h).strip().replace(" ", "-") for h in plain}


@pytest.mark.parametrize("page", pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for found in LINK.finditer(FENCE.sub("", page.read_text("utf-8"))):
        target = found["target"] or found["image"]
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists() or (anchor and to.suffix == ".md" and anchor not in anchors(to)):
            broken.append(target)
    assert broken == []


def test_every_page_is_reached_from_the_index() -> None:
    reached, todo = set(), [ROOT / "docs" / "index.md"]
    while todo:
        page = todo.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        targets = (found["target"] for found in LINK.finditer(page.read_text("utf-8")))
        paths = (t.partition("#")[0] for t in targets if t and not re.match(r"[a-z]+:", t))
        todo.extend((page.parent / path).resolve() for path in paths)
    assert {p for p in pages() if p.is_relative_to(ROOT / "docs")} <= reached


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    assert [p.name for p in folder.glob("0*.md") if f"({p.name})" not in listed] == []


def test_makefile_targets_in_the_pages_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in pages():
        told = re.findall(r"(?:^    |`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(told) <= targets, page


def test_every_folder_carried_from_others_has_its_licence_and_is_listed() -> None:
    listed = (ROOT / "docs" / "third-party.md").read_text("utf-8")
    carried = {
        p.parent.relative_to(ROOT)
        for pattern in ("*.ttf", "*.otf", "*.woff2", "*.min.css", "*.min.js")
        for p in (ROOT / "src").rglob(pattern)
    }
    assert carried
    for folder in carried:
        assert any((ROOT / folder / name).exists() for name in ("LICENSE", "OFL.txt")), folder
        assert f"`{folder}/`" in listed, folder


def test_version_is_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [n for n in range(1, 16) if not re.search(rf"^{n}\.[A-Z]", text, re.MULTILINE)] == []
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


def tracked_texts() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    kinds = {".py", ".md", ".html", ".txt", ".json", ".toml", ".yaml", ".yml", ".po", ".csv"}
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return [p for p in paths if p.suffix in kinds and p.is_file()]


def test_no_sentence_of_a_real_document_is_in_the_repository(
    serbia_text_path: Path, letter_text_path: Path
) -> None:
    """Facts and figures may be used; twelve words in a row are somebody else's wording."""
    real = set[tuple[str, ...]]()
    for path in (serbia_text_path, letter_text_path):
        real |= twelves(path)
    copied = [str(p.relative_to(ROOT)) for p in tracked_texts() if twelves(p) & real]
    assert copied == []


def twelves(path: Path) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", path.read_text("utf-8", errors="replace").lower())
    return {tuple(words[i : i + 12]) for i in range(len(words) - 11)}
