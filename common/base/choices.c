#include "base/choices.h"

#include <ctype.h>
#include <string.h>

#include "base/alloc.h"
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

/* The word that `word` was probably meant to be: a slip or two away, or begun with it; else NULL.
 */
static const char *nearest_word(const struct choices *choices, const char *word)
{
	const char *nearest = NULL;
	size_t best = MOST_LETTERS;
	for (size_t i = 0; i < choices->count; i++) {
		size_t edits = distance(word, choices->words[i]);
		if (edits < best) {
			best = edits;
			nearest = choices->words[i];
		}
	}
	return nearest;
}

/* "a, b or c" */
static void list(const struct choices *choices, struct text *text)
{
	for (size_t i = 0; i < choices->count; i++) {
		const char *between = !i ? "" : i + 1 < choices->count ? ", " : " or ";
		text_addf(text, "%s%s", between, choices->words[i]);
	}
}

bool choices_refuse(const struct choices *choices, const char *what, const char *word,
		    enum fault_kind kind, struct fault *fault)
{
	struct text where = TEXT_EMPTY, text = TEXT_EMPTY;
	const char *nearest = nearest_word(choices, word);
	text_addf(&text, "unknown %s '%s'", what, VISIBLE(word));
	if (choices->count <= MOST_SHOWN)
		list(choices, &where);
	else if (choices->listed)
		text_add(&where, choices->listed);
	if (nearest)
		text_addf(&text, ": did you mean %s?", nearest);
	if (nearest && where.length)
		text_addf(&text, " (%s)", where.bytes);
	else if (where.length)
		text_addf(&text, ": %s%s", choices->count <= MOST_SHOWN ? "use " : "", where.bytes);
	fault_set(fault, kind, "%s", text.bytes);
	text_release(&where);
	text_release(&text);
	return false;
}

bool choices_refuse_row(const void *rows, size_t count, size_t size, const char *listed,
			const char *what, const char *word, enum fault_kind kind,
			struct fault *fault)
{
	const char **words = alloc_zeroed((count + 1) * sizeof *words);
	struct choices choices = {words, 0, listed};
	for (size_t i = 0; i < count; i++) {
		const char *id;
		memcpy(&id, (const char *)rows + i * size, sizeof id);
		if (id)
			words[choices.count++] = id;
	}
	choices_refuse(&choices, what, word, kind, fault);
	alloc_free(words);
	return false;
}
