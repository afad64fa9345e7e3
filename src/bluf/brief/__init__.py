"""Brief: turn the text of a YAML file into a Brief, or into problems at their lines."""

from bluf.brief.checking import DEFAULT_TEMPLATE, check_brief, examine_brief, template_name
from bluf.brief.fields import FieldSpec, parse_fields
from bluf.brief.located import Located, Prose, Text
from bluf.brief.model import Brief
from bluf.brief.reader import Source, read_brief, read_yaml
from bluf.brief.schema import json_schema

__all__ = [
    "DEFAULT_TEMPLATE",
    "Brief",
    "FieldSpec",
    "Located",
    "Prose",
    "Source",
    "Text",
    "check_brief",
    "examine_brief",
    "json_schema",
    "parse_fields",
    "read_brief",
    "read_yaml",
    "template_name",
]
