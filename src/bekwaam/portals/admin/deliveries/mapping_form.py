"""The shape of a mapping: per field a column, or one value for every row, and other words for what a file writes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel.imports import ColumnMapping, Field, FieldSource, Schema, shown
from bekwaam.kernel.imports.faults import SHOWN_LENGTH
from bekwaam.kernel.imports.values import Wrong

SHOWN_COLUMNS = 150
SHOWN_WORDS = 40
COLUMN, FIXED, WORD = "veld-", "vast-", "woord-"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the file and of the academy before anything is chosen."""

    schema: Schema
    columns: Sequence[str]
    present: ColumnMapping
    suggested: ColumnMapping
    lists: Mapping[str, Sequence[str]]
    """Of the fields that take only certain words: those words."""
    unknown: Mapping[str, Sequence[str]]
    """Of those fields: what the file writes and nobody knows."""

    def source_of(self, name: str) -> FieldSource | None:
        return self.present.sources.get(name)

    def words_of(self, name: str) -> list[str]:
        """Words with another meaning already, and those that are not understood yet."""
        source = self.source_of(name) if name in self.lists else None
        known = dict.fromkeys(source.translate) if source else {}
        return list({**known, **dict.fromkeys(self.unknown.get(name, ()))})[:SHOWN_WORDS]


class MappingForm(forms.Form):
    """With a name to keep the choices under, for who keeps them for everybody."""

    date_order = forms.ChoiceField(
        label=gettext_lazy("Hoe staan datums in het bestand?"),
        choices=[
            ("dmy", gettext_lazy("dag-maand-jaar, zoals 3-2-2024")),
            ("ymd", gettext_lazy("jaar-maand-dag, zoals 2024-02-03")),
            ("mdy", gettext_lazy("maand-dag-jaar, zoals 2/3/2024")),
        ],
    )
    name = forms.CharField(
        label=gettext_lazy("Bewaar deze koppeling als"),
        help_text=gettext_lazy(
            "Bijvoorbeeld de naam van het personeelssysteem. Laat leeg om niets te bewaren."
        ),
        max_length=80,
        required=False,
    )
    is_default = forms.BooleanField(
        label=gettext_lazy("Gebruik deze koppeling voortaan vanzelf"),
        help_text=gettext_lazy("Ook voor bestanden uit de inleverbak."),
        required=False,
    )

    def __init__(self, *args: Any, told: Told, may_keep: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told = told
        known = [(column, column) for column in told.columns[:SHOWN_COLUMNS]]
        own: dict[str, forms.Field] = {}
        for one in told.schema.fields:
            own[FIXED + one.name] = _fixed_field(one, told)
            own[COLUMN + one.name] = _column_field(one, told, known, is_needed=self._needs_column(one))
            own |= {_word_name(one.name, word): field for word, field in _word_fields(one, told)}
        self.fields["date_order"].initial = next(
            (source.date_order for source in told.present.sources.values()), "dmy"
        )
        if not may_keep:
            del self.fields["name"], self.fields["is_default"]
        self.fields = {**own, **self.fields}

    @property
    def column_fields(self) -> list[BoundField]:
        return self._bound(COLUMN)

    @property
    def fixed_fields(self) -> list[BoundField]:
        return self._bound(FIXED)

    @property
    def words(self) -> list[tuple[str, list[BoundField]]]:
        """Per field with words that mean something else here: its label and a choice for each word."""
        found = ((one, self._bound(f"{WORD}{one.name}-")) for one in self._told.schema.fields)
        return [(_title(one), fields) for one, fields in found if fields]

    @property
    def other_fields(self) -> list[BoundField]:
        return [self[name] for name in ("date_order", "name", "is_default") if name in self.fields]

    @property
    def is_fixed_open(self) -> bool:
        return any(field.value() or field.errors for field in self.fixed_fields)

    def _needs_column(self, one: Field) -> bool:
        """Not when every row gets the same value."""
        source = self._told.source_of(one.name)
        fixed = self.data.get(FIXED + one.name) if self.is_bound else source and source.fixed
        return (one.required or one.name in self._told.schema.key) and not fixed

    def _bound(self, start: str) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(start)]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for one in self._told.schema.fields:
            fixed = said.get(FIXED + one.name)
            if fixed and (fault := self._fault(one, fixed)):
                self.add_error(FIXED + one.name, fault)
        return said

    def _fault(self, one: Field, fixed: str) -> str:
        read = one.kind.read(fixed, FieldSource(date_order=self.cleaned_data.get("date_order", "dmy")).hints)
        return read.sentence if isinstance(read, Wrong) else ""

    def mapping(self) -> ColumnMapping:
        """Columns that are joined, and the sign of decimals, stay with the field whose column stays."""
        sources = {one.name: self._source(one.name) for one in self._told.schema.fields}
        used = {name: source for name, source in sources.items() if source.columns or source.fixed}
        return ColumnMapping(used, self._told.present.sheet, self._told.present.encoding)

    def _source(self, name: str) -> FieldSource:
        said, kept = self.cleaned_data, self._told.source_of(name)
        columns = (said[COLUMN + name],) if said[COLUMN + name] else ()
        base = kept if kept and kept.columns[:1] == columns else FieldSource(columns)
        return replace(
            base,
            fixed=said[FIXED + name] or None,
            translate=self._translated(name, kept),
            date_order=said["date_order"],
        )

    def _translated(self, name: str, kept: FieldSource | None) -> dict[str, str]:
        offered = {word: self.cleaned_data[_word_name(name, word)] for word in self._told.words_of(name)}
        unseen = {
            word: meant for word, meant in (kept.translate if kept else {}).items() if word not in offered
        }
        return {**unseen, **{word: meant for word, meant in offered.items() if meant}}


def _title(one: Field) -> str:
    return one.label[:1].upper() + one.label[1:]


def _column_field(
    one: Field, told: Told, known: list[tuple[str, str]], *, is_needed: bool
) -> forms.ChoiceField:
    source = told.source_of(one.name) or told.suggested.sources.get(one.name)
    column = source.columns[0] if source and source.columns and source.columns[0] in told.columns else ""
    return forms.ChoiceField(
        label=_title(one),
        choices=[("", _("Staat niet in dit bestand")), *known],
        required=is_needed,
        initial=column,
        error_messages={"required": _("Kies de kolom, of vul een vaste waarde in.")},
    )


def _fixed_field(one: Field, told: Told) -> forms.Field:
    source = told.source_of(one.name)
    said: dict[str, Any] = {
        "label": _title(one),
        "required": False,
        "initial": source.fixed if source else None,
    }
    if one.name in told.lists:
        return forms.ChoiceField(choices=_choices(_("Geen vaste waarde"), told.lists[one.name]), **said)
    return forms.CharField(max_length=200, **said)


def _word_fields(one: Field, told: Told) -> Iterator[tuple[str, forms.ChoiceField]]:
    source = told.source_of(one.name)
    for word in told.words_of(one.name):
        yield (
            word,
            forms.ChoiceField(
                label=_("“%(word)s” betekent") % {"word": word},
                choices=_choices(_("Nog niet gekozen"), told.lists[one.name]),
                required=False,
                initial=source.translate.get(word) if source else None,
            ),
        )


def _choices(nothing: str, words: Sequence[str]) -> list[tuple[str, str]]:
    return [("", nothing), *((word, word) for word in words)]


def _word_name(name: str, word: str) -> str:
    return f"{WORD}{name}-{hashlib.sha256(word.encode()).hexdigest()[:10]}"


def unknown_in(run: ImportRun, schema: Schema, lists: Iterable[str]) -> dict[str, list[str]]:
    """What the refused rows hold in each of these fields.

    A word that was cut off to fit in a sentence cannot be found back in the file and is left out.
    """
    sources = ColumnMapping.from_json(run.mapping).sources if run.mapping else {}
    refusals = (run.report or {}).get("refusals", ())
    found = {}
    for name in lists:
        columns = sources[name].columns if name in sources else ()
        places = {shown(" + ".join(columns)), schema.label(name)}
        words = (one["value"] for one in refusals if one["column"] in places)
        found[name] = list(dict.fromkeys(word for word in words if word and len(word) < SHOWN_LENGTH))
    return found
