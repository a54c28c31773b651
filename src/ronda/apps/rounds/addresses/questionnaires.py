"""The addresses of the questionnaire and its versions."""

from django.urls import URLPattern, path

from ronda.apps.rounds.addresses.rounds import OF_ROUND
from ronda.apps.rounds.views import drafting, forms_of, pairing, questionnaires

OF_IT = f"{OF_ROUND}questionnaire/"

urlpatterns: list[URLPattern] = [
    path(OF_IT, questionnaires.questionnaire, name="questionnaire"),
    path(f"{OF_IT}versions/<int:version>/", questionnaires.version, name="version"),
    path(f"{OF_IT}versions/<int:version>/changes/", questionnaires.changes, name="changes"),
    path(f"{OF_IT}versions/<int:version>/form.<slug:format>", forms_of.download, name="form"),
    path(f"{OF_IT}earlier/", pairing.pairs, name="pairs"),
    path(f"{OF_IT}correction/", questionnaires.correction, name="correction"),
    path(f"{OF_IT}correction/discard/", questionnaires.discard, name="correction-discard"),
    path(f"{OF_IT}draft/", drafting.draft, name="draft"),
    path(f"{OF_IT}draft/start/", drafting.start, name="draft-start"),
    path(f"{OF_IT}draft/take-in/", drafting.take_in, name="draft-take-in"),
    path(f"{OF_IT}draft/cover/", drafting.cover, name="draft-cover"),
    path(f"{OF_IT}draft/chapters/<str:chapter>/", drafting.chapter, name="draft-chapter"),
    path(f"{OF_IT}draft/questions/<str:question>/", drafting.question, name="draft-question"),
    path(f"{OF_IT}draft/add/", drafting.add, name="draft-add"),
    path(f"{OF_IT}draft/arrange/", drafting.arrange, name="draft-arrange"),
    path(f"{OF_IT}draft/<slug:name>/", questionnaires.way, name="version-way"),
]
