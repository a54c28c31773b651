"""What placing is measured beside: PostgreSQL's own keyword search, as one would use it plainly."""

from collections.abc import Mapping

from django.db.backends.utils import CursorWrapper

from ronda.languages.stems import main_language
from tests.replies.placing.table import AT, Table

CONFIGURATIONS = {"en": "english", "fr": "french", "sr": "serbian"}
_BEST = """
SELECT key FROM unnest(%(keys)s::text[], %(texts)s::text[]) AS target (key, text)
WHERE to_tsvector('english', text) @@ %(query)s::tsquery
ORDER BY ts_rank(to_tsvector('english', text), %(query)s::tsquery) DESC, key LIMIT %(most)s
"""


def plainly_best(table: Table, joined: str, cursor: CursorWrapper) -> Mapping[str, list[str]]:
    """For each passage, the first targets by ts_rank; its words joined by "|" or "&"."""
    keys = list(table.targets)
    texts = [f"{target.text} {target.around}" for target in table.targets.values()]
    found = {}
    for case in table.cases:
        configuration = CONFIGURATIONS[main_language(case.language)]
        cursor.execute(
            "SELECT replace(plainto_tsquery(%s::regconfig, %s)::text, '&', %s)",
            [configuration, case.text, joined],
        )
        [[query]] = cursor.fetchall()
        cursor.execute(_BEST, {"keys": keys, "texts": texts, "query": query, "most": AT})
        found[case.name] = [key for (key,) in cursor.fetchall()]
    return found
