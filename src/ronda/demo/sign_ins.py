"""How to sign in to a demonstration; the passwords are printed where it is started."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignIn:
    """How to sign in to the demonstration, and as whom."""

    email: str
    password: str
    who: str
