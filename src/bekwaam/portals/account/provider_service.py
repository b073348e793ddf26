"""From the stored settings of a login service to what the adapter needs."""

from datetime import timedelta

from django.conf import settings

from bekwaam.domains.people.accounts.actions.providers import secret_of
from bekwaam.domains.people.accounts.models import IdentityProvider
from bekwaam.integrations.http.client import Client, guarded_client
from bekwaam.integrations.http.transport import Limits
from bekwaam.integrations.oidc.settings import Service
from bekwaam.kernel.outbound.policy import OutboundPolicy

BACK_WITHIN = timedelta(minutes=10)
LIMITS = Limits(seconds=8, body_bytes=500_000)


def service_of(provider: IdentityProvider) -> Service:
    return Service(
        issuer=provider.issuer,
        client_id=provider.client_id,
        secret=secret_of(provider),
        tenant_id=provider.tenant_id,
        scopes=provider.scopes,
        person_claim=provider.person_claim,
        groups_claim=provider.groups_claim,
    )


def outside() -> Client:
    """One visit to the login service, through the guard."""
    return guarded_client(OutboundPolicy.of(*settings.TRUSTED_ORIGINS), LIMITS)
