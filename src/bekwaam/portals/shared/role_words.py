"""Roles and delegated tasks in Dutch words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.kernel.actors import Role

ROLE_WORDS: dict[Role, str | Promise] = {
    Role.EMPLOYEE: _("Medewerker"),
    Role.MANAGER: _("Leidinggevende"),
    Role.BACKOFFICE: _("Backoffice"),
    Role.ULC: _("Centraal leercentrum"),
    Role.TRAINER: _("Trainer"),
    Role.FINANCE: _("Financiën"),
    Role.CISO: _("CISO en privacy"),
    Role.FUNCTIONAL_ADMIN: _("Functioneel beheerder"),
    Role.AUDITOR: _("Auditor"),
    Role.SUPPLIER: _("Leverancier"),
}


def role_word(role: Role | str) -> str:
    return str(ROLE_WORDS[Role(role)])


def task_words(tasks: Iterable[str]) -> list[str]:
    known = {task.value: str(task.label) for task in DelegatedTask}
    return [known[task] for task in known if task in set(tasks)]
