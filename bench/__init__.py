"""Side-by-side measurements; ratios of one run, as the machine is noisy. Start with ``python -m bench.quick``."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
