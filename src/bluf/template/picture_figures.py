"""Turn a picture of a brief into a drawing."""

import io

from bluf.brief import Brief, workspace_of
from bluf.brief.figure_parts import PictureFields
from bluf.document import Drawing, RasterImage, RasterShape


def picture_of(part: PictureFields, brief: Brief) -> Drawing:
    """Return a picture's file as a drawing. Raises BriefError where it can't be shown."""
    from PIL import Image

    path = workspace_of(brief).at(brief.path).parent / str(part.file)
    data = path.read_bytes()
    with Image.open(io.BytesIO(data)) as picture:
        width, height, kind = *picture.size, str(picture.format).lower()
    image = RasterImage(kind, data, width, height)
    return Drawing(float(width), float(height), (RasterShape(image, 0.0, 0.0, float(width), float(height)),))
