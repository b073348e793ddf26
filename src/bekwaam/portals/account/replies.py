"""How a refusal is shown: in the form it came from, with the status that says what it was."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared.refusals import sentence

TOO_MANY = 429
UNFIT = 422


def asked(request: HttpRequest, form: Form, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page with the form: new, or with what has to be mended in it."""
    status = UNFIT if form.errors else 200
    return render(request, template, {**context, "form": form}, status=status)


def refuse(
    request: HttpRequest, refusal: Refused, form: Form, template: str, context: dict[str, Any]
) -> HttpResponse:
    form.add_error(None, sentence(refusal.decision))
    response = render(request, template, {**context, "form": form}, status=UNFIT)
    if refusal.reason == "too_many_attempts":
        response.status_code = TOO_MANY
        response.headers["Retry-After"] = str(int(refusal.facts["minutes"]) * 60)
    return response


def turn_back(request: HttpRequest, refusal: Refused, address: str) -> HttpResponse:
    """For a button without a form around it: back to the page, with the sentence on top."""
    messages.error(request, sentence(refusal.decision))
    return HttpResponseRedirect(address)
