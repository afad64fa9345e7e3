"""Turn a picture of a brief into a drawing, or into a problem at its line."""

from bluf.assets.picture_faults import PictureError
from bluf.assets.pictures import SUFFIXES, read_picture
from bluf.brief import Brief, workspace_of
from bluf.brief.figure_parts import PictureFields
from bluf.brief.picture_checks import crop_ratio
from bluf.brief.source_paths import PathFault, missing_hint, source_path
from bluf.document import Drawing
from bluf.ground.located import Located
from bluf.problems import BriefError, Problem
from bluf.problems.details import Details
from bluf.problems.wording import shown


def picture_of(part: PictureFields, brief: Brief) -> Drawing:
    """Return a picture's file as a drawing. Raises BriefError where it can't be shown."""
    workspace = workspace_of(brief)
    folder = workspace.at(brief.path).parent
    name = str(part.file)
    path = source_path(folder, name, SUFFIXES)
    if isinstance(path, PathFault):
        raise _problem("outside-folder", path.message, brief, part.file, path.hint)
    try:
        return read_picture(path, folder, workspace, crop_ratio(part.crop) if part.crop else None)
    except FileNotFoundError:
        hint, meant = missing_hint(folder, name, SUFFIXES)
        details = Details(meant, candidates=()) if meant else None
        raise _problem(
            "picture-missing", f"there is no file `{shown(name)}`", brief, part.file, hint, details
        ) from None
    except PictureError as error:
        message = f"can't show `{shown(name)}`: {error.message}"
        raise _problem("picture-unusable", message, brief, part.file, error.hint) from None


def _problem(
    code: str, message: str, brief: Brief, file: Located, hint: str, data: Details | None = None
) -> BriefError:
    return BriefError([Problem(code, message, brief.place_of(file), file.path, hint, data=data)])
