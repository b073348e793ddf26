"""On the installation's own host: the landing page, and the small addresses with the looks of the product itself; on
every host those for machines.
"""

from django.urls import include, path

from bekwaam.portals.shared import urls
from bekwaam.portals.shared.landing import landing

urlpatterns = [
    path("", landing, name="landing"),
    path("", include("bekwaam.portals.shared.operations_urls")),
    *urls.urlpatterns,
]
