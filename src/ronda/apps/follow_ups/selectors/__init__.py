"""Follow-up, for whoever may see it.

Two things to know. `submitted_of` and `without_information` are what assessments build on; they ask
no policy, so ask the body's first. And nothing here writes.
"""

from ronda.apps.follow_ups.selectors.submitted import (
    Informed,
    SaidOf,
    submitted_of,
    without_information,
)

__all__ = ["Informed", "SaidOf", "submitted_of", "without_information"]
