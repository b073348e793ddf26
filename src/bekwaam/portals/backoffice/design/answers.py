"""What the views of this part share: the activity in hand, who edits, and a refusal that stands in the form."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from bekwaam.domains.catalogue.access import managed_activity_for
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.catalogue.queries import draft_of
from bekwaam.domains.design.actions.writing import Edit
from bekwaam.domains.design.models import LessonDesign
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared.refusals import sentence

EDITORS = (Role.ULC, Role.BACKOFFICE)
INVALID = 422
CONFLICT = "design.edited_meanwhile"


def managed(request: HttpRequest, activity_id: UUID) -> Activity:
    found = managed_activity_for(request.actor, activity_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def shown_version(activity: Activity) -> ActivityVersion:
    """The draft when there is one, otherwise what is published."""
    version = draft_of(activity.pk) or activity.published
    if version is None:
        raise Http404
    return version


def edit_by(request: HttpRequest, revision: int | None = None) -> Edit:
    return Edit(request.actor, clock.now(), revision)  # type: ignore[attr-defined]


def seen(request: HttpRequest) -> int:
    """The revision that a button was drawn with; without one it is older than any."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def done(request: HttpRequest, form: Form, act: Callable[[], object]) -> bool:
    """Whether the form was sent, is well filled in, and the action was allowed; a refusal stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        if refusal.reason == CONFLICT:
            _look_again(form)
        return False
    return True


def _look_again(form: Form) -> None:
    """What was typed stays; sent once more, it is laid over what stands there now, which is shown beside it."""
    form.data = form.data.copy()
    form.data["revision"] = str(form.initial.get("revision", ""))
    form.has_conflict = True  # type: ignore[attr-defined]


def press(request: HttpRequest, act: Callable[[], object], said: str, activity_id: UUID) -> HttpResponse:
    """A button of the design page: done or refused with a message, and back to the page."""
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, said)
    return redirect("design", activity_id)


def revision_of(version_id: UUID) -> int | None:
    found: int | None = (
        LessonDesign.objects.filter(version=version_id).values_list("revision", flat=True).first()
    )
    return found
