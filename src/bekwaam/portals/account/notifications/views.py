"""What somebody wants to hear, and when: one page, one form."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.notifications.actions.preferences import save_preferences
from bekwaam.domains.notifications.house import quiet_by_default
from bekwaam.domains.notifications.kinds import Kind, registered
from bekwaam.domains.notifications.queries.readers import hours_of, kinds_told, preferences_of
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account.notifications.forms import PreferencesForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.house import settings_for
from bekwaam.portals.shared.refusals import sentence

INVALID = 422


@dataclass(frozen=True, slots=True)
class PreferencesPage:
    always: list[Kind]


@require_http_methods(["GET", "POST"])
@signed_in
def preferences(request: HttpRequest) -> HttpResponse:
    person_id = request.user.person_id  # type: ignore[union-attr]
    kinds, chosen = registered(), preferences_of(person_id)
    told = kinds_told(person_id) | chosen.keys()
    own = [kind for kind in kinds if kind.may_concern(actor_of(request)) or kind.code in told]
    usual = quiet_by_default(settings_for(request).options)
    sent = request.POST if request.method == "POST" else None
    form = PreferencesForm(sent, kinds=own, chosen=chosen, hours=hours_of(person_id), usual=usual)
    if sent is not None and form.is_valid() and _saved(request, form):
        messages.success(request, _("Je keuzes zijn opgeslagen."))
        return redirect("message-preferences")
    page = PreferencesPage([kind for kind in own if not kind.may_switch_off])
    status = INVALID if form.errors else 200
    return render(request, "account/message_preferences.html", {"form": form, "page": page}, status=status)


def _saved(request: HttpRequest, form: PreferencesForm) -> bool:
    values = {
        name: form.cleaned_data[name] for name in ("quiet_from", "quiet_until", "digest_hour", "language")
    }
    try:
        with transaction.atomic():
            save_preferences(form.modes(), **values, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return False
    return True
