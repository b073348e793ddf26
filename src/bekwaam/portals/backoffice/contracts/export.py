"""The register of contracts as a file."""

from collections.abc import Mapping

from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.models import Contract
from bekwaam.domains.portfolio.queries.contracts import ContractFilter, narrowed
from bekwaam.domains.portfolio.rules.contracts import Standing
from bekwaam.domains.portfolio.rules.rights import CONTRACT_READERS
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.kernel.ids import parse_id
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

EXPORT = "contracts"
COLUMNS = (
    Column("number", "Nummer", Kind.CODE),
    Column("title", "Contract"),
    Column("supplier", "Leverancier"),
    Column("unit", "Onderdeel"),
    Column("owner", "Beheerder"),
    Column("starts_on", "Eerste dag", Kind.DATE),
    Column("ends_on", "Laatste dag", Kind.DATE),
    Column("notice_on", "Opzeggen tot en met", Kind.DATE),
    Column("extensions", "Verlengingen over", Kind.INT),
    Column("ceiling", "Hoogste bedrag", Kind.MONEY),
)


def filter_of(said: Mapping[str, str]) -> ContractFilter:
    wanted = said.get("status", "")
    return ContractFilter(
        text=said.get("zoek", "").replace("\x00", "").strip()[:100],
        standing=wanted if wanted in list(Standing) else "",
        supplier_id=parse_id(said.get("leverancier", "")),
    )


def _may(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in CONTRACT_READERS)


def _shown(chunk: list[Contract], asked: Asked) -> list[Row]:
    return [_row(contract) for contract in chunk]


def _row(contract: Contract) -> Row:
    plain = ("number", "title", "starts_on", "ends_on", "notice_on", "extensions", "ceiling")
    return {
        **{name: getattr(contract, name) for name in plain},
        "supplier": contract.supplier.name,
        "unit": contract.owner_unit.name if contract.owner_unit else "De hele organisatie",
        "owner": contract.owner.full_name if contract.owner else "",
    }


CONTRACTS = keyed(
    name=EXPORT,
    title="Contracten",
    columns=COLUMNS,
    may_export=_may,
    rows=lambda asked: narrowed(access.visible_contracts(asked.actor), filter_of(asked.filters), on=asked.on),
    keys=("ends_on", "pk"),
    shown=_shown,
)
