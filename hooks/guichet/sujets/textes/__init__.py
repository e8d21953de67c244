"""The law the site rests on."""
