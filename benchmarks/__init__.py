"""How fast Heard is, in ratios that mean the same on every machine: `python -m benchmarks`."""
