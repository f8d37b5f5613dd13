#include "doc/fact_key.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/alloc.h"

enum { FIRST_ROOM = 16 };

void fact_keys_add(struct fact_keys *keys, const char *before, const char *word, const char *behind)
{
	char text[4 * sizeof keys->of->word] = "";
	struct fact_key key = {.word = {UINT64_MAX}}; /* no mask lets that through */
	key.length = strlen(before) + strlen(word) + strlen(behind);
	if (key.length <= sizeof key.word) {
		stpcpy(stpcpy(stpcpy(text, before), word), behind);
		memcpy(key.word, text, sizeof key.word);
		memset(key.mask, UCHAR_MAX, key.length);
	}
	ALLOC_ROOM(keys->of, keys->count, keys->room);
	keys->of[keys->count++] = key;
}

void fact_keys_release(struct fact_keys *keys)
{
	alloc_free(keys->of);
	*keys = (struct fact_keys){0};
}
