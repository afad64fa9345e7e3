"""Copies are written from what they have in common, and are the same files as if each had been written alone."""

import hashlib
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bluf.deliver.making import CopyPages, Seal
from bluf.ground.workspace import Workspace
from bluf.writers.docx import write_docx
from bluf.writers.pdf import SignatureRoom, write_pdf
from tests.deliver.sample_copies import copies_of

SAMPLES = ("indo-pacific-nato", "tarsin-cholera", "minister-dovan", "reservoir-ar", "night-buses-hi")
SEAL = Seal("Ines Okafor", datetime(2026, 11, 2, 9, 30, tzinfo=UTC), room=8192)
_ALONE = """
import hashlib, sys
from bluf.ground.workspace import Workspace
from tests.deliver.sample_copies import copies_of
plan, pages = copies_of(sys.argv[1])
for form in ("pdf", "docx"):
    print(hashlib.sha256(pages.content(plan.copies[int(sys.argv[2])], form, Workspace.here())).hexdigest())
"""


@pytest.mark.parametrize("name", SAMPLES)
def test_a_copy_is_the_file_that_its_page_makes_alone(name: str) -> None:
    plan, pages = copies_of(name)
    workspace = Workspace.here()

    for copy in plan.copies:
        assert pages.content(copy, "pdf", workspace) == write_pdf(pages.page(copy, "pdf"), epoch=workspace.stamp())
        assert pages.content(copy, "docx", workspace) == write_docx(pages.page(copy, "docx"), epoch=workspace.stamp())


@pytest.mark.parametrize("name", SAMPLES[:3])
def test_a_signed_copy_is_the_file_that_its_page_makes_alone(name: str) -> None:
    plan, pages = copies_of(name, SEAL)
    workspace, room = Workspace.here(), SignatureRoom(SEAL.signer, SEAL.when, SEAL.room)

    for copy in plan.copies:
        alone = write_pdf(pages.page(copy, "pdf"), epoch=workspace.stamp(), signature=room)
        assert pages.content(copy, "pdf", workspace) == alone


@pytest.mark.parametrize("name", SAMPLES)
def test_copies_are_the_same_in_whatever_order_they_are_made(name: str) -> None:
    plan, pages = copies_of(name)
    backwards = CopyPages(plan)
    workspace = Workspace.here()
    files = [(copy, form) for copy in plan.copies for form in ("pdf", "docx")]
    forth = {(copy.number, form): pages.content(copy, form, workspace) for copy, form in files}

    for copy, form in reversed(files):
        assert backwards.content(copy, form, workspace) == forth[copy.number, form]
    assert len(set(forth.values())) == len(files)


def test_a_copy_written_after_others_is_that_of_a_process_that_wrote_nothing_before() -> None:
    plan, pages = copies_of("tarsin-cholera")
    other, others = copies_of("reservoir-ar")
    workspace = Workspace.here()
    for copy in (*plan.copies, *other.copies):
        for form in ("pdf", "docx"):
            (pages if copy in plan.copies else others).content(copy, form, workspace)
    last = plan.copies[-1]

    alone = subprocess.run(
        [sys.executable, "-c", _ALONE, "tarsin-cholera", str(last.number - 1)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()

    here = [hashlib.sha256(pages.content(last, form, workspace)).hexdigest() for form in ("pdf", "docx")]
    assert here == alone
