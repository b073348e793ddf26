"""Where the subscriptions stand in the menu, and what their refusals say."""

from django.utils.translation import gettext_lazy, gettext_noop

from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages as manual

SENTENCES = {
    "catalogue.feed_for_nobody": gettext_noop("Log eerst in. Dan kun je een abonnement beginnen."),
    "catalogue.feed_without_name": gettext_noop("Vul een naam in van hooguit {limit} tekens."),
    "catalogue.too_many_feeds": gettext_noop("Je hebt al {limit} abonnementen. Stop er eerst een."),
    "catalogue.feed_unknown": gettext_noop("Dit abonnement is al gestopt."),
}


def register() -> None:
    refusals.register(SENTENCES)
    manual.register({"account-feeds": "aanbod-bekijken"})
    navigation.register(
        navigation.Item(
            gettext_lazy("Volg het aanbod"), "news", "account-feeds", navigation.Area.ACCOUNT, order=70
        )
    )
