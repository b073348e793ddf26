"""What the views of the back office share: who asks, and doing something that may be refused."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared.clashes import Standing
from bekwaam.portals.shared.refusals import sentence

INVALID, CONFLICT = 422, 409
FORM = "backoffice/portfolio/form.html"
T = TypeVar("T")


def or_404(found: T | None) -> T:
    if found is None:
        raise Http404
    return found


def done_in_form(request: HttpRequest, form: forms.Form, act: Callable[[datetime], object]) -> bool:
    """Whether the form was sent, is well filled in, and the action was allowed; a refusal stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act(clock.now())
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return False
    return True


def done(request: HttpRequest, words: str, act: Callable[[datetime], object]) -> bool:
    """The same for a button: the words when it was done, the reason when it was refused."""
    try:
        with transaction.atomic():
            act(clock.now())
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
        return False
    messages.success(request, words)
    return True


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    submit: str,
    back: str,
    lead: str = "",
    clash: Sequence[Standing] = (),
) -> HttpResponse:
    """`clash` is what somebody else put on file meanwhile."""
    page = {"title": title, "submit": submit, "back": back, "lead": lead, "clash": clash}
    return render(request, FORM, {"page": page, "form": form}, status=status_of(form))


def status_of(form: forms.Form) -> int:
    return INVALID if form.is_bound and form.errors else 200


def asked_filters(request: HttpRequest) -> dict[str, str]:
    """What the address of a list asks for, as words."""
    return {key: str(value) for key, value in request.GET.items() if value}
