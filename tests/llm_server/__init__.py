"""A model on the loopback interface that speaks Chat Completions: correctly, by a script, or badly on command."""

from tests.llm_server.checking import Expected
from tests.llm_server.commands import Commanded, command
from tests.llm_server.distortions import ECHOED_KEY, MARK
from tests.llm_server.drafts import answer_correctly
from tests.llm_server.faults import FAULTS, Fault
from tests.llm_server.replies import Reply, build_body
from tests.llm_server.server import LoopbackModel, serve_model

__all__ = [
    "ECHOED_KEY",
    "FAULTS",
    "MARK",
    "Commanded",
    "Expected",
    "Fault",
    "LoopbackModel",
    "Reply",
    "answer_correctly",
    "build_body",
    "command",
    "serve_model",
]
