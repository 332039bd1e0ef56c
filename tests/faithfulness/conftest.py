"""Stories, drafts and faults, read and made once."""

from __future__ import annotations

import pytest

from tests.faithfulness.faults import load_faults
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.material import Material, Reading, load_readings


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """Every story with its correct draft and its articles."""
    return load_readings()


@pytest.fixture(scope="session")
def materials(readings: tuple[Reading, ...]) -> tuple[Material, ...]:
    """Every story with its correct draft."""
    return tuple(reading.material for reading in readings)


@pytest.fixture(scope="session")
def faults() -> tuple[Fault, ...]:
    """Every fault."""
    return load_faults()
