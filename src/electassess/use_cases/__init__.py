# SPDX-License-Identifier: Apache-2.0
"""What the program does for whoever asks, a module each: takes a workspace, returns data; edges print and save."""
