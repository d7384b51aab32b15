# SPDX-License-Identifier: Apache-2.0
"""What the program does for whoever asks: each module takes a workspace and returns data, which edges print and save.

What belongs together on the disk is saved here: a working copy with its base, a new workspace, a new assessment.
"""
