"""A stored file as an answer."""

from django.http import HttpResponse, StreamingHttpResponse

from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import download_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.kernel.scope import current_academy_id


def stored_answer(stored: StoredFile) -> HttpResponse | None:
    """Whether somebody may have it is decided by who calls; nothing when its bytes are gone."""
    try:
        reading = file_store().open(current_academy_id(), stored.sha256)
    except BlobNotFoundError:
        return None
    headers = download_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    headers.pop("Accept-Ranges")
    return StreamingHttpResponse(reading, headers=headers)  # type: ignore[return-value]
