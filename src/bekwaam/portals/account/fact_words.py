"""What a fact of the log is called for the person it is about."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WORDS = {
    "account.all_sessions_ended": gettext_noop("Logde je overal uit"),
    "account.all_removed": gettext_noop("Verwijderde je tweede stap"),
    "account.invited": gettext_noop("Stuurde je een link om een wachtwoord te kiezen"),
    "account.login_failed": gettext_noop("Probeerde in te loggen en kwam niet binnen"),
    "account.opened": gettext_noop("Maakte je account"),
    "account.passkey_copied": gettext_noop("Weigerde een passkey die gekopieerd lijkt"),
    "account.provider_logout": gettext_noop("Logde je uit bij je werkgever"),
    "account.viewed": gettext_noop("Bekeek je account"),
    "people.changed": gettext_noop("Wijzigde je gegevens"),
    "people.delivered_changed": gettext_noop("Verwerkte een wijziging uit het personeelssysteem"),
    "people.delivered_new": gettext_noop("Nam je gegevens over uit het personeelssysteem"),
    "people.merged": gettext_noop("Voegde een dubbele registratie van jou samen"),
    "people.role_granted": gettext_noop("Gaf je een rol"),
    "people.role_ended": gettext_noop("Beëindigde een rol van je"),
    "records.results_viewed": gettext_noop("Bekeek wat je deed en met welk resultaat"),
}


def in_words(verb: str) -> str:
    return _(WORDS[verb]) if verb in WORDS else _("Wijzigde of bekeek je gegevens")
