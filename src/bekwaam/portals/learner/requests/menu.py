"""Where the own requests stand in the menu, what their refusals say, and which page of the manual helps."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.offcatalogue.house import MODULE
from bekwaam.kernel import links
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.requests.sentences import SENTENCES

HELP = ("request-new", "requests", "request", "request-change", "request-answer", "request-withdraw")


def register() -> None:
    links.register("request", lambda request_id: reverse("request", args=[request_id]))
    refusals.register(SENTENCES)
    manual.register(dict.fromkeys((*HELP, "team-requests", "managed-requests", "budget-rules"), "aanvragen"))
    navigation.register(
        navigation.Item(
            label=_("Mijn aanvragen"),
            icon="clipboard-list",
            url_name="requests",
            area=navigation.Area.ACCOUNT,
            part=MODULE,
            order=20,
        )
    )
