#include "base/choices.h"

#include <ctype.h>
#include <string.h>

#include "base/alloc.h"
#include "base/lookup.h"
#include "base/terminal_text.h"
#include "base/text.h"

enum {
	MOST_SHOWN = 12,    /* more words than this are not listed, but where they are listed */
	MOST_LETTERS = 40,  /* a longer word is like none */
	LEAST_BEGINNING = 3 /* letters that must be there to be taken for the beginning of a word */
};

static int letter(const char *word, size_t at)
{
	return tolower((unsigned char)word[at]);
}

static size_t least(size_t one, size_t two)
{
	return one < two ? one : two;
}

/* How many letters must be changed, added, left out or swapped with their neighbour. */
static size_t edit_distance(const char *one, const char *two)
{
	size_t rows[3][MOST_LETTERS + 1];
	size_t *row = rows[0], *above = rows[1], *before = rows[2];
	size_t height = strlen(one), width = strlen(two);
	for (size_t j = 0; j <= width; j++)
		row[j] = j;
	for (size_t i = 1; i <= height; i++) {
		size_t *oldest = before;
		before = above;
		above = row;
		row = oldest;
		row[0] = i;
		for (size_t j = 1; j <= width; j++) {
			bool other = letter(one, i - 1) != letter(two, j - 1);
			row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + other);
			if (i > 1 && j > 1 && letter(one, i - 1) == letter(two, j - 2) &&
			    letter(one, i - 2) == letter(two, j - 1))
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[width];
}

/* How far apart they are if one may be meant by the other; else more than any. */
static size_t distance(const char *word, const char *choice)
{
	size_t length = strlen(word), other = strlen(choice);
	if (length > MOST_LETTERS || other > MOST_LETTERS)
		return MOST_LETTERS;
	if (length >= LEAST_BEGINNING && !strncasecmp(word, choice, length))
		return 1;
	size_t edits = edit_distance(word, choice);
	return edits * 3 <= (length > other ? length : other) ? edits : MOST_LETTERS;
}

/* The word that `word` was probably meant to be: a slip or two away, or begun with it; or NULL. */
static const char *nearest_word(const char *const words[], size_t count, const char *word)
{
	const char *nearest = NULL;
	size_t best = MOST_LETTERS;
	for (size_t i = 0; i < count; i++) {
		size_t edits = distance(word, words[i]);
		if (edits < best) {
			best = edits;
			nearest = words[i];
		}
	}
	return nearest;
}

/* "a, b or c", or where they are listed. */
static void list(const char *const words[], size_t count, const char *listed, struct text *text)
{
	if (count > MOST_SHOWN)
		text_add(text, listed ? listed : "");
	for (size_t i = 0; count <= MOST_SHOWN && i < count; i++) {
		const char *between = !i ? "" : i + 1 < count ? ", " : " or ";
		text_addf(text, "%s%s", between, words[i]);
	}
}

bool choices_refuse(const void *rows, size_t count, size_t size, const char *listed,
		    const char *what, const char *word, struct fault *fault)
{
	const char **words = alloc_zeroed(count * sizeof *words);
	size_t known = 0;
	for (size_t i = 0; i < count; i++) {
		memcpy(&words[known], (const char *)rows + i * size, sizeof words[known]);
		known += words[known] != NULL;
	}
	struct text where = TEXT_EMPTY, text = TEXT_EMPTY;
	const char *nearest = nearest_word(words, known, word);
	text_addf(&text, "unknown %s '%s'", what, VISIBLE(word));
	list(words, known, listed, &where);
	if (nearest)
		text_addf(&text, ": did you mean %s?", nearest);
	if (nearest && where.length)
		text_addf(&text, " (%s)", where.bytes);
	else if (where.length)
		text_addf(&text, ": %s%s", known <= MOST_SHOWN ? "use " : "", where.bytes);
	fault_set(fault, FAULT_USAGE, "%s", text.bytes);
	text_release(&where);
	text_release(&text);
	alloc_free(words);
	return false;
}

int choices_find(const void *rows, size_t count, size_t size, const char *what, const char *word,
		 struct fault *fault)
{
	int found = lookup_id(word, rows, count, size);
	if (found < 0)
		choices_refuse(rows, count, size, NULL, what, word, fault);
	return found;
}
