"""``python -m tests.importing [WORDS]``: precision and recall over the corpus, or what single cases give."""

from __future__ import annotations

import json
import sys

from tests.importing.cases import CASES
from tests.importing.score import Case, score, total


def main(words: list[str]) -> None:
    """Print them."""
    out = sys.stdout
    wanted = [case for case in CASES if words and " ".join(words) in case.name]
    for case in wanted:
        found, counted = case.read(), score(case)
        out.write(json.dumps(found.dossier, ensure_ascii=False, indent=1) + "\n")
        out.writelines(f"  {line}\n" for line in (*found.sentences(), *counted.wrong, *counted.missed))
    if wanted:
        _counted(" ".join(words), wanted)
        return
    for title, cases in (
        ("looked at", [case for case in CASES if not case.held_out]),
        ("held out", [case for case in CASES if case.held_out]),
        ("all", CASES),
    ):
        _counted(title, cases)
    if "--list" in sys.argv:
        whole = total(CASES)
        out.writelines(f"wrong  {line}\n" for line in whole.wrong)
        out.writelines(f"missed {line}\n" for line in whole.missed)


def _counted(title: str, cases: list[Case]) -> None:
    whole = total(cases)
    sys.stdout.write(
        f"{title:>10}: {len(cases)} inputs, {whole.there} values; "
        f"precision {whole.precision:.4f}, recall {whole.recall:.4f}, wrong and sure {len(whole.wrong_and_sure)}\n"
    )


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if word != "--list"])
