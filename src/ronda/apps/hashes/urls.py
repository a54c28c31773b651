"""The addresses of the hash base."""

from django.urls import path

from ronda.apps.hashes.api import exchange
from ronda.apps.hashes.views import collections, items, leads, overview, proposals, running

app_name = "hashes"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("exchange/<str:code>/batches/", exchange.batches, name="feed-batches"),
    path("exchange/<str:code>/receipts/", exchange.receipts, name="feed-receipts"),
    path("about/", overview.about, name="about"),
    path("account/", overview.account, name="account"),
    path("collections/", collections.collections, name="collections"),
    path("collections/hand-in/", collections.hand_in, name="hand-in"),
    path("collections/<int:id>/", collections.collection, name="collection"),
    path("collections/<int:id>/broken/", collections.broken, name="broken"),
    path("collections/<int:id>/erase/", collections.erase, name="collection-erase"),
    path("work/", leads.leads, name="leads"),
    path("work/<int:id>/", leads.group, name="group"),
    path("work/<int:id>/assign/", leads.assign, name="assign"),
    path("work/<int:id>/refer/", leads.refer, name="refer"),
    path("work/<int:id>/close/", leads.close, name="close"),
    path("work/<int:id>/reopen/", leads.reopen, name="reopen"),
    path("work/<int:id>/propose/", leads.propose, name="propose"),
    path("referrals/<int:id>/answer/", leads.answer, name="answer"),
    path("items/", items.items, name="items"),
    path("items/<int:id>/", items.item, name="item"),
    path("entries/<int:id>/<slug:name>/", items.entry_way, name="entry-way"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<int:id>/", proposals.proposal, name="proposal"),
    path("proposals/<int:id>/confirm", proposals.confirm, name="confirm"),
    path("proposals/<int:id>/decline/", proposals.decline, name="decline"),
    path("proposals/<int:id>/take-back", proposals.take_back, name="take-back"),
    path("disputes/", proposals.disputes, name="disputes"),
    path("disputes/<int:id>/<slug:how>/", proposals.decide, name="decide"),
    path("retention/", running.retention, name="retention"),
    path("retention/due/", running.erase_due, name="erase-due"),
    path("retention/<slug:kept>/", running.rule, name="rule"),
    path("figures/", running.figures_page, name="figures"),
    path("figures/figures.json", running.figures_file, name="figures-file"),
    path("people/", running.people, name="people"),
    path("people/invite/", running.invite, name="invite"),
    path("people/<int:id>/", running.person, name="person"),
    path("appointments/<int:id>/end", running.appointment_end, name="appointment-end"),
    path("trail/", running.trail, name="trail"),
]
