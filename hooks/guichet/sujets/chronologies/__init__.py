"""Dated stories, told as timelines."""
