"""What the views of the back office share: who asks, and doing something that may be refused."""

from collections.abc import Sequence
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bekwaam.portals.shared import doing
from bekwaam.portals.shared.clashes import Standing
from bekwaam.portals.shared.doing import Act

INVALID = 422
FORM = "backoffice/portfolio/form.html"
T = TypeVar("T")


def or_404(found: T | None) -> T:
    if found is None:
        raise Http404
    return found


def done_in_form(request: HttpRequest, form: forms.Form, act: Act) -> bool:
    """Whether the form was sent, is well filled in, and the action was allowed; a refusal stands in the form."""
    return request.method == "POST" and form.is_valid() and doing.done(form, act)


def done(request: HttpRequest, words: str, act: Act) -> bool:
    """The same for a button: the words when it was done, the reason when it was refused."""
    if not doing.done_or_said(request, act):
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
