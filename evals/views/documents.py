"""The account of a run for programs: JSON with everything in it, byte for byte the same for the same account."""

from __future__ import annotations

import json

from evals.account import Account


def render_json(account: Account) -> str:
    """Render everything that is known, with the ruling's exit code and advice."""
    table = account.model_dump(mode="json")
    if account.ruling:
        table["ruling"] |= {"exit_code": account.ruling.exit_code, "advice": account.ruling.advice}
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"
