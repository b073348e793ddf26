"""How a form of the exchange answers: a refusal becomes an error of the form."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bekwaam.portals.shared.doing import Act, done

INVALID = 422


def sent_and_done(form: forms.Form, act: Act) -> bool:
    """Whether it was well filled in and allowed."""
    return form.is_valid() and done(form, act)


def shown(request: HttpRequest, template: str, form: forms.Form, page: Any) -> HttpResponse:
    status = INVALID if form.is_bound and form.errors else 200
    return render(request, template, {"page": page, "form": form}, status=status)
