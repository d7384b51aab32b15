# SPDX-License-Identifier: Apache-2.0
"""A short run of `benchmarks/fuzz.py`: broken files and strange arguments end in messages."""

import fuzz


def test_broken_inputs_end_in_messages() -> None:
    tried = fuzz.run(60, 7)
    assert tried.wrong == []
    assert len(tried.kinds) > 15
    assert all(tried.ends[code] for code in (0, 1, 2))
