#include "base/alloc.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"

static void (*before_failing)(void);

void alloc_before_failing(void (*act)(void))
{
	before_failing = act;
}

void alloc_fail(void)
{
	if (before_failing)
		before_failing();
	fprintf(stderr, "%s: out of memory\n", program_invocation_short_name);
	exit(FAULT_SYSTEM);
}

void *alloc_zeroed(size_t size)
{
	void *memory = calloc(1, size ? size : 1);
	if (!memory)
		alloc_fail();
	return memory;
}

void *alloc_bytes(size_t size)
{
	return alloc_resize(NULL, 1, size);
}

void *alloc_resize(void *old, size_t count, size_t size)
{
	if (count && size > SIZE_MAX / count)
		alloc_fail();
	size_t bytes = count * size;
	void *memory = realloc(old, bytes ? bytes : 1);
	if (!memory)
		alloc_fail();
	return memory;
}

void *alloc_room(void *array, size_t count, size_t *room, size_t size)
{
	enum { FIRST = 16 };
	if (array && count < *room)
		return array;
	*room = *room ? *room * 2 : FIRST;
	return alloc_resize(array, *room, size);
}

char *alloc_string(const char *string)
{
	size_t size = strlen(string) + 1;
	return memcpy(alloc_bytes(size), string, size);
}

void alloc_free(void *memory)
{
	free(memory);
}
