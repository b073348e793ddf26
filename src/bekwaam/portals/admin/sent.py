"""What a form gets to bind to: what was sent, even when that is nothing, or None on a first look."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict


def sent_fields(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> "MultiValueDict[str, UploadedFile] | None":
    return request.FILES if request.method == "POST" else None
