"""The policies of one activity: look at them, add, change or remove one. Nothing is kept before its consequences were seen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.domains.catalogue.actions.audiences import require_keepable
from bekwaam.domains.catalogue.actions.policies import with_policy, without_policy
from bekwaam.domains.catalogue.audience.kept import KeptPolicy, kept_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.audience.forms import ConfirmedForm, PolicyForm, carried_in
from bekwaam.portals.backoffice.audience.pages.audience import (
    audience_href,
    audience_page,
    consequences,
    form_page,
)
from bekwaam.portals.backoffice.audience.requests import MANAGERS, managed_or_404
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import needs

STEP, MORE, KEEP = "stap", "erbij", "bewaar"
CHECKED = (Dimension.EMPLOYMENT_KIND, Dimension.ROLE)
Act = Callable[[datetime], object]


@require_GET
@needs(*MANAGERS)
def audience(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    activity = managed_or_404(request, activity_id)
    page = audience_page(actor_of(request), activity, on=clock.today())
    return render(request, "backoffice/audience/audience.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(*MANAGERS)
def add(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    return _edited(request, managed_or_404(request, activity_id), None)


@require_http_methods(["GET", "POST"])
@needs(*MANAGERS)
def change(request: HttpRequest, activity_id: UUID, policy_id: UUID) -> HttpResponse:
    activity = managed_or_404(request, activity_id)
    return _edited(request, activity, _kept_or_404(activity, policy_id))


@require_http_methods(["GET", "POST"])
@needs(*MANAGERS)
def remove(request: HttpRequest, activity_id: UUID, policy_id: UUID) -> HttpResponse:
    activity, actor = managed_or_404(request, activity_id), actor_of(request)
    found = _kept_or_404(activity, policy_id)
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act(at: datetime) -> None:
        actions.remove_policy(activity.pk, policy_id, actor=actor, at=at)

    if form.is_valid() and done(form, act):
        return finished(request, activity, _("De regel is weg."))
    kept = kept_policies([activity.pk])[activity.pk]
    then = without_policy(kept, policy_id)
    title = _("Haal deze regel weg")
    page = consequences(actor, activity, kept, then, title=title, policy=found.policy, on=clock.today())
    return shown(request, "remove", page, form)


def finished(request: HttpRequest, activity: Any, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(audience_href(activity.pk))


def shown(request: HttpRequest, template: str, page: object, form: forms.Form) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"page": page, "form": form}
    return render(request, f"backoffice/audience/{template}.html", context, status=status)


def _edited(request: HttpRequest, activity: Any, found: KeptPolicy | None) -> HttpResponse:
    if request.POST.get(STEP) == KEEP:
        return _kept(request, activity, found)
    title = _("Wijzig de regel") if found else _("Voeg een regel toe")
    form = _form(request, found)
    if request.method == "POST" and form.is_valid() and request.POST.get(STEP) != MORE:
        policy = form.policy()
        if _is_keepable(form, activity, policy, found):
            return _consequences(request, activity, policy, found, form)
    carried = form.carried
    if request.method == "POST" and request.POST.get(STEP) == MORE and form.is_valid():
        carried = form.conditions()
        form = _refilled(request, form.cleaned_data["effect"], carried)
    chosen = [one for one in carried if one.dimension not in CHECKED]
    return shown(request, "policy", form_page(activity, title, chosen), form)


def _kept(request: HttpRequest, activity: Any, found: KeptPolicy | None) -> HttpResponse:
    """The policy as it stood on the page with the consequences."""
    actor, form = actor_of(request), ConfirmedForm(request.POST)
    if not form.is_valid():
        return redirect(audience_href(activity.pk))
    policy = Policy(Effect(form.cleaned_data["effect"]), tuple(carried_in(request.POST)))

    def act(at: datetime) -> None:
        if found is None:
            actions.add_policy(activity.pk, policy, actor=actor, at=at)
        else:
            actions.change_policy(activity.pk, found.id, policy, actor=actor, at=at)

    if done(form, act):
        return finished(request, activity, _("De regel is bewaard."))
    return _consequences(request, activity, policy, found, form)


def _consequences(
    request: HttpRequest, activity: Any, policy: Policy, found: KeptPolicy | None, form: forms.Form
) -> HttpResponse:
    kept = kept_policies([activity.pk])[activity.pk]
    others = [one.policy for one in kept if found is None or one.id != found.id]
    title = _("Klopt dit?")
    page = consequences(
        actor_of(request), activity, kept, [*others, policy], title=title, policy=policy, on=clock.today()
    )
    return shown(request, "consequences", page, form if form.errors else forms.Form())


def _is_keepable(form: forms.Form, activity: Any, policy: Policy, found: KeptPolicy | None) -> bool:
    """Said before the consequences are worked out, and again when it is kept."""
    kept = kept_policies([activity.pk])[activity.pk]

    def check(at: datetime) -> None:
        wanted = with_policy(kept, policy, replacing=found.id if found else None)
        require_keepable(activity, wanted, at)

    return done(form, check)


def _form(request: HttpRequest, found: KeptPolicy | None) -> PolicyForm:
    actor = actor_of(request)
    if request.method == "POST":
        carried = carried_in(request.POST)
        if request.POST.get(STEP) == "terug":
            return _refilled(request, request.POST.get("effect", ""), carried)
        return PolicyForm(
            request.POST, actor=actor, carried=[one for one in carried if one.dimension not in CHECKED]
        )
    if found is None:
        return PolicyForm(actor=actor, initial={"effect": Effect.SHOW.value, "with_below": True})
    return _refilled(request, found.policy.effect.value, found.policy.conditions)


def _refilled(request: HttpRequest, effect: str, conditions: Sequence[Condition]) -> PolicyForm:
    """Kinds and roles stand ticked; the rest is carried along."""
    of = {each: [one.code for one in conditions if one.dimension is each] for each in CHECKED}
    initial = {
        "effect": effect,
        "with_below": True,
        "kinds": of[Dimension.EMPLOYMENT_KIND],
        "roles": of[Dimension.ROLE],
    }
    return PolicyForm(actor=actor_of(request), initial=initial, carried=list(conditions))


def _kept_or_404(activity: Any, policy_id: UUID) -> KeptPolicy:
    for one in kept_policies([activity.pk])[activity.pk]:
        if one.id == policy_id:
            return one
    raise Http404
