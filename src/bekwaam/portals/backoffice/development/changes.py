"""What whoever leads a track does: begin it, move it, give tasks, bring people in, note decisions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.design import access
from bekwaam.domains.design.actions import tracks, work
from bekwaam.domains.design.enums import SWITCH, Phase, TrackRole
from bekwaam.domains.design.models import DevelopmentTrack
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.design.answers import EDITORS, done
from bekwaam.portals.backoffice.development.answers import filled_in, form_page, found_track, page_of, press
from bekwaam.portals.backoffice.development.forms import DecisionForm, MemberForm, TaskForm, TrackForm
from bekwaam.portals.shared.guards import needs, signed_in
from bekwaam.portals.shared.parts import of_part


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def begin(request: HttpRequest) -> HttpResponse:
    form = TrackForm(_sent(request), actor=request.actor)  # type: ignore[attr-defined]
    made: list[DevelopmentTrack] = []

    def act() -> None:
        made.append(tracks.begin_track(form.wanted(), actor=request.actor, at=clock.now()))  # type: ignore[attr-defined]

    if done(request, form, act):
        messages.success(request, _("Het traject is begonnen. Breng nu de mensen bij elkaar."))
        return redirect("development-track", made[0].pk)
    title, submit = _("Nieuw ontwikkeltraject"), _("Begin het traject")
    return form_page(request, None, form, title=title, submit=submit)


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def change(request: HttpRequest, track_id: UUID) -> HttpResponse:
    track = found_track(request, track_id)
    initial = {
        "title": track.title,
        "question": track.question,
        "unit": track.owner_unit,
        "wanted_on": track.wanted_on,
        "activity": track.activity.code if track.activity else "",
    }
    form = TrackForm(_sent(request), actor=request.actor, initial=initial)  # type: ignore[attr-defined]

    def act() -> None:
        tracks.change_track(track_id, form.wanted(), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    return filled_in(request, track, form, act, title=_("Het traject wijzigen"), submit=_("Sla op"))


@require_POST
@signed_in
@of_part(SWITCH)
def move(request: HttpRequest, track_id: UUID) -> HttpResponse:
    track, phase = found_track(request, track_id), request.POST.get("fase", "")
    if phase not in Phase.values:
        return redirect("development-track", track_id)

    def act() -> None:
        tracks.move_track(track_id, Phase(phase), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    said = _("Het traject staat nu bij: %(phase)s.") % {"phase": Phase(phase).label}
    return press(request, track, act, said)


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def add_task(request: HttpRequest, track_id: UUID) -> HttpResponse:
    track, form = found_track(request, track_id), TaskForm(_sent(request), actor=request.actor)  # type: ignore[attr-defined]

    def act() -> None:
        link, actor = page_of(track_id), request.actor  # type: ignore[attr-defined]
        work.give_task(track_id, form.wanted(), link=link, actor=actor, at=clock.now())

    return filled_in(request, track, form, act, title=_("Nieuwe taak"), submit=_("Geef de taak"))


@require_POST
@signed_in
@of_part(SWITCH)
def task(request: HttpRequest, track_id: UUID, task_id: UUID) -> HttpResponse:
    """A task done, open again, or away."""
    track = found_track(request, track_id)
    found = access.task_for(request.actor, track_id, task_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    acts = {
        "klaar": (work.finish_task, _("De taak is klaar.")),
        "open": (work.reopen_task, _("De taak staat weer open.")),
        "weg": (work.remove_task, _("De taak is verwijderd.")),
    }
    if request.POST.get("doe") not in acts:
        return redirect("development-track", track_id)
    act, said = acts[request.POST["doe"]]
    return press(request, track, lambda: act(found, actor=request.actor, at=clock.now()), said)  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def add_person(request: HttpRequest, track_id: UUID) -> HttpResponse:
    track, form = found_track(request, track_id), MemberForm(_sent(request), actor=request.actor)  # type: ignore[attr-defined]

    def act() -> None:
        chosen = form.cleaned_data
        tracks.add_member(
            track_id,
            TrackRole(chosen["role"]),
            person=chosen["person"],
            name=chosen["name"],
            actor=request.actor,  # type: ignore[attr-defined]
            at=clock.now(),
        )

    return filled_in(request, track, form, act, title=_("Iemand erbij"), submit=_("Voeg toe"))


@require_POST
@signed_in
@of_part(SWITCH)
def remove_person(request: HttpRequest, track_id: UUID, trackmember_id: UUID) -> HttpResponse:
    track = found_track(request, track_id)
    member = access.member_for(request.actor, track_id, trackmember_id)  # type: ignore[attr-defined]
    if member is None:
        raise Http404

    def act() -> None:
        tracks.remove_member(member, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    return press(request, track, act, _("Deze persoon is uit het traject gehaald."))


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def add_decision(request: HttpRequest, track_id: UUID) -> HttpResponse:
    track = found_track(request, track_id)
    form = DecisionForm(_sent(request), initial={"decided_on": clock.today()})

    def act() -> None:
        tracks.note_decision(track_id, actor=request.actor, at=clock.now(), **form.cleaned_data)  # type: ignore[attr-defined]

    return filled_in(request, track, form, act, title=_("Besluit"), submit=_("Leg het besluit vast"))


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
