"""`sinhhoat import`: rosters, lines, hand-typed papers → a dossier, and on stderr whatever was not understood."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli import streams, vietnamese_click
from service.cli.exit_codes import ExitCode


@click.command("import", cls=vietnamese_click.Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@vietnamese_click.output_option("Nơi ghi hồ sơ; mặc định là stdout.", stdout=True, metavar="DOSSIER.json", default="-")
@click.option("--into", default="", metavar="KHỐI", help="Phần của hồ sơ mà bảng hoặc dòng thuộc về, như members.")
@click.option("--json", "as_json", is_flag=True, help="Ghi cả nguồn gốc từng giá trị và phần không hiểu, dạng JSON.")
def import_files(files: tuple[str, ...], output: str, into: str, *, as_json: bool) -> None:
    """Bắt đầu hồ sơ từ những gì đã có: danh sách Excel, tin nhắn, văn bản Word gõ tay của một kỳ họp.

    FILE là .xlsx, .xls, .ods, .csv, .txt, .html hoặc .docx; “-” là stdin. Phần không hiểu được kể trên stderr, và mã
    thoát khi đó là 1.
    """
    from service.importing import import_files as imported_from
    from service.importing.headers import BLOCKS
    from service.package import MAX_PACKAGE_BYTES

    if into and into not in BLOCKS:
        raise click.BadParameter(f"chỉ nhận {', '.join(BLOCKS)}.", param_hint="--into")
    streams.refuse_overwrite(output, files)
    given = [
        ("" if file == "-" else streams.shown(Path(file).name), streams.read(file, MAX_PACKAGE_BYTES)) for file in files
    ]
    found = imported_from(given, into)
    streams.write(Path(output), streams.as_json(found.as_json() if as_json else found.dossier))
    for sentence in found.sentences():
        streams.tell(sentence)
    if not found.is_complete:
        raise click.exceptions.Exit(ExitCode.PROBLEMS)
