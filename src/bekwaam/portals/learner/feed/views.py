"""The offering of one person for a feed reader. The key in the address is the proof; rights are looked at each time."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from bekwaam.domains.catalogue.feeds.actions import note_use
from bekwaam.domains.catalogue.feeds.queries import newest_for, usable_key
from bekwaam.kernel import clock
from bekwaam.portals.learner.feed.contents import contents_of
from bekwaam.portals.learner.feed.writing import WRITERS
from bekwaam.portals.shared.guards import everybody

PARAMETER = "sleutel"
HEADERS = {
    "Cache-Control": "private, max-age=300",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
}


@everybody
@require_safe
def feed(request: HttpRequest, form: str) -> HttpResponse:
    key = usable_key(request.GET.get(PARAMETER, ""))
    if key is None:
        raise Http404
    on = clock.today()
    note_use(key, on=on)
    writer = WRITERS[form]
    body = writer.write(contents_of(request, list(newest_for(key.person_id, on=on))))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    answer = HttpResponse(body, content_type=writer.media_type, headers={**HEADERS, "ETag": tag})
    patch_vary_headers(answer, ["Accept-Language"])
    return get_conditional_response(request, etag=tag, response=answer) or answer
