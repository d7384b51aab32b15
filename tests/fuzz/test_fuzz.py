# SPDX-License-Identifier: Apache-2.0
"""A short run of `benchmarks/fuzz.py`: broken files and strange arguments end in messages."""

import importlib.util
from pathlib import Path


def test_broken_inputs_end_in_messages() -> None:
    path = Path(__file__).parents[2] / "benchmarks/fuzz.py"
    spec = importlib.util.spec_from_file_location("fuzz", path)
    assert spec is not None
    assert spec.loader is not None
    fuzz = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fuzz)
    tried = fuzz.run(60, 7)
    assert tried.wrong == []
    assert len(tried.kinds) > 15
    assert all(tried.ends[code] for code in (0, 1, 2))
