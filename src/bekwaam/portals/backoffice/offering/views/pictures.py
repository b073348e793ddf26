"""A picture of its own for an activity, and the words for who does not see it."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.domains.catalogue.actions.pictures import PICTURE_RULE
from bekwaam.domains.catalogue.overview import open_version_of
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import inline_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.kernel.scope import current_academy_id
from bekwaam.portals.backoffice.offering.answers import EDITORS, closed_to_words, finished, form_page, managed
from bekwaam.portals.backoffice.offering.fields import PastedField
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import needs


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=_("Afbeelding"),
        required=False,
        help_text=_("PNG, JPEG of WebP, hoogstens 5 MB. Leeg: de afbeelding blijft zoals ze is."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp"}),
    )
    alt = PastedField(
        label=_("Wat staat erop?"),
        max_length=300,
        required=False,
        help_text=_("Eén zin voor wie de afbeelding niet ziet. Nodig om te publiceren."),
    )
    remove = forms.BooleanField(label=_("Haal de afbeelding weg en toon weer de tegel"), required=False)

    def clean_picture(self) -> Any:
        file = self.cleaned_data["picture"]
        if file:
            decision = check_upload(file, PICTURE_RULE)
            if not decision.allowed:
                raise ValidationError(gettext(decision.template) % decision.facts, code=decision.reason)
        return file


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def change(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    version = open_version_of(activity_id)
    initial = {"alt": version.image_alt if version else ""}
    is_sent = request.method == "POST"
    form = PictureForm(request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial)
    if form.is_valid() and done(form, lambda at: _act(form, activity_id, actor=actor_of(request), at=at)):
        return finished(request, _("De afbeelding is opgeslagen."), "managed-activity", activity_id)
    back = reverse("managed-activity", args=[activity_id])
    return form_page(
        request, form, title=_("Afbeelding"), submit=_("Bewaar"), back=back, back_label=found.title
    )


def _act(form: PictureForm, activity_id: UUID, **by: Any) -> object:
    said = form.cleaned_data
    if said["remove"]:
        return actions.remove_picture(activity_id, **by)
    if said["picture"]:
        name = said["picture"].name
        return actions.set_picture(activity_id, file=said["picture"], name=name, alt=said["alt"], **by)
    return actions.describe_picture(activity_id, alt=said["alt"], **by)


@require_GET
@needs(*EDITORS)
def picture(request: HttpRequest, activity_id: UUID, file_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    stored = StoredFile.objects.filter(pk=file_id).first()
    if stored is None or not found.versions.filter(image=stored).exists():
        raise Http404
    try:
        reading = file_store().open(current_academy_id(), stored.sha256)
    except BlobNotFoundError:
        raise Http404 from None
    headers = inline_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Content-Type"]
    return FileResponse(reading, content_type=stored.media_type, headers=headers)  # type: ignore[return-value]
