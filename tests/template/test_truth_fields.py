"""A field of type `truth` is true or false, and its page tests it."""

from pathlib import Path

import pytest

from bluf.problems import BriefError
from tests.template.samples import LEAST, composed, words, write_template

PAGE = """\
<h1>{{ title }}</h1>
<p>{{ bottom_line }} {{ key_points[0].text }}</p>
{% for each in works %}<p>{{ each.name }}{{ " is urgent" if each.urgent else " can wait" }}</p>{% endfor %}
"""
FIELDS = "fields: {works: {type: list, items: {type: mapping, fields: {name: text, urgent: truth}}}}\n"


def test_a_page_tests_what_is_true_and_what_is_not(tmp_path: Path) -> None:
    write_template(tmp_path, PAGE, more=FIELDS)
    works = "works: [{name: North, urgent: true}, {name: South, urgent: false}, {name: West}]\n"
    document = composed(tmp_path, f"{LEAST}template: mine\n{works}")
    assert words(document).endswith("North is urgentSouth can waitWest can wait")
    assert not [each for each in document.warnings if each.code == "unprinted" and "works" in str(each.field)]


def test_what_is_neither_true_nor_false_is_told_at_its_line(tmp_path: Path) -> None:
    write_template(tmp_path, PAGE, more=FIELDS)
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, f"{LEAST}template: mine\nworks:\n  - name: North\n    urgent: soon\n")
    (problem,) = caught.value.problems
    assert (str(problem.field), problem.span and problem.span.line) == ("works[0].urgent", 8)
    assert "neither true nor false" in problem.message
