"""Who may do what with a report; `can` has what can be done, `reports` the policy."""

from ronda.apps.reports.permissions.can import Can

__all__ = ["Can"]
