"""A letter of any length from invented words: what `make bench` reads.

Two things to know. It is as long as a real ministry's, and has as much to be named in it. And it is
the same on every run and every machine.
"""

_HEAD = """Ministry of the Interior of Arcadia

No: 12-7/2024
Port Alder, 3 May 2024

Ministry of Family and Youth Affairs

Subject: Reply to the questionnaire
Reference: Your letter No 5 of 2 April 2024

Dear colleagues,

"""
_PARTS = """Legal framework

The Penal Code (Articles 201 to 207), the Child Protection Act 2014 and the Law on the Police hold
what courts and counsellors go by, and each says who keeps which register for how long.

The following offences concern our work:

- Sexual abuse of a child (Art. 201);
- Solicitation of a child online (Art. 203); and
- Possession of child abuse images (Art. 205).

In 2023 the Cybercrime Unit trained 120 teachers and 35 social workers; since 2016 it has had access
to the database ICSE, and since 2019 to the network of Europol. Of 1,250 reports that came in that
year, 12.5 % led to charges against 45 persons. The Institute for Judicial Studies and the
Directorate of Criminal Police go through the lists every spring and publish a guide.

Advice is given at https://advice.example and by mail from help@advice.example, at any hour.

"""


def letter(times: int = 1) -> str:
    """The letter, its text `times` 19,000 characters long."""
    return _HEAD + _PARTS * (22 * times) + "Yours sincerely,\n\nAda Lind\n"
