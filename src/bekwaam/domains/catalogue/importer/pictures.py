"""The picture of one row: named in the file or by the code, judged by its content, and described in words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.importer.faults import RowFault
from bekwaam.domains.catalogue.importer.package import Package, Picture


def picture_of(code: str, values: Mapping[str, Any], package: Package) -> Picture | None:
    """Raises RowFault."""
    name = values.get("image")
    found = package.picture(name or code)
    if found is None and name and package.source is None:
        raise RowFault("image", "Lever de tabel en de afbeeldingen samen aan, in één zip-bestand.")
    if found is None and name:
        raise RowFault("image", "Deze afbeelding zit niet in het zip-bestand. Verbeter de naam.")
    if found is not None and found.trouble:
        raise RowFault("image", f"{found.name}: {found.trouble}")
    return found


def described(content: Content, values: Mapping[str, Any], picture: Picture | None) -> Content:
    """With the words for who does not see it: asked for when there is a picture. Raises RowFault."""
    alt = clean_line(values["image_alt"] or "") if "image_alt" in values else content.image_alt
    has_picture = picture is not None or content.image_id is not None
    if has_picture and not alt:
        raise RowFault("image_alt", "Schrijf in één zin wat er op de afbeelding staat.")
    if alt and not has_picture:
        raise RowFault("image_alt", "Er is geen afbeelding bij deze beschrijving. Haal haar weg.")
    return replace(content, image_alt=alt)
