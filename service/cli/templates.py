"""``sinhhoat templates``: what the author of a template asks for."""

from __future__ import annotations

import click

from service import config
from service.cli import streams, vietnamese_click
from service.errors import TemplateBroken


@click.group(cls=vietnamese_click.Group)
def templates() -> None:
    """Làm việc với các mẫu Word."""


@templates.command("check")
@click.argument("folder", required=False)
def templates_check(folder: str | None) -> None:
    """Kiểm tra mọi mẫu: các trường của hồ sơ, in thử với hồ sơ mẫu, và thể thức của bản in.

    FOLDER là thư mục mẫu riêng: mẫu trong đó thêm vào, hoặc thay mẫu có sẵn cùng tên. Mọi chỗ sai được nêu một lần.
    """
    from service.kinds.catalogue import attempt
    from service.template_trial import prove

    settings = config.from_environment(templates=streams.existing_folder(folder) if folder else None)
    catalogue, problems = attempt(settings.template_folders)
    with_samples = config.SAMPLES.is_dir()
    rows = []
    for name, kind in catalogue.kinds.items():
        if with_samples:
            proof = prove(kind, catalogue.kinds, config.SAMPLES)
            problems += proof.problems
            for warning in proof.warnings:
                vietnamese_click.tell(f"Nên sửa: {warning}")
        rows.append(f"{name}\t{len(kind.template.fields)} trường, không có lỗi\n")
    if problems:
        raise TemplateBroken(problems)
    if not with_samples:
        vietnamese_click.tell(f"Chưa in thử được: không có thư mục hồ sơ mẫu {config.SAMPLES}. Hãy cài lại sinhhoat.")
    streams.emit("".join(rows).encode())


@templates.command("prepare")
def templates_prepare() -> None:
    """Chuẩn bị sẵn mọi mẫu để lệnh và dịch vụ khởi động nhanh hơn; làm sau khi cài đặt hoặc thay mẫu.

    Kết quả nằm cạnh mã của sinhhoat, chỉ gồm những gì mẫu nói. Mẫu nào đã đổi mà chưa chuẩn bị lại vẫn dùng được, chỉ
    chậm hơn lúc đầu.
    """
    from service.kinds import catalogue
    from service.papers.atomic_write import write_whole
    from service.template import keep

    settings = config.from_environment()
    folders = (settings.template_folders, settings.year_folders)
    prepared = [kind.template.prepared for group in folders for kind in catalogue.load(group).kinds.values()]
    keep(prepared, write_whole)
    vietnamese_click.tell(f"Đã chuẩn bị {len(prepared)} mẫu.")
