#include "erasure_fate.h"
#include "log_batch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/units.h"
#include "doc/document.h"
#include "doc/erasure.h"
#include "doc/json.h"

enum { ID_LENGTH = UUID_SIZE - 1 };

/* The next value in a line that an "id" has: the line's own, or one of something inside it. A quote
 * inside a JSON string is always \", so this is a member's name. */
static const char *next_id(const char *at, const char *end)
{
	static const char key[] = "\"id\"", blank[] = " \t";
	while ((at = memmem(at, (size_t)(end - at), key, sizeof key - 1))) {
		at += sizeof key - 1;
		const char *value = at + strspn(at, blank);
		if (*value != ':')
			continue; /* a value */
		value += 1 + strspn(value + 1, blank);
		if (*value == '"' && end - value > ID_LENGTH)
			return value + 1;
	}
	return NULL;
}

struct comparing {
	struct log_batch_line **sorted; /* by id, then as they came */
	size_t count;
	struct erasures erasures; /* of the month */
	bool knows_erasures;
};

static int by_id(const void *one, const void *two)
{
	const struct log_batch_line *const *a = one, *const *b = two;
	int order = uuid_order(&(*a)->id, &(*b)->id);
	return order ? order : (*a > *b) - (*a < *b);
}

static bool is_same(const struct log_batch_line *entry, const char *line, size_t length)
{
	return length == entry->line.length - 1 && !memcmp(line, entry->line.bytes, length);
}

/* The words of a line, however they are written. An id may have many lines: each is read once. */
static const char *normal_of(struct log_batch_line *entry)
{
	if (!entry->normal.length)
		(void)!document_normal(entry->line.bytes, entry->line.length - 1, &entry->normal);
	return entry->normal.bytes;
}

static bool says(struct log_batch_line *entry, const char *words)
{
	return *words && !strcmp(normal_of(entry), words);
}

static bool is_settled(const struct log_batch_line *entry)
{
	return entry->found == APPEND_ERASED || entry->found == APPEND_THERE;
}

/* The first entry whose id is not before `id`. */
static size_t place_of(const struct comparing *comparing, const char *id)
{
	size_t low = 0, high = comparing->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (memcmp(comparing->sorted[middle]->id.word, id, ID_LENGTH) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool reads_id(const struct doc_place *root, void *id, struct fault *fault)
{
	return doc_uuid(root, "id", id, fault);
}

/* Adds what the line says if it is about what `id` names. One that is torn, or glued to another, is
 * about nothing: its record can be added again. */
static bool read_about(const struct journal_line *line, const struct uuid *id, struct text *words)
{
	struct fault ignored;
	struct uuid own;
	return doc_decode(line->bytes, line->length, reads_id, &own, &ignored) &&
	       !uuid_order(&own, id) && document_normal(line->bytes, line->length, words);
}

static bool has(const struct comparing *comparing, size_t place, const char *id)
{
	return place < comparing->count &&
	       !memcmp(comparing->sorted[place]->id.word, id, ID_LENGTH);
}

/* Compares the line with the entries that have an id which it has somewhere. */
static void compare_id(const struct comparing *comparing, const struct journal_line *line,
		       const char *id)
{
	struct text words = TEXT_EMPTY;
	bool asked = false, about = false;
	for (size_t i = place_of(comparing, id); has(comparing, i, id); i++) {
		struct log_batch_line *entry = comparing->sorted[i];
		bool same = is_same(entry, line->bytes, line->length);
		if (is_settled(entry))
			continue;
		if (!same && !asked) {
			about = read_about(line, &entry->id, &words);
			asked = true;
		}
		if (same || (about && says(entry, words.bytes)))
			entry->found = APPEND_THERE;
		else if (about)
			entry->found = APPEND_DIFFERENT;
	}
	text_release(&words);
}

static bool compare_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	static const char usual[] = "{\"type\":\"leg-session\",\"version\":1,\"id\":\"";
	struct comparing *comparing = context;
	const char *at = line->bytes, *end = at + line->length;
	if (!comparing->knows_erasures)
		erasures_take(&comparing->erasures, line->bytes, line->length);
	if (line->length >= sizeof usual - 1 + ID_LENGTH && !memcmp(at, usual, sizeof usual - 1))
		compare_id(comparing, line, at + sizeof usual - 1);
	else
		while ((at = next_id(at, end)))
			compare_id(comparing, line, at);
	return true;
}

/* The lines of the month, if there is one. */
static bool compare_month(const struct month_lock *lock, struct comparing *comparing,
			  struct fault *fault)
{
	return lock->fd < 0 || journal_each_in(lock->fd, compare_line, comparing, fault);
}

/* The same record twice among what is to be added. */
static void compare_with_each_other(const struct comparing *comparing)
{
	for (size_t i = 1; i < comparing->count; i++) {
		struct log_batch_line *entry = comparing->sorted[i];
		for (size_t j = i; j > 0 && !is_settled(entry); j--) {
			struct log_batch_line *earlier = comparing->sorted[j - 1];
			if (uuid_order(&earlier->id, &entry->id))
				break;
			bool same = is_same(entry, earlier->line.bytes, earlier->line.length - 1) ||
				    says(entry, normal_of(earlier));
			entry->found = same ? APPEND_THERE : APPEND_DIFFERENT;
		}
	}
}

/* An erased record does not come back, and neither does an erased note. True if the line was
 * changed.
 */
static bool apply_erasures(const struct erasures *erasures, struct log_batch_line *entry)
{
	struct text blanked = TEXT_EMPTY;
	struct fault ignored;
	enum erasure_fate fate = erasures_fate(erasures, entry->line.bytes, entry->line.length);
	bool changed =
		fate == ERASURE_BLANKS && document_without_note(&entry->line, &blanked, &ignored);
	if (fate == ERASURE_DROPS)
		entry->found = APPEND_ERASED;
	if (changed) {
		text_release(&entry->line);
		text_release(&entry->normal);
		entry->line = blanked;
	}
	return changed;
}

/* An erasure takes the changes of changes with it, in whatever order they come. A line that lost
 * its note is compared again: the log has its own without it too. */
static bool compare_erased(const struct month_lock *lock, struct comparing *comparing,
			   struct fault *fault)
{
	struct log_batch_line *const *lines = comparing->sorted;
	bool changed = false;
	comparing->knows_erasures = true;
	for (bool grew = true; grew;) {
		grew = false;
		for (size_t i = 0; i < comparing->count; i++)
			erasures_follow(&comparing->erasures, lines[i]->line.bytes,
					lines[i]->line.length, &grew);
	}
	for (size_t i = 0; i < comparing->count; i++)
		changed |= apply_erasures(&comparing->erasures, lines[i]);
	return !changed || compare_month(lock, comparing, fault);
}

bool batch_compare(const struct month_lock *lock, struct log_batch_line *const *lines, size_t count,
		   struct fault *fault)
{
	struct comparing comparing = {.count = count};
	comparing.sorted = alloc_resize(NULL, count, sizeof(struct log_batch_line *));
	for (size_t i = 0; i < count; i++) {
		lines[i]->found = APPEND_NEW;
		comparing.sorted[i] = lines[i];
	}
	qsort(comparing.sorted, count, sizeof(struct log_batch_line *), by_id);
	bool read = compare_month(lock, &comparing, fault);
	if (read && comparing.erasures.count)
		read = compare_erased(lock, &comparing, fault);
	if (read)
		compare_with_each_other(&comparing);
	erasures_release(&comparing.erasures);
	alloc_free(comparing.sorted);
	return read;
}

/* ---- other months --------------------------------------------------------------------------- */

/* False if nothing was written to the month since `made`, or a day before that: clocks differ. */
static bool written_since(const struct journal *journal, journal_month month, int64_t made)
{
	char name[JOURNAL_NAME_SIZE];
	struct stat about;
	journal_file_name(month, name);
	return !fstatat(journal->folder, name, &about, AT_SYMLINK_NOFOLLOW) &&
	       about.st_mtime >= made - DAY;
}

bool batch_open_since(struct journal *journal, int64_t made, struct fault *fault)
{
	size_t kept = 0;
	if (!journal_open(journal, JOURNAL_FIRST, JOURNAL_LAST, fault))
		return false;
	for (size_t m = 0; m < journal->month_count; m++)
		if (written_since(journal, journal->months[m], made))
			journal->months[kept++] = journal->months[m];
	journal->month_count = kept;
	return true;
}

void batch_compare_elsewhere(journal_month month, struct log_batch_line *const *lines, size_t count)
{
	struct comparing comparing = {.knows_erasures = true};
	struct journal journal;
	struct fault ignored;
	int64_t made = INT64_MAX;
	comparing.sorted = alloc_resize(NULL, count, sizeof(struct log_batch_line *));
	for (size_t i = 0; i < count; i++) {
		if (lines[i]->found != APPEND_NEW || *lines[i]->target.word)
			continue;
		comparing.sorted[comparing.count++] = lines[i];
		if (uuid_time(&lines[i]->id) < made)
			made = uuid_time(&lines[i]->id);
	}
	qsort(comparing.sorted, comparing.count, sizeof(struct log_batch_line *), by_id);
	if (comparing.count && batch_open_since(&journal, made, &ignored)) {
		for (size_t m = 0; m < journal.month_count; m++)
			if (journal.months[m] != month)
				(void)!journal_each(&journal, journal.months[m], compare_line,
						    &comparing, &ignored);
		journal_close(&journal);
	}
	alloc_free(comparing.sorted);
}
