"""Changing the framework and what functions ask."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.people.models import Function
from bekwaam.domains.skills import access, actions
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.queries import framework as queries
from bekwaam.domains.skills.rules.keeping import KEEPERS, READERS
from bekwaam.portals.backoffice.skills import pages
from bekwaam.portals.backoffice.skills.forms import AskForm, FrameworkForm, SkillForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.clashes import Standing, clash_in
from bekwaam.portals.shared.doing import done, done_or_said
from bekwaam.portals.shared.guards import needs

INVALID = 422


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
def add(request: HttpRequest) -> HttpResponse:
    form = SkillForm(request.POST or None, actor=actor_of(request))
    if form.is_valid() and done(form, lambda at: _make(request, form, at)):
        messages.success(request, _("De skill staat erin."))
        return redirect("skills")
    return _form(request, form, _("Nieuwe skill"), _("Maak de skill"), reverse("skills"))


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
def change(request: HttpRequest, skill_id: UUID) -> HttpResponse:
    skill = _skill(request, skill_id)
    form = SkillForm(request.POST or None, skill=skill, actor=actor_of(request))
    if form.is_valid() and done(form, lambda at: _change(request, skill, form, at)):
        messages.success(request, _("De skill is gewijzigd."))
        return redirect("skill", skill.pk)
    title, back = _("Wijzig %(label)s") % {"label": skill.label}, reverse("skill", args=[skill_id])
    return _form(request, form, title, _("Sla op"), back, clash=clash_in(form, "seen_at"))


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
def framework(request: HttpRequest) -> HttpResponse:
    form = FrameworkForm(request.POST or None, framework=queries.framework())
    if form.is_valid() and done(form, lambda at: _describe(request, form, at)):
        messages.success(request, _("Het raamwerk is gewijzigd."))
        return redirect("skills")
    return _form(request, form, _("Het raamwerk en de niveaus"), _("Sla op"), reverse("skills"))


@require_http_methods(["GET", "POST"])
@needs(*READERS)
def function(request: HttpRequest, function_id: UUID) -> HttpResponse:
    found = _function(request, function_id)
    if request.method == "POST" and not access.may_keep_framework(actor_of(request)):
        raise PermissionDenied
    form = AskForm(request.POST or None, actor=actor_of(request))
    if form.is_valid() and done(form, lambda at: _ask(request, found, form, at)):
        messages.success(request, _("De functie vraagt deze skill nu."))
        return redirect("skill-function", found.pk)
    page = pages.function_page(actor_of(request), found)
    status = INVALID if form.is_bound and form.errors else 200
    return render(request, "backoffice/skills/function.html", {"page": page, "form": form}, status=status)


@require_POST
@needs(*KEEPERS)
def stop_asking(request: HttpRequest, function_id: UUID, skill_id: UUID) -> HttpResponse:
    found, skill = _function(request, function_id), _skill(request, skill_id)
    actor = actor_of(request)
    if done_or_said(request, lambda at: actions.stop_asking_skill(found, skill, actor=actor, at=at)):
        messages.success(request, _("De functie vraagt deze skill niet meer."))
    return redirect("skill-function", found.pk)


def _make(request: HttpRequest, form: SkillForm, at: datetime) -> object:
    return actions.make_skill(form.cleaned_data["code"], form.details(), actor=actor_of(request), at=at)


def _change(request: HttpRequest, skill: Skill, form: SkillForm, at: datetime) -> object:
    seen_at = form.cleaned_data["seen_at"]
    return actions.change_skill(skill.pk, form.details(), seen_at=seen_at, actor=actor_of(request), at=at)


def _describe(request: HttpRequest, form: FrameworkForm, at: datetime) -> object:
    said = form.cleaned_data
    named = {name: said[name] for name in ("name", "version", "source")}
    return actions.describe_framework(**named, levels=form.words(), actor=actor_of(request), at=at)


def _ask(request: HttpRequest, found: Function, form: AskForm, at: datetime) -> None:
    said = form.cleaned_data
    actions.ask_skill(found, said["skill"], said["level"], actor=actor_of(request), at=at)


def _form(
    request: HttpRequest,
    form: forms.Form,
    title: str,
    submit: str,
    back: str,
    *,
    clash: Sequence[Standing] = (),
) -> HttpResponse:
    page = {"title": title, "submit": submit, "back": back, "clash": clash}
    status = INVALID if form.is_bound and form.errors else 200
    return render(request, "backoffice/skills/form.html", {"page": page, "form": form}, status=status)


def _skill(request: HttpRequest, skill_id: UUID) -> Skill:
    found = access.skill_to_keep_for(actor_of(request), skill_id)
    if found is None:
        raise Http404
    return found


def _function(request: HttpRequest, function_id: UUID) -> Function:
    found = access.function_to_keep_for(actor_of(request), function_id)
    if found is None:
        raise Http404
    return found
