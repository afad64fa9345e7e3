"""Find the articles that a web page describes in its JSON-LD (schema.org)."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml import etree


def articles(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the descriptions of articles among a page's JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            waiting = deque([json.loads("".join(str(part) for part in script.itertext()))])
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.popleft()
            if isinstance(thing, list):
                waiting.extend(thing)
            elif isinstance(thing, dict):
                kinds = thing.get("@type")
                if any(str(kind).endswith(("Article", "Report", "BlogPosting")) for kind in listed(kinds)):
                    yield thing
                waiting.extend(listed(thing.get("@graph")))


def listed(value: object) -> list[Any]:
    """Return a value as a list: JSON-LD may give one value for a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
