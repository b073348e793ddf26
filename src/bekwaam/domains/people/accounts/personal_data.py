"""Which personal data logging in holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

WAY_IN = Personal(
    purpose="Veilig inloggen en misbruik tegenhouden",
    kept="tot de medewerker het verwijdert of het account wordt gewist",
    kind=PersonalKind.ACCESS,
)
SHORT = Personal(
    purpose="Veilig inloggen en misbruik tegenhouden", kept="hoogstens een week", kind=PersonalKind.ACCESS
)
SESSION = Personal(
    purpose="Laten zien waar iemand is ingelogd",
    kept="tot de sessie eindigt, hoogstens een dag",
    kind=PersonalKind.ACCESS,
)
DEVICE = Personal(
    purpose="De eigenaar waarschuwen als iemand inlogt op een nieuw apparaat",
    kept="tot een half jaar na het laatste gebruik, hoogstens twintig apparaten",
    kind=PersonalKind.ACCESS,
)
PERSONAL_DATA = {
    "KnownDevice.account": DEVICE,
    "KnownDevice.token_digest": DEVICE,
    "KnownDevice.last_used_on": DEVICE,
    "AuthenticatorApp.account": WAY_IN,
    "Passkey.account": WAY_IN,
    "RecoveryCode.account": WAY_IN,
    "OneTimeToken.account": SHORT,
    "DisplayPreference.person": WAY_IN,
    "ProviderSession.subject": SESSION,
    "ProviderSession.sid": SESSION,
    "AuthenticatorApp.sealed_secret": WAY_IN,
    "Passkey.name": WAY_IN,
    "Passkey.credential_id": WAY_IN,
    "Passkey.credential": WAY_IN,
    "Passkey.last_used_at": WAY_IN,
    "RecoveryCode.code_digest": WAY_IN,
    "RecoveryCode.used_at": WAY_IN,
    "OneTimeToken.sealed_payload": SHORT,
    "LoginAttempt.key_digest": SHORT,
    "DisplayPreference.appearance": Personal(
        purpose="Tonen zoals iemand prettig leest",
        kept="zolang het account bestaat",
        kind=PersonalKind.BEHAVIOUR,
    ),
    "DisplayPreference.language": Personal(
        purpose="Tonen in de gekozen taal", kept="zolang het account bestaat", kind=PersonalKind.BEHAVIOUR
    ),
}
SECRETS = {
    "IdentityProvider.sealed_secret",
    "AuthenticatorApp.sealed_secret",
    "RecoveryCode.code_digest",
    "OneTimeToken.token_digest",
    "OneTimeToken.sealed_payload",
    "LoginAttempt.key_digest",
    "KnownDevice.token_digest",
    "Passkey.credential",
}
NOT_PERSONAL = {
    "LoginSession.idle_seconds",
    "IdentityProvider.name",
    "IdentityProvider.issuer",
    "IdentityProvider.client_id",
    "IdentityProvider.sealed_secret",
    "IdentityProvider.tenant_id",
    "IdentityProvider.person_claim",
    "IdentityProvider.groups_claim",
    "IdentityProvider.scopes",
    "IdentityProvider.group_roles",
    "IdentityProvider.is_enabled",
    "IdentityProvider.created_at",
    "IdentityProvider.updated_at",
    "AuthenticatorApp.last_step",
    "AuthenticatorApp.created_at",
    "AuthenticatorApp.confirmed_at",
    "RecoveryCode.created_at",
    "Passkey.sign_count",
    "Passkey.created_at",
    "OneTimeToken.use",
    "OneTimeToken.token_digest",
    "OneTimeToken.created_at",
    "OneTimeToken.expires_at",
    "LoginAttempt.at",
    "DisplayPreference.updated_at",
}
