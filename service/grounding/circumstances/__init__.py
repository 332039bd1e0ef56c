"""Where and when: places and days of a sentence, and what they are told of."""
