"""Turn the model of a distribution list into a JSON Schema, for editors to complete and check lists with (2020-12)."""

import json
from collections.abc import Sequence
from typing import Any

from bluf.brief.schema import entitled, generated
from bluf.deliver.distribution_list import DistributionList
from bluf.ground.workspace import Workspace
from bluf.template import style_names, template_folders


def list_schema(styles: Sequence[str]) -> dict[str, Any]:
    """Return the schema of a list; `styles` are the names of the styles that it may name."""
    schema = entitled(generated(DistributionList), "bluf distribution list", "Who gets a briefing, and how.")
    for part in (schema, schema["$defs"]["Recipient"]):
        part["properties"]["style"]["examples"] = list(styles)
    return schema


def list_schema_text(workspace: Workspace) -> bytes:
    """Return the schema of the lists of the workspace's project as a file's content."""
    schema = list_schema(style_names(template_folders(workspace).paths))
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
