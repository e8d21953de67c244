"""Scoring grids, and the simulator that applies one."""
