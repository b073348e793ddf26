from django.apps import AppConfig


class LearnerPortalConfig(AppConfig):
    name = "bekwaam.portals.learner"
    label = "portal_learner"
