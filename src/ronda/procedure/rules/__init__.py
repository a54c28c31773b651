"""What a body's file must keep to beyond having the right fields; a function for each rule.

Two things to know. A rule yields a `Fault` for each place that breaks it, with what to do. And a
test holds every rule to refusing a file that breaks it: a new rule is added here with its broken
file in tests/procedure/broken_bodies.py.
"""

from collections.abc import Callable, Iterator, Mapping

from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import Fault
from ronda.procedure.rules import documents, figures, numbers, scales, texts, timing, words
from ronda.procedure.word_lists import WordLists

RULES: tuple[Callable[[Procedure], Iterator[Fault]], ...] = (
    texts.texts_say_something,
    texts.texts_are_in_every_language,
    texts.wording_is_in_official_languages,
    texts.ids_are_given_once,
    texts.names_are_given_once,
    texts.nothing_is_both_stated_and_an_example,
    texts.all_is_stated_or_an_example,
    scales.something_is_in_compliance,
    scales.silence_and_refusal_stand_apart,
    scales.a_scale_has_two_ends,
    scales.an_open_status_closes_nothing,
    timing.stages_open_with_events,
    timing.deadlines_have_one_way_to_a_date,
    timing.deadlines_wait_for_events,
    timing.escalation_waits_for_one_thing,
    timing.escalation_waits_for_what_there_is,
    documents.publicity_is_said_once,
    documents.publicity_changes_by_an_event,
    documents.publicity_only_opens,
    documents.documents_of_stages_have_publicity,
    documents.adoption_is_said_once,
    documents.assessments_are_adopted,
    figures.names_of_figures_are_free,
    figures.formulas_are_understood,
    figures.formulas_count_what_there_is,
    figures.figures_are_shown_as_what_they_are,
    figures.escalation_has_a_condition,
    numbers.code_scheme_is_understood,
    numbers.codes_come_back,
    numbers.number_schemes_are_understood,
    numbers.numbers_come_back,
    numbers.numbers_name_known_languages,
)
"""The rules on a procedure, in the order in which they are looked at."""

WORD_RULES: tuple[Callable[[Procedure, Mapping[str, WordLists]], Iterator[Fault]], ...] = (
    words.words_need_a_round_and_english,
    words.patterns_are_understood,
    words.every_strength_has_its_words,
    words.phrases_are_complete,
    words.phrases_fill_known_blanks,
    words.words_of_reports_are_complete,
)
"""The rules on the words for readers and writers."""
