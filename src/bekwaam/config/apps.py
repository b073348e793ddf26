from django.apps import AppConfig


class BekwaamConfig(AppConfig):
    name = "bekwaam.config"
    label = "config"
