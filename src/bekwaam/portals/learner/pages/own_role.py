"""What somebody finds here in a role without pages of its own: what there is to see, what to do, and whom to ask."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.notifications.queries.readers import administrators
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.queries.people import hired_from
from bekwaam.kernel.actors import Actor, Role

MOST_HIRED = 8
MOST_ASKED = 3
TEXTS: dict[Role, tuple[str | Promise, str | Promise]] = {
    Role.TRAINER: (
        gettext_lazy("Je bent trainer"),
        gettext_lazy(
            "Bekijk in het aanbod wat er over jouw activiteiten staat. Klopt er iets niet, vraag dan wie het aanbod beheert om het te wijzigen. Afspraken over data en groepen maak je met het leercentrum."
        ),
    ),
    Role.FINANCE: (
        gettext_lazy("Je werkt voor financiën"),
        gettext_lazy(
            "Bij elke activiteit in het aanbod staat wat die kost. Vragen over een rekening of een kostenplaats beantwoordt het leercentrum."
        ),
    ),
    Role.SUPPLIER: (
        gettext_lazy("Je bent leverancier"),
        gettext_lazy(
            "Hier zie je de mensen die via jou werken, en tot wanneer. Klopt er iets niet, geef het dan door aan je contactpersoon bij de organisatie."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Hired:
    name: str
    work: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class OwnRole:
    title: str
    text: str
    links: list[tuple[str, str, str]]
    """Words, address and icon."""
    hired: list[Hired]
    more: int
    is_supplier: bool


@dataclass(frozen=True, slots=True)
class OwnRoles:
    roles: list[OwnRole]
    asked: list[str]
    """Names of people who administer the platform here."""


def own_roles(actor: Actor, on: date) -> OwnRoles | None:
    held = [role for role in TEXTS if actor.has_role(role)]
    if not held:
        return None
    people = Person.objects.in_bulk(administrators(on)[:MOST_ASKED])
    names = sorted(person.full_name for person in people.values())
    return OwnRoles([_own_role(actor, role, on) for role in held], names)


def _own_role(actor: Actor, role: Role, on: date) -> OwnRole:
    title, text = TEXTS[role]
    is_supplier = role is Role.SUPPLIER
    hired = _hired(actor, on) if is_supplier else []
    return OwnRole(
        title=str(title),
        text=str(text),
        links=_links(role),
        hired=hired[:MOST_HIRED],
        more=max(len(hired) - MOST_HIRED, 0),
        is_supplier=is_supplier,
    )


def _hired(actor: Actor, on: date) -> list[Hired]:
    suppliers = {grant.supplier_id for grant in actor.grants if grant.role is Role.SUPPLIER}
    jobs = hired_from({supplier for supplier in suppliers if supplier is not None}, on)
    return [
        Hired(
            job.person.full_name,
            ", ".join(words for words in (job.function.name if job.function else "", job.unit.name) if words),
            job.ended_on,
        )
        for job in jobs
    ]


def _links(role: Role) -> list[tuple[str, str, str]]:
    manual = (_("Lees wat je rol mag"), reverse("help-page", args=["rollen"]), "book")
    if role is Role.SUPPLIER:
        return [manual]
    return [(_("Bekijk het aanbod"), reverse("offering"), "search"), manual]
