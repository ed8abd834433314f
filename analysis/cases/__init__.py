"""Cases as JSON: read, compute, give the results in the blocks and keys that were agreed."""
