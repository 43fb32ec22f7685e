"""The table of the corpus for people: tests/files/format/README.md."""

from __future__ import annotations

from tests.format_corpus.bad_files import BAD_FILES
from tests.format_corpus.good_files import GOOD_FILES

INTRODUCTION = """# Bộ tệp thử của phần kiểm tra thể thức

Mọi chi bộ, địa danh và họ tên đều là hư cấu. Mỗi tệp trong `good/` đúng thể thức Hướng dẫn 05-HD/VPTW và không được có
nhận xét nào. Mỗi tệp trong `bad/` là một tệp của `good/` thêm **đúng một lỗi** (hoặc mang nội dung của một giấy tờ khác hẳn:
`not-governed`), và chỉ được có một nhận xét, của đúng quy tắc ghi trong bảng. Lỗi của
`page-overflow`, `page-overlap`, `signature-split`, `heading-orphan` chỉ thấy trên trang in (`--pages`). `python -m tests.format_corpus` dựng lại toàn bộ (tệp do LibreOffice lưu được giữ nguyên;
thêm `--office` để lưu lại).
"""


def readme() -> str:
    """The whole page."""
    lines = [INTRODUCTION, "## Tệp đúng\n", "| Tệp | Nguồn | Cách làm |", "| --- | --- | --- |"]
    lines += [f"| `good/{name}.docx` | {good.origin} | {good.how} |" for name, good in GOOD_FILES.items()]
    lines += ["", "## Tệp sai\n", "| Tệp | Từ tệp đúng | Nguồn | Lỗi đi vào bằng | Lỗi | Quy tắc |", "| --- " * 6 + "|"]
    lines += [
        f"| `bad/{name}.docx` | {bad.good} | {GOOD_FILES[bad.good].origin} | {bad.mechanism} | {bad.defect} | {bad.rule} |"
        for name, bad in BAD_FILES.items()
    ]
    return "\n".join(lines) + "\n"
