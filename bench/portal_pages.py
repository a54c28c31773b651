"""Asks every public page that shows a whole round, and prints what each took, as JSON (`pages`).

The rounds are the assessed ones, with the factsheets of the last one published.
"""

import json

from bench.pages import begin, client_of, measured

ROUND = "/rounds/lanzarote/33/"
SIX = "&".join(f"party={code}" for code in ("alb", "and", "arm", "aut", "aze", "bel"))
PAGES = {
    "home": "/",
    "party": "/parties/alb/",
    "round": ROUND,
    "matrix": f"{ROUND}matrix/",
    "matrix of a chapter": f"{ROUND}matrix/?chapter=III",
    "matrix in another order": f"{ROUND}matrix/?rows=most&parties=least",
    "matrix as CSV": f"{ROUND}matrix.csv",
    "six Parties": f"/compare/?{SIX}",
}


def main() -> None:
    """Fill the database, publish, ask the pages, print the figures."""

    def content():  # type: ignore[no-untyped-def]
        from django.utils import timezone

        from bench.assessing_content import filled
        from ronda.apps.compliance.models import Edition, Status

        def published() -> None:
            filled()
            Edition.objects.update(status=Status.PUBLISHED, published_at=timezone.now())

        return published

    begin(content)
    client = client_of("")
    print(json.dumps({name: measured(client, address) for name, address in PAGES.items()}))


if __name__ == "__main__":
    main()
