"""Writes what `docs/schema` keeps of the API: its description, schemas of records, vocabularies.

python -m tools.open_data
"""

import os
from pathlib import Path

import django

FOLDER = Path(__file__).parent.parent / "docs" / "schema"


def files() -> dict[str, bytes]:
    """What each file of the folder should have in it, by its place there."""
    from ronda.api import schemas, vocabularies  # noqa: PLC0415 — after Django is set up
    from ronda.api.v1 import openapi  # noqa: PLC0415

    return {
        "openapi.json": openapi.description_bytes(),
        **{f"records/{name}.json": schemas.schema_bytes(name) for name in schemas.OF_RECORDS},
        **{
            f"vocabularies/{name}.jsonld": vocabularies.vocabulary_bytes(name)
            for name in vocabularies.VOCABULARIES
        },
    }


def main() -> None:
    """Write all of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    django.setup()
    for name, data in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
