/* Every allocation of the programs.
 *
 * The programs are short-lived, so a branch for exhausted memory would be code that never runs.
 * Each function here returns memory or ends the program: one line on stderr, status 71. The same
 * functions are put under jansson by doc/json.c. */
#pragma once
#include <stddef.h>

/* `size` bytes of zeroed memory; 0 counts as 1. The caller owns it and gives it to alloc_free. */
void *alloc_zeroed(size_t size) __attribute__((malloc, returns_nonnull, warn_unused_result));

/* `size` bytes, not cleared: for buffers that are filled at once, and for jansson. */
void *alloc_bytes(size_t size) __attribute__((malloc, returns_nonnull, warn_unused_result));

/* Room for `count` things of `size` bytes; what stood in `old` (NULL or ours) is kept. A product
 * that overflows ends the program like exhaustion does. */
void *alloc_resize(void *old, size_t count, size_t size)
	__attribute__((returns_nonnull, warn_unused_result));

/* `array` of *room things of `size` bytes, grown if `count` fill it: there is room for one more. */
void *alloc_room(void *array, size_t count, size_t *room, size_t size)
	__attribute__((nonnull(3), returns_nonnull, warn_unused_result));
#define ALLOC_ROOM(array, count, room)                                                             \
	((array) = alloc_room((array), (count), &(room), sizeof *(array)))

/* A copy of `string`, owned by the caller. */
char *alloc_string(const char *string)
	__attribute__((malloc, nonnull, returns_nonnull, warn_unused_result));

/* Ends the program as exhausted memory does: for a library that reports it in its own way. */
void alloc_fail(void) __attribute__((noreturn));

/* `act` is called before the message of alloc_fail: base/term gives the terminal back there, or it
 * would be said on a screen that goes away. */
void alloc_before_failing(void (*act)(void));

/* Frees memory; NULL is allowed. */
void alloc_free(void *memory);
