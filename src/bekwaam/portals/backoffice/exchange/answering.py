"""How a form of the exchange answers: a refusal becomes an error of the form."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared import refusals

INVALID = 422


def done(form: forms.Form, act: Callable[[datetime], object]) -> bool:
    if not form.is_valid():
        return False
    try:
        act(clock.now())
    except Refused as refusal:
        form.add_error(None, refusals.sentence(refusal.decision))
        return False
    return True


def shown(request: HttpRequest, template: str, form: forms.Form, page: Any) -> HttpResponse:
    status = INVALID if form.is_bound and form.errors else 200
    return render(request, template, {"page": page, "form": form}, status=status)
