"""Asks the public pages across Parties and prints what each took, as JSON (`pages`)."""

import json

from bench.pages import begin, client_of, measured

ROUND = "/rounds/lanzarote/33/"
PAGES = {
    "recommendation": f"{ROUND}recommendations/IV-7/",
    "chapter": f"{ROUND}chapters/IV/",
    "chapter of a Party": f"{ROUND}chapters/IV/?party=ALB",
    "article": "/articles/cets-201/23/",
    "practices": "/practices/",
    "BibTeX": f"/citation.bib?page={ROUND}recommendations/IV-7/",
    "card": f"/card/en.png?page={ROUND}recommendations/IV-7/",
}


def main() -> None:
    """Fill the database, ask the pages, print the figures."""

    def content():  # type: ignore[no-untyped-def]
        from bench.cases_content import filled

        return filled

    begin(content)
    client = client_of("")
    print(json.dumps({name: measured(client, address) for name, address in PAGES.items()}))


if __name__ == "__main__":
    main()
