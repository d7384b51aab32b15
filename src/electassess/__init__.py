# SPDX-License-Identifier: Apache-2.0
"""Assess elections against international standards: ratings checked, scores explained, statements traced."""

__version__ = "0.1.0"
