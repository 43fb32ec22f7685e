"""``python -m tests.cost.search``: look for dearer inputs than are known; its options are in `main`.

It begins with the dimensions of each door whose name holds WORDS, puts pieces of their inputs together, repeats and
cuts them, and goes on from whatever took most of the processor for its size. In files that are packages it works on
the parts, not on the archive. It says a line a door: the dearest input of at most `LARGEST` bytes, its seconds and the
most memory, and keeps what is dearer than all that was known. One seed makes the same inputs where measuring is even.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.cost.catalogue import DIMENSIONS
from tests.cost.dimensions import LARGEST
from tests.cost.doors import PATTERN
from tests.cost.found import keep
from tests.cost.measure import Cost, Meter
from tests.cost.texts import PIECES, TEXTS

_DEARER = 1.2  # times what is known: less may be the machine
_BEST = 12  # inputs of a door from which the search goes on
_SIZES = (2_000, 20_000, 200_000, LARGEST)  # bytes: what is dear small is tried larger
_ENDS = (b"<", b">", b"{", b"}", b'"', b",", b"\n", b"&", b"=", b";", b" ")
_OPENED_MOST = 8 * LARGEST  # bytes of the parts of a package


@dataclass
class Input:
    """One input of a door and what it took."""

    data: bytes
    cost: Cost

    @property
    def price(self) -> float:
        """Seconds of the processor for a byte, as if there were a kilobyte at least: a small input may be grown."""
        return self.cost.seconds / max(1_000, len(self.data))


@dataclass
class Search:
    """The search behind one door."""

    door: str
    meter: Meter
    dice: random.Random
    found: list[Input] = field(default_factory=list)
    tried: int = 0

    def begin(self) -> None:
        """Measure what is known of the door."""
        for one in DIMENSIONS.values():
            if one.door == self.door:
                for n in (one.n, one.most):
                    self._try(one.make(n))

    def step(self) -> None:
        """Try one more input, made of those that were dear for their size or dear at all."""
        parents = self.dice.choice((self._dear(), self._dear_for_their_size()))
        one, other = self.dice.choice(parents).data, self.dice.choice(self.found).data
        size = self.dice.choice(_SIZES)
        self._try(changed(self.dice, one, other, size))

    def dearest(self) -> Input:
        """What took most of the processor so far."""
        return self._dear()[0]

    def _try(self, data: bytes) -> None:
        if len(data) > LARGEST:
            return
        self.tried += 1
        self.found.append(Input(data, self.meter.cost(self.door, data)))
        if len(self.found) > 4 * _BEST:
            kept = [*self._dear(), *self._dear_for_their_size(), *self.dice.sample(self.found, _BEST)]
            self.found = list({id(one): one for one in kept}.values())

    def _dear(self) -> list[Input]:
        return sorted(self.found, key=lambda one: -one.cost.seconds)[:_BEST]

    def _dear_for_their_size(self) -> list[Input]:
        return sorted(self.found, key=lambda one: -one.price)[:_BEST]


def changed(dice: random.Random, one: bytes, other: bytes, size: int) -> bytes:
    """`one` with pieces of itself or of `other` repeated, moved or left out; a part of it where it is a package."""
    parts, others = _parts(one), _parts(other)
    if not parts:
        return _changed(dice, one, other, size)
    name = dice.choice([name for name in parts if name.endswith((".xml", ".rels"))] or list(parts))
    parts[name] = _changed(dice, parts[name], others.get(name, parts[name]), size)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _OPENED_MOST:
                return {}
            return {part.filename: archive.read(part) for part in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):  # made to be refused: changed as bytes
        return {}


def _changed(dice: random.Random, one: bytes, other: bytes, size: int) -> bytes:
    piece = dice.choice((_cut(dice, one), _cut(dice, other), _hostile(dice)))
    at = _place(dice, one)
    match dice.randrange(4):
        case 0:  # much of one piece
            return one[:at] + piece * max(1, (size - len(one)) // max(1, len(piece))) + one[at:]
        case 1:  # once more
            return one[:at] + piece + one[at:]
        case 2:  # in place of what stood there
            return one[:at] + piece + one[at + len(piece) :]
        case _:
            return one[:at] + one[_place(dice, one) :] if dice.random() < 0.5 else one.replace(piece, b"", 1)


def _cut(dice: random.Random, data: bytes) -> bytes:
    begin = _place(dice, data)
    return data[begin : begin + dice.choice((1, 4, 20, 100, 1_000))] or b"a"


def _place(dice: random.Random, data: bytes) -> int:
    """A place in the bytes, mostly one where something begins or ends."""
    at = dice.randrange(len(data) + 1)
    found = data.find(dice.choice(_ENDS), at)
    return found + dice.randrange(2) if found >= 0 and dice.random() < 0.9 else at


def _hostile(dice: random.Random) -> bytes:
    if dice.random() < 0.3:
        return dice.choice(list(TEXTS.values()))(dice.choice((10, 30, 300))).encode()
    return dice.choice(PIECES).encode()


def _doors(words: str) -> Iterator[str]:
    named = dict.fromkeys(one.door for one in DIMENSIONS.values())
    yield from (door for door in named if words in door and door != PATTERN)


def main(arguments: list[str]) -> None:
    """Search, and print a line a door."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=60, help="for all doors together")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("words", nargs="*", help="of the doors' names")
    said = asked.parse_args(arguments)
    doors = list(_doors(" ".join(said.words)))
    with Meter() as meter:
        for door in doors:
            search = Search(door, meter, random.Random(f"{said.seed} {door}"))  # noqa: S311 - no secrets
            search.begin()
            known = search.dearest().cost.seconds
            end = time.monotonic() + said.minutes * 60 / len(doors)
            while time.monotonic() < end:
                search.step()
            worst = search.dearest()
            if worst.cost.seconds > _DEARER * known:
                keep(door, worst.data)
            memory = max(one.cost.memory for one in search.found) / 2**20
            sys.stdout.write(
                f"{door}  {search.tried} tried  known {known:.2f} s  found {worst.cost.seconds:.2f} s "
                f"{len(worst.data)} bytes  {memory:.0f} MB {worst.cost.end}\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
