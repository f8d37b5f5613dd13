/* Owns what a character is in UTF-8. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character at `at` (which ends with a NUL): its length in bytes and its code point. 0 if
 * there is none: a bad byte, an overlong form, a surrogate, beyond U+10FFFF. */
size_t utf8_character(const unsigned char *at, uint32_t *code) __attribute__((nonnull));

/* True if `words` are characters to their end. */
bool utf8_valid(const char *words) __attribute__((nonnull, pure));
