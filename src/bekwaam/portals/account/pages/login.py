"""The login page: which ways in this academy has."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from bekwaam.domains.people.accounts import queries


@dataclass(frozen=True, slots=True)
class LoginPage:
    onward: str
    provider_name: str
    provider_href: str


def login_page(onward: str) -> LoginPage:
    provider = queries.enabled_provider()
    href = f"{reverse('provider-login')}?{urlencode({'next': onward})}" if provider else ""
    return LoginPage(onward, provider.name if provider else "", href)
