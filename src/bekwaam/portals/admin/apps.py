from django.apps import AppConfig


class AdminPortalConfig(AppConfig):
    name = "bekwaam.portals.admin"
    label = "portal_admin"

    def ready(self) -> None:
        from bekwaam.portals.admin import menu  # noqa: PLC0415 - the registry is filled when all apps are there

        menu.register()
