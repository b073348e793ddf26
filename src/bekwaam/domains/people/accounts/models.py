"""What an account has besides its name and password. Secrets are sealed or fingerprints (`kernel/sealing.py`)."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.people.accounts.enums import Appearance, OneTimeUse
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class IdentityProvider(TenantModel):
    """The login service of an employer (OpenID Connect), and what its claims mean here."""

    name = models.CharField(max_length=100)
    issuer = models.CharField(max_length=300)
    client_id = models.CharField(max_length=200)
    sealed_secret = models.TextField(blank=True)
    tenant_id = models.CharField(max_length=100, blank=True)
    """The only value accepted in the claim `tid`; empty when the service has no such claim."""
    person_claim = models.CharField(max_length=60, default="oid")
    groups_claim = models.CharField(max_length=60, default="groups")
    scopes = models.CharField(max_length=200, default="openid profile")
    group_roles = models.JSONField(default=list)
    """A list of `{"group": …, "role": …, "unit": code or ""}`."""
    is_enabled = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "issuer", "client_id"], name="identityprovider_client_once"
            ),
            models.UniqueConstraint(
                fields=["academy"], condition=Q(is_enabled=True), name="identityprovider_one_enabled"
            ),
        ]


class ProviderSession(TenantModel):
    """Which login at the employer's service a session came from, so that logging out there ends it here."""

    session = TenantKey("people.LoginSession", on_delete=models.CASCADE, related_name="provider_sessions")
    provider = TenantKey(IdentityProvider, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=255)
    sid = models.CharField(max_length=255, blank=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "provider", "sid"], name="providersession_sid")]


class AuthenticatorApp(TenantModel):
    """A secret shared with an app that shows codes (TOTP); `last_step` makes that each code works once."""

    account = TenantKey("people.Account", on_delete=models.CASCADE, related_name="authenticator_apps")
    sealed_secret = models.TextField()
    last_step = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "account"], name="authenticatorapp_once")]


class RecoveryCode(TenantModel):
    """A code on paper for when the phone is gone; each works once."""

    account = TenantKey("people.Account", on_delete=models.CASCADE, related_name="recovery_codes")
    code_digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "account", "code_digest"], name="recoverycode_once")
        ]


class Passkey(TenantModel):
    """The public half of a key in somebody's device or key ring (WebAuthn)."""

    account = TenantKey("people.Account", on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400)
    credential = models.BinaryField()
    sign_count = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "credential_id"], name="passkey_credential_once")
        ]


class OneTimeToken(TenantModel):
    """Something that may be handed in once, before a moment. The token itself is with its bearer only."""

    use = models.CharField(max_length=20, choices=OneTimeUse.choices)
    token_digest = models.CharField(max_length=64)
    account = TenantKey("people.Account", on_delete=models.CASCADE, null=True, related_name="+")
    sealed_payload = models.TextField(blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "token_digest"], name="onetimetoken_digest_once")
        ]
        indexes = [models.Index(fields=["academy", "expires_at"], name="onetimetoken_expiry")]


class LoginAttempt(TenantModel):
    """A failed try, counted against the keyed fingerprint of a login name or of a network address."""

    key_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "key_digest", "at"], name="loginattempt_of_key")]


class KnownDevice(TenantModel):
    """A browser in which an account was logged in before: a keyed fingerprint of account and cookie, and a day."""

    account = TenantKey("people.Account", on_delete=models.CASCADE, related_name="known_devices")
    token_digest = models.CharField(max_length=64)
    last_used_on = models.DateField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "account", "token_digest"], name="knowndevice_once")
        ]
        indexes = [models.Index(fields=["academy", "last_used_on"], name="knowndevice_last_used")]


class DisplayPreference(TenantModel):
    """How a person likes to read: light or dark, and in which language."""

    person = TenantKey("people.Person", on_delete=models.CASCADE, related_name="display_preferences")
    appearance = models.CharField(max_length=10, choices=Appearance.choices, default=Appearance.DEVICE)
    language = models.CharField(max_length=5, blank=True)
    updated_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "person"], name="displaypreference_once")]
