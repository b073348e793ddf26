from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.tenancy import switches


class ApiPortalConfig(AppConfig):
    name = "bekwaam.portals.api"
    label = "portal_api"

    def ready(self) -> None:
        title = _("Koppelvlak voor andere systemen")
        text = _("Andere systemen lezen en schrijven met een sleutel.")
        switches.register(switches.Switch("api", title, text))
