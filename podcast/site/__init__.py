"""The show's pages: static, made from an Edition; what they are made of comes in as values."""
