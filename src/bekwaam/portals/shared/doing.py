"""Doing what a form or a button asks: a refusal becomes a sentence where somebody looks for it, and leaves nothing behind."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared import refusals

Act = Callable[[datetime], object]


def done(form: forms.Form, act: Act, *, at_field: str | None = None) -> bool:
    """Do it; a refusal becomes an error of the form, at its field when it is about one."""
    try:
        with transaction.atomic():
            act(clock.now())
    except Refused as refusal:
        refused_in(form, refusal, at_field=at_field)
        return False
    return True


def refused_in(form: forms.Form, refusal: Refused, *, at_field: str | None = None) -> None:
    field = refusal.facts.get("field")
    form.add_error(field if field in form.fields else at_field, refusals.sentence(refusal.decision))


def done_or_said(request: HttpRequest, act: Act) -> bool:
    """Do it where there is no form; a refusal becomes a message."""
    try:
        with transaction.atomic():
            act(clock.now())
    except Refused as refusal:
        messages.error(request, refusals.sentence(refusal.decision))
        return False
    return True
