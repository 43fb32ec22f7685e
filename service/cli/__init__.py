"""The command `sinhhoat`: data on stdout, talk on stderr, exit codes that scripts can rely on.

The commands are here and in the modules beside; `streams` reads, writes and talks.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from service import config
from service.cli import exit_codes, streams, vietnamese_click
from service.errors import Problem, TemplateBroken
from service.kinds.kind_folders import ALL

if TYPE_CHECKING:
    from service.dossier import Dossier
    from service.kinds.catalogue import Catalogue
    from service.papers.render import Document
    from service.rules import Rulebook


def main() -> NoReturn:
    """Run the command line of this process, and end it with one of `exit_codes.ExitCode`."""
    exit_codes.run(sinhhoat)


_BESIDE = {  # where the other commands are
    "check": "service.cli.check:check",
    "columns": "service.cli.batch:columns",
    "batch": "service.cli.batch:batch",
    "collect": "service.cli.collect:collect",
    "open": "service.cli.dossier_files:open_files",
    "import": "service.cli.importing:import_files",
    "next": "service.cli.dossier_files:next_dossier",
    "format": "service.cli.format:check_files",
    "period": "service.cli.period:period",
    "plan": "service.cli.plan:plan",
    "review": "service.cli.review:review",
    "templates": "service.cli.templates:templates",
}


@click.group(cls=vietnamese_click.Group, commands=vietnamese_click.Commands(_BESIDE))
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=vietnamese_click.show_version,
    help="Hiện phiên bản.",
)
def sinhhoat() -> None:
    """Điền mẫu Word của một kỳ sinh hoạt chi bộ theo Hướng dẫn 05-HD/VPTW."""


@sinhhoat.command()
def kinds() -> None:
    """Các loại văn bản: mỗi dòng một tên, dấu tab, tên tiếng Việt."""
    from service.kinds import kind_folders

    settings = config.from_environment()
    titles = kind_folders.titles(settings.template_folders)
    if titles is None:  # the catalogue says what is wrong
        titles = {name: kind.sheet.title for name, kind in _catalogue(settings).kinds.items()}
    streams.emit("".join(f"{name}\t{title}\n" for name, title in titles.items()).encode())


@sinhhoat.command()
@click.argument("kind")
@click.argument("dossier", metavar="DOSSIER.json")
@vietnamese_click.output_option("Nơi ghi; “-” là stdout.", stdout=True)
@click.option("--pack", is_flag=True, help="Với all: cả bộ trong một tệp .docx hoặc .pdf để in, có danh mục ở đầu.")
@click.option("--no-dossier", is_flag=True, help="Không mang hồ sơ bên trong văn bản (tệp sẽ không mở lại được).")
@click.option(
    "--strict", is_flag=True, help="Không làm bản ban hành khi hồ sơ còn chỗ phải sửa theo quy tắc sinh hoạt."
)
def render(  # noqa: PLR0913, PLR0917 -- one parameter an option
    kind: str, dossier: str, output: str, pack: bool, no_dossier: bool, strict: bool
) -> None:
    """Làm văn bản loại KIND từ hồ sơ DOSSIER.json.

    DOSSIER.json là “-” thì đọc từ stdin. OUT là tệp .docx, hoặc một thư mục có sẵn. KIND là all thì làm cả bộ: các văn
    bản mà hồ sơ đủ dữ liệu; loại “làm khi cần” chỉ có khi hồ sơ nhắc tới ở issuance hoặc extra. Khi đó OUT là thư mục
    (chưa có thì tạo) hoặc tệp .zip; với --pack là một tệp .docx hoặc .pdf theo thứ tự, mỗi văn bản đánh số trang riêng
    (.pdf cần LibreOffice).
    """
    from service.generate import generate, generate_all, generate_pack
    from service.intake import read_json

    settings = config.from_environment()
    whole_set = kind == ALL
    catalogue = _catalogue(settings, None if whole_set else kind)
    if not whole_set:
        catalogue.kind(kind)
    if pack and not whole_set:
        raise click.UsageError("--pack")
    streams.check_output(output, dossier, streams.PACK if pack else streams.SET if whole_set else streams.ONE)
    meeting = read_json(streams.read(dossier, settings.max_body))
    if strict:
        from service.cli.check import rulebook
        from service.papers.strict_issue import refuse_unmet

        refuse_unmet(catalogue, rulebook(settings)[0], catalogue.kinds if whole_set else [kind], meeting)
    unfit: list[Problem] = []
    if pack:
        front = _first_page(settings)
        _write_pack(generate_pack(catalogue, front, meeting, carry=not no_dossier, unfit=unfit), output)
        _refuse_unfit(unfit)
        return
    if whole_set:
        documents = generate_all(catalogue, meeting, carry=not no_dossier, unfit=unfit)
    else:
        documents = (generate(catalogue, kind, meeting, carry=not no_dossier),)
    _write(documents, output, whole_set=whole_set)
    if whole_set:
        _tell_left_out(catalogue, meeting, documents, {Path(problem.path).stem for problem in unfit})
    _refuse_unfit(unfit)


def _refuse_unfit(unfit: list[Problem]) -> None:
    """Raise `TemplateBroken` where a kind could not be made; the others are written by then."""
    if unfit:
        raise TemplateBroken(unfit)


def _first_page(settings: config.Settings) -> Catalogue:
    from service.kinds import catalogue

    return catalogue.load(settings.pack_folders, spelling=settings.spelling)


def _write_pack(document: Document, output: str) -> None:
    content = document.content
    if output.lower().endswith(".pdf"):
        from service.papers.pdf import ConverterFailed, Office

        try:
            content = Office().pdf(content)
        except ConverterFailed:
            message = "LibreOffice không xuất được PDF; hãy ghi thành .docx rồi in từ Word."
            raise streams.OutputRefused([Problem("pdf-failed", streams.shown(output), message)]) from None
    streams.write(Path(output), content)


def _write(documents: tuple[Document, ...], output: str, *, whole_set: bool) -> None:
    from service.papers.document_set import files_of, zipped

    target = Path(output)
    is_folder = target.suffix.lower() != ".zip" if whole_set else target.is_dir()
    if output != "-" and is_folder:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files_of(documents).items():
            streams.write(target / name, content)
    else:
        streams.write(target, zipped(documents) if whole_set else documents[0].content)


def _tell_left_out(catalogue: Catalogue, dossier: Dossier, documents: tuple[Document, ...], told: set[str]) -> None:
    """A set that lacks one of its kinds says so; the kind's own command says what is missing. `told`: kinds told of."""
    made = {document.kind for document in documents} | told
    left_out = [name for name, kind in catalogue.kinds.items() if name not in made and kind.is_in_set(dossier)]
    if left_out:
        way_out = f"“sinhhoat render {left_out[0]} …” cho biết còn thiếu gì"
        streams.tell(f"Chưa làm vì hồ sơ chưa đủ: {', '.join(left_out)}; {way_out}.")


@sinhhoat.command()
@click.argument("kind")
def schema(kind: str) -> None:
    """JSON Schema của hồ sơ mà loại văn bản KIND cần."""
    from service.kinds.schema import schema_of

    streams.emit(streams.as_json(schema_of(_catalogue(config.from_environment(), kind).kind(kind))))


@sinhhoat.command()
@click.option("--host", metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe; thay cho SINHHOAT_HOST (mặc định 127.0.0.1).")
@click.option(
    "--port",
    type=vietnamese_click.Whole(0, 65535),
    metavar="CỔNG",
    help="Cổng lắng nghe; thay cho SINHHOAT_PORT (mặc định 8000).",
)
def serve(host: str | None, port: int | None) -> None:
    """Chạy trang web và API cho tới khi bị dừng (Ctrl+C hoặc SIGTERM)."""
    from service.web.server import run

    run(config.from_environment(host=host, port=port), streams.tell)


def _catalogue(settings: config.Settings, only: str | None = None) -> Catalogue:
    from service.kinds import catalogue

    kinds = catalogue.load(settings.template_folders, only, settings.spelling)
    return kinds.graded_by(partial(_graded, settings))


def _graded(settings: config.Settings, dossier: Dossier) -> Dossier:
    """`dossier` with what an office's own rules say of it; ours are read only where a paper prints proposals."""
    if settings.rules:
        return _rulebook(settings).graded(dossier)
    mark = dossier.assessment
    return dossier.but(assessment=mark.proposing(lambda: _rulebook(settings).proposed(dossier))) if mark else dossier


@cache
def _rulebook(settings: config.Settings) -> Rulebook:
    from service import rules

    return rules.load(settings.rule_folders)
