"""What the views of this part share: the version in hand, who edits, and a refusal that stands in the form."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.design.access import version_for
from bekwaam.domains.design.actions.writing import Edit
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.refusals import sentence

EDITORS = (Role.ULC, Role.BACKOFFICE)
INVALID = 422
CONFLICT = "design.edited_meanwhile"


def shown_version(request: HttpRequest, activity_id: UUID) -> ActivityVersion:
    found = version_for(actor_of(request), activity_id)
    if found is None:
        raise Http404
    return found


def edit_by(request: HttpRequest, revision: int | None = None) -> Edit:
    return Edit(actor_of(request), clock.now(), revision)


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
    sent: QueryDict = form.data.copy()  # type: ignore[attr-defined]
    sent["revision"] = str(form.initial.get("revision", ""))
    form.data = sent
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
