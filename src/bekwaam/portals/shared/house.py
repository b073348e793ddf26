"""The settings of the academy of a request, read once for all that a page shows of them."""

from django.http import HttpRequest

from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.domains.tenancy.queries import settings_of_current_academy

KEPT = "_settings_of_academy"


def settings_for(request: HttpRequest) -> AcademySettings:
    """A page that changes them sends its reader on to a next request."""
    kept: AcademySettings | None = getattr(request, KEPT, None)
    if kept is None:
        kept = settings_of_current_academy()
        setattr(request, KEPT, kept)
    return kept
