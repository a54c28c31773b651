"""Letters printed instead of sent, where no mail server is named.

Two things to know. They go where Ronda's log goes, since what a worker prints otherwise nobody
reads. And the hash base, which tells nobody of anything, prints with Django's own.
"""

import sys
from typing import Any

from django.core.mail.backends.console import EmailBackend


class PrintingBackend(EmailBackend):
    """Prints letters to the standard error stream."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stream = kwargs.get("stream") or sys.stderr
