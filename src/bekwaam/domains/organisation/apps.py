from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "bekwaam.domains.organisation"
    label = "organisation"
