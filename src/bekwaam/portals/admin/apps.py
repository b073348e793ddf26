from django.apps import AppConfig


class AdminPortalConfig(AppConfig):
    name = "bekwaam.portals.admin"
    label = "portal_admin"

    def ready(self) -> None:
        from bekwaam.portals.admin.people.menu import ITEMS  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.portals.shared import navigation, people_sentences, refusals  # noqa: PLC0415 - same

        refusals.register(people_sentences.SENTENCES)
        navigation.register(*ITEMS)
