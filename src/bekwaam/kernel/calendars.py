"""A calendar as a file that every calendar program takes (RFC 5545): whole days, each with an id that stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar

PRODUCT = "-//Bekwaam//Bekwaam//NL"
MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDay:
    """`key` is the same in every file in which this stands, so that a program replaces what it has."""

    key: str
    on: date
    title: str
    text: str = ""
    url: str = ""


def calendar_file(name: str, days: Iterable[WholeDay], *, at: datetime) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for day in days:
        calendar.add_component(_event(day, at))
    return bytes(calendar.to_ical())


def _event(day: WholeDay, at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", day.key)
    event.add("dtstamp", at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    event.add("transp", "TRANSPARENT")
    for name, value in (("description", day.text), ("url", day.url)):
        if value:
            event.add(name, value)
    return event
