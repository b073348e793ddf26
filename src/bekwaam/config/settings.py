"""Django's settings, read from the environment; `docs/beheer/instellingen.md` explains each variable."""

import os

from environs import Env

from bekwaam.config.apps_list import INSTALLED_APPS  # noqa: F401 - a setting
from bekwaam.config.database import django_database, is_external
from bekwaam.config.places import ASSETS, CONFORMITY_REPORT, MANUAL, PROJECT, VAR
from bekwaam.config.secret import secret, secret_key
from bekwaam.config.storage import s3_bucket

env = Env()

DEMO = env.bool("BEKWAAM_DEMO", False)
HTTPS = env.bool("BEKWAAM_HTTPS", not DEMO)
BASE_HOST = env.str("BEKWAAM_HOST", "localhost")
PUBLIC_PORT = env.str("BEKWAAM_PUBLIC_PORT", "")
EXTERNAL_DATABASE = is_external()
DEMO_PERSONAS = DEMO and not (EXTERNAL_DATABASE and env.str("BEKWAAM_DEMO_IMPLIED", "") == "1")
TRUSTED_ORIGINS: list[str] = env.list("BEKWAAM_TRUSTED_ORIGINS", [])
IS_WORKER = env.bool("BEKWAAM_WORKER", False)

FILE_ROOT = env.str("BEKWAAM_FILES", str(VAR / "files"))
FILE_BUCKET = s3_bucket(env)
DROP_FOLDER = str(VAR / "dropbox")

SECRET_KEY = secret_key(VAR)
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the academy middleware knows the real list and answers 400 to any other host
ROOT_URLCONF = "bekwaam.config.urls"
WSGI_APPLICATION = "bekwaam.config.wsgi.application"
DATABASES = {"default": django_database(pool=env.bool("BEKWAAM_DB_USE_POOL", False))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"

MIDDLEWARE = [
    "bekwaam.portals.shared.middleware.RequestContext",
    "bekwaam.portals.shared.observation.Observation",
    "django.middleware.security.SecurityMiddleware",
    "bekwaam.portals.shared.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bekwaam.portals.api.middleware.ApiProblems",
    "bekwaam.portals.shared.middleware.AcademyScope",
    "bekwaam.portals.api.middleware.ApiAnswers",
    "bekwaam.portals.shared.middleware.ReadableAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bekwaam.portals.shared.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bekwaam.portals.shared.middleware.CurrentActor",
    "bekwaam.portals.account.middleware.ReadersChoice",
    "bekwaam.portals.account.middleware.RememberedDevice",
    "bekwaam.portals.account.middleware.SecondFactorGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                *[
                    f"bekwaam.portals.shared.templatetags.{name}"
                    for name in ("icons", "tile_art", "dates", "figures", "forms", "pages", "charts", "stars")
                ],
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "bekwaam.portals.shared.context.shell",
            ],
        },
    }
]

AUTHENTICATION_BACKENDS = ["bekwaam.portals.account.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")]  # noqa: PTH118, PTH120 - Django wants strings
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = str(VAR / "static")
STATICFILES_DIRS = [str(ASSETS)] if ASSETS.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "bekwaam.config.static.HashedStatic"},
}
BUILT_ASSETS = str(ASSETS)
MANUAL_FOLDER = str(MANUAL)
CONFORMITY_FILE = str(CONFORMITY_REPORT)
TESTS_FOLDER = str(PROJECT / "tests")
WHITENOISE_USE_FINDERS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

SESSION_ENGINE = "bekwaam.portals.account.session_store"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "__Host-sessie" if HTTPS else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
DEVICE_COOKIE_NAME = "__Host-toestel" if HTTPS else "toestel"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "bekwaam.portals.shared.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEKWAAM_BEHIND_PROXY", False) else None
)
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576

SMTP_URL = secret("BEKWAAM_SMTP_URL")
MAIL_SENDER = env.str("BEKWAAM_MAIL_SENDER", f"noreply@{BASE_HOST}")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
LOGGING_CONFIG = "bekwaam.config.logging.configure"
LOGGING = {"level": env.str("BEKWAAM_LOG_LEVEL", "INFO")}
METRICS_TOKEN = secret("BEKWAAM_METRICS_TOKEN")
WORKER_HEARTBEAT_SECONDS = env.float("BEKWAAM_WORKER_HEARTBEAT", 10)
WORKER_SILENT_SECONDS = env.float("BEKWAAM_WORKER_SILENT", 45)  # so long without a heartbeat means: killed
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a login name is unique per academy; AccountBackend looks within one
