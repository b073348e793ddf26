from django.apps import AppConfig


class AccountPortalConfig(AppConfig):
    name = "bekwaam.portals.account"
    label = "portal_account"

    def ready(self) -> None:
        from bekwaam.portals.account.notifications import menu  # noqa: PLC0415 - the domains are loaded by now

        menu.register()
