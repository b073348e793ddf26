"""Which personal data the organisation holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

LEADER = Personal(
    purpose="Weten wie een onderdeel leidt, en dus wie akkoord geeft",
    kept="zolang de geschiedenis van de organisatie bewaard blijft",
    kind=PersonalKind.EMPLOYMENT,
)
PERSONAL_DATA = {"OrgUnit.leader_number": LEADER, "OrgUnitVersion.leader_number": LEADER}
_DATED = ("valid_from", "valid_until", "name")
NOT_PERSONAL = {
    "UnitKind.code",
    "UnitKind.label",
    "UnitKind.position",
    "CostCentre.code",
    "CostCentre.name",
    "OrgUnit.code",
    "OrgUnit.is_current",
    "OrgUnit.sort_key",
    "OrgUnitAncestor.depth",
    *(f"{model}.{field}" for model in ("OrgUnit", "OrgUnitVersion") for field in _DATED),
}
