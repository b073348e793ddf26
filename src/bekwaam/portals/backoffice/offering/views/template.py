"""An empty workbook with the columns that a delivery of activities may have, and one row as an example."""

import io

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bekwaam.domains.catalogue.importer.schema import SCHEMA
from bekwaam.kernel.actors import Role
from bekwaam.kernel.exports.columns import Column, Row
from bekwaam.kernel.exports.xlsx_writer import write_xlsx
from bekwaam.kernel.files.content import XLSX
from bekwaam.kernel.files.filenames import content_disposition
from bekwaam.portals.backoffice.offering.answers import EDITORS
from bekwaam.portals.shared.guards import needs

EXAMPLE: Row = {
    "code": "VOORBEELD-1",
    "title": "Rustig blijven aan de balie",
    "form": "Klassikaal",
    "unit": "code van het onderdeel",
    "summary": "Je leert wat je doet als een bezoeker boos is.",
    "goals": "Je blijft rustig.\nJe stelt een grens.",
    "themes": "naam van een thema",
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
    write_xlsx([{**dict.fromkeys(SCHEMA.by_name), **EXAMPLE}], columns, file, title="Leeractiviteiten")
    answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = content_disposition("attachment", "Sjabloon leeractiviteiten.xlsx")
    return answer
