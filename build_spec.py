"""The programs for a machine without Python: one folder with the till and the cloud.

    python build_spec.py        makes out/dist/zhanggui/{zhanggui, zhanggui-cloud, _internal/}

PyInstaller wants a file ending in .spec, so this one hands itself over under such a name. Only
what the till draws with is kept of Qt, and of the icon fonts the one in use.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path.cwd()
PROGRAMS = {"zhanggui": "terminal/__main__.py", "zhanggui-cloud": "cloud_stub/cli.py"}
HIDDEN = {
    "zhanggui": ["assets"],
    "zhanggui-cloud": ["assets", "alembic.op", "sqlalchemy.dialects.sqlite"],
}
NEITHER = [
    "cv2",
    "numpy",
    "qtawesome",
    "qtpy",
    "tkinter",
    "zstandard.backend_cffi",
    "zstandard._cffi",
    "pip",
    "setuptools",
    "pytest",
    "_pytest",
    "hypothesis",
    "mypy",
    "IPython",
    "pygments",
    "rich",
    "markdown_it",
]
QT_KEPT = (
    r"platforms/(libqxcb|libqoffscreen|libqminimal\.|qwindows|libqcocoa)",
    r"xcbglintegrations/",
    r"platforminputcontexts/",
    r"imageformats/libqjpeg",
    r"styles/",
)
DROPPED = (
    r"PySide6/Qt/translations/",
    r"PySide6/Qt/qml/",
    r"libQt6(Qml|Quick|Pdf|VirtualKeyboard|Wayland|WlShell|Egl|Svg|ShaderTools|Sql)",
    # What only the GTK theme wanted, which is none of the plugins kept.
    r"^lib(gtk|gdk|atk|cairo|pango|pixman|harfbuzz|thai|datrie|fribidi|graphite2|jpeg\.so)",
    r"^lib(gio|gobject|gmodule|mount|blkid|selinux)",
)


def main() -> None:
    """Hand this file to PyInstaller under the name it asks for."""
    from PyInstaller.__main__ import run

    spec = ROOT / "out" / "build" / "zhanggui.spec"
    spec.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(__file__, spec)
    places = ["--distpath", "out/dist", "--workpath", "out/build"]
    run(["--noconfirm", "--log-level", "ERROR", *places, str(spec)])


def is_wanted(target: str) -> bool:
    """Tell whether a file of the bundle, named by its place in it, is used by a program."""
    place = target.replace("\\", "/")
    if "PySide6/" in place and "/plugins/" in place:
        return any(re.search(kept, place) for kept in QT_KEPT)
    return not any(re.search(dropped, place) for dropped in DROPPED)


def data_files() -> list[tuple[str, str]]:
    """Files that are read while running, each with its folder in the bundle."""
    from PyInstaller.utils.hooks import collect_data_files

    ours = [path for path in (ROOT / "assets").rglob("*") if path.is_file()]
    migrations = sorted((ROOT / "cloud_stub" / "migrations").glob("*.py"))
    read = [path for path in ours if path.suffix not in {".py", ".pyc", ".ts"}] + migrations
    placed = [(str(path), str(path.parent.relative_to(ROOT))) for path in read]
    icons = collect_data_files("qtawesome", includes=["fonts/phosphor*"])
    return placed + icons + collect_data_files("escpos") + collect_data_files("tzdata")


def assemble() -> None:
    """Analyse both programs and put them into one folder, sharing what they share."""
    parts = []
    for name, script in PROGRAMS.items():
        analysis = Analysis(
            [str(ROOT / script)],
            pathex=[str(ROOT)],
            datas=data_files(),
            hiddenimports=HIDDEN[name],
            excludes=NEITHER + ["PySide6"] * (name == "zhanggui-cloud"),
        )
        exe = EXE(PYZ(analysis.pure), analysis.scripts, exclude_binaries=True, name=name)
        files = [entry for entry in analysis.binaries + analysis.datas if is_wanted(entry[0])]
        parts += [exe, files]
    COLLECT(*parts, name="zhanggui")


if "SPECPATH" in globals():
    sys.path.insert(0, str(ROOT))
    assemble()
elif __name__ == "__main__":
    main()
