"""The parts of a Word file that are the same in every factsheet, from the folder `word`.

They are Ronda's own, on A4 and with its named styles; `@LANGUAGE@` stands where a document says
in what language it is.
"""

from functools import cache
from importlib.resources import files


@cache
def template(name: str, room: str = __package__) -> str:
    """The text of a file of the folder `word`, without the blanks that only set it out.

    `room` is the package whose folder it is, for files that have more than factsheets.
    """
    text = (files(room) / "word" / name).read_text(encoding="utf-8")
    if not name.endswith(".xml"):
        return text
    first, _, rest = text.partition("\n")
    return first + "\n" + "".join(line.strip() for line in rest.splitlines())
