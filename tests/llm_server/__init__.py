"""A model on the loopback interface that speaks Chat Completions with scripted answers."""

from tests.llm_server.replies import Reply, build_body
from tests.llm_server.server import LoopbackModel, serve_model

__all__ = ["LoopbackModel", "Reply", "build_body", "serve_model"]
