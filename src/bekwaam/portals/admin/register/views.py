from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.kernel.actors import Role
from bekwaam.portals.admin.register.page import register_page
from bekwaam.portals.shared.guards import needs

READERS = (Role.FUNCTIONAL_ADMIN, Role.CISO, Role.AUDITOR)


@require_GET
@needs(*READERS)
def register(request: HttpRequest) -> HttpResponse:
    return render(request, "admin/register/page.html", {"page": register_page()})
