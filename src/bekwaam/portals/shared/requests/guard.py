"""The pages are there only while the academy has this part."""

from django.http import HttpRequest

from bekwaam.domains.offcatalogue.house import MODULE
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.parts import of_part

with_requests = of_part(MODULE)


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
