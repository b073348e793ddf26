"""One person: the page, who somebody is, who sees whom, absence and merging."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.people import actions
from bekwaam.domains.people.access import KEEPERS, OVERSEERS, unit_for
from bekwaam.domains.people.actions.persons import identity_of
from bekwaam.domains.people.models import Absence, Person, PersonMerge
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.admin.people.forms import (
    AbsenceForm,
    IdentityForm,
    MergeForm,
    OtherLastDayForm,
    from_today,
)
from bekwaam.portals.admin.people.pages.access import (
    openers_page,
    page_lines,
    person_access_page,
    unit_access_page,
)
from bekwaam.portals.admin.people.pages.person import person_page
from bekwaam.portals.admin.people.views.deciding import CHANGERS, done, finished, form_page, visible_person
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done_or_said
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.templatetags.dates import day_span


@require_GET
@needs(*KEEPERS)
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    page = person_page(actor_of(request), found, on=clock.today())
    return render(request, "admin/people/person.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def add(request: HttpRequest) -> HttpResponse:
    form = IdentityForm(request.POST or None)
    made: list[Person] = []
    if form.is_valid() and done(
        request,
        form,
        lambda at: made.append(actions.add_person(form.identity(), actor=actor_of(request), at=at)),
    ):
        return finished(
            request, _("De medewerker staat erin. Voeg nu een dienstverband toe."), _page(made[0].pk)
        )
    return form_page(
        request,
        form,
        title=_("Voeg een medewerker toe"),
        lead=_("Voor mensen die niet in het personeelssysteem staan, zoals ingehuurde krachten."),
        submit=_("Voeg toe"),
        back=reverse("people"),
        back_label=_("Medewerkers"),
    )


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def change(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    before = identity_of(found)
    initial = {name: getattr(before, name) for name in IdentityForm.base_fields}
    form = IdentityForm(request.POST or None, initial=initial)
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.change_person(found, form.identity(), actor=actor_of(request), at=at),
    ):
        return finished(request, _("De gegevens zijn gewijzigd."), _page(found.pk))
    return person_form(request, form, found, title=_("Wijzig de gegevens"), submit=_("Bewaar"))


@require_GET
@needs(*OVERSEERS)
def person_access(request: HttpRequest, person_id: UUID) -> HttpResponse:
    page = person_access_page(actor_of(request), visible_person(request, person_id), on=clock.today())
    return render(request, "admin/people/access.html", {"page": page})


@require_GET
@needs(*OVERSEERS)
def unit_access(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = unit_for(actor_of(request), unit_id)
    if unit is None:
        raise Http404
    back = reverse("unit", args=[unit.pk])
    return render(
        request,
        "admin/people/access.html",
        {"page": unit_access_page(unit.pk, unit.name, on=clock.today(), back=back)},
    )


@require_GET
@needs(*OVERSEERS)
def pages_access(request: HttpRequest) -> HttpResponse:
    return render(request, "admin/people/pages_access.html", {"lines": page_lines(actor_of(request))})


@require_GET
@needs(*OVERSEERS)
def page_access(request: HttpRequest, name: str) -> HttpResponse:
    number = request.GET.get("pagina", "1")
    page = openers_page(actor_of(request), name, on=clock.today(), number=number)
    if page is None:
        raise Http404
    return render(request, "admin/people/openers.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def absence(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    form = AbsenceForm(request.POST or None, initial=from_today(clock.today()))
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.record_absence(found, actor=actor_of(request), at=at, **form.cleaned_data),
    ):
        return finished(request, _("De afwezigheid staat erin."), _page(found.pk))
    lead = _("Alleen de datums. Schrijf nooit op waarom iemand afwezig is.")
    return person_form(
        request, form, found, title=_("Leg langdurige afwezigheid vast"), submit=_("Leg vast"), lead=lead
    )


@require_http_methods(["GET", "POST"])
@needs(*CHANGERS)
def end_absence(request: HttpRequest, person_id: UUID, absence_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    away = get_object_or_404(Absence.objects.select_related("person"), pk=absence_id, person=found)
    form = OtherLastDayForm(
        request.POST if request.method == "POST" else None, initial={"last_day": away.ends_on}
    )
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.end_absence(
            away, last_day=form.cleaned_data["last_day"], actor=actor_of(request), at=at
        ),
    ):
        return finished(request, _("De afwezigheid is gewijzigd."), _page(found.pk))
    lead = _("Afwezig %(days)s.") % {"days": day_span(away.starts_on, None)}
    return person_form(request, form, found, title=_("Wijzig de afwezigheid"), submit=_("Bewaar"), lead=lead)


@require_POST
@needs(*CHANGERS)
def remove_absence(request: HttpRequest, person_id: UUID, absence_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    away = get_object_or_404(Absence.objects.select_related("person"), pk=absence_id, person=found)
    if done_or_said(request, lambda at: actions.remove_absence(away, actor=actor_of(request), at=at)):
        messages.success(request, _("De afwezigheid is weg."))
    return redirect(_page(found.pk))


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def merge(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    form = MergeForm(request.POST or None, actor=actor_of(request))
    if form.is_valid() and done(
        request,
        form,
        lambda at: actions.merge_people(found, form.cleaned_data["other"], actor=actor_of(request), at=at),
    ):
        return finished(request, _("De medewerkers zijn samengevoegd."), _page(found.pk))
    lead = _("Alles van de ander gaat naar deze medewerker. Je kunt dit later ongedaan maken.")
    return person_form(request, form, found, title=_("Voeg samen"), submit=_("Voeg samen"), lead=lead)


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def undo_merge(request: HttpRequest, person_id: UUID, merge_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    joined = get_object_or_404(PersonMerge.objects.select_related("dissolved"), pk=merge_id, kept=found)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        request, form, lambda at: actions.undo_merge(joined, actor=actor_of(request), at=at)
    ):
        return finished(request, _("De samenvoeging is ongedaan gemaakt."), _page(found.pk))
    lead = _("%(name)s (%(number)s) wordt weer een eigen medewerker.") % {
        "name": joined.dissolved.full_name,
        "number": joined.dissolved.personnel_number,
    }
    return person_form(
        request, form, found, title=_("Maak de samenvoeging ongedaan"), submit=_("Maak ongedaan"), lead=lead
    )


def person_form(
    request: HttpRequest, form: forms.Form, found: Person, *, title: str, submit: str, lead: str = ""
) -> HttpResponse:
    back = _page(found.pk)
    return form_page(
        request, form, title=title, submit=submit, back=back, back_label=found.full_name, lead=lead
    )


def _page(person_id: UUID) -> str:
    return reverse("person", args=[person_id])
