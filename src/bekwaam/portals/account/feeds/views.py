"""Following the offering from elsewhere. The address is in the answer to the form that made it, and nowhere else."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.catalogue.feeds.actions import MadeKey, make_feed_key, revoke_feed_key
from bekwaam.domains.catalogue.feeds.models import FeedKey
from bekwaam.domains.catalogue.feeds.queries import keys_of
from bekwaam.domains.catalogue.feeds.rules import NAME_LENGTH
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.refusals import sentence

INVALID = 422
FORMS = {"json": "JSON Feed", "rss": "RSS", "atom": "Atom"}


class FeedForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Waar laat je het aanbod zien?"),
        max_length=NAME_LENGTH,
        help_text=gettext_lazy("Bijvoorbeeld: mijn startpagina op intranet."),
    )


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """`addresses` are there once: right after they were made."""

    keys: list[FeedKey]
    addresses: list[tuple[str, str]]


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def feeds(request: AcademyRequest) -> HttpResponse:
    form = FeedForm(request.POST or None)
    made = _made(request, form) if form.is_valid() else None
    addresses = _addresses(request, made.secret) if made else []
    page = FeedsPage(list(keys_of(request.user.person_id)), addresses)
    context = {"page": page, "form": FeedForm() if made else form}
    return render(request, "account/feeds.html", context, status=INVALID if form.errors else 200)


@require_POST
@signed_in
def stop(request: AcademyRequest, feedkey_id: UUID) -> HttpResponse:
    try:
        revoke_feed_key(feedkey_id, actor=request.actor, at=clock.now())
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, _("Het abonnement is gestopt. Het adres werkt niet meer."))
    return redirect("account-feeds")


def _made(request: AcademyRequest, form: FeedForm) -> MadeKey | None:
    try:
        with transaction.atomic():
            return make_feed_key(name=form.cleaned_data["name"], actor=request.actor, at=clock.now())
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return None


def _addresses(request: HttpRequest, secret: str) -> list[tuple[str, str]]:
    question = urlencode({"sleutel": secret})
    return [
        (words, request.build_absolute_uri(f"{reverse(f'offering-feed-{form}')}?{question}"))
        for form, words in FORMS.items()
    ]
