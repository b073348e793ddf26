from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "bekwaam.domains.skills"
    label = "skills"

    def ready(self) -> None:
        from bekwaam.domains.deliveries import importers  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - same
        from bekwaam.domains.people import my_data as own_data  # noqa: PLC0415 - same
        from bekwaam.domains.people.tokens import rules as tokens  # noqa: PLC0415 - same
        from bekwaam.domains.skills import messages, my_data  # noqa: PLC0415 - same
        from bekwaam.domains.skills.importer import FunctionSkillImporter, SkillImporter  # noqa: PLC0415 - same

        importers.register(SkillImporter())
        importers.register(FunctionSkillImporter())
        kinds.register(*messages.KINDS)
        tokens.add_scopes(
            {
                "skills:lezen": "Skills en wat functies vragen bekijken",
                "skills:schrijven": "Skills en wat functies vragen wijzigen",
            }
        )
        own_data.register(
            "skills", "Je skills: wat jij, je leidinggevende en je resultaten zeggen", my_data.levels_of
        )
