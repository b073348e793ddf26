"""The team of a manager, and arranging who stands in."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.people.actions import give_delegation, revoke_delegation
from bekwaam.domains.people.models import Delegation
from bekwaam.domains.people.rules.delegations import WantedDelegation
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.manager.forms import SubstituteForm
from bekwaam.portals.manager.pages.team import own_tasks, substitutes_page, team_page
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.guards import needs, signed_in


@require_GET
@needs(Role.MANAGER)
def team(request: HttpRequest) -> HttpResponse:
    return render(request, "manager/team.html", {"page": team_page(_actor(request), on=clock.today())})


@require_http_methods(["GET", "POST"])
@signed_in
def substitutes(request: HttpRequest) -> HttpResponse:
    actor, on = _actor(request), clock.today()
    form = SubstituteForm(
        request.POST or None, actor=actor, tasks=own_tasks(actor.person_id, on), initial={"starts_on": on}
    )
    if form.is_valid() and _given(request, form):
        messages.success(request, _("De vervanging is geregeld."))
        return redirect("team-substitutes")
    page = substitutes_page(actor, on=on)
    return render(
        request, "manager/substitutes.html", {"page": page, "form": form}, status=422 if form.errors else 200
    )


def _given(request: HttpRequest, form: SubstituteForm) -> bool:
    actor, said = _actor(request), form.cleaned_data
    if actor.person_id is None:
        return False
    wanted = WantedDelegation(
        giver_id=actor.person_id,
        substitute_id=said["substitute"].pk,
        tasks=frozenset(said["tasks"]),
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
    )
    try:
        give_delegation(wanted, actor=actor, at=clock.now())
    except Refused as refusal:
        form.add_error(None, refusals.sentence(refusal.decision))
        return False
    return True


@require_http_methods(["GET", "POST"])
@signed_in
def end_substitute(request: HttpRequest, delegation_id: UUID) -> HttpResponse:
    """Also for the substitute, who gives it back."""
    actor = _actor(request)
    own = Delegation.objects.filter(Q(giver=actor.person_id) | Q(substitute=actor.person_id))
    delegation = get_object_or_404(own.select_related("giver", "substitute"), pk=delegation_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revoke_delegation(delegation, actor=actor, at=clock.now())
        messages.success(request, _("De vervanging is ingetrokken."))
        return redirect("team-substitutes")
    return render(request, "manager/end_substitute.html", {"page": delegation, "form": form})


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
