"""The table of the corpus for people: tests/files/format/README.md."""

from __future__ import annotations

from tools.format_corpus.bads import BADS
from tools.format_corpus.goods import GOODS

INTRODUCTION = """# Bộ tệp thử của phần kiểm tra thể thức

Mọi chi bộ, địa danh và họ tên đều là hư cấu. Mỗi tệp trong `good/` đúng thể thức Hướng dẫn 05-HD/VPTW và không được có
nhận xét nào. Mỗi tệp trong `bad/` là một tệp của `good/` thêm **đúng một lỗi**, và chỉ được có một nhận xét, của đúng
quy tắc ghi trong bảng. `python -m tools.build_format_corpus` dựng lại toàn bộ (tệp do LibreOffice lưu được giữ nguyên;
thêm `--office` để lưu lại).
"""


def readme() -> str:
    """The whole page."""
    lines = [INTRODUCTION, "## Tệp đúng\n", "| Tệp | Nguồn | Cách làm |", "| --- | --- | --- |"]
    lines += [f"| `good/{name}.docx` | {good.origin} | {good.how} |" for name, good in GOODS.items()]
    lines += ["", "## Tệp sai\n", "| Tệp | Từ tệp đúng | Nguồn | Lỗi đi vào bằng | Lỗi | Quy tắc |", "| --- " * 6 + "|"]
    lines += [
        f"| `bad/{name}.docx` | {bad.good} | {GOODS[bad.good].origin} | {bad.mechanism} | {bad.defect} | {bad.rule} |"
        for name, bad in BADS.items()
    ]
    return "\n".join(lines) + "\n"
