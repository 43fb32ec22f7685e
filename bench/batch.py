"""A whole batch against a loop over docxtpl: one CSV in, one programme a cell out, every process counted.

    python -m bench.batch [COUNT …]

Prints for each count the documents a second end to end (checking, making, writing, manifest and report; the start of
the command included), the cost of one document, the peak memory of all processes together (shared pages counted
once), and how many times faster than the loop it is; the loop opens, renders and saves with docxtpl's own calls.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.quick import ROOT, docxtpl_as_documented
from service.catalogue import load
from service.config import BUILT_IN_TEMPLATES
from service.intake import read_json
from service.render import context_of
from service.writing import FILTERS

COUNTS = (1_000, 10_000, 100_000)
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


def looped() -> float:
    """Median seconds of a document in a loop over docxtpl, with the template of the programme and a sample's data."""
    catalogue = load([BUILT_IN_TEMPLATES])
    kind = catalogue.kind("agenda")
    context = context_of(kind, read_json((ROOT / "samples" / "minimal.json").read_bytes()), catalogue.kinds)
    task = docxtpl_as_documented(BUILT_IN_TEMPLATES / "agenda.docx", context, FILTERS)
    times = []
    for _ in range(LOOPED + 1):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return median(times[1:])


def measure(count: int, suffix: str = "") -> dict[str, float]:
    """One batch of `count` documents into a folder, or a .zip with `suffix`, between two loops over docxtpl."""
    with TemporaryDirectory() as home:
        source, before = table(Path(home, "bang.csv"), count), looped()
        command = [
            sys.executable,
            "-m",
            "service",
            "batch",
            "agenda",
            str(source),
            "-o",
            str(Path(home, f"ra{suffix}")),
        ]
        start = time.perf_counter()
        running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
        peak = 0.0
        while running.poll() is None:
            peak = max(peak, memory(running.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - start
        assert running.returncode == 0, running.communicate()
        assert running.stderr
        running.stderr.close()
    loop = (before + looped()) / 2
    return {
        "documents": count,
        "a_second": round(count / seconds),
        "ms_a_document": round(seconds / count * 1000, 3),
        "peak_mb": round(peak, 1),
        "vs_docxtpl": round(loop * count / seconds, 1),
    }


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
    for count in map(int, sys.argv[1:]) if len(sys.argv) > 1 else COUNTS:
        print(json.dumps(measure(count)))


if __name__ == "__main__":
    main()
