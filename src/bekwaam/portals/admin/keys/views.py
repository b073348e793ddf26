"""The keys of other systems. The secret is in the answer to the form that made it, and nowhere else."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.tokens.actions import (
    MadeToken,
    make_service_token,
    make_token,
    may_manage_tokens,
    revoke_token,
)
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.admin.keys.forms import DAYS, KeyForm
from bekwaam.portals.admin.keys.pages import keys_page
from bekwaam.portals.admin.sent import sent_fields
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence


@never_cache
@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def keys(request: HttpRequest) -> HttpResponse:
    if not may_manage_tokens(request.actor).allowed:  # type: ignore[attr-defined]
        raise PermissionDenied
    options: dict[str, Any] = {"actor": request.actor, "initial": {"days": DAYS[0]}}  # type: ignore[attr-defined]
    form = KeyForm(sent_fields(request), **options)
    made = _made(request, form)
    page = keys_page(at=clock.now(), secret=made.secret if made else "")
    context = {"page": page, "form": KeyForm(**options) if made else form}
    return render(request, "admin/keys/keys.html", context, status=422 if form.errors else 200)


def _made(request: HttpRequest, form: KeyForm) -> MadeToken | None:
    if request.method != "POST" or not form.is_valid():
        return None
    told, at = form.cleaned_data, clock.now()
    make = (
        partial(make_token, person=told["number"], name=told["name"])
        if told["number"]
        else partial(make_service_token, form.service())
    )
    try:
        return make(
            scopes=told["scopes"],
            expires_at=form.expires_at(at),
            actor=request.actor,  # type: ignore[attr-defined]
            at=at,
        )
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return None


@require_POST
@needs(Role.FUNCTIONAL_ADMIN)
def withdraw(request: HttpRequest, token_id: UUID) -> HttpResponse:
    token = get_object_or_404(ApiToken.objects.all(), pk=token_id)
    try:
        revoke_token(token.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, _("De sleutel werkt niet meer."))
    return redirect("api-keys")
