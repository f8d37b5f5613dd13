#include "append_batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/document.h"
#include "doc/json.h"
#include "doc/erasure.h"
#include "store/append.h"
#include "store/month_lock.h"

enum { ID_LENGTH = 36 };

/* ---- what is there already --------------------------------------------------------------------
 */

/* Where a line has its id. A quote inside a JSON string is always \", so this is a member's name.
 */
static const char *id_of(const char *line, size_t length)
{
	static const char usual[] = "{\"type\":\"leg-session\",\"version\":1,\"id\":\"";
	static const char key[] = "\"id\":\"";
	if (length >= sizeof usual - 1 + ID_LENGTH && !memcmp(line, usual, sizeof usual - 1))
		return line + sizeof usual - 1;
	const char *found = memmem(line, length, key, sizeof key - 1);
	if (!found || (size_t)(line + length - found) < sizeof key - 1 + ID_LENGTH)
		return NULL;
	return found + sizeof key - 1;
}

struct comparing {
	struct append_entry **sorted; /* by id, then as they came */
	size_t count;
	struct erasures erasures; /* of the month */
};

static int by_id(const void *one, const void *two)
{
	const struct append_entry *const *a = one, *const *b = two;
	int order = memcmp((*a)->id, (*b)->id, ID_LENGTH);
	return order ? order : (*a > *b) - (*a < *b);
}

static bool is_same(const struct append_entry *entry, const char *line, size_t length)
{
	return length == entry->length - 1 && !memcmp(line, entry->line, length);
}

static void compare(struct append_entry *entry, const char *line, size_t length)
{
	if (is_same(entry, line, length))
		entry->found = APPEND_THERE;
	else if (entry->found == APPEND_NEW)
		entry->found = APPEND_DIFFERENT;
}

/* The first entry whose id is not before `id`. */
static size_t place_of(const struct comparing *comparing, const char *id)
{
	size_t low = 0, high = comparing->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (memcmp(comparing->sorted[middle]->id, id, ID_LENGTH) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A line that is torn, or glued to another, holds no id: its record can be added again. */
static bool is_whole(const struct journal_line *line)
{
	struct fault ignored;
	return doc_decode(line->bytes, line->length, NULL, NULL, &ignored);
}

static bool has(const struct comparing *comparing, size_t place, const char *id)
{
	return place < comparing->count && !memcmp(comparing->sorted[place]->id, id, ID_LENGTH);
}

static bool compare_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct comparing *comparing = context;
	const char *id = id_of(line->bytes, line->length);
	erasures_take(&comparing->erasures, line->bytes, line->length);
	if (!id)
		return true;
	for (size_t i = place_of(comparing, id); has(comparing, i, id); i++) {
		struct append_entry *entry = comparing->sorted[i];
		if (is_same(entry, line->bytes, line->length) || is_whole(line))
			compare(entry, line->bytes, line->length);
	}
	return true;
}

/* The same record twice among what is to be added. */
static void compare_with_each_other(const struct comparing *comparing)
{
	for (size_t i = 1; i < comparing->count; i++) {
		struct append_entry *entry = comparing->sorted[i];
		for (size_t j = i; j > 0; j--) {
			const struct append_entry *earlier = comparing->sorted[j - 1];
			if (memcmp(earlier->id, entry->id, ID_LENGTH))
				break;
			compare(entry, earlier->line, earlier->length - 1);
		}
	}
}

/* An erased record does not come back, and neither does an erased note. */
static void apply_erasures(const struct erasures *erasures, struct append_entry *entry)
{
	struct text line = TEXT_EMPTY;
	struct fault ignored;
	text_add_bytes(&line, entry->line, entry->length - 1);
	switch (erasures_fate(erasures, &line)) {
	case ERASURE_KEEPS: break;
	case ERASURE_DROPS: entry->found = APPEND_ERASED; break;
	case ERASURE_BLANKS:
		if (entry->found != APPEND_NEW) {
			entry->found = APPEND_THERE;
		} else if (document_without_note(&line, &entry->blanked, &ignored)) {
			entry->line = entry->blanked.bytes;
			entry->length = entry->blanked.length;
		}
		break;
	}
	text_release(&line);
}

/* An erasure takes the changes of changes with it, in whatever order they come. */
static void follow_erasures(struct erasures *erasures, const struct append_entry *entries,
			    size_t count)
{
	struct text line = TEXT_EMPTY;
	bool grew = erasures->count > 0;
	while (grew) {
		grew = false;
		for (size_t i = 0; i < count; i++) {
			text_clear(&line);
			text_add_bytes(&line, entries[i].line, entries[i].length - 1);
			(void)erasures_follow(erasures, &line, &grew);
		}
	}
	text_release(&line);
}

static bool find_out(const struct month_lock *lock, struct append_entry *entries, size_t count,
		     struct fault *fault)
{
	struct comparing comparing = {.count = count};
	comparing.sorted = alloc_resize(NULL, count, sizeof(struct append_entry *));
	for (size_t i = 0; i < count; i++) {
		entries[i].found = APPEND_NEW;
		comparing.sorted[i] = &entries[i];
	}
	qsort(comparing.sorted, count, sizeof(struct append_entry *), by_id);
	struct journal reader = {.folder = -1, .fd = -1};
	bool read = journal_each_in(lock->fd, true, &reader, compare_line, &comparing, fault);
	journal_close(&reader);
	if (read)
		compare_with_each_other(&comparing);
	follow_erasures(&comparing.erasures, entries, read ? count : 0);
	for (size_t i = 0; read && comparing.erasures.count && i < count; i++)
		apply_erasures(&comparing.erasures, &entries[i]);
	erasures_release(&comparing.erasures);
	alloc_free(comparing.sorted);
	return read;
}

/* ---- writing ----------------------------------------------------------------------------------
 */

static bool wanted(const struct append_entry *entry, enum append_rule rule)
{
	return entry->found == APPEND_NEW ||
	       (rule == APPEND_KEEP_BOTH && entry->found == APPEND_DIFFERENT);
}

static bool write_entries(const struct month_lock *lock, const struct append_entry *entries,
			  size_t count, enum append_rule rule, struct fault *fault)
{
	struct text lines = TEXT_EMPTY;
	for (size_t i = 0; i < count; i++)
		if (wanted(&entries[i], rule))
			text_add_bytes(&lines, entries[i].line, entries[i].length);
	bool done = append_lines(lock, &lines, fault);
	text_release(&lines);
	return done;
}

static bool any_different(const struct append_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (entries[i].found == APPEND_DIFFERENT)
			return true;
	return false;
}

bool append_batch(journal_month month, struct append_entry *entries, size_t count,
		  enum append_rule rule, struct fault *fault)
{
	struct month_lock lock;
	if (!month_lock(month, &lock, fault))
		return false;
	bool done = find_out(&lock, entries, count, fault);
	bool refused = done && rule == APPEND_ONE_A_RECORD && any_different(entries, count);
	if (done && !refused)
		done = write_entries(&lock, entries, count, rule, fault);
	month_unlock(&lock);
	return done;
}
