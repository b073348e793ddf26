"""The audiences that most activities have, in one choice."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.domains.catalogue.actions import Choice
from bekwaam.domains.catalogue.actions.policies import with_choice
from bekwaam.domains.catalogue.audience.kept import kept_policies
from bekwaam.domains.catalogue.audience.policies import Condition
from bekwaam.domains.catalogue.enums import Dimension
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.audience.forms import ChoiceForm, carried_in
from bekwaam.portals.backoffice.audience.pages.audience import choice_consequences, form_page
from bekwaam.portals.backoffice.audience.requests import MANAGERS, managed_or_404
from bekwaam.portals.backoffice.audience.views.policies import KEEP, MORE, STEP, done, finished, shown
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs


@require_http_methods(["GET", "POST"])
@needs(*MANAGERS)
def choose(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    activity, actor = managed_or_404(request, activity_id), actor_of(request)
    posted = request.POST if request.method == "POST" else None
    form = ChoiceForm(
        posted, actor=actor, carried=carried_in(request.POST), initial={"choice": Choice.EVERYONE}
    )
    title = _("Kies wie dit ziet")
    if not form.is_valid():
        return shown(request, "choice", form_page(activity, title, form.carried), form)
    choice, person_ids = Choice(form.cleaned_data["choice"]), form.person_ids()
    named = [Condition(dimension=Dimension.PERSON, person_id=one) for one in person_ids]
    if request.POST.get(STEP) == MORE:
        again = ChoiceForm(actor=actor, carried=named, initial={"choice": choice})
        return shown(request, "choice", form_page(activity, title, named), again)

    def act(at: datetime) -> None:
        actions.choose_audience(activity.pk, choice, person_ids=person_ids, actor=actor, at=at)

    if request.POST.get(STEP) == KEEP and done(form, act):
        return finished(request, activity, _("De doelgroep is bewaard."))
    kept = kept_policies([activity.pk])[activity.pk]
    then = with_choice(kept, choice, owner_unit_id=activity.owner_unit_id, person_ids=person_ids)
    page = choice_consequences(actor, activity, kept, then, choice=choice, named=named, on=clock.today())
    return shown(request, "consequences", page, form)
