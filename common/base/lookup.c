#include "base/lookup.h"

#include <string.h>

int lookup_id(const char *word, const void *rows, size_t count, size_t size)
{
	const char *row = rows;
	for (size_t i = 0; i < count; i++, row += size) {
		const char *id;
		memcpy(&id, row, sizeof id);
		if (id && *id == *word && !strcmp(id, word))
			return (int)i;
	}
	return -1;
}
