"""Turn the `letterhead` of a style into a Letterhead, its logo read from the file beside the style."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluf.document.letterhead import Letterhead
from bluf.ground.file_cache import state_of
from bluf.ground.file_names import near_file
from bluf.ground.inside import is_inside
from bluf.ground.workspace import Workspace
from bluf.problems import Problem, Span
from bluf.problems.wording import shown
from bluf.template.style_file import LETTERHEAD
from bluf.template.style_fonts import Fault, States
from bluf.template.style_values import HIGHEST_LOGO

_BESIDE = "put it beside the style or below its folder of templates, and write its path from the style: logo.svg"


@dataclass(frozen=True, slots=True)
class StyleLetterhead:
    """The letterhead of a style, if it has one; the state of its file; and what is doubtful about it."""

    letterhead: Letterhead | None = None
    states: States = ()
    warnings: tuple[Problem, ...] = ()


def style_letterhead(
    said: Mapping[str, Any], spans: Mapping[str, Span], style: Path, workspace: Workspace, fault: Fault
) -> StyleLetterhead:
    """Return the letterhead that a style says, key by key; `spans` are the places of its keys, and `style` its file.

    Every fault is told to `fault`.
    """
    logo, alt, lines = said.get("logo"), said.get("alt"), said.get("lines", ())
    is_decorative = said.get("decorative", False)
    at = (LETTERHEAD, "logo")
    if logo is None and not lines:
        fault(
            (LETTERHEAD,), "a letterhead has a `logo`, `lines` of address, or both", "style-value", "give one of them"
        )
        return StyleLetterhead()
    if logo is None:
        return StyleLetterhead(Letterhead(None, None, lines, 0.0, lines_span=spans.get("lines")))
    if not alt and not is_decorative:
        hint = "say in `alt:` whose logo it is, such as `alt: Ministry of Ports`; or write `decorative: true`"
        fault(at, "the logo has no `alt`, and who can't see it learns nothing of it", "missing-alt", hint)
        return StyleLetterhead()
    from bluf.assets.picture_faults import PictureError  # imported for a style that has a logo
    from bluf.assets.pictures import SUFFIXES, read_picture
    from bluf.brief.picture_checks import doubtful_alternative

    path = Path(os.path.normpath(style.parent / logo))
    root = style.parent.parent
    if os.path.isabs(logo) or "\\" in logo or not is_inside(path.parent, root):  # noqa: PTH117
        fault(at, f"{shown(logo)!r} does not lie in the style's folder of templates", "outside-folder", _BESIDE)
        return StyleLetterhead()
    states: States = ((path, state_of(path)),)
    try:
        drawing = read_picture(path, root, workspace)
    except FileNotFoundError:
        near = near_file(style.parent, logo, SUFFIXES)
        hint = f"did you mean `{shown(near)}`?" if near else _BESIDE
        fault(at, f"there is no file `{shown(logo)}` beside the style", "picture-missing", hint)
        return StyleLetterhead()
    except PictureError as error:
        fault(at, f"can't show `{shown(logo)}`: {error.message}", "picture-unusable", error.hint)
        return StyleLetterhead()
    warnings = []
    if alt and is_decorative:
        message = "the logo is `decorative`, so that its `alt` is told to nobody"
        warnings.append(Problem("decorative-alt", message, spans.get("alt"), hint="keep one of the two"))
    elif alt and (doubt := doubtful_alternative(alt)):
        warnings.append(Problem("doubtful-alt", doubt[0], spans.get("alt"), hint=doubt[1]))
    height = said.get("height", HIGHEST_LOGO)
    picture = drawing.picture
    if picture is not None and (dots := picture.image.height / height * 72) < 150:
        message = (
            f"the logo has {dots:.0f} dots to the inch at its height of {height / 72 * 25.4:.0f} mm; print wants 150"
        )
        hint = f"take one that is at least {-(-height * 150 // 72):.0f} dots high, or an SVG"
        warnings.append(Problem("picture-coarse", message, spans.get("logo"), hint=hint))
    made = Letterhead(drawing, None if is_decorative else alt, lines, height, spans.get("logo"), spans.get("lines"))
    return StyleLetterhead(made, states, tuple(warnings))
