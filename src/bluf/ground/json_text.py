"""Write data as JSON that is safe to show: what would steer a terminal or turn words round is escaped."""

import json
import re
from typing import Any

# DEL and C1 controls (ISO 6429), and Unicode's signs of direction and line ends; JSON escapes C0 itself.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_text(value: Any) -> str:
    """Return a value as JSON, indented, with characters as they are but those that can't be seen (RFC 8259, 7)."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
