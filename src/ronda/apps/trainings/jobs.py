"""What the worker does for both registers: looks through long spreadsheets, and takes them in."""

from ronda.apps.national.services.background import tasks_of
from ronda.apps.trainings.services.files import INTO_LECTURES, INTO_TRAININGS

read_trainings, take_trainings_in = tasks_of(INTO_TRAININGS)
read_lectures, take_lectures_in = tasks_of(INTO_LECTURES)
