"""`python -m tests.faithfulness.faults`: how many faults there are of each kind and language."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.faithfulness.faults import KINDS, load_faults
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.material import load_materials


def main() -> None:
    """Print a table of the counts."""
    faults = load_faults()
    sys.stdout.writelines(f"{line}\n" for line in _tabulate(faults))
    sys.stdout.write(f"{len(faults)} faults in {len(load_materials())} stories\n")


def _tabulate(faults: Sequence[Fault]) -> Iterator[str]:
    languages = sorted({fault.language for fault in faults})
    yield f"{'kind':28}{'all':>6}" + "".join(f"{each:>6}" for each in languages)
    for kind in KINDS:
        counts = Counter(fault.language for fault in faults if fault.kind == kind)
        yield f"{kind:28}{counts.total():6}" + "".join(f"{counts[each]:6}" for each in languages)


if __name__ == "__main__":
    main()
