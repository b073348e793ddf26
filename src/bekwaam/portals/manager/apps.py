from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManagerPortalConfig(AppConfig):
    name = "bekwaam.portals.manager"
    label = "portal_manager"

    def ready(self) -> None:
        from bekwaam.kernel.actors import Role  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.portals.manager.offering import menu as offering  # noqa: PLC0415 - same
        from bekwaam.portals.manager.skills import menu as skills  # noqa: PLC0415 - same
        from bekwaam.portals.shared.navigation import Area, Item, register, with_role  # noqa: PLC0415 - same

        register(Item(_("Mijn team"), "users", "team", Area.MAIN, with_role(Role.MANAGER), order=40))
        register(Item(_("Vervanging"), "replace", "team-substitutes", Area.ACCOUNT, order=60))
        offering.register()
        skills.register()
