"""The shape of an upload; that of a mapping stands in `mapping_form.py`."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.deliveries.importers import Importer
from bekwaam.kernel.imports.limits import DEFAULT, MEBIBYTE


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
