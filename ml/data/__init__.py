"""Pictures to learn from: rendered faces, cars and things with true part masks, and real ones."""
