from django.apps import AppConfig


class LearnerPortalConfig(AppConfig):
    name = "bekwaam.portals.learner"
    label = "portal_learner"

    def ready(self) -> None:
        from bekwaam.portals.learner.messages import menu  # noqa: PLC0415 - the domains are loaded by now

        menu.register()
