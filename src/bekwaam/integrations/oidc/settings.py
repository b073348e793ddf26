"""What is known of one login service."""

from dataclasses import dataclass, field


class OidcRefused(Exception):
    """The service, or somebody in its name, sent what may not be trusted. `code` is for the log."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Service:
    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    tenant_id: str = ""
    scopes: str = "openid profile"
    person_claim: str = "oid"
    groups_claim: str = "groups"
