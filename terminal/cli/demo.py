"""`zhanggui demo`: a cashier's whole day on the real screens, proven at its end.

The till is killed twice and loses its network for a third of the day; then till, paper and cloud
are compared sale by sale. Any difference ends it with exit code 1.
"""

import json
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from terminal.cli.demo_director import Director
from terminal.cli.demo_paper import Paper
from terminal.cli.demo_proof import Proof, Summary
from terminal.cli.demo_stage import Folders, Stage
from terminal.errors import PosError
from terminal.text import tr

LEAST_SALES = 40
KILLS = 2


def demo(out: Path) -> int:
    """Play the day into `out` and return 0 when every number is equal."""
    signal.signal(signal.SIGTERM, _leave)
    folders = Folders(out.absolute())
    folders.clear()
    begun = time.monotonic()
    paper = Paper((folders.receipts, folders.spare))
    try:
        with Stage(folders) as stage:
            director = Director(stage, paper)
            director.say(tr("The cloud, the printers and the scanner stand"))
            stage.enrol()
            director.say(tr("The till is enrolled"))
            director.play_day()
    except PosError as error:
        print(f"{error.sentence}\n{error.remedy}", file=sys.stderr)
        return 1
    director.say(tr("The day is over; comparing till, paper and cloud"))
    summary = _proven(folders, director, begun)
    _tell(summary, folders)
    return 1 if summary.differences else 0


def _proven(folders: Folders, director: Director, begun: float) -> Summary:
    proof = Proof(folders, director.ledger, director.paper)
    summary = proof.run(director.kills)
    proof.keep_databases()
    folders.lay_together()
    if summary.sales < LEAST_SALES:
        summary.differences.append(f"only {summary.sales} sales, not {LEAST_SALES}")
    proof.differ("kills", summary.kills, KILLS)
    summary.seconds = round(time.monotonic() - begun, 1)
    text = json.dumps(summary.values(), ensure_ascii=False, indent=2)
    (folders.out / "summary.json").write_text(text + "\n", encoding="utf-8")
    return summary


def _tell(summary: Summary, folders: Folders) -> None:
    for difference in summary.differences:
        print(difference, file=sys.stderr)
    verdict = tr("Not everything is equal: {n} differences", n=len(summary.differences))
    equal = tr(
        "Everything is equal: {sales} sales, {refunds} refunds, {receipts} receipts, {s} s",
        sales=summary.sales,
        refunds=summary.refunds,
        receipts=summary.receipts_printed,
        s=summary.seconds,
    )
    print(verdict if summary.differences else equal)
    print(folders.out)


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(143)
