"""Jobs, roles and delegations of a person."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.people import actions
from bekwaam.domains.people.access import person_by_number_for
from bekwaam.domains.people.models import Delegation, Employment, RoleGrant
from bekwaam.domains.people.rules.delegations import WantedDelegation
from bekwaam.domains.people.rules.employments import JobPeriod
from bekwaam.domains.people.rules.roles import WantedRole
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.admin.people.forms import (
    DelegationForm,
    LastDayForm,
    NewJobForm,
    OtherLastDayForm,
    RoleForm,
    TermsForm,
    from_today,
    initial_terms,
)
from bekwaam.portals.admin.people.views.deciding import CHANGERS, done, finished, form_page, visible_person
from bekwaam.portals.admin.people.views.person import person_form
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.role_words import role_word


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def start_job(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    form = NewJobForm(request.POST or None, actor=actor_of(request), initial=from_today(clock.today()))
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.start_employment(
            found,
            form.terms(),
            period=_period(form),
            number=form.cleaned_data["number"],
            actor=actor_of(request),
            at=at,
        ),
    ):
        return finished(request, _("Het dienstverband staat erin."), _page(found.pk))
    return person_form(request, form, found, title=_("Begin een dienstverband"), submit=_("Voeg toe"))


def _period(form: NewJobForm) -> JobPeriod:
    return JobPeriod(form.cleaned_data["started_on"], form.cleaned_data["ended_on"])


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def change_job(request: HttpRequest, person_id: UUID, job_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    job = get_object_or_404(
        Employment.objects.select_related("person", "named_manager", "unit"), pk=job_id, person=found
    )
    form = TermsForm(request.POST or None, actor=actor_of(request), initial=initial_terms(job))
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.change_employment(
            job, form.terms(job.cost_centre_id), actor=actor_of(request), at=at
        ),
    ):
        return finished(request, _("Het dienstverband is gewijzigd."), _page(found.pk))
    lead = _("Een ander onderdeel of een andere functie geldt vanaf vandaag. Wat er was, blijft bewaard.")
    return person_form(
        request, form, found, title=_("Wijzig het dienstverband"), submit=_("Bewaar"), lead=lead
    )


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def end_job(request: HttpRequest, person_id: UUID, job_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    job = get_object_or_404(Employment.objects.select_related("person"), pk=job_id, person=found)
    shape = LastDayForm if job.ended_on is None else OtherLastDayForm
    sent = request.POST if request.method == "POST" else None
    form = shape(sent, initial={"last_day": job.ended_on or clock.today()})
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.end_employment(
            job, last_day=form.cleaned_data["last_day"], actor=actor_of(request), at=at
        ),
    ):
        return finished(request, _("De laatste dag staat erin."), _page(found.pk))
    lead = _(
        "Na de laatste dag van het laatste dienstverband stopt de toegang. Wat iemand leerde, blijft bewaard."
    )
    title = _("Beëindig het dienstverband") if job.ended_on is None else _("Wijzig de laatste dag")
    return person_form(request, form, found, title=title, submit=_("Bewaar"), lead=lead)


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def grant_role(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    form = RoleForm(request.POST or None, actor=actor_of(request), initial=from_today(clock.today()))
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.grant_role(
            WantedRole(person_id=found.pk, **form.wanted()),
            actor=actor_of(request),
            at=at,
            reason=form.cleaned_data["reason"],
        ),
    ):
        return finished(request, _("De rol is gegeven."), _page(found.pk))
    lead = _("Je naam staat bij deze rol en in het logboek. Jezelf kun je geen rol geven.")
    return person_form(request, form, found, title=_("Geef een rol"), submit=_("Geef de rol"), lead=lead)


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def end_role(request: HttpRequest, person_id: UUID, grant_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    grant = get_object_or_404(RoleGrant.objects.select_related("person"), pk=grant_id, person=found)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        request, form, lambda at: actions.end_role(grant, actor=actor_of(request), at=at)
    ):
        return finished(request, _("De rol is beëindigd."), _page(found.pk))
    lead = _("De rol %(role)s geldt dan meteen niet meer.") % {"role": role_word(grant.role)}
    return person_form(request, form, found, title=_("Beëindig de rol"), submit=_("Beëindig"), lead=lead)


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def delegate(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    keeps_list = actor.has_role(Role.FUNCTIONAL_ADMIN)
    back = reverse("delegations" if keeps_list else "people")
    back_label = _("Vervanging") if keeps_list else _("Medewerkers")
    giver = person_by_number_for(actor, request.GET.get("van", "").replace("\0", ""), on=today)
    form = DelegationForm(request.POST or None, actor=actor, initial={**from_today(today), "giver": giver})
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.give_delegation(
            _wanted(form), actor=actor, at=at, reason=form.cleaned_data["reason"]
        ),
    ):
        return finished(request, _("De vervanging is geregeld."), back)
    return form_page(
        request,
        form,
        title=_("Regel een vervanging"),
        lead=_("Voor een collega die er zelf niet is. Het staat in het logboek als namens die collega."),
        submit=_("Regel de vervanging"),
        back=back,
        back_label=back_label,
    )


def _wanted(form: DelegationForm) -> WantedDelegation:
    said = form.cleaned_data
    return WantedDelegation(
        giver_id=said["giver"].pk,
        substitute_id=said["substitute"].pk,
        tasks=frozenset(said["tasks"]),
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
        unit_id=said["unit"].pk if said["unit"] else None,
    )


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def revoke(request: HttpRequest, person_id: UUID, delegation_id: UUID) -> HttpResponse:
    giver = visible_person(request, person_id)
    delegation = get_object_or_404(
        Delegation.objects.select_related("substitute"), pk=delegation_id, giver=giver
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        request, form, lambda at: actions.revoke_delegation(delegation, actor=actor_of(request), at=at)
    ):
        return finished(request, _("De vervanging is ingetrokken."), _page(giver.pk))
    lead = _("%(name)s kan dan meteen niets meer namens deze medewerker.") % {
        "name": delegation.substitute.full_name
    }
    return person_form(request, form, giver, title=_("Trek de vervanging in"), submit=_("Trek in"), lead=lead)


def _page(person_id: UUID) -> str:
    return reverse("person", args=[person_id])
