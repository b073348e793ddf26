"""What every view of the offering does: find what may be managed, and show a refusal as a sentence in the form."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.overview import with_latest
from bekwaam.domains.catalogue.rules import may_change_words
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.asker import actor_of

EDITORS = (Role.BACKOFFICE, Role.ULC)
Act = Callable[[datetime], object]
Words = str | Promise


def managed(request: HttpRequest, activity_id: UUID) -> Any:
    """With its newest title; what this person does not manage does not exist."""
    found: Activity | None = (
        with_latest(managed_activities(actor_of(request)))
        .select_related("owner_unit", "keeper", "published")
        .filter(pk=activity_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def closed_to_words(request: HttpRequest, found: Activity) -> HttpResponse | None:
    """Back to the activity, with the reason, when its words are not changed here."""
    decision = may_change_words(actor_of(request), is_from_elsewhere=found.is_from_elsewhere)
    if decision:
        return None
    messages.error(request, refusals.sentence(decision))
    return redirect("managed-activity", found.pk)


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: Words,
    submit: Words,
    back: str,
    back_label: Words,
    lead: Words = "",
    aside: tuple[Words, str] | None = None,
) -> HttpResponse:
    """`aside` is another way out: its words and where it leads."""
    context: dict[str, Any] = {
        "title": title,
        "submit": submit,
        "back": back,
        "back_label": back_label,
        "lead": lead,
    }
    context["aside"] = aside
    status = 422 if form.is_bound and form.errors else 200
    name = "backoffice/offering/form.html"
    return render(request, name, {"page": context, "form": form}, status=status)


def finished(request: HttpRequest, sentence: Words, url_name: str, *args: Any) -> HttpResponse:
    messages.success(request, str(sentence))
    return redirect(url_name, *args)
