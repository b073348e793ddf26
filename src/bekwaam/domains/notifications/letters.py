"""A message as a mail: plain text, and HTML in the house style of the academy. Everything a person wrote is escaped.

Mail programs know no style sheets, so colours stand inline; they come from the theme, never from a text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.queries.house import Colours, House

FONT = "'Segoe UI',Helvetica,Arial,sans-serif"

FOOTERS = {
    "nl": ("Je krijgt deze mail van {name} van {owner}.", "Kies zelf welke berichten je krijgt", "Vragen?"),
    "en": ("You get this mail from {name} of {owner}.", "Choose which messages you get", "Questions?"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a list in a letter."""

    words: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """`settings_link` is empty when the reader cannot switch this kind off."""

    subject: str
    body: str
    button: str = ""
    link: str = ""
    settings_link: str = ""
    language: str = "nl"
    lines: Sequence[Line] = ()


def as_text(letter: Letter, house: House) -> str:
    parts = [letter.body]
    parts += ["\n".join(_text_line(line, house) for line in letter.lines)] if letter.lines else []
    parts += [f"{letter.button}:\n{house.address_of(letter.link)}"] if letter.link else []
    sender, choose = _footer(letter, house)
    parts += ["-- \n" + sender]
    parts += [f"{choose}:\n{house.address_of(letter.settings_link)}"] if letter.settings_link else []
    return "\n\n".join(parts) + "\n"


def as_html(letter: Letter, house: House) -> str:
    look = house.colours
    return (
        f'<!DOCTYPE html><html lang="{escape(letter.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(letter.subject)}</title></head>"
        f'<body style="margin:0;padding:24px 12px;background:{look.page};color:{look.text};'
        f'font-family:{FONT};font-size:16px;line-height:1.6">'
        f'<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">'
        f'<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:600px">'
        f"{_head(house)}{_card(letter, house)}{_foot(letter, house)}"
        "</table></td></tr></table></body></html>"
    )


def _head(house: House) -> str:
    return (
        f'<tr><td style="padding:0 4px 16px;font-size:18px;font-weight:700;color:{house.colours.brand}">'
        f"{escape(house.name)} "
        f'<span style="font-weight:400;color:{house.colours.muted}">{escape(house.owner)}</span></td></tr>'
    )


def _card(letter: Letter, house: House) -> str:
    look = house.colours
    words = "".join(_paragraph(part) for part in wording.paragraphs(letter.body))
    return (
        f'<tr><td style="padding:24px;background:{look.paper};border:1px solid {look.line};border-radius:12px">'
        f'<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{escape(letter.subject)}</h1>'
        f"{words}{_list(letter.lines, house)}{_button(letter, house)}</td></tr>"
    )


def _paragraph(words: str) -> str:
    return f'<p style="margin:0 0 16px">{escape(words).replace(chr(10), "<br>")}</p>'


def _list(lines: Sequence[Line], house: House) -> str:
    if not lines:
        return ""
    items = "".join(f'<li style="margin:0 0 8px">{_item(line, house)}</li>' for line in lines)
    return f'<ul style="margin:0 0 16px;padding-left:20px">{items}</ul>'


def _item(line: Line, house: House) -> str:
    if not line.link:
        return escape(line.words)
    return f"{_opening(house.address_of(line.link), house.colours)}{escape(line.words)}</a>"


def _opening(address: str, look: Colours) -> str:
    return f'<a href="{escape(address)}" style="color:{look.brand};text-decoration:underline">'


def _button(letter: Letter, house: House) -> str:
    if not letter.link:
        return ""
    look = house.colours
    style = (
        f"display:inline-block;padding:12px 20px;border-radius:8px;background:{look.brand};"
        f"color:{look.on_brand};font-weight:600;text-decoration:none"
    )
    address = escape(house.address_of(letter.link))
    return f'<p style="margin:8px 0 0"><a href="{address}" style="{style}">{escape(letter.button)}</a></p>'


def _foot(letter: Letter, house: House) -> str:
    look = house.colours
    sender, choose = _footer(letter, house)
    link = ""
    if letter.settings_link:
        link = f"<br>{_opening(house.address_of(letter.settings_link), look)}{escape(choose)}</a>"
    return (
        f'<tr><td style="padding:16px 4px;font-size:14px;color:{look.muted}">{escape(sender)}{link}</td></tr>'
    )


def _footer(letter: Letter, house: House) -> tuple[str, str]:
    """Who sends this, with whom to ask, and the words of the link to one's own choices."""
    sender, choose, ask = FOOTERS.get(letter.language, FOOTERS["nl"])
    told = [part for part in (house.support.name, house.support.email, house.support.phone) if part]
    helping = f" {ask} {', '.join(told)}." if told else ""
    return sender.format(name=house.name, owner=house.owner) + helping, choose


def _text_line(line: Line, house: House) -> str:
    return f"* {line.words}" + (f"\n  {house.address_of(line.link)}" if line.link else "")
