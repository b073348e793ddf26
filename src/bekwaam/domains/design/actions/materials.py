"""What there is to learn with on a lesson day."""

from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction

from bekwaam.domains.catalogue.rules import is_web_address
from bekwaam.domains.design import rules
from bekwaam.domains.design.actions.files import keep
from bekwaam.domains.design.actions.writing import Edit, closed, line, opened
from bekwaam.domains.design.enums import Bringer, MaterialKind
from bekwaam.domains.design.models import DayMaterial, LessonDay
from bekwaam.kernel.decisions import Refused, require

LINK_LENGTH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedMaterial:
    title: str
    kind: str
    brought_by: str = Bringer.TRAINER.value
    link: str = ""
    file: BinaryIO | None = None
    file_name: str = ""


@transaction.atomic
def add_material(day: LessonDay, wanted: WantedMaterial, *, edit: Edit) -> DayMaterial:
    design = opened(day.design.version_id, edit)
    require(rules.has_room(day.materials.count(), rules.MOST_MATERIALS))
    values = _values(wanted)
    stored = None
    if values["kind"] == MaterialKind.FILE and wanted.file is not None:
        stored = keep(wanted.file, wanted.file_name, at=edit.at)
    material: DayMaterial = DayMaterial.objects.create(day=day, file=stored, **values)
    closed(design, "material_added", edit, after={"day": day.number, "title": material.title})
    return material


@transaction.atomic
def remove_material(material: DayMaterial, *, edit: Edit) -> None:
    """The file itself goes at night, when no other version names it."""
    design = opened(material.day.design.version_id, edit)
    number, title = material.day.number, material.title
    material.delete()
    closed(design, "material_removed", edit, before={"day": number, "title": title})


def _values(wanted: WantedMaterial) -> dict[str, object]:
    title, kind = line(wanted.title), MaterialKind(wanted.kind)
    require(rules.fits(is_titled=bool(title)))
    if kind is MaterialKind.FILE and wanted.file is None:
        raise Refused("design.no_file")
    link = line(wanted.link, LINK_LENGTH) if kind is MaterialKind.LINK else ""
    if kind is MaterialKind.LINK and not is_web_address(link):
        raise Refused("design.bad_link")
    return {"title": title, "kind": kind.value, "link": link, "brought_by": Bringer(wanted.brought_by).value}
