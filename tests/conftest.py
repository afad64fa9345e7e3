"""What holds for every test: no unexpected log line, no network, and in CI no skip."""

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

PROJECT = Path(__file__).resolve().parents[1]
settings.register_profile("default", settings.get_profile("default"), deadline=None)  # a machine may be busy
LONGEST_BYTES, LONGEST_TEXT = 24, 80  # of a value that names its test


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout's folder."""
    return PROJECT


@pytest.fixture
def in_project(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run the test from the checkout's folder, as a user of its `briefs/` does."""
    monkeypatch.chdir(PROJECT)
    return PROJECT


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log_line(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs at warning or above, unless it asks for `caplog` and so looks for itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    kept = _Kept()
    root = logging.getLogger()
    root.addHandler(kept)
    try:
        yield
    finally:
        root.removeHandler(kept)
    assert not kept.lines, f"unexpected log lines: {kept.lines}"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that connects to another machine: nothing needs the network when it runs."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family == getattr(socket, "AF_UNIX", None) or address[0] in ("127.0.0.1", "::1", "localhost"):
            return connect(self, address)
        raise AssertionError(f"the network was asked for: {address}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured (`record_property("measured", …)`)."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "measured" and report.when == "call":
                terminalreporter.write_line(f"measured {value}")


class NoSkips:
    """With CI set, make a run in which a test skipped fail: everything that a test needs is installed there."""

    def __init__(self) -> None:
        self.skipped: dict[str, str] = {}

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            self.skipped[report.nodeid] = reason

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that skipped."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module that skipped."""
        self._note(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turn a pass into a failure when anything skipped."""
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which tests skipped, and why that counts."""
        for nodeid, reason in self.skipped.items():
            terminalreporter.write_line(f"SKIPPED IN CI {nodeid}: {reason}", red=True)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name no test by a whole file: what a zip holds of the time differs between the workers of a parallel run."""
    if isinstance(val, bytes) and len(val) > LONGEST_BYTES:
        return "bytes"
    if isinstance(val, str) and len(val) > LONGEST_TEXT:
        return val[: LONGEST_TEXT - 1] + "…"
    return None


def pytest_configure(config: pytest.Config) -> None:
    """Forbid skips where the CI variable is set; the workers of a parallel run report to the process that judges."""
    if os.environ.get("CI") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(NoSkips(), "no-skips")
