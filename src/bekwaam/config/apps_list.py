"""Which Django apps there are: the contexts of the business, the portals, and the packages they lean on."""

DOMAINS = [
    "tenancy",
    "audit",
    "deliveries",
    "organisation",
    "people",
    "notifications",
    "skills",
    "catalogue",
    "records",
    "offcatalogue",
    "design",
    "exchange",
    "portfolio",
]
PORTALS = [
    "shared",
    "learner",
    "manager",
    "backoffice",
    "admin",
    "account",
    "content",
    "api",
]

INSTALLED_APPS = [
    "procrastinate.contrib.django",
    *[f"bekwaam.domains.{name}" for name in DOMAINS],
    "bekwaam.integrations.mail",
    "bekwaam.reporting.exports",
    *[f"bekwaam.portals.{name}" for name in PORTALS],
    "bekwaam.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
]
