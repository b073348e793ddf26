from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "bekwaam.domains.notifications"
    label = "notifications"
