"""What administrators do with accounts of others, and with the login service of the academy."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions import factors, passwords, providers, sessions
from bekwaam.domains.people.accounts.models import IdentityProvider
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account import entering
from bekwaam.portals.account.forms import ProviderForm
from bekwaam.portals.account.group_rows import group_rows
from bekwaam.portals.account.pages.sessions import sessions_page
from bekwaam.portals.account.replies import refuse, turn_back
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import needs

SHAPE = (
    "name",
    "issuer",
    "client_id",
    "tenant_id",
    "person_claim",
    "groups_claim",
    "scopes",
    "is_enabled",
)
INVALID = 422
MORE = "#groepen"


def _person(request: AcademyRequest, person_id: UUID) -> Person:
    """Only who administers the whole organisation; for anybody else the person is not there."""
    actor = request.actor
    person = Person.objects.filter(pk=person_id, merged_into__isnull=True).first()
    if (
        person is None
        or not actor.has_role(Role.FUNCTIONAL_ADMIN)
        or actor.units_for(Role.FUNCTIONAL_ADMIN) is not None
    ):
        raise Http404
    return person


@needs(Role.FUNCTIONAL_ADMIN)
@never_cache
@require_safe
def account_of(request: AcademyRequest, person_id: UUID) -> HttpResponse:
    person = _person(request, person_id)
    account = queries.account_of(person)
    context = {
        "person": person,
        "account": account,
        "page": sessions_page(account, "", at=clock.now()) if account else None,
        "factors": queries.factors_of(account) if account else None,
    }
    return render(request, "account/account_of.html", context)


@needs(Role.FUNCTIONAL_ADMIN)
@require_POST
def change_account(request: AcademyRequest, person_id: UUID, deed: str) -> HttpResponse:
    person = _person(request, person_id)
    back = reverse("account-of", args=[person_id])
    try:
        done = _do(request, person, deed)
    except Refused as refusal:
        return turn_back(request, refusal, back)
    messages.success(request, done)
    return redirect(back)


def _do(request: AcademyRequest, person: Person, deed: str) -> str:
    actor, now = request.actor, clock.now()
    account = queries.account_of(person)
    if deed == "uitloggen":
        sessions.end_sessions_of(person, actor=actor, at=now)
        return _("%(name)s is overal uitgelogd.") % {"name": person.full_name}
    if deed == "openen" and account is None:
        passwords.open_local_account(person, person.email or person.personnel_number, actor=actor, at=now)
        return _("Het account is gemaakt.")
    if deed == "uitnodigen":
        passwords.invite(person, actor=actor, at=now)
        return _("De link om een wachtwoord te kiezen is verstuurd.")
    if deed == "tweede-stap-wissen" and account is not None:
        factors.remove_all(account, actor=actor, at=now)
        sessions.end_sessions_of(person, actor=actor, at=now)
        return _("De tweede stap is gewist. %(name)s stelt die opnieuw in.") % {"name": person.full_name}
    raise Http404


@needs(Role.FUNCTIONAL_ADMIN)
@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "POST"])
def identity_provider(request: AcademyRequest) -> HttpResponse:
    """One login service per academy: the first one is made by saving the form."""
    known = next(iter(queries.providers()), None)
    initial = {name: getattr(known, name) for name in SHAPE} if known else None
    sent = request.POST if request.method == "POST" else None
    form = ProviderForm(sent, initial=initial)
    rows = group_rows(sent, known.group_roles if known else [], request.actor)
    context = {
        "form": form,
        "rows": rows,
        "provider": known,
        "return_address": entering.origin_of(request) + reverse("provider-return"),
        "logout_address": entering.origin_of(request) + reverse("provider-logout"),
    }
    if sent is None or not (form.is_valid() & rows.is_valid()):
        status = 200 if sent is None else INVALID
        return render(request, "account/identity_provider.html", context, status=status)
    try:
        _save(request, known, form, rows.mapping())
    except Refused as refusal:
        return refuse(request, refusal, form, "account/identity_provider.html", context)
    messages.success(request, _("De inlogdienst is opgeslagen."))
    return redirect(reverse("identity-provider") + (MORE if "nog-een" in request.POST else ""))


def _save(
    request: AcademyRequest, known: IdentityProvider | None, form: ProviderForm, mapping: list[dict[str, str]]
) -> None:
    values = {**form.cleaned_data, "group_roles": mapping}
    secret = values.pop("secret")
    providers.save_provider(known, values, secret=secret, actor=request.actor, at=clock.now())
