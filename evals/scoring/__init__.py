"""Scoring: what a report is worth against its case's reference. Strings align, types judge."""

from evals.scoring.case import count_groups, judge_report, score_report, weigh_groups
from evals.scoring.shape import CaseScore

__all__ = ["CaseScore", "count_groups", "judge_report", "score_report", "weigh_groups"]
