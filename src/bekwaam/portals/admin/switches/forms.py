"""A tick for every part and a number for every rule; the bounds are those of the rules themselves."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.tenancy import switches
from bekwaam.portals.shared.templatetags.figures import figure

SIGNING_IN, MESSAGES, KEEPING = _("Inloggen"), _("Mail en berichten"), _("Bewaren")
GROUPS: Mapping[str, Promise] = {
    "session": SIGNING_IN,
    "second_factor": SIGNING_IN,
    "mail": MESSAGES,
    "support": _("Hulp"),
    "retention": KEEPING,
}
OTHER = _("Onderdelen")


class SwitchForm(forms.Form):
    def __init__(self, *arguments: Any, modules: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*arguments, **options)
        for switch in switches.registered():
            self.fields[switch.code] = forms.BooleanField(
                label=str(switch.title),
                help_text=str(switch.explanation),
                required=False,
                initial=switches.is_on(modules, switch.code),
            )


class HouseRuleForm(forms.Form):
    def __init__(self, *arguments: Any, options: Mapping[str, Any], **others: Any) -> None:
        super().__init__(*arguments, **others)
        for rule in switches.RULES:
            self.fields[rule.code] = _field(rule, options)

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields in groups with a heading; what no heading claims stands in the last."""
        found: dict[str, list[forms.BoundField]] = {str(title): [] for title in (*GROUPS.values(), OTHER)}
        for rule in switches.RULES:
            found[str(GROUPS.get(rule.group, OTHER))].append(self[rule.code])
        return [(title, fields) for title, fields in found.items() if fields]


def _field(rule: switches.AnyRule, options: Mapping[str, Any]) -> forms.Field:
    said: dict[str, Any] = {
        "label": str(rule.title),
        "help_text": str(rule.explanation),
        "initial": switches.as_set(options, rule),
    }
    if isinstance(rule, switches.HouseRule):
        said["help_text"] = f"{rule.explanation} ({figure(rule.least)}–{figure(rule.most)})"
        return forms.IntegerField(min_value=rule.least, max_value=rule.most, **said)
    if isinstance(rule, switches.HouseChoice):
        return forms.MultipleChoiceField(
            choices=rule.options, required=False, widget=forms.CheckboxSelectMultiple, **said
        )
    kind = forms.EmailField if rule.shape == "email" else forms.CharField
    return kind(max_length=rule.longest, required=False, **said)
