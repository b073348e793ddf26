"""Which personal data notifications hold, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

TOLD = Personal(
    purpose="Iemand vertellen wat er voor hem of haar is gebeurd",
    kept="twee jaar, of korter als de huisregels dat zeggen",
    kind=PersonalKind.BEHAVIOUR,
)
MAILED = Personal(
    purpose="Een mail versturen",
    kept="tot de mail is aangekomen; mislukte mail een week",
    kind=PersonalKind.CONTACT,
)
SENT_TO = Personal(
    purpose="Kunnen nagaan of een mail is aangekomen",
    kept="een jaar, of zo lang als de huisregels zeggen",
    kind=PersonalKind.CONTACT,
)
DECIDED = Personal(
    purpose="Kunnen uitleggen waarom iemand een bericht wel of niet kreeg",
    kept="een jaar, of zo lang als de huisregels zeggen",
    kind=PersonalKind.BEHAVIOUR,
)
WISHED = Personal(
    purpose="Berichten sturen zoals iemand dat wil",
    kept="zolang iemand in dienst is",
    kind=PersonalKind.BEHAVIOUR,
)
DIGESTED = Personal(
    purpose="Het dagoverzicht maken", kept="tot het dagoverzicht is gemaakt", kind=PersonalKind.BEHAVIOUR
)
RETURNED = Personal(
    purpose="Niet blijven mailen naar een adres dat niet bestaat",
    kept="zolang het adres niet werkt",
    kind=PersonalKind.CONTACT,
)
WHO = Personal(
    purpose="Weten wie een tekst wijzigde", kept="zolang de academie bestaat", kind=PersonalKind.ACCESS
)
PERSONAL_DATA = {
    "Template.made_by_label": WHO,
    "Message.person": TOLD,
    "Message.title": TOLD,
    "Message.body": TOLD,
    "Message.link": TOLD,
    "Message.read_at": TOLD,
    "OutboxMail.person": SENT_TO,
    "OutboxMail.address": SENT_TO,
    "OutboxMail.subject": SENT_TO,
    "OutboxMail.text": MAILED,
    "OutboxMail.html": MAILED,
    "OutboxMail.error_text": SENT_TO,
    "DigestItem.person": DIGESTED,
    "DigestItem.title": DIGESTED,
    "DigestItem.link": DIGESTED,
    "ChannelDecision.person": DECIDED,
    "ChannelDecision.reason": DECIDED,
    "Preference.person": WISHED,
    "Preference.mode": WISHED,
    "MessageHours.person": WISHED,
    "MessageHours.quiet_from": WISHED,
    "MessageHours.quiet_until": WISHED,
    "MessageHours.digest_hour": WISHED,
    "MessageHours.language": WISHED,
    "Bounce.person": RETURNED,
    "Bounce.address": RETURNED,
    "Bounce.diagnostic": RETURNED,
}
NOT_PERSONAL = {
    "Template.kind",
    "Template.language",
    "Template.version",
    "Template.is_built_in",
    "Template.subject",
    "Template.body",
    "Template.created_at",
    "Message.kind",
    "Message.event_id",
    "Message.created_at",
    "OutboxMail.kind",
    "OutboxMail.event_id",
    "OutboxMail.settings_link",
    "OutboxMail.message_id",
    "OutboxMail.state",
    "OutboxMail.attempts",
    "OutboxMail.next_attempt_at",
    "OutboxMail.created_at",
    "OutboxMail.started_at",
    "OutboxMail.settled_at",
    "OutboxMail.expires_at",
    "OutboxMail.error_code",
    "DigestItem.kind",
    "DigestItem.event_id",
    "DigestItem.due_at",
    "DigestItem.created_at",
    "ChannelDecision.kind",
    "ChannelDecision.event_id",
    "ChannelDecision.channel",
    "ChannelDecision.outcome",
    "ChannelDecision.due_at",
    "ChannelDecision.decided_at",
    "Preference.kind",
    "Preference.updated_at",
    "MessageHours.updated_at",
    "Bounce.mail",
    "Bounce.message_id",
    "Bounce.source",
    "Bounce.is_permanent",
    "Bounce.status",
    "Bounce.reported_at",
    "Bounce.lifted_at",
}
