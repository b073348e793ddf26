"""Releases of a track: handing one over, getting its file, saying what could be better, and answering that."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.design import access
from bekwaam.domains.design.actions import releases
from bekwaam.domains.design.enums import SWITCH
from bekwaam.domains.design.models import ReviewComment, TrackRelease
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.development.answers import filled_in, found_track, page_of, press
from bekwaam.portals.backoffice.development.forms import AnswerForm, CommentForm, ReleaseForm
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.parts import of_part
from bekwaam.portals.shared.stored_files import as_download


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def deliver(request: HttpRequest, track_id: UUID) -> HttpResponse:
    track = found_track(request, track_id)
    form = ReleaseForm(request.POST, request.FILES) if request.method == "POST" else ReleaseForm()

    def act() -> None:
        page, actor = page_of(track_id), request.actor  # type: ignore[attr-defined]
        releases.deliver_release(track_id, form.wanted(), page=page, actor=actor, at=clock.now())

    return filled_in(request, track, form, act, title=_("Nieuwe oplevering"), submit=_("Lever op"))


@require_GET
@signed_in
@of_part(SWITCH)
def download(request: HttpRequest, track_id: UUID, release_id: UUID) -> HttpResponse:
    release = _release(request, track_id, release_id)
    if release.file is None:
        raise Http404
    return as_download(request, release.file, otherwise=page_of(track_id))


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def comment(request: HttpRequest, track_id: UUID, release_id: UUID) -> HttpResponse:
    track, release = found_track(request, track_id), _release(request, track_id, release_id)
    form = CommentForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        releases.write_comment(release, actor=request.actor, at=clock.now(), **form.cleaned_data)  # type: ignore[attr-defined]

    title = _("Opmerking bij oplevering %(number)d") % {"number": release.number}
    return filled_in(request, track, form, act, title=title, submit=_("Plaats de opmerking"))


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(SWITCH)
def resolve(request: HttpRequest, track_id: UUID, comment_id: UUID) -> HttpResponse:
    track, found = found_track(request, track_id), _comment(request, track_id, comment_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        answer, actor = form.cleaned_data["answer"], request.actor  # type: ignore[attr-defined]
        releases.resolve_comment(found, answer=answer, actor=actor, at=clock.now())

    return filled_in(request, track, form, act, title=_("Opmerking oplossen"), submit=_("Zet op opgelost"))


@require_POST
@signed_in
@of_part(SWITCH)
def reopen(request: HttpRequest, track_id: UUID, comment_id: UUID) -> HttpResponse:
    track, found = found_track(request, track_id), _comment(request, track_id, comment_id)

    def act() -> None:
        releases.reopen_comment(found, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]

    return press(request, track, act, _("De opmerking staat weer open."))


def _release(request: HttpRequest, track_id: UUID, release_id: UUID) -> TrackRelease:
    found = access.release_for(request.actor, track_id, release_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _comment(request: HttpRequest, track_id: UUID, comment_id: UUID) -> ReviewComment:
    found = access.comment_for(request.actor, track_id, comment_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
