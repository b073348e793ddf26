from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.deliveries.enums import NIGHTLY
from bekwaam.domains.tenancy import switches


class DeliveriesConfig(AppConfig):
    name = "bekwaam.domains.deliveries"
    label = "deliveries"

    def ready(self) -> None:
        title = _("Aanleveringen in de nacht")
        text = _("Bestanden in de inleverbak worden elke nacht vanzelf verwerkt.")
        switches.register(switches.Switch(NIGHTLY, title, text))
