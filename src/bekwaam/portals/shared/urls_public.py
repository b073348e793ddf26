"""On the installation's own host the same small addresses answer, with the looks of the product itself."""

from bekwaam.portals.shared import urls

urlpatterns = list(urls.urlpatterns)
