"""The skills of a team and of one person in it, and confirming a level."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.people.models import Person
from bekwaam.domains.skills import access
from bekwaam.domains.skills.actions import confirm_level
from bekwaam.domains.skills.models import Skill
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.manager.skills import pages
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.skills.forms import LevelForm


@require_GET
@needs(Role.MANAGER)
def team_skills(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("pagina", "1")
    page = pages.team_skills_page(actor_of(request), number=number, on=clock.today())
    return render(request, "manager/skills/team.html", {"page": page})


@require_GET
@needs(Role.MANAGER)
def member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    page = pages.member_page(actor_of(request), _holder(request, member_id), on=clock.today())
    return render(request, "manager/skills/member.html", {"page": page})


@require_POST
@needs(Role.MANAGER)
def confirm(request: HttpRequest, member_id: UUID, skill_id: UUID) -> HttpResponse:
    person, skill = _holder(request, member_id).person, access.skill_for(actor_of(request), skill_id)
    if skill is None:
        raise Http404
    form = LevelForm(request.POST)
    if not form.is_valid():
        return _refused(request, person, skill, _("Kies een niveau van 1 tot en met 4."))
    level = form.cleaned_data["level"]
    try:
        confirm_level(person, skill, level, actor=actor_of(request), at=clock.now())
    except Refused as refusal:
        return _refused(request, person, skill, refusals.sentence(refusal.decision))
    said = _("Bevestigd. De medewerker krijgt een bericht.") if level else _("De bevestiging is weg.")
    if request.headers.get("HX-Request"):
        return _line(request, person, skill, said)
    messages.success(request, said)
    return _back(person, skill)


def _line(request: HttpRequest, person: Person, skill: Skill, said: str) -> HttpResponse:
    line = pages.member_line(actor_of(request), person, skill, on=clock.today())
    return render(request, "manager/skills/swapped.html", {"line": line, "person": person, "said": said})


def _refused(request: HttpRequest, person: Person, skill: Skill, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    answer = _back(person, skill)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": answer.headers["Location"]})
    return answer


def _back(person: Person, skill: Skill) -> HttpResponse:
    return redirect(f"{reverse('team-member-skills', args=[person.pk])}#skill-{skill.pk}")


def _holder(request: HttpRequest, member_id: UUID) -> access.ProfileHolder:
    holder = access.profile_holder_for(actor_of(request), member_id, on=clock.today())
    if holder is None:
        raise Http404
    return holder
