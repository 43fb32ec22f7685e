"""Draw docs/images/papers.png: first pages of the sample's papers, as LibreOffice prints them.

    python tools/build_picture.py

Needs soffice and pdftoppm on PATH (`make test` installs them).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ("1-chuong-trinh", "2-bien-ban", "3-nghi-quyet", "5-danh-sach-bieu-duong")
GAP, GROUND, HEIGHT = 24, "#8d8d8d", 620


def pages(folder: Path) -> list[Image.Image]:
    """The first page of each paper, scaled to one height."""
    sample = ROOT / "samples" / "ban-mong-2026-11.json"
    subprocess.run(
        [sys.executable, "-m", "service", "render", "all", str(sample), "-o", str(folder)], cwd=ROOT, check=True
    )
    files = [next(folder.glob(f"*-{paper}.docx")) for paper in PAPERS]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files], check=True)
    found = []
    for file in files:
        subprocess.run(
            ["pdftoppm", "-r", "110", "-png", "-singlefile", file.with_suffix(".pdf"), file.with_suffix("")], check=True
        )
        page = Image.open(file.with_suffix(".png"))
        found.append(page.resize((round(page.width * HEIGHT / page.height), HEIGHT), Image.Resampling.LANCZOS))
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shown = pages(Path(folder))
    picture = Image.new("RGB", (sum(page.width + GAP for page in shown) + GAP, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for page in shown:
        picture.paste(page, (left, GAP))
        left += page.width + GAP
    picture.quantize(32).save(ROOT / "docs" / "images" / "papers.png", optimize=True)


if __name__ == "__main__":
    main()
