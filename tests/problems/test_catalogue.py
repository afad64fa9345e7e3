"""The catalogue of problems: each code stands once, so that none takes the words of another."""

import ast
import inspect
from collections import Counter

from bluf.problems import catalogue


def test_no_code_is_given_twice() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(catalogue))) if isinstance(node, ast.Call)]
    codes = [ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "Code"]

    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert len(codes) == len(catalogue.CATALOGUE) > 100
