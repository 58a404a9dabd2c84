"""Pure kernels over arrays: rates, resampling, tests, keyness, distances.

Nothing here knows an article, an outlet or a table. Every function takes arrays whose shapes its
docstring names, returns `nan` where there is no answer, and takes a `numpy.random.Generator` where
it draws. The simulation in `benchmarks/validity.py` says how each one behaves.
"""
