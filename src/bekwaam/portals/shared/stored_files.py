"""A stored file on its way to a browser; who may have it was decided before."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import download_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.kernel.scope import current_academy_id


def as_download(request: HttpRequest, stored: StoredFile, *, otherwise: str) -> HttpResponse:
    """The browser saves it and shows nothing. When the bytes are gone, `otherwise` is the page that says so."""
    try:
        reading = file_store().open(current_academy_id(), stored.sha256)
    except BlobNotFoundError:
        messages.error(request, _("Dit bestand is er niet meer. Voeg het opnieuw toe."))
        return redirect(otherwise)
    headers = download_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Accept-Ranges"]
    return StreamingHttpResponse(reading, headers=headers)  # type: ignore[return-value]
