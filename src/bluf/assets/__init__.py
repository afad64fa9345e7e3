"""Read the files beside a brief that its page shows."""
