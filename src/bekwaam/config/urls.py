"""All addresses of an academy's host: each portal brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("bekwaam.portals.shared.urls")),
    path("", include("bekwaam.portals.learner.urls")),
    path("", include("bekwaam.portals.account.urls")),
    path("", include("bekwaam.portals.manager.urls")),
    path("", include("bekwaam.portals.backoffice.urls")),
    path("", include("bekwaam.portals.admin.urls")),
    path("", include("bekwaam.portals.content.urls")),
    path("", include("bekwaam.portals.api.urls")),
]

handler400 = "bekwaam.portals.shared.errors.bad_request"
handler403 = "bekwaam.portals.shared.errors.forbidden"
handler404 = "bekwaam.portals.shared.errors.not_found"
handler500 = "bekwaam.portals.shared.errors.server_error"
