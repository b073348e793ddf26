"""The login page: which ways in this academy has."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from bekwaam.domains.people.accounts import queries

AGAIN = "opnieuw"


@dataclass(frozen=True, slots=True)
class LoginPage:
    onward: str
    provider_name: str
    provider_href: str


def login_page(onward: str, *, is_again: bool = False) -> LoginPage:
    """Who is asked to log in again has to do so at the login service, too."""
    provider = queries.enabled_provider()
    query = {"next": onward} | ({AGAIN: "1"} if is_again else {})
    href = f"{reverse('provider-login')}?{urlencode(query)}" if provider else ""
    return LoginPage(onward, provider.name if provider else "", href)
