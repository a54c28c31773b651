"""What the worker does for operations: looks through long spreadsheets, and takes them in."""

from ronda.apps.charges.services.files import INTO_OPERATIONS
from ronda.apps.national.services.background import tasks_of

read_operations, take_operations_in = tasks_of(INTO_OPERATIONS)
