"""The shape of an upload, a confirmation and a mapping of columns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.deliveries.importers import Importer
from bekwaam.kernel.imports import ColumnMapping, FieldSource, Schema
from bekwaam.kernel.imports.limits import DEFAULT, MEBIBYTE

SHOWN_COLUMNS = 150
PREFIX = "veld-"


class UploadForm(forms.Form):
    use_required_attribute = False  # a radio button that is not chosen yet is no fault

    kind = forms.ChoiceField(label=gettext_lazy("Wat lever je aan?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy(
            "Een Excel-bestand of een csv-bestand. Leeractiviteiten met afbeeldingen: een zip-bestand. Je ziet eerst wat er verandert."
        ),
        allow_empty_file=True,
        max_length=200,
    )

    def __init__(self, *args: Any, importers: Sequence[Importer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.kind, _(one.title)) for one in importers]  # type: ignore[attr-defined]
        if len(importers) == 1:
            self.fields["kind"].initial = importers[0].kind

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > DEFAULT.bytes:
            sentence = _("Dit bestand is te groot. Het mag hooguit %(limit)d MB zijn. Splits het bestand.")
            raise forms.ValidationError(sentence % {"limit": DEFAULT.bytes // MEBIBYTE})
        return file


class MappingForm(forms.Form):
    """One choice per field, and a name to keep the choices under, for who keeps them for everybody."""

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

    def __init__(
        self,
        *args: Any,
        schema: Schema,
        columns: Sequence[str],
        present: ColumnMapping,
        suggested: ColumnMapping,
        may_keep: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._schema, self._present = schema, present
        known = [(column, column) for column in columns[:SHOWN_COLUMNS]]
        for one in schema.fields:
            source = present.sources.get(one.name) or suggested.sources.get(one.name)
            column = source.columns[0] if source and source.columns and source.columns[0] in columns else ""
            self.fields[PREFIX + one.name] = forms.ChoiceField(
                label=one.label.capitalize(),
                choices=[("", _("Staat niet in dit bestand")), *known],
                required=one.required or one.name in schema.key,
                initial=column,
                error_messages={"required": _("Kies de kolom: deze is verplicht.")},
            )
        self.fields["date_order"].initial = next(
            (source.date_order for source in present.sources.values()), "dmy"
        )
        if not may_keep:
            del self.fields["name"], self.fields["is_default"]
        self.order_fields([*(PREFIX + one.name for one in schema.fields), "date_order", "name", "is_default"])

    def mapping(self) -> ColumnMapping:
        """Fixed and translated values of the present mapping stay with the field whose column stays."""
        chosen = {one.name: self.cleaned_data.get(PREFIX + one.name) for one in self._schema.fields}
        sources = {name: self._source(name, column) for name, column in chosen.items() if column}
        return ColumnMapping(sources, self._present.sheet, self._present.encoding)

    def _source(self, name: str, column: str) -> FieldSource:
        order = self.cleaned_data["date_order"]
        kept = self._present.sources.get(name)
        if kept and kept.columns[:1] == (column,):
            return FieldSource(
                kept.columns, kept.fixed, kept.translate, kept.joiner, order, kept.decimal_mark
            )
        return FieldSource((column,), date_order=order)
