"""What every view about a person does: find who may be seen, and show a refusal as a sentence in the form."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from bekwaam.domains.people.access import person_for
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.asker import actor_of

CHANGERS = (Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE)
Act = Callable[[datetime], object]


def visible_person(request: HttpRequest, person_id: UUID) -> Person:
    person = person_for(actor_of(request), person_id, on=clock.today())
    if person is None:
        raise Http404
    return person


def done(request: HttpRequest, form: forms.Form, act: Act) -> bool:
    """Do it; a refusal becomes an error of the form."""
    try:
        act(clock.now())
    except Refused as refusal:
        form.add_error(None, refusals.sentence(refusal.decision))
        return False
    return True


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str | Promise,
    submit: str | Promise,
    back: str,
    back_label: str | Promise,
    lead: str | Promise = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": title,
        "submit": submit,
        "back": back,
        "back_label": back_label,
        "lead": lead,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "admin/people/form.html", {"page": context, "form": form}, status=status)


def finished(request: HttpRequest, sentence: str | Promise, href: str) -> HttpResponse:
    messages.success(request, str(sentence))
    return redirect(href)
