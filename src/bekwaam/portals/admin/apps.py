from django.apps import AppConfig


class AdminPortalConfig(AppConfig):
    name = "bekwaam.portals.admin"
    label = "portal_admin"

    def ready(self) -> None:
        from bekwaam.portals.admin.deliveries import menu as deliveries  # noqa: PLC0415 - after the apps are loaded
        from bekwaam.portals.admin.organisation import menu as organisation  # noqa: PLC0415 - same

        organisation.register()
        deliveries.register()
