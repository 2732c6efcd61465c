"""Make the Chinese translation: sources from the code, Chinese from fragments, three files out.

    code  --lupdate-->  zh_CN.ts  <--filled from--  i18n/zh_CN/<area>.json
                        zh_CN.ts  --lrelease-->  zh_CN.qm
                        zh_CN.ts  ----------->  zh_CN.json   (read by `terminal.text`, without Qt)

A fragment is a flat object `{"English source": "中文"}`. Areas have files of their own so that
several people can translate at once; the same source may stand in two of them only with the same
Chinese. `python -m assets.translations` makes the three files and names what is missing;
`--missing PATH` prints the untranslated sources used below PATH as an object to fill in.
"""

import ast
import json
import string
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

I18N = Path(__file__).parent / "i18n"
CODE = Path(__file__).parent.parent / "terminal"


def fragments(folder: Path = I18N / "zh_CN") -> dict[str, str]:
    """Every translation of the fragments, by English source.

    Raises:
        ValueError: two fragments translate one source differently.
    """
    merged: dict[str, str] = {}
    origin: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        for source, chinese in json.loads(path.read_text(encoding="utf-8")).items():
            if merged.setdefault(source, chinese) != chinese:
                raise ValueError(f"{source!r} differs in {origin[source]} and {path.name}")
            origin.setdefault(source, path.name)
    return merged


def sources(code: Path = CODE) -> dict[str, Path]:
    """Every literal given to `tr` in the Python files at or below `code`, with one of its files.

    Raises:
        ValueError: `tr` is given something else than one literal string.
    """
    return {source: path for path in _files(code) for source, _ in _calls(path)}


def data_names(code: Path = CODE) -> dict[str, set[str]]:
    """Names of the data that every call of `tr` gives with a source."""
    found: dict[str, set[str]] = {}
    for path in _files(code):
        for source, names in _calls(path):
            found[source] = found.get(source, names) & names
    return found


def _files(code: Path) -> list[Path]:
    return [code] if code.is_file() else sorted(code.rglob("*.py"))


def _calls(path: Path) -> Iterator[tuple[str, set[str]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            match node.args:
                case [ast.Constant(value=str(source))]:
                    yield source, {keyword.arg for keyword in node.keywords if keyword.arg}
                case _:
                    raise ValueError(f"{path}:{node.lineno}: tr() takes one literal string")


def placeholders(sentence: str) -> set[str]:
    """Names in braces, without their format."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def extract(target: Path) -> None:
    """Bring the sources in `target` (a .ts file) in step with the code, by Qt's lupdate."""
    files = [str(path) for path in sorted(CODE.rglob("*.py"))]
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", *files, "-ts", str(target))


def fill(target: Path, chinese: dict[str, str]) -> dict[str, str]:
    """Write the translations into `target`; return those that the code uses, by source."""
    tree = ET.parse(target)
    _add_overlooked(tree.getroot())
    used: dict[str, str] = {}
    for message in tree.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is not None and chinese.get(source):
            translation.text = used[source] = chinese[source]
            translation.attrib.pop("type", None)
    tree.getroot().set("language", "zh_CN")
    tree.getroot().set("sourcelanguage", "en")
    for context in tree.getroot().iter("context"):
        context[1:] = sorted(context[1:], key=lambda message: message.findtext("source", ""))
    ET.indent(tree, "")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    target.write_text(f"{head}{text}\n", encoding="utf-8")
    return used


def _add_overlooked(root: ET.Element) -> None:
    """Add the sources that lupdate does not see, such as those within an f-string."""
    context = root.find("context")
    if context is None:
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name")
    known = {message.findtext("source") for message in root.iter("message")}
    for source in set(sources()) - known:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        ET.SubElement(message, "translation", type="unfinished")


def make(folder: Path = I18N) -> dict[str, Path]:
    """Make zh_CN.ts, .qm and .json in `folder`; return the sources that have no Chinese yet."""
    target = folder / "zh_CN.ts"
    target.unlink(missing_ok=True)
    extract(target)
    used = fill(target, fragments())
    _run("lrelease", "-silent", str(target), "-qm", str(folder / "zh_CN.qm"))
    ordered = json.dumps(used, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "zh_CN.json").write_text(f"{ordered}\n", encoding="utf-8")
    return {source: path for source, path in sources().items() if source not in used}


def main() -> int:
    """Make the files, or list what is missing below a path; 1 when anything is missing."""
    match sys.argv[1:]:
        case ["--missing", path]:
            known = fragments()
            missing = {source: "" for source in sources(Path(path)) if not known.get(source)}
            print(json.dumps(missing, ensure_ascii=False, indent=0))
            return 0
        case []:
            return _report(make())
        case _:
            print(__doc__)
            return 2


def _report(missing: dict[str, Path]) -> int:
    for source, path in missing.items():
        print(f"not translated: {source!r} ({path.relative_to(CODE.parent)})")
    unused = sorted(set(fragments()) - set(sources()))
    for source in unused:
        print(f"no longer in the code: {source!r}")
    print(f"{len(sources())} sources, {len(missing)} without Chinese, {len(unused)} unused")
    return 1 if missing else 0


def _run(tool: str, *arguments: str) -> None:
    command = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    subprocess.run([str(command), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
