"""A workbook with the columns that a delivery of activities may have, and one row that can be delivered as it stands."""

import io

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bekwaam.domains.catalogue.access import managed_units
from bekwaam.domains.catalogue.importer.schema import SCHEMA
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.skills.queries.framework import usable_skills
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.exports.columns import Column, Row
from bekwaam.kernel.exports.xlsx_writer import write_xlsx
from bekwaam.kernel.files.content import XLSX
from bekwaam.kernel.files.filenames import content_disposition
from bekwaam.portals.backoffice.offering.answers import EDITORS
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs

EXAMPLE: Row = {
    "code": "VOORBEELD-1",
    "title": "Rustig blijven aan de balie",
    "form": "Klassikaal",
    "summary": "Je leert wat je doet als een bezoeker boos is.",
    "goals": "Je blijft rustig.\nJe stelt een grens.",
    "language": "Nederlands",
    "study_load_minutes": "240",
    "internal_price": "125,50",
    "review_on": "1-6-2027",
}


@require_GET
@needs(*EDITORS, Role.FUNCTIONAL_ADMIN)
def workbook(request: HttpRequest) -> HttpResponse:
    file = io.BytesIO()
    columns = [Column(field.name, field.label) for field in SCHEMA.fields]
    row = {**dict.fromkeys(SCHEMA.by_name), **EXAMPLE, **_of_this_academy(actor_of(request))}
    write_xlsx([row], columns, file, title="Leeractiviteiten")
    answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = content_disposition("attachment", "Voorbeeld leeractiviteiten.xlsx")
    return answer


def _of_this_academy(actor: Actor) -> Row:
    """A unit, a theme and a skill that exist here."""
    units, mine = OrgUnit.objects.filter(is_current=True), managed_units(actor)
    own = units.filter(pk__in=mine) if mine else units
    unit = own.order_by("sort_key", "pk").values_list("code", flat=True).first()
    skill = usable_skills().values_list("code", flat=True).first()
    theme = next((one.name for one in themes()), None)
    return {"unit": unit, "themes": theme, "skills": f"{skill}:2" if skill else None}
