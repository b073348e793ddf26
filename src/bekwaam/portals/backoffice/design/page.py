"""What the design page shows: the days under their weeks, and the rules met or missed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.enums import VersionState
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.design.didactics import Finding, HouseStandard
from bekwaam.domains.design.queries import Programme, programme_of_version
from bekwaam.portals.backoffice.design.words import asked, remedy
from bekwaam.portals.backoffice.offering.pages.frame import Tab, tabs_of


@dataclass(frozen=True, slots=True)
class RuleLine:
    title: str
    asked: str
    remedy: str
    tone: str
    state: str


@dataclass(frozen=True, slots=True)
class DesignPage:
    activity: Activity
    version: ActivityVersion
    programme: Programme
    rules: list[RuleLine]
    verdict: str
    is_fine: bool
    may_edit: bool
    may_begin: bool
    """There is no draft to work in; a next version can be started."""
    is_from_elsewhere: bool
    tabs: list[Tab]

    @property
    def revision(self) -> int:
        return self.programme.design.revision if self.programme.design else 0

    @property
    def study_hours(self) -> float | None:
        minutes = self.version.study_load_minutes
        return None if minutes is None else round(minutes / 60, 1)


def design_page(version: ActivityVersion) -> DesignPage:
    programme = programme_of_version(version)
    missed = [finding for finding in programme.findings if not finding.is_met]
    return DesignPage(
        activity=version.activity,
        version=version,
        programme=programme,
        rules=[_line(finding, programme.house) for finding in programme.findings],
        verdict=_verdict(programme, len(missed)),
        is_fine=bool(programme.days) and not missed,
        may_edit=version.state == VersionState.DRAFT,
        may_begin=version.state == VersionState.PUBLISHED and not version.activity.is_from_elsewhere,
        tabs=tabs_of(version.activity_id, "design", with_design=True),
        is_from_elsewhere=version.activity.is_from_elsewhere,
    )


def _verdict(programme: Programme, missed: int) -> str:
    if not programme.days:
        return _("Er zijn nog geen lesdagen.")
    if not missed:
        return _("Het ontwerp klopt met alle regels.")
    return ngettext(
        "Eén regel vraagt nog iets van dit ontwerp.",
        "%(count)d regels vragen nog iets van dit ontwerp.",
        missed,
    ) % {"count": missed}


def _line(finding: Finding, house: HouseStandard) -> RuleLine:
    title = str(finding.code.label)
    if not finding.is_asked:
        return RuleLine(title, asked(finding), "", "na", _("Geldt hier niet"))
    if finding.is_met:
        return RuleLine(title, asked(finding), "", "ok", _("In orde"))
    return RuleLine(title, asked(finding), remedy(finding, house), "warn", _("Nog niet"))
