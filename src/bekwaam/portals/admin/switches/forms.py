"""A tick for every part and a number for every rule; the bounds are those of the rules themselves."""

from collections.abc import Mapping
from typing import Any

from django import forms

from bekwaam.domains.tenancy import switches


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
            self.fields[rule.code] = forms.IntegerField(
                label=str(rule.title),
                help_text=f"{rule.explanation} ({rule.least}–{rule.most})",
                min_value=rule.least,
                max_value=rule.most,
                initial=switches.value_of(options, rule),
            )
