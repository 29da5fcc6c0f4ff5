"""The shows that golden.py makes: code that runs, what they are made of, what is asked of them."""
