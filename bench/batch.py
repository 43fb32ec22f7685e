"""A whole batch against a loop over docxtpl: one CSV in, one programme a cell out, every process counted.

    python -m bench.batch [COUNT …] [--zip]

Prints for each count the documents a second end to end (checking, making, writing, manifest and report; the start of
the command included), the time of the processors that all processes took for one document, without what the command
takes for a single one (`cpu_ms_a_document`: other work on the machine disturbs it least), the peak memory of all
processes together (shared pages counted once), and how many times faster than the loop it is. The loop opens, renders
and saves with docxtpl's own calls the documents of the same table's first rows, whose contexts it gets ready made.

No dossier is judged by the rules of the meeting (`--no-findings`), which small tables are and large ones are not.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import ROOT
from bench.baselines import Task, docxtpl_as_documented
from service.config import BUILT_IN_TEMPLATES
from service.kinds.catalogue import load
from service.kinds.filters import FILTERS
from service.papers.letterhead import letterhead_of
from service.papers.render import context_of
from service.tables import open_table
from service.tables.blank_tables import columns_for, needs_of

COUNTS = (1_000, 10_000, 100_000)
KIND = "agenda"
LOOPED = 6  # documents of docxtpl before and after each batch, so that both meet the same machine
_HEAD = (
    "Đảng bộ cấp trên trực tiếp", "Mã chi bộ", "Tên chi bộ", "Địa danh", "Kỳ sinh hoạt", "Bắt đầu", "Địa điểm",
    "Nội dung", "Người thực hiện", "Thời gian (phút)", "Người ký", "Chức vụ người ký",
)  # fmt: skip
_ITEMS = (
    "Tuyên bố lý do, điểm danh, thông qua chương trình",
    "Báo cáo kết quả tháng 11; phương hướng, nhiệm vụ tháng 12 năm 2026",
    "Thảo luận, kết luận, biểu quyết",
    "Thông qua biên bản, kết thúc",
)


def table(path: Path, count: int) -> Path:
    """A table of `count` cells, one programme of four items each."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD)
        for number in range(count):
            writer.writerow(
                (
                    "Đảng bộ phường Chiềng Cơi", f"cb-{number}", f"Chi bộ bản {number}", "Chiềng Cơi", "11/2026",
                    "24/11/2026 19:30", f"Nhà văn hoá bản {number}", "\n".join(_ITEMS), "\n".join(["Lò Văn Xuân"] * 4),
                    "5\n15\n45\n5", "Lò Văn Xuân", "Bí thư",
                )
            )  # fmt: skip
    return path


def looped(source: Path) -> tuple[float, float]:
    """Median seconds, by the clock and of the processor, of a document in a loop over docxtpl, for the first rows."""
    times, processor = [], []
    for task in docxtpl_tasks(source):
        start, busy = time.perf_counter(), time.process_time()
        task()
        times.append(time.perf_counter() - start)
        processor.append(time.process_time() - busy)
    return median(times[1:]), median(processor[1:])


def docxtpl_tasks(source: Path) -> Iterator[Task]:
    """One task a row: its document with docxtpl and the product's template."""
    catalogue = load([BUILT_IN_TEMPLATES])
    kind, columns = catalogue.kind(KIND), columns_for(catalogue)
    read = open_table(source, source.name, columns, needs_of(catalogue, KIND, columns))
    assembler = read.assembler
    for group in islice(read.groups(), LOOPED + 1):
        context = context_of(letterhead_of(kind, assembler.read(group, catalogue.kinds), catalogue.kinds))
        yield docxtpl_as_documented(BUILT_IN_TEMPLATES / f"{KIND}.docx", context, FILTERS)


def measure(count: int, suffix: str = "") -> dict[str, float]:
    """One batch of `count` documents into a folder, or a .zip with `suffix`, between two loops over docxtpl."""
    with TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as home:
        _, single, _ = command(table(Path(home, "mot.csv"), 1), Path(home, f"mot{suffix}"))
        source = table(Path(home, "bang.csv"), count)
        before = looped(source)
        seconds, processor, peak = command(source, Path(home, f"ra{suffix}"))
        loop, busy = ((first + again) / 2 for first, again in zip(before, looped(source), strict=True))
    return {
        "documents": count,
        "a_second": round(count / seconds),
        "ms_a_document": round(seconds / count * 1000, 3),
        "cpu_ms_a_document": round((processor - single) / count * 1000, 3),
        "peak_mb": round(peak, 1),
        "vs_docxtpl": round(loop * count / seconds, 1),
        "cpu_vs_docxtpl": round(busy * count / processor, 1),
    }


def command(source: Path, out: Path) -> tuple[float, float, float]:
    """Run the command: its seconds, the seconds of the processors that all its processes took, their peak in MB."""
    arguments = [sys.executable, "-m", "service", "batch", KIND, str(source), "-o", str(out), "--no-findings"]
    start = time.perf_counter()
    running = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.DEVNULL)
    peak, ended = 0.0, 0
    while not ended:
        peak = max(peak, memory(running.pid))
        time.sleep(0.05)
        ended, status, usage = os.wait4(running.pid, os.WNOHANG)
    seconds = time.perf_counter() - start
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, f"run it by hand: {arguments}"
    return seconds, usage.ru_utime + usage.ru_stime, peak


def memory(parent: int) -> float:
    """MB of a process and its children, shared pages counted once (Linux)."""
    tasks = Path(f"/proc/{parent}/task/{parent}/children")
    try:
        own = [parent, *map(int, tasks.read_text().split())]
        return sum(_share(one) for one in own) / 1024
    except OSError:  # one of them has just ended
        return 0.0


def _share(process: int) -> int:
    rolled = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return int(next(line for line in rolled.splitlines() if line.startswith("Pss:")).split()[1])


def main() -> None:
    suffix = ".zip" if "--zip" in sys.argv else ""
    counts = [int(one) for one in sys.argv[1:] if one.isdigit()]
    for count in counts or COUNTS:
        print(json.dumps(measure(count, suffix)), flush=True)


if __name__ == "__main__":
    main()
