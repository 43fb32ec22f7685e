"""`sinhhoat open` and `sinhhoat next`: out of finished files comes the dossier, out of a dossier next month's."""

from __future__ import annotations

from pathlib import Path

import click

from service import config
from service.cli import streams, vietnamese_click


@click.command("open", cls=vietnamese_click.Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE.docx…")
@click.option("-o", "--output", default="-", metavar="DOSSIER.json", help="Nơi ghi hồ sơ; mặc định là stdout.")
def open_files(files: tuple[str, ...], output: str) -> None:
    """Lấy lại hồ sơ nằm trong các văn bản đã làm của một kỳ họp.

    Mỗi văn bản chỉ mang phần hồ sơ mà nó in ra; mở nhiều văn bản của cùng một kỳ thì các phần được gộp lại.
    """
    from service.carried import open_documents
    from service.package import MAX_PACKAGE_BYTES

    streams.refuse_overwrite(output, files)
    opened = open_documents([(streams.shown(file), streams.read(file, MAX_PACKAGE_BYTES)) for file in files])
    for note in opened.notes:
        streams.tell(note)
    streams.write(Path(output), streams.as_json(opened.data))


@click.command("next", cls=vietnamese_click.Command)
@click.argument("dossier", metavar="DOSSIER.json")
@click.option("-o", "--output", default="-", metavar="NEXT.json", help="Nơi ghi hồ sơ kỳ sau; mặc định là stdout.")
def next_dossier(dossier: str, output: str) -> None:
    """Bắt đầu hồ sơ kỳ sau từ hồ sơ kỳ này.

    Giữ chi bộ, đảng viên, nơi họp; nhiệm vụ kỳ này thành nhiệm vụ tháng trước để ghi kết quả; số văn bản tăng một.
    """
    from service.intake import read_json
    from service.year.next_month import next_month

    streams.refuse_overwrite(output, [dossier])
    data = streams.read(dossier, config.from_environment().max_body)
    streams.write(Path(output), streams.as_json(next_month(read_json(data))))
