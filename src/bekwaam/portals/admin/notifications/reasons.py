"""Why somebody did or did not get something, in sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.notifications.enums import MailState, Outcome
from bekwaam.domains.notifications.models import ChannelDecision, OutboxMail
from bekwaam.portals.shared.templatetags.dates import moment

REASONS: Mapping[str, str | Promise] = {
    "in_inbox": gettext_lazy("Het bericht staat in de berichten van deze medewerker."),
    "mailed": gettext_lazy("De mail ging meteen naar de uitgaande post."),
    "quiet_hours": gettext_lazy("De medewerker heeft stille uren. De mail wachtte tot {due}."),
    "in_digest": gettext_lazy("Dit hoort in het dagoverzicht van {due}."),
    "left": gettext_lazy("De medewerker is uit dienst."),
    "own_act": gettext_lazy("De medewerker deed dit zelf."),
    "switched_off": gettext_lazy("De medewerker heeft deze soort berichten uitgezet."),
    "inbox_only": gettext_lazy("De medewerker wil hiervan geen mail, alleen een bericht."),
    "absent": gettext_lazy("De medewerker is langdurig afwezig. Dan gaat alleen dringende mail door."),
    "no_address": gettext_lazy("Er is geen e-mailadres bekend."),
    "address_dead": gettext_lazy("Mail naar dit adres kwam terug. Het adres werkt niet."),
}
STATES: Mapping[str, str | Promise] = {
    MailState.WAITING: gettext_lazy("De mail wacht nog."),
    MailState.SENDING: gettext_lazy("De mail wordt nu verstuurd."),
    MailState.SENT: gettext_lazy("De mailserver heeft de mail aangenomen op {settled}."),
    MailState.UNCERTAIN: gettext_lazy("Het is niet zeker of de mail is aangekomen."),
    MailState.BOUNCED: gettext_lazy("De mail kwam terug."),
    MailState.FAILED: gettext_lazy("De mail is niet verstuurd."),
    MailState.SUPPRESSED: gettext_lazy("De mail is tegengehouden."),
}
TONES = {
    Outcome.DELIVERED: "ok",
    Outcome.LATER: "info",
    Outcome.DIGEST: "info",
    Outcome.WITHHELD: "na",
}
STATE_TONES = {
    MailState.WAITING: "todo",
    MailState.SENDING: "info",
    MailState.SENT: "ok",
    MailState.UNCERTAIN: "warn",
    MailState.BOUNCED: "neg",
    MailState.FAILED: "neg",
    MailState.SUPPRESSED: "na",
}
ERRORS: Mapping[str, str | Promise] = {
    "expired": gettext_lazy("De mail was te oud om nog te versturen."),
    "left": gettext_lazy("De medewerker is uit dienst."),
    "address_dead": gettext_lazy("Mail naar dit adres kwam terug. Het adres werkt niet."),
    "no_answer": gettext_lazy(
        "De mail is aangeboden, maar er kwam geen antwoord. Misschien is hij aangekomen, misschien niet."
    ),
    "connection": gettext_lazy("De mailserver was niet bereikbaar."),
    "address_shape": gettext_lazy("Dit is geen geldig e-mailadres."),
    "sealed": gettext_lazy(
        "De tekst kon niet meer worden gelezen, omdat de sleutel van de server is veranderd."
    ),
}


def reason(decision: ChannelDecision, mail: OutboxMail | None) -> str:
    """One or two sentences: the decision, and what became of the mail."""
    first = str(REASONS.get(decision.reason, _("De reden is niet bekend."))).format(
        due=moment(decision.due_at)
    )
    if mail is None:
        return first
    return f"{first} {str(STATES[mail.state]).format(settled=moment(mail.settled_at))}"


def error(mail: OutboxMail) -> str:
    if not mail.error_code:
        return ""
    words = ERRORS.get(mail.error_code)
    return str(words) if words else _("De mailserver antwoordde: %(code)s.") % {"code": mail.error_code}
