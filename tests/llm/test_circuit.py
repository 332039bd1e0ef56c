"""The circuit breaker as a value: when a model may be asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from service.llm.circuit import FAILURES_TO_OPEN, FIRST_PAUSE_S, LONGEST_PAUSE_S, Circuit


def fail_in_a_row(circuit: Circuit, times: int, now: float = 0.0) -> Circuit:
    """The circuit after so many failures."""
    for _ in range(times):
        circuit = circuit.fail(now, trial=False)
    return circuit


def test_lets_calls_through_until_five_failed_in_a_row() -> None:
    """One failure is what retries are for."""
    assert fail_in_a_row(Circuit(), FAILURES_TO_OPEN - 1).admits(0)
    assert not fail_in_a_row(Circuit(), FAILURES_TO_OPEN).admits(0)


def test_a_success_forgets_the_failures() -> None:
    """Only failures in a row count."""
    circuit = fail_in_a_row(Circuit(), FAILURES_TO_OPEN - 1).succeed()
    assert fail_in_a_row(circuit, FAILURES_TO_OPEN - 1).admits(0)


def test_after_the_pause_one_call_is_let_through_on_trial() -> None:
    """A second one has to wait for what becomes of it; success closes the circuit."""
    circuit = fail_in_a_row(Circuit(), FAILURES_TO_OPEN)
    assert not circuit.admits(FIRST_PAUSE_S - 0.001)
    assert circuit.admits(FIRST_PAUSE_S)
    on_trial = circuit.begin()
    assert not on_trial.admits(FIRST_PAUSE_S)
    assert on_trial.succeed() == Circuit()


def test_each_failed_trial_doubles_the_pause_up_to_a_minute() -> None:
    """A model that stays away is asked ever less."""
    circuit, now, pauses_s = fail_in_a_row(Circuit(), FAILURES_TO_OPEN), 0.0, []
    for _ in range(6):
        now += circuit.pause_s
        pauses_s.append(circuit.pause_s)
        assert circuit.admits(now)
        circuit = circuit.begin().fail(now, trial=True)
    assert pauses_s == [5, 10, 20, 40, 60, 60]


def test_a_trial_that_tells_nothing_makes_room_for_another() -> None:
    """A cancelled call must not keep the circuit open for ever."""
    circuit = fail_in_a_row(Circuit(), FAILURES_TO_OPEN).begin().abandon(trial=True)
    assert circuit.admits(FIRST_PAUSE_S)


def test_a_late_failure_of_an_earlier_call_changes_nothing() -> None:
    """Calls under way when the circuit opened neither lengthen the pause nor end a trial."""
    circuit = fail_in_a_row(Circuit(), FAILURES_TO_OPEN)
    assert circuit.fail(1, trial=False) == circuit
    assert circuit.begin().fail(6, trial=False) == circuit.begin()


class Calls(RuleBasedStateMachine):
    """Calls that begin, succeed, fail and are given up in any order, while time passes."""

    def __init__(self) -> None:
        super().__init__()
        self.circuit = Circuit()
        self.now = 0.0
        self.under_way: list[bool] = []

    @rule(seconds=st.floats(0, 100))
    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds

    @precondition(lambda self: self.circuit.admits(self.now))
    @rule()
    def begin(self) -> None:
        """Make a call."""
        self.circuit = self.circuit.begin()
        self.under_way.append(self.circuit.on_trial)

    @precondition(lambda self: self.under_way)
    @rule(chance=st.data())
    def end(self, chance: st.DataObject) -> None:
        """End one of the calls somehow."""
        trial = self.under_way.pop(chance.draw(st.integers(0, len(self.under_way) - 1)))
        match chance.draw(st.sampled_from(["succeed", "fail", "abandon"])):
            case "succeed":
                self.circuit = self.circuit.succeed()
                assert self.circuit.admits(self.now)
            case "fail":
                self.circuit = self.circuit.fail(self.now, trial=trial)
            case _:
                self.circuit = self.circuit.abandon(trial=trial)

    @invariant()
    def is_never_stuck(self) -> None:
        """Unless a trial is under way, some time from now a call is admitted."""
        if not any(self.under_way):
            assert self.circuit.admits(self.now + LONGEST_PAUSE_S)

    @invariant()
    def pauses_are_bounded(self) -> None:
        """Never longer than a minute, and open only with a pause."""
        assert 0 <= self.circuit.pause_s <= LONGEST_PAUSE_S
        assert (self.circuit.open_until is None) == (self.circuit.pause_s == 0)


TestCalls = Calls.TestCase


@given(st.lists(st.booleans(), max_size=40))
def test_is_open_exactly_after_five_failures_in_a_row(outcomes: list[bool]) -> None:
    """With calls one after another and no time passing."""
    circuit, in_a_row = Circuit(), 0
    for ok in outcomes:
        if not circuit.admits(0):
            break
        in_a_row = 0 if ok else in_a_row + 1
        circuit = circuit.begin().succeed() if ok else circuit.begin().fail(0, trial=False)
        assert circuit.admits(0) == (in_a_row < FAILURES_TO_OPEN)
