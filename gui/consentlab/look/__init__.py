"""The look: tokens, fonts, icons and the one style sheet, handed about as a `Kit`."""
