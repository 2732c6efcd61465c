"""What the whole repository keeps to, so that it stays easy to read and safe to ship."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("terminal", "drivers", "sync", "cloud_stub", "assets")
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "Makefile", "README.md", "build_spec.py", "docs",
    "pyproject.toml", "requirements.lock", "tests", *PACKAGES,
}  # fmt: skip
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".lock",
    ".json",
    ".ts",
    ".qss",
    ".csv",
    ".html",
    ".css",
    ".js",
    "",
}
# Written in pieces, so that this file does not name what it looks for.
HOSTS = ("pypi" + r"\.org", "python" + "hosted", r"registry\." + "npmjs", r"deb\." + r"debian\.org")
PLACES = ("/" + "root/", "/" + "work/", "/" + "home/", "/tmp/" + "bash_jobs")
MARKS = ("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


@cache
def ours() -> list[Path]:
    """Every file of the repository."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()]
    tops = [
        path
        for path in ROOT.iterdir()
        if path.name != ".git" and not any(path.match(pattern) for pattern in ignored)
    ]
    found = [path for top in tops for path in (top.rglob("*") if top.is_dir() else [top])]
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def python_files() -> list[Path]:
    return [path for path in ours() if path.suffix == ".py"]


def code_files() -> list[Path]:
    return [path for path in python_files() if name_of(path).split("/")[0] in PACKAGES]


def files_of_tests() -> list[Path]:
    return [path for path in python_files() if name_of(path).startswith("tests/")]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(path: Path) -> set[str]:
    """Names of the modules that a file imports, in full."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def lines_matching(pattern: str, paths: list[Path]) -> list[str]:
    wanted = re.compile(pattern)
    return [
        f"{name_of(path)}:{number}: {line.strip()[:90]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def test_no_file_is_too_long_to_read_at_once():
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}

    assert {name: count for name, count in lengths.items() if count > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_see_at_once():
    long = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in [*code_files(), ROOT / "build_spec.py"]
        if path.exists()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


def test_the_top_level_holds_only_what_belongs_there():
    names = {name_of(path).split("/")[0] for path in ours()}

    assert names - TOP_LEVEL == set()


def test_there_is_no_third_level_of_folders_below_a_package():
    deep = [name_of(path) for path in code_files() if len(path.relative_to(ROOT).parts) > 4]

    assert deep == []


def test_packages_say_what_they_are_for_and_hold_no_code_of_their_own():
    wrong = []
    for path in (path for path in code_files() if path.name == "__init__.py"):
        kinds = {type(node) for node in tree_of(path).body[1:]}
        if not ast.get_docstring(tree_of(path)) or kinds - {
            ast.ImportFrom,
            ast.Assign,
            ast.AnnAssign,
        }:
            wrong.append(name_of(path))

    assert wrong == []


def test_every_folder_with_code_is_a_package():
    folders = {path.parent for path in code_files()}

    assert [
        name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []


@pytest.mark.parametrize("kind", ["hosts", "places"])
def test_no_file_names_a_host_to_fetch_from_or_a_place_on_one_machine(kind):
    texts = [path for path in ours() if path.suffix in TEXT]
    pattern = "|".join(HOSTS if kind == "hosts" else PLACES)

    assert lines_matching(pattern, texts) == []


def test_nothing_is_left_for_later():
    assert lines_matching(rf"\b({'|'.join(MARKS)})\b", python_files()) == []


def test_the_systems_sqlite_is_imported_nowhere():
    names = [name_of(path) for path in python_files() if "sqlite3" in imports(path)]

    assert names == []


def test_tests_use_the_real_thing_instead_of_mocks():
    names = [
        name_of(path)
        for path in files_of_tests()
        if any(n.startswith("unittest") for n in imports(path))
    ]

    assert names == []


def test_tests_wait_for_conditions_instead_of_sleeping():
    waits = r"\btime\.sleep\(|\bqtbot\.wait\(|\bQTest\.qWait\("
    # A measurement of memory at rest has to let the program rest.
    tests = [path for path in files_of_tests() if "bench" not in path.parts]

    assert lines_matching(waits, tests) == []


def test_every_test_asserts_something():
    expects = re.compile(r"\bassert\b|raises|waitSignal|waitUntil|wait_|check|expect|verify|must")
    empty = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in files_of_tests()
        for function in functions(path)
        if function.name.startswith("test_")
        if not expects.search(ast.unparse(function))
    ]

    assert empty == []


def test_no_class_is_named_for_managing_or_helping():
    vague = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in code_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Utils?)$", node.name)
    ]

    assert vague == []


def test_the_lock_file_pins_every_package_with_hashes_and_names_no_index():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]

    assert len(entries) > 50
    assert [
        entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+ \\\n +--hash=sha256:", entry)
    ] == []
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)


def test_the_readme_names_every_command_of_the_makefile():
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert targets
    commands = set(targets[1].split()) - {"environment", "lint"}
    assert [name for name in sorted(commands) if f"make {name}" not in readme] == []


def test_qt_gives_back_every_none_it_borrows(qapp):
    """PySide6 6.12 drops one reference of None at each void call on Python 3.11, then aborts."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(str(number))

    assert sys.getrefcount(None) > before - 100
