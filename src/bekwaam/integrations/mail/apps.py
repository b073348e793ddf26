from django.apps import AppConfig
from django.conf import settings


class MailConfig(AppConfig):
    name = "bekwaam.integrations.mail"
    label = "integration_mail"

    def ready(self) -> None:
        from bekwaam.domains.notifications import transport  # noqa: PLC0415 - the domains are loaded by now
        from bekwaam.integrations.mail.server import parse_server  # noqa: PLC0415
        from bekwaam.integrations.mail.smtp import SmtpTransport  # noqa: PLC0415

        if settings.SMTP_URL:
            transport.use(SmtpTransport(parse_server(settings.SMTP_URL), settings.MAIL_SENDER))
