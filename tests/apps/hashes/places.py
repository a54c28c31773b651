"""Folders of a test's own."""

from dataclasses import replace
from pathlib import Path

from pytest_django import Settings


def matching_in(folder: Path, settings: Settings) -> Path:
    """Have the matching service's folder be in `folder`; the folder."""
    own = folder / "matching"
    own.mkdir(exist_ok=True)
    settings.RONDA = replace(settings.RONDA, data=folder, matching=own)
    return own
