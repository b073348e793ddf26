"""The blocks with suggestions that appear below a field while somebody types."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.picking.suggesting import (
    Suggestions,
    person_suggestions,
    skill_suggestions,
    unit_suggestions,
)

ASKED = "zoek"
LONGEST = 100


class AskForm(forms.Form):
    """Nonsense asks for nothing."""

    zoek = forms.CharField(max_length=LONGEST, required=False)


@never_cache
@require_GET
@signed_in
def people(request: HttpRequest) -> HttpResponse:
    text = typed(request)
    nothing = Suggestions(())
    found = nothing if text is None else person_suggestions(_actor(request), text, on=clock.today())
    return block(request, found)


@never_cache
@require_GET
@signed_in
def units(request: HttpRequest) -> HttpResponse:
    text = typed(request)
    return block(request, Suggestions(()) if text is None else unit_suggestions(_actor(request), text))


@never_cache
@require_GET
@signed_in
def skills(request: HttpRequest) -> HttpResponse:
    return block(request, skill_suggestions(typed(request) or "", with_groups=False))


@never_cache
@require_GET
@signed_in
def skills_and_groups(request: HttpRequest) -> HttpResponse:
    return block(request, skill_suggestions(typed(request) or "", with_groups=True))


def typed(request: HttpRequest) -> str | None:
    """The text of the field that asks, whatever it is called on its own form."""
    name = request.htmx.trigger_name or ASKED  # type: ignore[attr-defined]
    form = AskForm({ASKED: request.GET.get(name, "")})
    return form.cleaned_data[ASKED] if form.is_valid() else None


def block(request: HttpRequest, found: Suggestions) -> HttpResponse:
    return render(request, "picking/suggestions.html", {"page": found})


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
