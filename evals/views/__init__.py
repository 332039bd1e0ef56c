"""What is shown of a run: pure functions of an account."""
