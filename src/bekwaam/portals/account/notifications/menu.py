"""Where the preferences stand in the menu, and what their refusals say."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel import links
from bekwaam.portals.shared import navigation, refusals

SENTENCES = {
    "notifications.always_sent": "Het bericht “{kind}” krijg je altijd.",
    "notifications.quiet_half": "Vul een begin en een einde van de stille uren in, of geen van beide.",
    "notifications.quiet_same": "Kies voor de stille uren een einde dat anders is dan het begin.",
    "notifications.digest_hour": "Kies een uur van 0 tot en met 23.",
    "notifications.no_person": "Log eerst in. Dan kun je kiezen wat je krijgt.",
}


def register() -> None:
    links.register("message_preferences", lambda: reverse("message-preferences"))
    refusals.register(SENTENCES)
    navigation.register(
        navigation.Item(
            label=_("Welke berichten ik krijg"),
            icon="bell",
            url_name="message-preferences",
            area=navigation.Area.ACCOUNT,
            order=60,
        )
    )
