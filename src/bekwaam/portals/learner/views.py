"""The learner's pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.portals.learner.pages.home import home_page
from bekwaam.portals.learner.pages.welcome import welcome_page
from bekwaam.portals.shared.guards import everybody


@everybody
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        welcome = welcome_page(with_personas=settings.DEMO_PERSONAS)
        return render(request, "learner/welcome.html", {"page": welcome})
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = home_page(request.user, actor, at=clock.now())
    return render(request, "learner/home.html", {"page": page})
