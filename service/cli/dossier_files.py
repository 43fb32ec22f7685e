"""`sinhhoat open` and `sinhhoat next`: out of finished files comes the dossier, out of a dossier next month's."""

from __future__ import annotations

from pathlib import Path

import click

from service import config
from service.cli import streams, vietnamese_click

_OF_MANY = (".xlsx", ".xls", ".ods", ".csv", ".zip")
_MOST = 10_000  # meetings in the tables of one command
_NOT_A_TABLE = "kỳ sau của một bảng là tệp .xlsx; hãy ghi -o tên-tệp.xlsx."


@click.command("open", cls=vietnamese_click.Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE.docx|.zip…")
@vietnamese_click.output_option("Nơi ghi hồ sơ; mặc định là stdout.", stdout=True, metavar="DOSSIER.json", default="-")
def open_files(files: tuple[str, ...], output: str) -> None:
    """Lấy lại hồ sơ nằm trong các văn bản đã làm của một kỳ họp.

    Mỗi văn bản chỉ mang phần hồ sơ mà nó in ra; mở nhiều văn bản của cùng một kỳ thì các phần được gộp lại. Cả bộ
    .zip đã tải thì mở mọi văn bản trong đó.
    """
    from service.carried import open_documents
    from service.importing.corrections import corrections_of
    from service.kinds import catalogue
    from service.package import MAX_PACKAGE_BYTES
    from service.year.history import papers_in

    streams.refuse_overwrite(output, files)
    given = papers_in((streams.shown(file), streams.read(file, MAX_PACKAGE_BYTES)) for file in files)
    opened = open_documents(given)
    for note in opened.notes:
        streams.tell(note)
    for correction in corrections_of(catalogue.load(config.from_environment().template_folders), given):
        streams.tell(str(correction))
    streams.write(Path(output), streams.as_json(opened.data))


@click.command("next", cls=vietnamese_click.Command)
@click.argument("dossier", metavar="DOSSIER.json|TABLE.xlsx")
@vietnamese_click.output_option(
    "Nơi ghi hồ sơ kỳ sau; mặc định là stdout. Với bảng là tệp .xlsx.",
    stdout=True,
    metavar="NEXT.json|NEXT.xlsx",
    default="-",
)
def next_dossier(dossier: str, output: str) -> None:
    """Bắt đầu hồ sơ kỳ sau từ hồ sơ kỳ này.

    Giữ chi bộ, đảng viên, khách mời, nơi họp, chương trình, người ký; nhiệm vụ kỳ này, việc chưa xong của các kỳ trước
    thành nhiệm vụ tháng trước để ghi kết quả; số văn bản nối tiếp số cao nhất cùng loại; kỳ này không có chương trình
    thì điền chương trình thường kỳ của bộ quy tắc. Từ bảng của nhiều chi bộ
    (.xlsx, .ods, .csv, thư mục hay .zip) thì được bảng của kỳ sau, mỗi chi bộ tiếp kỳ họp cuối của mình.
    """
    from service import rules
    from service.intake import read_json
    from service.kinds import catalogue
    from service.year.next_month import next_month

    streams.refuse_overwrite(output, [dossier])
    settings = config.from_environment()
    if dossier.lower().endswith(_OF_MANY) or Path(dossier).is_dir():
        _next_table(dossier, output, settings)
        return
    kinds = catalogue.load(settings.template_folders, only="").kinds
    read = read_json(streams.read(dossier, settings.max_body))
    begun = next_month(read, kinds, rules.load(settings.rule_folders))
    streams.write(Path(output), streams.as_json(begun))


def _next_table(table: str, output: str, settings: config.Settings) -> None:
    """Next month's workbook of all cells in `table`, which may be a folder or a .zip."""
    from service import rules
    from service.cli.meetings import meetings_in
    from service.kinds import catalogue
    from service.year.next_table import last_of_each, next_table

    if not output.lower().endswith(".xlsx"):
        raise streams.wrong_suffix(output, _NOT_A_TABLE)
    kinds = catalogue.load(settings.template_folders)
    book = rules.load(settings.rule_folders)
    meetings = meetings_in([table], Path(output), settings.max_body, kinds, _MOST)
    streams.write(Path(output), next_table(kinds, meetings, book))
    streams.tell(
        f"Đã bắt đầu kỳ sau của {len(last_of_each(meetings))} chi bộ; việc chưa xong nằm ở trang nhiệm vụ tháng trước."
    )
