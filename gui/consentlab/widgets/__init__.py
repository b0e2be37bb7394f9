"""The parts that screens are built of. They know the look and nothing of the simulation."""
