#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

enum { USUAL_LENGTH = 31 }; /* what text_addf has room for at first */

char text_nothing[1];

void text_release(struct text *text)
{
	if (text->room)
		alloc_free(text->bytes);
	*text = TEXT_EMPTY;
}

void text_clear(struct text *text)
{
	text_cut(text, 0);
}

const char *text_part(struct text *part, const char *at, char end)
{
	const char *behind = strchrnul(at, end);
	text_clear(part);
	text_add_bytes(part, at, (size_t)(behind - at));
	return *behind ? behind + 1 : NULL;
}

const char *text_word(struct text *word, const char *at)
{
	const char *behind = text_part(word, at + strspn(at, " "), ',');
	while (word->length && word->bytes[word->length - 1] == ' ')
		text_cut(word, word->length - 1);
	return behind;
}

char *text_reserve(struct text *text, size_t more)
{
	size_t needed;
	if (__builtin_add_overflow(text->length + 1, more, &needed))
		alloc_fail();
	if (needed > text->room) {
		size_t room = text->room ? text->room * 2 : 64;
		if (room < needed)
			room = needed;
		char *old = text->room ? text->bytes : NULL;
		text->bytes = alloc_resize(old, room, 1);
		text->room = room;
		text->bytes[text->length] = '\0';
	}
	return text->bytes + text->length;
}

/* Not inlined: with -flto gcc 12 would warn that text_nothing is written to. */
__attribute__((noinline)) void text_add_bytes(struct text *text, const void *bytes, size_t length)
{
	if (!length)
		return;
	memcpy(text_reserve(text, length), bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
	text_add_bytes(text, string, strlen(string));
}

void text_add_char(struct text *text, char byte)
{
	char *place = text_reserve(text, 1);
	place[0] = byte;
	place[1] = '\0';
	text->length++;
}

void text_add_times(struct text *text, const char *string, size_t times)
{
	size_t length = strlen(string);
	if (!length || !times)
		return;
	size_t all;
	if (__builtin_mul_overflow(length, times, &all))
		alloc_fail();
	text_reserve(text, all);
	while (times--)
		text_add_bytes(text, string, length);
}

void text_addf(struct text *text, const char *format, ...)
{
	va_list words;
	char *place = text_reserve(text, USUAL_LENGTH);
	size_t left = text->room - text->length;
	va_start(words, format);
	int length = vsnprintf(place, left, format, words);
	va_end(words);
	if (length > 0 && (size_t)length >= left) { /* once more, with room enough */
		place = text_reserve(text, (size_t)length);
		va_start(words, format);
		vsnprintf(place, (size_t)length + 1, format, words);
		va_end(words);
	}
	if (length > 0)
		text->length += (size_t)length;
	text->bytes[text->length] = '\0';
}

void text_cut(struct text *text, size_t length)
{
	if (length >= text->length)
		return;
	text->length = length;
	text->bytes[length] = '\0';
}

char *text_take(struct text *text)
{
	char *string = text->room ? text->bytes : alloc_string("");
	*text = TEXT_EMPTY;
	return string;
}
