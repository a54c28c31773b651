"""Text that no spreadsheet program takes for a formula, and back.

What begins with = + - @ or a control character is run as a formula when a CSV is opened. It gets
an apostrophe before it, which is taken away again when the file comes back.
"""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def neutral(text: str) -> str:
    """The text as it goes out.

    >>> neutral("=1+1"), neutral("Training"), neutral("-5")
    ("'=1+1", 'Training', "'-5")
    """
    return f"'{text}" if _is_guarded(text) else text


def given_back(text: str) -> str:
    """The text as it was before it went out.

    >>> given_back("'=1+1"), given_back("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and _is_guarded(text[1:]) else text


def _is_guarded(text: str) -> bool:
    """Whether it would be run, or be taken for one that was guarded."""
    plain = text.lstrip(" ")
    return plain.startswith(_DANGEROUS) or (text.startswith("'") and _is_guarded(text[1:]))
