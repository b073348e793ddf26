from django.apps import AppConfig


class AccountPortalConfig(AppConfig):
    name = "bekwaam.portals.account"
    label = "portal_account"

    def ready(self) -> None:
        from bekwaam.portals.account import menu  # noqa: PLC0415 - needs the apps
        from bekwaam.portals.account import refusals as own  # noqa: PLC0415 - same
        from bekwaam.portals.account.exports import menu as exports  # noqa: PLC0415 - same
        from bekwaam.portals.account.feeds import menu as feeds  # noqa: PLC0415 - same
        from bekwaam.portals.account.notifications import menu as notifications  # noqa: PLC0415 - same
        from bekwaam.portals.shared import navigation, refusals  # noqa: PLC0415 - needs the apps

        refusals.register({**own.SENTENCES, **exports.SENTENCES})
        navigation.register(*menu.ITEMS, exports.ITEM)
        menu.register_links()
        notifications.register()
        feeds.register()
