"""Make the two bundled fonts from Debian's Noto Sans CJK.

    apt-get download fonts-noto-cjk && dpkg -x fonts-noto-cjk_*.deb FOLDER
    python -m assets.make_fonts FOLDER/usr/share/fonts/opentype/noto

Each weight is the Simplified Chinese face, cut down to what `repertoire` lists: GBK, whole, since
names of people and places need it. The licence (SIL OFL 1.1, beside the fonts) allows a subset.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Noto Sans SC"
SIGNS = "¥€£×÷℃·“”‘’—–…−▲▼▶◀●○◐◆■□▢✓→←↑↓①②③④⑤⑥⑦⑧⑨⑩⏎½¼¾ⅠⅡⅢ"


def repertoire() -> set[int]:
    """Every code point that the fonts must show."""
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    return latin | gbk() | set(range(0x4E00, 0x9FF0)) | {ord(sign) for sign in SIGNS}


def gbk() -> set[int]:
    """The code points of GBK's two-byte range, but for one sign that Noto does not draw."""
    rows, cells = range(0x81, 0xFF), range(0x40, 0xFF)
    pairs = (bytes((row, cell)).decode("gbk", "ignore") for row in rows for cell in cells)
    return {ord(character) for pair in pairs for character in pair if character > "\x7f"} - {0x2252}


def make(collection: Path, weight: str) -> Path:
    """Write the font of one weight (`Regular` or `Bold`) and return its path."""
    face = _simplified(collection)
    options = Options()
    options.layout_features = ["kern", "ccmp", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=repertoire())
    subsetter.subset(face)
    _rename(face)
    path = FONTS / f"NotoSansSC-{weight}.otf"
    face.save(path)
    return path


def _simplified(collection: Path) -> TTFont:
    faces = TTCollection(str(collection)).fonts
    return next(face for face in faces if face["name"].getDebugName(4).startswith(_cjk()))


def _cjk() -> str:
    return FAMILY.replace("SC", "CJK SC")


def _rename(face: TTFont) -> None:
    for record in face["name"].names:
        name = record.toUnicode().replace(_cjk(), FAMILY).replace("NotoSansCJKsc", "NotoSansSC")
        record.string = name


def main() -> int:
    """Make both weights from the folder named on the command line."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    for weight in ("Regular", "Bold"):
        path = make(Path(sys.argv[1]) / f"NotoSansCJK-{weight}.ttc", weight)
        print(f"{path.name}: {path.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
