"""`python -m tests.failures` tries every fault anew and writes the tables of docs/failures.md."""

import asyncio

from tests.failures.page import write_page

asyncio.run(write_page())
