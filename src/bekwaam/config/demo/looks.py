"""Dresses a demo academy in its invented house style: colours, letter, corners, header and logo."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from bekwaam.config.demo.records import Theme as DemoTheme
from bekwaam.domains.tenancy.actions import change_looks, set_house_rules, set_logo
from bekwaam.domains.tenancy.theme.css import RADII
from bekwaam.domains.tenancy.theme.theme import Font, Header, Theme
from bekwaam.kernel.actors import Actor

LOGOS = Path(__file__).parent / "data"
DISPLAY_NAME = "Leerplein"


def dress(looks: DemoTheme, *, actor: Actor, at: datetime) -> None:
    change_looks(actor=actor, display_name=DISPLAY_NAME, theme=house_style(looks), at=at)
    logo = LOGOS / f"{looks.logo}.svg"
    set_house_rules(actor=actor, chosen=support_of(looks.logo), at=at)
    set_logo(actor=actor, file=BytesIO(logo.read_bytes()), name=logo.name, at=at)


def support_of(slug: str) -> dict[str, str]:
    """Whom to ask: an invented counter."""
    return {
        "support_name": "Servicepunt leren",
        "support_email": f"leren@{slug}.example",
        "support_phone": "088 000 00 00",
    }


def house_style(looks: DemoTheme) -> Theme:
    return Theme(
        name=DISPLAY_NAME,
        brand=looks.brand,
        link=looks.link,
        grey=looks.grey,
        accent=looks.accent,
        font=Font(looks.font_file),
        radius=next(radius for radius, sizes in RADII.items() if sizes == looks.radius),
        header=Header(looks.header),
    )
