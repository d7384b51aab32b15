# SPDX-License-Identifier: Apache-2.0
"""ON PAPER: assessments as workbooks and tables that people fill in without seeing YAML, out and back in."""
