"""On the installation's own host: the landing page, and the small addresses with the looks of the product itself."""

from django.urls import path

from bekwaam.portals.shared import urls
from bekwaam.portals.shared.landing import landing

urlpatterns = [path("", landing, name="landing"), *urls.urlpatterns]
