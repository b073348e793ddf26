from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearnerPortalConfig(AppConfig):
    name = "bekwaam.portals.learner"
    label = "portal_learner"

    def ready(self) -> None:
        from bekwaam.portals.learner.messages import menu  # noqa: PLC0415 - needs the apps
        from bekwaam.portals.learner.requests import menu as requests_menu  # noqa: PLC0415 - same
        from bekwaam.portals.learner.results import menu as results  # noqa: PLC0415 - same
        from bekwaam.portals.learner.search import menu as offering  # noqa: PLC0415 - needs the apps
        from bekwaam.portals.learner.skills import menu as skills  # noqa: PLC0415 - needs the apps
        from bekwaam.portals.shared.navigation import Area, Item, register  # noqa: PLC0415 - needs the apps

        register(Item(_("Mijn leren"), "home", "home", Area.MAIN, order=10))
        menu.register()
        offering.register()
        results.register()
        requests_menu.register()
        skills.register()
