"""bluf: bottom line up front."""
