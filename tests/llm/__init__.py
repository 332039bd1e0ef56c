"""Tests of the language models' side, over a faked wire or a loopback one."""
