from django.urls import URLPattern, URLResolver, path, re_path

from bekwaam.portals.api import description, v1

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", description.openapi, name="openapi"),
    path("api/v1/", v1.api.urls),
    re_path(r"^api(?:/(?P<rest>.*))?$", v1.unknown_address),
]
