from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "bekwaam.domains.people"
    label = "people"
