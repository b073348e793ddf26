"""What an academy chooses about its looks. Everything else follows from these choices."""

from dataclasses import dataclass
from enum import StrEnum

from bekwaam.domains.tenancy.theme.colour import normalised


class Font(StrEnum):
    PUBLIC_SANS = "public-sans"
    SOURCE_SANS = "source-sans-3"
    NOTO_SANS = "noto-sans"


class Radius(StrEnum):
    STRAIGHT = "straight"
    SOFT = "soft"
    ROUND = "round"


class Header(StrEnum):
    LIGHT = "light"
    BRAND = "brand"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours are stored as `#rrggbb`; anything else is refused with `ColourError`."""

    name: str
    brand: str
    link: str
    grey: str
    accent: str
    font: Font = Font.PUBLIC_SANS
    radius: Radius = Radius.ROUND
    header: Header = Header.LIGHT

    def __post_init__(self) -> None:
        for field in ("brand", "link", "grey", "accent"):
            object.__setattr__(self, field, normalised(getattr(self, field)))


DEFAULT_THEME = Theme(name="Bekwaam", brand="#0b5563", link="#0b5563", grey="#475a61", accent="#e8a33d")
