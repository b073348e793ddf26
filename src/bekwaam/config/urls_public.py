"""The few addresses of the installation's own host, which belongs to no academy."""

from django.urls import include, path

urlpatterns = [path("", include("bekwaam.portals.shared.urls_public"))]

handler400 = "bekwaam.portals.shared.errors.bad_request"
handler403 = "bekwaam.portals.shared.errors.forbidden"
handler404 = "bekwaam.portals.shared.errors.not_found"
handler500 = "bekwaam.portals.shared.errors.server_error"
