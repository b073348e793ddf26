"""Where messages stand in the menu, the tabs above their pages, and what their refusals say."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.rules.texts import may_manage
from bekwaam.portals.shared import navigation, refusals

SENTENCES = {
    "notifications.not_yours": "Alleen een functioneel beheerder van de hele organisatie kan dit.",
    "notifications.unknown_variable": "Dit invulveld bestaat niet: {unknown}. Kies uit {known}.",
    "notifications.subject_empty": "Vul een onderwerp in.",
    "notifications.subject_shape": "Het onderwerp is één regel van hooguit {cap} tekens, zonder bijzondere tekens.",
    "notifications.body_empty": "Vul een tekst in.",
    "notifications.body_too_long": "De tekst is te lang. Gebruik hooguit {cap} tekens.",
    "notifications.mail_not_stuck": "Deze mail kun je niet nog een keer versturen. Alleen een mail die mislukt, onzeker of teruggekomen is.",
    "notifications.mail_words_gone": "De tekst van deze mail is gewist. Laat het bericht opnieuw ontstaan waar het vandaan kwam.",
    "notifications.mail_person_left": "Deze medewerker is uit dienst en krijgt geen mail meer.",
    "notifications.mail_address_dead": "Dit adres werkt niet. Meld eerst bij Teruggekomen dat het weer werkt.",
}
TABS = (
    ("message-texts", _("Teksten")),
    ("outgoing-mail", _("Uitgaande post")),
    ("bounces", _("Teruggekomen")),
    ("message-reasons", _("Waarom kreeg ik dit?")),
)


def register() -> None:
    refusals.register(SENTENCES)
    navigation.register(
        navigation.Item(
            label=_("Berichten en mail"),
            icon="mail",
            url_name="message-texts",
            area=navigation.Area.BACKOFFICE,
            may_open=lambda actor: bool(may_manage(actor)),
            group=_("Inrichting"),
            order=820,
        )
    )


def tabs(current: str) -> list[tuple[str, str, bool]]:
    return [(str(words), reverse(name), name == current) for name, words in TABS]
