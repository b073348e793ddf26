"""A stored file on its way to a browser; who may have it was decided before."""

from django.http import Http404, HttpResponse, StreamingHttpResponse

from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import download_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.kernel.scope import current_academy_id


def as_download(stored: StoredFile) -> HttpResponse:
    """The browser saves it and shows nothing; whole, for this is no recording to skip through."""
    try:
        reading = file_store().open(current_academy_id(), stored.sha256)
    except BlobNotFoundError:
        raise Http404 from None
    headers = download_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Accept-Ranges"]
    return StreamingHttpResponse(reading, headers=headers)  # type: ignore[return-value]
