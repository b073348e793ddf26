"""The lists that employments point to: functions, suppliers and cost centres, made as they are met."""

from collections.abc import Mapping
from uuid import UUID

from bekwaam.domains.organisation.models import CostCentre
from bekwaam.domains.people import names
from bekwaam.domains.people.events import FunctionsRenamed
from bekwaam.domains.people.models import Function, Supplier
from bekwaam.kernel.events import publish

CODE_LENGTH = 60
BATCH = 1000


def function_ids(wanted: Mapping[str, str | None]) -> dict[str, UUID]:
    """Functions by code; a name that is given replaces the one that is kept."""
    named = {code: name for code, name in wanted.items() if name is not None}
    Function.objects.bulk_create(
        [Function(code=code, name=name or code) for code, name in sorted(wanted.items())],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    renamed = [one for one in Function.objects.filter(code__in=list(named)) if one.name != named[one.code]]
    for function in renamed:
        function.name = named[function.code]
        function.save(update_fields=["name"])
    if renamed:
        publish(FunctionsRenamed(function_ids=tuple(function.pk for function in renamed)))
    return dict(Function.objects.filter(code__in=list(wanted)).values_list("code", "pk"))


def supplier_ids(wanted: set[str]) -> dict[str, UUID]:
    """Suppliers by name; a new one gets its plain name as code."""
    present = dict(Supplier.objects.filter(name__in=wanted).values_list("name", "pk"))
    for name in sorted(wanted - present.keys()):
        code = names.plain(name).replace(" ", "-")[:CODE_LENGTH] or name[:CODE_LENGTH]
        supplier, _ = Supplier.objects.get_or_create(code=code, defaults={"name": name})
        present[name] = supplier.pk
    return present


def cost_centre_ids(wanted: set[str]) -> dict[str, UUID]:
    CostCentre.objects.bulk_create(
        [CostCentre(code=code) for code in sorted(wanted)], batch_size=BATCH, ignore_conflicts=True
    )
    return dict(CostCentre.objects.filter(code__in=wanted).values_list("code", "pk"))
