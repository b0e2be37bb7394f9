"""Driving the program: page objects, the pytest plugin, and what is built of them."""
