"""What the views of this part share: the track in hand, a form with its page, and a button that answers with a message."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bekwaam.domains.design import access
from bekwaam.domains.design.models import DevelopmentTrack
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.backoffice.design.answers import INVALID, done
from bekwaam.portals.shared.refusals import sentence


def found_track(request: HttpRequest, track_id: UUID) -> DevelopmentTrack:
    found = access.track_for(request.actor, track_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def page_of(track_id: UUID) -> str:
    """Where a track stands, for the link in a message."""
    return reverse("development-track", args=[track_id])


def filled_in(
    request: HttpRequest,
    track: DevelopmentTrack,
    form: Form,
    act: Callable[[], object],
    *,
    title: str,
    submit: str,
) -> HttpResponse:
    """The page of one form; once it is done, back to the track."""
    if done(request, form, act):
        return redirect("development-track", track.pk)
    return form_page(request, track, form, title=title, submit=submit)


def form_page(
    request: HttpRequest, track: DevelopmentTrack | None, form: Form, *, title: str, submit: str
) -> HttpResponse:
    context = {"form": form, "track": track, "title": title, "submit": submit}
    status = INVALID if form.errors else 200
    return render(request, "backoffice/development/form.html", context, status=status)


def press(
    request: HttpRequest, track: DevelopmentTrack, act: Callable[[], object], said: str
) -> HttpResponse:
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, said)
    return redirect("development-track", track.pk)
