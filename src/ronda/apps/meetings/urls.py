"""The addresses of meetings.

Two things to know. A meeting's addresses begin with `meetings/<body>/<number>/`, and a view finds
the meeting by `selectors.meeting_visible`. And each subject has its views in a module of its own.
"""

from django.urls import URLPattern, URLResolver, path

from ronda.apps.meetings.views import agenda, decisions, documents, meetings, presence, publishing

HERE = "meetings/<slug:body>/<int:number>/"
DOCUMENT = f"{HERE}documents/<int:id>/"

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/plan/", meetings.plan, name="plan"),
    path(HERE, meetings.meeting, name="meeting"),
    path(f"{HERE}change/", meetings.change, name="change"),
    path(f"{HERE}story/", meetings.story, name="story"),
    path(f"{HERE}meeting.ics", meetings.feed, name="feed"),
    path(f"{HERE}way/<slug:way>/", meetings.way, name="way"),
    path(f"{HERE}agenda/add/", agenda.add, name="agenda-add"),
    path(f"{HERE}agenda/arrange", agenda.arrange, name="agenda-arrange"),
    path(f"{HERE}agenda/<int:id>/document/", agenda.document, name="agenda-document"),
    path(f"{HERE}agenda/send/", agenda.send, name="agenda-send"),
    path(f"{HERE}documents/", documents.documents, name="documents"),
    path(f"{HERE}documents/add/", documents.add, name="document-add"),
    path(f"{DOCUMENT}revise/", documents.revise, name="document-revise"),
    path(f"{DOCUMENT}file/", documents.put, name="document-file-put"),
    path(f"{DOCUMENT}<slug:language>", documents.file, name="document-file"),
    path(f"{HERE}presence/", presence.presence, name="presence"),
    path(f"{HERE}decisions/", decisions.decisions, name="decisions"),
    path(f"{HERE}decisions/add/", decisions.decide, name="decide"),
    path(f"{HERE}decisions/publish/", publishing.publish, name="publish"),
    path(f"{HERE}decisions/withhold/", publishing.withhold, name="withhold"),
    path(f"{HERE}decisions/<int:turn>/take-back/", decisions.take_back, name="take-back"),
    path(f"{HERE}decisions.<slug:format>", decisions.file, name="decisions-file"),
]
