"""``sinhhoat templates``: what the author of a template asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service import config
from service.cli import streams, vietnamese_click
from service.errors import Problem, TemplateBroken

if TYPE_CHECKING:
    from service.authoring.trial import Proof
    from service.kinds.catalogue import Catalogue


@click.group(cls=vietnamese_click.Group)
def templates() -> None:
    """Làm việc với các mẫu Word."""


@templates.command("check")
@click.argument("folder", required=False)
def templates_check(folder: str | None) -> None:
    """Kiểm tra mọi mẫu: các trường của hồ sơ, in thử với hồ sơ mẫu, và thể thức của bản in.

    Mẫu của tháng, quý, năm (thư mục con period) cũng được in thử. FOLDER là thư mục mẫu riêng: mẫu trong
    đó thêm vào, hoặc thay mẫu có sẵn cùng tên. Mọi chỗ sai được nêu một lần.
    """
    from service.kinds.catalogue import attempt
    from service.year.period.sheet import OF_A_PERIOD

    settings = config.from_environment(templates=streams.existing_folder(folder) if folder else None)
    catalogue, problems = attempt(settings.template_folders)
    of_periods, others = attempt(settings.period_folders, family=OF_A_PERIOD)
    problems += others
    with_samples = config.SAMPLES.is_dir()
    rows = [
        f"{kind.name}\t{len(kind.template.fields)} trường, không có lỗi\n"
        for kind in (*catalogue.kinds.values(), *of_periods.kinds.values())
    ]
    for proof in _proofs(catalogue, of_periods) if with_samples else ():
        problems += proof.problems
        for warning in proof.warnings:
            streams.tell(f"Nên sửa: {warning}")
    if problems:
        raise TemplateBroken(problems)
    if not with_samples:
        streams.tell(f"Chưa in thử được: không có thư mục hồ sơ mẫu {config.SAMPLES}. Hãy cài lại sinhhoat.")
    streams.emit("".join(rows).encode())


def _proofs(catalogue: Catalogue, of_periods: Catalogue) -> Iterator[Proof]:
    """What the trials of each kind say."""
    from service.authoring.period_trial import prove_period
    from service.authoring.trial import prove

    for kind in catalogue.kinds.values():
        yield prove(kind, catalogue.kinds, config.SAMPLES)
    for kind in of_periods.kinds.values():
        yield prove_period(kind, of_periods, config.SAMPLES)


@templates.command("new")
@click.argument("name", metavar="KIND")
@click.option("--from", "origin", metavar="KIND", required=True, help="Loại có sẵn để bắt đầu.")
@vietnamese_click.output_option("Thư mục để ghi hai tệp (mặc định thư mục này).", metavar="FOLDER", default=".")
def templates_new(name: str, origin: str, output: str) -> None:
    """Bắt đầu một loại văn bản riêng: ghi KIND.docx và KIND.toml, chép từ một loại có sẵn, rồi sửa tiếp bằng Word.

    Trùng tên với loại có sẵn thì hai tệp ấy thay cho nó. Không ghi đè tệp đã có.
    """
    from service.authoring.beginning import beginning

    folder = Path(output)
    files = beginning(name, origin, config.from_environment().template_folders)
    for file in files:
        if (folder / file).exists():
            message = "Tệp đã có; hãy chọn tên khác hoặc thư mục khác."
            raise streams.OutputRefused([Problem("template-file", streams.shown(str(folder / file)), message)])
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        streams.write(folder / file, content)
    streams.tell(f"Đã ghi {' và '.join(str(folder / file) for file in files)}.")


@templates.command("prepare")
def templates_prepare() -> None:
    """Chuẩn bị sẵn mọi mẫu để lệnh và dịch vụ khởi động nhanh hơn; làm sau khi cài đặt hoặc thay mẫu.

    Kết quả nằm cạnh mã của sinhhoat, chỉ gồm những gì mẫu nói. Mẫu nào đã đổi mà chưa chuẩn bị lại vẫn dùng được, chỉ
    chậm hơn lúc đầu.
    """
    from service.kinds import catalogue
    from service.papers.atomic_write import write_whole
    from service.template import keep
    from service.year.period.sheet import load_papers

    settings = config.from_environment()
    meetings, periods = catalogue.load(settings.template_folders), load_papers(settings.period_folders)
    prepared = [kind.template.prepared for kinds in (meetings, periods) for kind in kinds.kinds.values()]
    keep(prepared, write_whole)
    streams.tell(f"Đã chuẩn bị {len(prepared)} mẫu.")
