"""On the installation's own host the same small addresses answer, with the looks of the product itself; on every
host those for machines do."""

from django.urls import include, path

from bekwaam.portals.shared import urls

urlpatterns = [path("", include("bekwaam.portals.shared.operations_urls")), *urls.urlpatterns]
