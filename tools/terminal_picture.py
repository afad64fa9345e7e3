"""Draw what `bluf verify` says on a terminal, for the README: `make screenshots`.

A signed issue is made, one copy is left as it is and one is changed by a byte. What the command prints on a terminal of
88 columns is drawn as SVG.
"""

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.deliver.certificates import Holder, holder

IMAGE = Path(__file__).resolve().parents[1] / "docs" / "images" / "verify.svg"
COLUMNS = 88
COMMAND = "bluf verify from-the-mail.pdf from-a-friend.pdf"
LASTING = (-10, 3650)  # days for which the key is valid

BRIEF = """\
title: Ports of Harn reopen on 9 March
date: 2031-03-02
marking: TLP:AMBER
bottom_line: All three ports of Harn take ships again from 9 March.
key_points:
  - The channel of Port Sela has been dredged to 11 metres.
"""
LIST = """\
title: Cabinet
recipients:
  - {name: Ines Okafor, email: ines@harn.example, level: TLP:AMBER}
  - {name: Rashid Halloran, email: rashid@harn.example, level: TLP:AMBER}
"""
# Dark on white and readable there; the colours have a contrast of 4.5 or more (WCAG 2.2, 1.4.3).
THEME = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [
        (31, 35, 40),
        (180, 35, 24),
        (17, 99, 41),
        (125, 78, 0),
        (9, 105, 218),
        (130, 80, 223),
        (27, 124, 131),
        (89, 99, 110),
    ],
)
# A frame of its own: that of `rich` fetches its face from the network.
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px; \
line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
{chrome}
<rect x="0.5" y="0.5" width="99.9%" height="99.9%" rx="8" fill="none" stroke="#d1d9e0"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Draw the picture."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _prepare(folder, holder("Office of the Cabinet Secretary", days=LASTING))
        printed = _on_a_terminal(folder, COMMAND.split())
    recorder = Console(record=True, width=COLUMNS, file=io.StringIO())
    recorder.print(Text.assemble(("$ ", "dim"), (COMMAND, "bold"), "\n"), Text.from_ansi(printed), sep="")
    drawn = recorder.export_svg(theme=THEME, code_format=FRAME, unique_id="v", title="")
    IMAGE.write_text(re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE), encoding="utf-8")
    print(f"{IMAGE.name}: {IMAGE.stat().st_size:,} bytes")


def _prepare(folder: Path, signer: Holder) -> None:
    for name, text in (("briefs/ports.yaml", BRIEF), ("lists/cabinet.yaml", LIST)):
        path = folder / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    key = pkcs12.serialize_key_and_certificates(b"key", signer.key, signer.certificate, None, NoEncryption())
    (folder / "office.p12").write_bytes(key)
    _run(folder, ["bluf", "issue", "briefs/ports.yaml", "--to", "lists/cabinet.yaml", "--sign", "office.p12"])
    mine, other = sorted((folder / "out" / "issues" / "ports-1").glob("*.pdf"))
    (folder / "from-the-mail.pdf").write_bytes(mine.read_bytes())
    changed = bytearray(other.read_bytes())
    changed[len(changed) // 2] ^= 1
    (folder / "from-a-friend.pdf").write_bytes(changed)


def _run(folder: Path, command: list[str]) -> None:
    subprocess.run(command, cwd=folder, env=_environment(), check=True, stdin=subprocess.DEVNULL)


def _on_a_terminal(folder: Path, command: list[str]) -> str:
    """Return what a command prints on a terminal, with its colours."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, COLUMNS))
    process = subprocess.Popen(command, cwd=folder, env=_environment(), stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    parts = []
    while part := _read(ours):
        parts.append(part)
    process.wait()
    return b"".join(parts).decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # a terminal that all others have closed
        return b""


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {"PATH": path, "HOME": os.environ["HOME"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}


if __name__ == "__main__":
    main()
