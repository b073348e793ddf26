"""What a command needs before it runs: Django, and the database role that fits the command."""

import os

OWNER_COMMANDS = {"migrate", "academy", "audit prune"}
BACKUP_COMMANDS = {"backup"}
WITHOUT_DJANGO = {"demo", "eisen", "serve"}
"""They do without it, or first say what it reads when it starts."""


def prepare_process(command: str, action: str = "") -> None:
    """`action` is the second word of a command that has several."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bekwaam.config.settings")
    if {command, f"{command} {action}"} & OWNER_COMMANDS:
        os.environ["BEKWAAM_DB_ROLE"] = "bekwaam_owner"
    elif command in BACKUP_COMMANDS:
        os.environ["BEKWAAM_DB_ROLE"] = "bekwaam_backup"
    if command not in WITHOUT_DJANGO:
        start_django()


def start_django() -> None:
    import django

    django.setup()
