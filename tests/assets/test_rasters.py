"""PNG and JPEG files are read as dots alone: upright, in sRGB or grey, with nothing beside them."""

import io
import zlib

import pytest
from PIL import Image, ImageCms

from bluf.inspection.pictures import picture_traits
from tests.assets.pictures import chunk, dots, encoded, fault, opened, png, raster

GPS = 0x8825


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Acme Camera"
    place = made.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "N", (50.0, 1.0, 2.0), "E", (1.0, 2.0, 3.0)
    return made


def traits(data: bytes) -> list[object]:
    return list(picture_traits(data, "picture"))


def test_a_jpeg_loses_all_but_its_dots_which_stay_as_they_are() -> None:
    plain = encoded(dots(size=(64, 32)), "JPEG", quality=80)
    told = encoded(dots(size=(64, 32)), "JPEG", quality=80, exif=exif(), comment=b"a secret") + b"after the end"
    image = raster(told)

    assert traits(told) != []
    assert traits(image.data) == []
    assert b"secret" not in image.data
    assert b"Acme" not in image.data
    assert image.data[-2:] == b"\xff\xd9"
    assert opened(image).tobytes() == Image.open(io.BytesIO(plain)).tobytes()
    assert image.data == raster(plain).data


def test_a_progressive_jpeg_stays_one() -> None:
    image = raster(encoded(dots(size=(64, 32)), "JPEG", progressive=True))

    assert opened(image).info.get("progressive")
    assert image.kind == "jpeg"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_its_camera_was_held(orientation: int) -> None:
    upright = Image.new("RGB", (32, 16), (250, 250, 250))
    upright.paste((10, 10, 200), (0, 0, 8, 8))  # at the top left
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = upright.transpose(turns[orientation]) if orientation in turns else upright
    image = raster(encoded(held, "JPEG", quality=95, exif=exif(orientation)))
    shown = opened(image)

    assert shown.size == (32, 16)
    red, _, blue = shown.getpixel((2, 2))  # type: ignore[misc]
    assert (red < 80, blue > 150) == (True, True)
    assert traits(image.data) == []


def test_a_jpeg_for_printing_presses_becomes_one_for_screens() -> None:
    image = raster(encoded(dots("CMYK", (64, 32)), "JPEG", quality=95))

    assert opened(image).mode == "RGB"
    red, green, blue = opened(image).getpixel((4, 4))  # type: ignore[misc]
    assert red > 150 > max(green, blue)


def test_colours_of_a_profile_are_converted_and_the_profile_is_gone() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = bytearray(lab)
    at = {bytes(swapped[entry : entry + 4]): entry for entry in range(132, 132 + 12 * swapped[131], 12)}
    red, blue = at[b"rXYZ"], at[b"bXYZ"]
    swapped[red + 4 : red + 12], swapped[blue + 4 : blue + 12] = (
        swapped[blue + 4 : blue + 12],
        swapped[red + 4 : red + 12],
    )
    profile = bytes(swapped).replace(b"s\0R\0G\0B", b"o\0d\0d\0!").replace(b"sRGB", b"odd!")
    for kind in ("PNG", "JPEG"):
        image = raster(encoded(dots(size=(64, 32)), kind, icc_profile=profile))
        assert "icc_profile" not in opened(image).info
        first, _, last = opened(image).convert("RGB").getpixel((4, 4))  # type: ignore[misc]
        assert last > first, kind  # what was red is blue


def test_a_profile_that_says_srgb_or_can_t_be_read_changes_nothing() -> None:
    own = encoded(dots(), "PNG")
    for profile in (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"no profile at all" * 20):
        assert raster(encoded(dots(), "PNG", icc_profile=profile)).data == raster(own).data


@pytest.mark.parametrize(("mode", "expected"), [("1", "L"), ("L", "L"), ("RGB", "RGB"), ("RGBA", "RGBA")])
def test_a_png_of_any_kind_is_read(mode: str, expected: str) -> None:
    assert opened(raster(encoded(dots(mode), "PNG"))).mode == expected


def test_a_palette_is_looked_up_and_its_transparency_kept() -> None:
    assert opened(raster(encoded(dots().quantize(4), "PNG"))).mode == "RGB"
    see_through = opened(raster(encoded(dots().quantize(4), "PNG", transparency=0)))
    assert see_through.mode == "RGBA"
    assert see_through.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize(("color", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_sixteen_bits_become_eight(color: int, channels: int) -> None:
    rows = b"".join(b"\0" + b"\x80\x11" * channels * 5 for _ in range(3))
    image = raster(png(5, 3, zlib.compress(rows), depth=16, color=color))

    assert opened(image).getchannel(0).getextrema() == (128, 128)


def test_texts_times_and_private_chunks_of_a_png_are_gone() -> None:
    rows = zlib.compress(b"\0\x05" * 3)
    said = [
        chunk(b"tEXt", b"Author\0J. Roe"), chunk(b"zTXt", b"Note\0\0" + zlib.compress(b"a secret")),
        chunk(b"tIME", b"\x07\xea\1\1\1\1\1"), chunk(b"prVt", b"a secret"), chunk(b"eXIf", b"II*\0\x08\0\0\0\0\0"),
    ]  # fmt: skip
    image = raster(png(1, 3, rows, *said) + b"after the end")

    assert traits(image.data) == []
    assert image.data == raster(png(1, 3, rows)).data


def test_what_full_transparency_hides_is_not_handed_on() -> None:
    hiding = dots("RGBA")
    hiding.putalpha(Image.new("L", hiding.size, 0))
    image = raster(encoded(hiding, "PNG"))

    assert opened(image).convert("RGB").getcolors() == [(32, (255, 255, 255))]


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(dots("RGBA", (50, 40)), "PNG")

    assert raster(data).data == raster(data).data


def test_a_picture_of_too_many_dots_is_refused_by_its_head() -> None:
    assert "megapixels" in fault(png(60_000, 60_000, b"")).message
    jpeg = encoded(dots(size=(16, 16)), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    assert "megapixels" in fault(jpeg[:at] + b"\xff\xff\xff\xff" + jpeg[at + 4 :]).message


def test_a_png_that_unpacks_to_more_than_its_size_is_refused() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000)

    assert len(bomb) < 60_000
    assert "decompression bomb" in fault(png(10, 10, bomb)).message


def test_a_profile_or_text_that_is_a_bomb_is_passed_by() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000)
    rows = zlib.compress(b"\0\x05" * 3)
    said = [chunk(b"iCCP", b"x\0\0" + bomb), chunk(b"zTXt", b"x\0\0" + bomb)]

    assert raster(png(1, 3, rows, *said)).data == raster(png(1, 3, rows)).data


def test_an_animated_png_is_refused() -> None:
    frames = [dots(), dots().transpose(Image.Transpose.ROTATE_180)]
    assert "animated" in fault(encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])).message


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_off_or_damaged_is_broken(kind: str) -> None:
    whole = encoded(dots(size=(64, 64)), kind)
    for end in range(12, len(whole) - 1, max(1, len(whole) // 40)):
        assert "broken" in fault(whole[:end]).message, end


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    jpeg = encoded(dots(size=(16, 16)), "JPEG")
    scan = jpeg[jpeg.index(b"\xff\xda") : -2]

    assert "scans" in fault(jpeg[:-2] + scan * 200 + b"\xff\xd9").message
