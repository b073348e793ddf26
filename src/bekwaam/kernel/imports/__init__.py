"""Reads any table file into checked records and says what it would change. See README.md."""

from bekwaam.kernel.imports.diff import Change, Diff, Facts, FieldChange, Item, applied, compare
from bekwaam.kernel.imports.faults import Refusal, Refusals, Unreadable, shown
from bekwaam.kernel.imports.fields import Field, Schema
from bekwaam.kernel.imports.guard import Guard, may_end
from bekwaam.kernel.imports.kinds import Cents, Choice, Code, Day, Decimals, Email, Kind, Text, Whole, YesNo
from bekwaam.kernel.imports.limits import Limits
from bekwaam.kernel.imports.mapping import ColumnMapping, FieldSource
from bekwaam.kernel.imports.records import Key, Record, RecordReader, RefusedKeys, read_records
from bekwaam.kernel.imports.report import ImportReport
from bekwaam.kernel.imports.source import Source
from bekwaam.kernel.imports.suggesting import mapping_faults, suggest, unmapped
from bekwaam.kernel.imports.table import Table, open_table
from bekwaam.kernel.imports.tree import TreeCheck, TreeNode, check_tree
from bekwaam.kernel.imports.weight import is_heavy

__all__ = [
    "Cents",
    "Change",
    "Choice",
    "Code",
    "ColumnMapping",
    "Day",
    "Decimals",
    "Diff",
    "Email",
    "Facts",
    "Field",
    "FieldChange",
    "FieldSource",
    "Guard",
    "ImportReport",
    "Item",
    "Key",
    "Kind",
    "Limits",
    "Record",
    "RecordReader",
    "Refusal",
    "Refusals",
    "RefusedKeys",
    "Schema",
    "Source",
    "Table",
    "Text",
    "TreeCheck",
    "TreeNode",
    "Unreadable",
    "Whole",
    "YesNo",
    "applied",
    "check_tree",
    "compare",
    "is_heavy",
    "mapping_faults",
    "may_end",
    "open_table",
    "read_records",
    "shown",
    "suggest",
    "unmapped",
]
