"""`/themas`: the shelves of the catalogue."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from bekwaam.domains.catalogue.models import Theme
from bekwaam.portals.api.paging import CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.security import Key
from bekwaam.portals.api.words import line

router = Router(tags=["aanbod"])
READ = Key("aanbod:lezen")


class ThemeOut(CamelSchema):
    id: UUID
    code: str = Field(examples=["veiligheid"])
    naam: str = Field(examples=["Veiligheid"])


class ThemePage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[ThemeOut]


class ThemeQuery(PageQuery):
    code: line(60, least=1) | None = None  # type: ignore[valid-type]


@router.get("/themas", response=ThemePage, auth=READ, by_alias=True, summary="Thema's")
def list_themes(request: HttpRequest, wanted: Annotated[ThemeQuery, Query()]) -> dict[str, Any]:
    rows = Theme.objects.order_by("position", "name", "pk")
    if wanted.code:
        rows = rows.filter(code=wanted.code)
    return page_of(request, rows, wanted, _shown)


def _shown(theme: Theme) -> dict[str, Any]:
    return {"id": theme.pk, "code": theme.code, "naam": theme.name}
