"""The invented body, broken: for each rule, what is changed and the sentence it is refused with."""

from dataclasses import dataclass
from pathlib import Path

INVENTED = Path(__file__).with_name("invented.toml")


@dataclass(frozen=True)
class Broken:
    """`old` is written as `new`, once; the file is then refused with the sentence `says`."""

    rule: str
    old: str
    new: str
    says: str

    @property
    def text(self) -> str:
        whole = INVENTED.read_text("utf-8")
        assert whole.count(self.old) == 1, f"{self.old!r} stands {whole.count(self.old)} times"
        return whole.replace(self.old, self.new)


ACCEPTED = '{ en = "accepted", fr = "acceptée" }'
CODE = 'scheme = "{chapter}-{number}"'
NUMBER = 'scheme = "IC({year}){two_digits}[_{language}][ {revision}][ {final}]"'
REPLY_RULE = 'document = "reply"\nauthor = "party"'
WITHIN = 'within = { count = 3, unit = "months" }'
PUBLICITY = 'default = "restricted"\nchanged_by = "closing"\nbecomes = "public"'
REMINDED = 'missed = "reply"\nwait = { count = 5, unit = "working_days" }'
TALK = 'after = "closing"'
LINE = "write one line of text."

BROKEN = (
    Broken(
        "texts_say_something",
        ACCEPTED,
        '{ en = " ", fr = "acceptée" }',
        "follow_up.positions[accepted].name.en: is empty, or has blanks around it or a line"
        " break in it; " + LINE,
    ),
    Broken(
        "texts_say_something",
        ACCEPTED,
        '{ en = "two\\nlines", fr = "acceptée" }',
        "follow_up.positions[accepted].name.en: is empty, or has blanks around it or a line"
        " break in it; " + LINE,
    ),
    Broken(
        "texts_are_in_every_language",
        ACCEPTED,
        '{ en = "accepted" }',
        "follow_up.positions[accepted].name: has no text in “fr”, which languages.wording"
        " promises; add it.",
    ),
    Broken(
        "wording_is_in_official_languages",
        'official = ["en", "fr"]',
        'official = ["en"]',
        "languages.wording: “fr” is no official language of the body; add it to"
        " languages.official or take it out.",
    ),
    Broken(
        "ids_are_given_once",
        'id = "undone"',
        'id = "done"',
        "statuses.values[2].id: has “done” as id of more than one entry; give each its own.",
    ),
    Broken(
        "names_are_given_once",
        'fr = "non faite"',
        'fr = "Faite"',
        "statuses.values[2].name.fr: has “faite” as name.fr of more than one entry; give each"
        " its own.",
    ),
    Broken(
        "nothing_is_both_stated_and_an_example",
        'example = { en = "Invented.", fr = "Inventé." }',
        'stated_in = "A paper"\nexample = { en = "Invented.", fr = "Inventé." }',
        "statuses: has both stated_in and example; keep stated_in if that document says this,"
        " else example.",
    ),
    Broken(
        "all_is_stated_or_an_example",
        'example = { en = "Invented.", fr = "Inventé." }',
        "",
        "statuses.values[done]: says neither where it is stated nor that it is an example; add"
        " stated_in, the public document, or example, why it is only one.",
    ),
    Broken(
        "all_is_stated_or_an_example",
        '[codes]\nstated_in = "Invented reports"',
        "[codes]",
        "codes: says neither where it is stated nor that it is an example; add stated_in, the"
        " public document, or example, why it is only one.",
    ),
    Broken(
        "all_is_stated_or_an_example",
        '[adoption]\nstated_in = "Invented rules"',
        "[adoption]",
        "adoption.rules[1]: says neither where it is stated nor that it is an example; add"
        " stated_in, the public document, or example, why it is only one.",
    ),
    Broken(
        "something_is_in_compliance",
        "in_compliance = true",
        "in_compliance = false",
        "strengths.levels: has no strength that enters compliance; write in_compliance = true"
        " for one.",
    ),
    Broken(
        "silence_and_refusal_stand_apart",
        'kind = "no_reply"',
        'kind = "judgement"',
        "statuses.values: has 0 values of the kind no_reply, for a Party that did not answer;"
        " give exactly one.",
    ),
    Broken(
        "silence_and_refusal_stand_apart",
        'kind = "open"',
        'kind = "rejected"',
        "statuses.values: has 2 values of the kind rejected, for a Party that refuses; give"
        " exactly one.",
    ),
    Broken(
        "a_scale_has_two_ends",
        'kind = "judgement"\ncloses = false',
        'kind = "open"\ncloses = false',
        "statuses.values: has fewer than two values of the kind judgement; give the scale from"
        " best to worst.",
    ),
    Broken(
        "an_open_status_closes_nothing",
        'kind = "open"\ncloses = false',
        'kind = "open"\ncloses = true',
        "statuses.values[asked].closes: closes the matter, though its kind is open; write"
        " closes = false.",
    ),
    Broken(
        "stages_open_with_events",
        'opens_with = "closing"',
        'opens_with = "ending"',
        "stages.steps[closed].opens_with: “ending” is no event of this file; add it to"
        " stages.events or name another.",
    ),
    Broken(
        "stages_open_with_events",
        'opens_with = "closing"',
        'opens_with = "launch"',
        "stages.steps[closed].opens_with: “launch” opens another stage already; give each"
        " stage an event of its own.",
    ),
    Broken(
        "deadlines_have_one_way_to_a_date",
        WITHIN,
        WITHIN + "\non = 2031-01-02",
        "deadlines.rules[reply]: has not exactly one way to its date; give on alone, or after"
        " and within together.",
    ),
    Broken(
        "deadlines_have_one_way_to_a_date",
        WITHIN,
        "",
        "deadlines.rules[reply]: has not exactly one way to its date; give on alone, or after"
        " and within together.",
    ),
    Broken(
        "deadlines_have_one_way_to_a_date",
        "on = 2031-05-02",
        "",
        "deadlines.rules[last_word]: has not exactly one way to its date; give on alone, or"
        " after and within together.",
    ),
    Broken(
        "deadlines_wait_for_events",
        'after = "launch"',
        'after = "lunch"',
        "deadlines.rules[reply].after: “lunch” is no event of this file; add it to"
        " stages.events or name another.",
    ),
    Broken(
        "escalation_waits_for_one_thing",
        TALK,
        TALK + '\nmissed = "reply"',
        "escalation.steps[talk]: has not exactly one thing that opens it; give one of missed,"
        " after, condition.",
    ),
    Broken(
        "escalation_waits_for_one_thing",
        'condition = "left > 3"',
        'condition = "left > 3"\nwait = { count = 1, unit = "days" }',
        "escalation.steps[letter].wait: waits after a condition, which has no date; take it"
        " out, or use after with an event.",
    ),
    Broken(
        "escalation_waits_for_what_there_is",
        'missed = "reply"',
        'missed = "ripley"',
        "escalation.steps[reminder].missed: “ripley” is no deadline of this file; add it to"
        " deadlines.rules or name another.",
    ),
    Broken(
        "escalation_waits_for_what_there_is",
        TALK,
        'after = "end"',
        "escalation.steps[talk].after: “end” is no event of this file; add it to stages.events"
        " or name another.",
    ),
    Broken(
        "publicity_is_said_once",
        "[escalation]",
        '[[publicity.rules]]\ndocument = "reply"\n'
        'author = "party"\ndefault = "public"\n[escalation]',
        "publicity.rules: has 2 rules on the reply of the author party; keep one.",
    ),
    Broken(
        "publicity_changes_by_an_event",
        PUBLICITY,
        'default = "restricted"\nbecomes = "public"',
        "publicity.rules[1]: has only one of changed_by and becomes; give both or neither.",
    ),
    Broken(
        "publicity_changes_by_an_event",
        'changed_by = "closing"',
        'changed_by = "opening"',
        "publicity.rules[1].changed_by: “opening” is no event of this file; add it to"
        " stages.events or name another.",
    ),
    Broken(
        "publicity_only_opens",
        'becomes = "public"',
        'becomes = "confidential"',
        "publicity.rules[1].becomes: “confidential” is not more open than “restricted”; name a"
        " more open one, or take changed_by and becomes out.",
    ),
    Broken(
        "documents_of_stages_have_publicity",
        'documents = ["reply"]',
        'documents = ["reply", "report"]',
        "stages.steps[replies].documents: brings the document “report”, on which publicity"
        " says nothing; add a publicity rule.",
    ),
    Broken(
        "adoption_is_said_once",
        "[publicity]",
        '[[adoption.rules]]\ndocument = "assessment"\n'
        'proposed_by = ["party"]\nadopted_by = "party"\n[publicity]',
        "adoption.rules: has 2 rules on the assessment; keep one.",
    ),
    Broken(
        "assessments_are_adopted",
        'document = "assessment"',
        'document = "report"',
        "adoption.rules: has no rule on the document “assessment”; say who proposes and who"
        " adopts it.",
    ),
    Broken(
        "names_of_figures_are_free",
        'id = "silent"',
        'id = "total"',
        "statuses.values[total].id: “total” has another meaning in formulas; choose another id.",
    ),
    Broken(
        "names_of_figures_are_free",
        'id = "all_done"',
        'id = "done"',
        "aggregates.figures[done].id: “done” has another meaning in formulas; choose another id.",
    ),
    Broken(
        "formulas_are_understood",
        '"total - done"',
        '"total - "',
        "aggregates.figures[left].formula: “total - ” ends where a number, a name or a bracket"
        " should follow; write it as docs/bodies.md says.",
    ),
    Broken(
        "formulas_count_what_there_is",
        '"total - done"',
        '"total - dune"',
        "aggregates.figures[left].formula: counts on “dune”, which is no status, figure before"
        " it or total; use one of asked, done, refused, silent, total, undone.",
    ),
    Broken(
        "formulas_count_what_there_is",
        '"left > 3"',
        '"all_done > 3"',
        "escalation.steps[letter].condition: counts on “all_done”, which is no status, figure"
        " before it or total; use one of asked, done, left, refused, silent, total, undone.",
    ),
    Broken(
        "figures_are_shown_as_what_they_are",
        'shown_as = "yes_no"',
        'shown_as = "count"',
        "aggregates.figures[all_done].shown_as: is “count”, but the formula gives a condition;"
        " write yes_no.",
    ),
    Broken(
        "figures_are_shown_as_what_they_are",
        'shown_as = "count"',
        'shown_as = "yes_no"',
        "aggregates.figures[left].shown_as: is “yes_no”, but the formula gives a figure; write"
        " count or share.",
    ),
    Broken(
        "escalation_has_a_condition",
        '"left > 3"',
        '"left"',
        "escalation.steps[letter].condition: “left” is a figure, which is neither true nor"
        " false; compare it, as in “not_implemented > 0”.",
    ),
    Broken(
        "code_scheme_is_understood",
        CODE,
        'scheme = "{chapter}{number}"',
        "codes.scheme: “{chapter}{number}” has nothing between {chapter} and {number}; correct it.",
    ),
    Broken(
        "code_scheme_is_understood",
        CODE,
        'scheme = "{chapter}[-{number}]"',
        "codes.scheme: has no {number} outside brackets; add it.",
    ),
    Broken(
        "codes_come_back",
        'examples = ["III-12"]',
        'examples = ["III-012"]',
        "codes.examples[1]: “III-012” is no code: “012” is no arabic numeral; correct it or the"
        " scheme.",
    ),
    Broken(
        "codes_come_back",
        'examples = ["III-12"]',
        'examples = ["III–12"]',
        "codes.examples[1]: “III–12” is read, but written as “III-12”; correct it or the scheme.",
    ),
    Broken(
        "number_schemes_are_understood",
        NUMBER,
        'scheme = "IC({jahr})"',
        "document_numbers.schemes[documents].scheme: “IC({jahr})” has the field {jahr}, which is"
        " none of final, language, number, party, revision, round, round_numeral, session,"
        " two_digits, year; correct it.",
    ),
    Broken(
        "number_schemes_are_understood",
        NUMBER,
        'scheme = "IC({year})"',
        "document_numbers.schemes[documents].scheme: needs one of {number} and {two_digits},"
        " outside brackets; add the one that the documents have.",
    ),
    Broken(
        "numbers_come_back",
        '"IC(2031)02_en rev.2"',
        '"IC(31)02"',
        "document_numbers.schemes[documents].examples[1]: “IC(31)02” does not follow the scheme"
        " IC({year}){two_digits}[_{language}][ {revision}][ {final}]; correct it or the"
        " scheme.",
    ),
    Broken(
        "numbers_come_back",
        '"IC(2031)02_en rev.2"',
        '"IC(2031)02_en rev"',
        "document_numbers.schemes[documents].examples[1]: “IC(2031)02_en rev” is read, but"
        " written as “IC(2031)02_en rev.1”; write it so.",
    ),
    Broken(
        "numbers_name_known_languages",
        '["en", "fr", "bil"]',
        '["en", "de"]',
        "document_numbers.schemes[documents].languages: “de” is no official language of the"
        " body; add it to languages.official or take it out.",
    ),
    Broken(
        "words_need_a_round_and_english",
        "round = 3",
        "",
        "round: is missing, though there are words for factsheets, which name it; add it or"
        " take the words out.",
    ),
    Broken(
        "patterns_are_understood",
        r"'\bprepared\b'",
        "'(prepared'",
        "words.en.prepared: “(prepared” is no regular expression (missing ), unterminated"
        " subpattern at position 0); correct it.",
    ),
    Broken(
        "every_strength_has_its_words",
        "{ require = ['requires?'], invite = ['invites?'] }",
        "{ require = ['requires?'] }",
        "words.en.strengths: has the verbs of require; give those of require, invite.",
    ),
    Broken(
        "every_strength_has_its_words",
        "indirect = { invite",
        "indirect = { urge",
        "words.en.indirect.urge: is no strength of the round; name one of require, invite.",
    ),
    Broken(
        "phrases_are_complete",
        'empty_box = "Nothing was submitted."',
        "",
        "words.en.phrases.empty_box: is missing; add it.",
    ),
    Broken(
        "phrases_are_complete",
        "invite_generic =",
        "invites_generic =",
        "words.en.phrases.invite_generic: is missing; add it.",
    ),
    Broken(
        "phrases_fill_known_blanks",
        '"Recs. {codes}."',
        '"Recs. {numbers}."',
        "words.en.phrases.recommendations: has not the blanks it should have; give it {codes}.",
    ),
    Broken(
        "phrases_fill_known_blanks",
        '"Recs. {codes}."',
        '"Recs. {codes."',
        "words.en.phrases.recommendations: has brackets that do not match (expected '}' before"
        " end of string); correct it.",
    ),
    Broken(
        "words_of_reports_are_complete",
        'invite = { all = "We',
        'urge = { all = "We',
        "words.en.report.asks.invite: is missing; add it.",
    ),
    Broken(
        "words_of_reports_are_complete",
        "Draft {number}",
        "Draft {n}",
        "words.en.report.phrases.draft: has not the blanks it should have; give it {number}.",
    ),
)
"""At least one for every rule in `ronda.procedure.rules`."""

UNFIT = (
    Broken(
        "missing",
        'convention = "An invented convention"',
        "",
        "convention: is missing; add it as docs/bodies.md says.",
    ),
    Broken(
        "unknown field",
        "followed_up = true",
        "followed_up = true\nfollowed = true",
        "follow_up.positions[accepted].followed: is no field of the format; correct its"
        " spelling or take it out.",
    ),
    Broken(
        "unknown value",
        'asks = "practice_box"',
        'asks = "tick_box"',
        "strengths.levels[invite].asks: “tick_box” is not known; write 'follow_up_box',"
        " 'practice_box' or 'nothing'.",
    ),
    Broken(
        "text for a truth",
        "followed_up = true",
        'followed_up = "true"',
        "follow_up.positions[accepted].followed_up: “true” does not fit (input should be a"
        " valid boolean); correct it as docs/bodies.md says.",
    ),
    Broken(
        "text for a number",
        WITHIN,
        'within = { count = "3", unit = "months" }',
        "deadlines.rules[reply].within.count: “3” does not fit (input should be a valid"
        " integer); correct it as docs/bodies.md says.",
    ),
    Broken(
        "text for a text per language",
        ACCEPTED,
        '"accepted"',
        'follow_up.positions[accepted].name: is no text per language; write { en = "…",'
        ' fr = "…" }.',
    ),
    Broken(
        "capital in an id",
        'id = "talk"',
        'id = "Talk"',
        "escalation.steps[Talk].id: “Talk” does not fit (string should match pattern"
        " '^[a-z][a-z0-9_]*$'); correct it as docs/bodies.md says.",
    ),
    Broken(
        "no such day",
        "on = 2031-05-02",
        'on = "2031-02-30"',
        "deadlines.rules[last_word].on: “2031-02-30” does not fit (input should be a valid date"
        " in the format YYYY-MM-DD, day value is outside expected range); correct it as"
        " docs/bodies.md says.",
    ),
    Broken(
        "another format",
        'format = "ronda-body/1"',
        'format = "ronda-body/2"',
        "format: “ronda-body/2” is not known; write 'ronda-body/1'.",
    ),
    Broken(
        "another name",
        'id = "invented"\n',
        'id = "devised"\n',
        "id: “devised” is not the name of the file; call the file devised.toml or correct the id.",
    ),
    Broken(
        "missing words",
        r"""of_report = ['\bof the report\b']""",
        "",
        "words.en.of_report: is missing; add it as docs/bodies.md says.",
    ),
)
"""Files whose fields are wrong, before any rule is looked at."""
