"""What the worker does for laws: looks through long spreadsheets, and takes them in."""

from ronda.apps.laws.services.files import INTO_LAWS
from ronda.apps.national.services.background import tasks_of

read_laws, take_laws_in = tasks_of(INTO_LAWS)
