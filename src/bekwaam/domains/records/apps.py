from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "bekwaam.domains.records"
    label = "records"

    def ready(self) -> None:
        from bekwaam.domains.people.my_data import register  # noqa: PLC0415 - after the models are loaded
        from bekwaam.domains.records.queries import own_results, own_reviews  # noqa: PLC0415 - same

        register("resultaten", "Wat je deed en met welk resultaat", own_results)
        register("ervaringen", "Ervaringen die je schreef", own_reviews)
