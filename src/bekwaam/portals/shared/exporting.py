"""A list as a file: at once when it is small, a page that offers to make it when it is large."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from bekwaam.kernel import clock
from bekwaam.kernel.files.filenames import clean_name, content_disposition
from bekwaam.reporting.exports import actions, rules
from bekwaam.reporting.exports.chunks import rows_of
from bekwaam.reporting.exports.enums import Format
from bekwaam.reporting.exports.registry import Asked, ExportList, export_list
from bekwaam.reporting.exports.writing import file_name, pieces

PARAMETER = "formaat"
LARGE = "exports/large.html"


def exported(request: HttpRequest, name: str, filters: Mapping[str, str]) -> HttpResponse | None:
    """The answer when the address asks for a file; None when it asks for the page."""
    wanted = request.GET.get(PARAMETER, "")
    if wanted not in Format.values:
        return None
    at, listed = clock.now(), export_list(name)
    asked = Asked(request.actor, filters, clock.local_date(at))  # type: ignore[attr-defined]
    if not rules.may_export(listed, asked.actor):
        raise PermissionDenied
    rows = listed.count(asked)
    if not rules.goes_at_once(rows):
        return _offer(request, listed, Format(wanted), asked, rows)
    actions.note_export(listed, Format(wanted), asked, rows, at=at)
    return _file(listed, Format(wanted), asked)


def _offer(request: HttpRequest, listed: ExportList, form: Format, asked: Asked, rows: int) -> HttpResponse:
    page = {
        "title": listed.title,
        "name": listed.name,
        "form": form,
        "filters": asked.filters,
        "rows": rows,
        "back": request.path,
    }
    return render(request, LARGE, {"page": page})


def _file(listed: ExportList, form: Format, asked: Asked) -> HttpResponse:
    name = clean_name(file_name(listed, form, asked.on), form.media_type)
    answer = StreamingHttpResponse(pieces(listed, rows_of(listed, asked), form), content_type=form.media_type)
    answer["Content-Disposition"] = content_disposition("attachment", name)
    return answer  # type: ignore[return-value]
