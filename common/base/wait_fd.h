/* Owns waiting for descriptors alone, without signals (base/wait.h). */
#pragma once
#include <stdbool.h>

/* True if `fd` accepts a write now, or within `milliseconds`. */
bool wait_writable(int fd, int milliseconds);

/* True if the pipe or socket `fd` has no writer any more: all that it will hold can be read. */
bool wait_is_complete(int fd);

/* Waits until one of `count` (or no) descriptors (-1: none) has something to read, its end too: bit
 * i of the result is fds[i]. 0 if `milliseconds` are over, -1 with errno, which is EINTR if a
 * signal came. */
enum { WAIT_MOST_FDS = 4 };
int wait_readable(const int fds[], int count, int milliseconds);
