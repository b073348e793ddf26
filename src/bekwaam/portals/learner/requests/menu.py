"""Where the own requests stand in the menu, what their refusals say, and which page of the manual helps."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.offcatalogue.house import MODULE
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.requests.sentences import SENTENCES

HELP = ("request-new", "requests", "request", "request-change", "request-answer", "request-withdraw")


def register() -> None:
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
