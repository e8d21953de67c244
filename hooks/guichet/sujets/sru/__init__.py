"""Where each commune stands under the SRU law."""
