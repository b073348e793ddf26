"""What was told to whom, what waits to be mailed, what people want to hear, and how an academy words it."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.notifications.enums import BounceSource, Channel, MailState, Mode, Outcome
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel

KIND_LENGTH = 60
ADDRESS_LENGTH = 254


class Template(TenantModel):
    """A version of the words of one kind. Nothing is overwritten; the highest version holds.

    A version that `is_built_in` has no words of its own: the academy went back to the built-in text.
    """

    kind = models.CharField(max_length=KIND_LENGTH)
    language = models.CharField(max_length=5)
    version = models.PositiveIntegerField()
    is_built_in = models.BooleanField(default=False)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    made_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "kind", "language", "version"], name="template_version_once"
            )
        ]


class Message(TenantModel):
    """A line in somebody's inbox."""

    person = TenantKey(Person, related_name="messages")
    kind = models.CharField(max_length=KIND_LENGTH)
    event_id = models.UUIDField()
    title = models.CharField(max_length=200)
    body = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "event_id", "person", "kind"], name="message_once")
        ]
        indexes = [
            models.Index(fields=["academy", "person", "-created_at"], name="message_of_person"),
            models.Index(
                fields=["academy", "person"], name="message_unread", condition=Q(read_at__isnull=True)
            ),
        ]


class OutboxMail(TenantModel):
    """A mail on its way. Its words are wiped when it has arrived or can no longer be sent."""

    person = TenantKey(Person, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    event_id = models.UUIDField()
    address = models.CharField(max_length=ADDRESS_LENGTH)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    settings_link = models.CharField(max_length=500, blank=True)
    """Where this kind can be switched off; empty when it cannot."""
    message_id = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    error_code = models.CharField(max_length=40, blank=True)
    error_text = models.CharField(max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "event_id", "person", "kind"], name="outboxmail_once"),
            models.UniqueConstraint(fields=["academy", "message_id"], name="outboxmail_message_id_once"),
        ]
        indexes = [
            models.Index(
                fields=["academy", "next_attempt_at"],
                name="outboxmail_due",
                condition=Q(state=MailState.WAITING),
            ),
            models.Index(
                fields=["academy", "started_at"],
                name="outboxmail_underway",
                condition=Q(state=MailState.SENDING),
            ),
            models.Index(fields=["academy", "-created_at"], name="outboxmail_newest"),
        ]


class DigestItem(TenantModel):
    """Something for the next daily digest of a person; gone when that digest is made."""

    person = TenantKey(Person, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    event_id = models.UUIDField()
    title = models.CharField(max_length=200)
    link = models.CharField(max_length=500, blank=True)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "event_id", "person", "kind"], name="digestitem_once")
        ]
        indexes = [models.Index(fields=["academy", "due_at"], name="digestitem_due")]


class ChannelDecision(TenantModel):
    """Why somebody did or did not get something, per channel. Also what makes notifying happen once."""

    person = TenantKey(Person, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    event_id = models.UUIDField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=40)
    due_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "event_id", "person", "kind", "channel"], name="channeldecision_once"
            )
        ]
        indexes = [
            models.Index(fields=["academy", "person", "-decided_at"], name="channeldecision_of_person")
        ]


class Preference(TenantModel):
    person = TenantKey(Person, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    updated_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "person", "kind"], name="preference_per_kind")
        ]


class MessageHours(TenantModel):
    """When and in which language a person wants mail: quiet hours and the hour of the daily digest."""

    person = TenantKey(Person, related_name="+")
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    digest_hour = models.PositiveSmallIntegerField(default=8)
    language = models.CharField(max_length=5, default="nl")
    updated_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "person"], name="messagehours_per_person"),
            models.CheckConstraint(condition=Q(digest_hour__lt=24), name="messagehours_hour_of_day"),
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="messagehours_both_or_none",
            ),
        ]


class Bounce(TenantModel):
    """An address that a mail server does not know. While it stands, nothing more is mailed there."""

    mail = TenantKey(OutboxMail, null=True, related_name="bounces")
    person = TenantKey(Person, null=True, related_name="+")
    address = models.CharField(max_length=ADDRESS_LENGTH)
    message_id = models.CharField(max_length=300)
    source = models.CharField(max_length=10, choices=BounceSource.choices)
    is_permanent = models.BooleanField()
    status = models.CharField(max_length=20, blank=True)
    diagnostic = models.CharField(max_length=300, blank=True)
    reported_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "message_id", "address", "source"], name="bounce_once")
        ]
        indexes = [
            models.Index(
                fields=["academy", "address"],
                name="bounce_standing",
                condition=Q(lifted_at__isnull=True, is_permanent=True),
            )
        ]
