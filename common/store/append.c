#include "store/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/filelock.h"
#include "base/text.h"
#include "doc/document.h"
#include "store/paths.h"

enum { ID_LENGTH = 36, REOPEN_MOST = 8 };

/* A month file, open and locked. */
struct holding {
	char name[JOURNAL_NAME_SIZE];
	char *shown; /* its whole path, for messages */
	int folder;
	int fd;
	off_t size;
};

static void let_go(struct holding *holding)
{
	if (holding->fd >= 0)
		close(holding->fd);
	if (holding->folder >= 0)
		close(holding->folder);
	holding->fd = holding->folder = -1;
}

static void give_up(struct holding *holding)
{
	let_go(holding);
	alloc_free(holding->shown);
	holding->shown = NULL;
}

static bool lock(struct holding *holding, struct fault *fault)
{
	return filelock_take(holding->fd, FILELOCK_ALONE, APPEND_LOCK_SECONDS) ||
	       filelock_refuse(holding->shown, fault);
}

/* While we waited for the lock, --repair may have replaced the file, or a restored backup the
 * folder: what is looked up is the whole path. */
static bool still_in_place(const struct holding *holding, const struct stat *ours)
{
	struct stat there;
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	bool same = paths_folder(PLACE_DATA, &path, &ignored);
	text_addf(&path, "/%s/%s", JOURNAL_FOLDER, holding->name);
	same = same && !lstat(path.bytes, &there) && there.st_ino == ours->st_ino &&
	       there.st_dev == ours->st_dev;
	text_release(&path);
	return same;
}

static bool hold_once(struct holding *holding, bool *replaced, struct fault *fault)
{
	bool missing;
	struct stat about;
	*replaced = false;
	holding->folder = paths_open_folder(PLACE_DATA, JOURNAL_FOLDER, fault);
	if (holding->folder < 0)
		return false;
	holding->fd = paths_open_file(holding->folder, holding->name, O_RDWR | O_APPEND | O_CREAT,
				      &missing, fault);
	if (holding->fd < 0 || !lock(holding, fault))
		return false;
	if (fstat(holding->fd, &about))
		return fault_errno(fault, FAULT_IO, errno, "%s", holding->shown);
	holding->size = about.st_size;
	*replaced = !still_in_place(holding, &about);
	return true;
}

static bool hold(journal_month month, struct holding *holding, struct fault *fault)
{
	*holding = (struct holding){.fd = -1, .folder = -1};
	journal_file_name(month, holding->name);
	holding->shown = journal_shown(month);
	for (int tries = 0; tries < REOPEN_MOST; tries++) {
		bool replaced;
		if (!hold_once(holding, &replaced, fault)) {
			give_up(holding);
			return false;
		}
		if (!replaced)
			return true;
		let_go(holding);
	}
	fault_set(fault, FAULT_BUSY, "%s: is being replaced", holding->shown);
	give_up(holding);
	return false;
}

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
	struct json_t *value = doc_parse(line->bytes, line->length, &ignored);
	bool whole = value != NULL;
	doc_drop(value);
	return whole;
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

static bool find_out(const struct holding *holding, struct append_entry *entries, size_t count,
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
	bool read = journal_each_in(holding->fd, true, &reader, compare_line, &comparing, fault);
	journal_close(&reader);
	if (read)
		compare_with_each_other(&comparing);
	for (size_t i = 0; read && comparing.erasures.count && i < count; i++)
		apply_erasures(&comparing.erasures, &entries[i]);
	erasures_release(&comparing.erasures);
	alloc_free(comparing.sorted);
	return read;
}

/* ---- writing ----------------------------------------------------------------------------------
 */

static bool ends_with_newline(const struct holding *holding)
{
	char last;
	return !holding->size ||
	       (pread(holding->fd, &last, 1, holding->size - 1) == 1 && last == '\n');
}

/* One write; what did not go in whole is cut off again, so that no torn line is left. */
static bool write_once(const struct holding *holding, const struct text *bytes, struct fault *fault)
{
	ssize_t put;
	do
		put = write(holding->fd, bytes->bytes, bytes->length);
	while (put < 0 && errno == EINTR);
	if (put == (ssize_t)bytes->length)
		return true;
	int error = put < 0 ? errno : ENOSPC;
	if (put > 0 && ftruncate(holding->fd, holding->size))
		return fault_errno(fault, FAULT_IO, error, "%s (a torn line is left)",
				   holding->shown);
	return fault_errno(fault, FAULT_IO, error, "%s", holding->shown);
}

/* A failed sync is reported once and then forgotten by the kernel: it is not tried again, and what
 * it did not bring to disk is taken out, so that adding it again writes it again.
 */
static bool sync_record(const struct holding *holding, struct fault *fault)
{
	if (!fdatasync(holding->fd))
		return true;
	int error = errno;
	if (ftruncate(holding->fd, holding->size))
		return fault_errno(fault, FAULT_IO, error, "%s (and what was written stays)",
				   holding->shown);
	return fault_errno(fault, FAULT_IO, error, "%s", holding->shown);
}

/* The name of a new file, before anything is in it. A file that is empty because its maker was
 * killed here has its name synced again. */
static bool sync_name(const struct holding *holding, struct fault *fault)
{
	if (holding->size || !fsync(holding->folder))
		return true;
	return fault_errno(fault, FAULT_IO, errno, "%s", holding->shown);
}

static bool wanted(const struct append_entry *entry, enum append_rule rule)
{
	return entry->found == APPEND_NEW ||
	       (rule == APPEND_KEEP_BOTH && entry->found == APPEND_DIFFERENT);
}

static bool write_entries(const struct holding *holding, const struct append_entry *entries,
			  size_t count, enum append_rule rule, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	if (!ends_with_newline(holding))
		text_add_char(&bytes, '\n');
	size_t lead = bytes.length;
	for (size_t i = 0; i < count; i++)
		if (wanted(&entries[i], rule))
			text_add_bytes(&bytes, entries[i].line, entries[i].length);
	/* a line that was there may have been written by a process that died before its sync */
	bool done = sync_name(holding, fault) &&
		    (bytes.length == lead || write_once(holding, &bytes, fault)) &&
		    sync_record(holding, fault);
	text_release(&bytes);
	return done;
}

static bool any_different(const struct append_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (entries[i].found == APPEND_DIFFERENT)
			return true;
	return false;
}

bool append_lines(journal_month month, struct append_entry *entries, size_t count,
		  enum append_rule rule, struct fault *fault)
{
	struct holding holding;
	if (!hold(month, &holding, fault))
		return false;
	bool done = find_out(&holding, entries, count, fault);
	bool refused = done && rule == APPEND_ONE_A_RECORD && any_different(entries, count);
	if (done && !refused)
		done = write_entries(&holding, entries, count, rule, fault);
	give_up(&holding);
	return done;
}

bool append_session(const struct session *session, struct fault *fault)
{
	struct text line = TEXT_EMPTY;
	session_encode(session, &line);
	struct append_entry entry = {
		.id = session->envelope.id.word, .line = line.bytes, .length = line.length};
	bool stored = append_lines(journal_month_of(session->started), &entry, 1, APPEND_KEEP_BOTH,
				   fault);
	text_release(&entry.blanked);
	text_release(&line);
	return stored;
}

/* ---- writing a month anew ---------------------------------------------------------------------
 */

enum { COPY_BYTES = 256 << 10 };

/* A line that is too long to be held. */
struct long_line {
	int64_t offset, size;
};

struct rewriting {
	append_editor *edit;
	void *context;
	struct text kept;
	struct text aside;
	struct long_line *long_lines; /* set aside too */
	size_t long_count, long_room;
	size_t changed;
};

static void rewriting_release(struct rewriting *rewriting)
{
	text_release(&rewriting->kept);
	text_release(&rewriting->aside);
	alloc_free(rewriting->long_lines);
}

static void set_long_line_aside(struct rewriting *rewriting, const struct journal_line *line)
{
	ALLOC_ROOM(rewriting->long_lines, rewriting->long_count, rewriting->long_room);
	rewriting->long_lines[rewriting->long_count++] =
		(struct long_line){line->offset, line->size};
}

static void add_line(struct text *to, const struct journal_line *line)
{
	text_add_bytes(to, line->bytes, line->length);
	text_add_char(to, '\n');
}

static bool edit_line(const struct journal_line *line, void *context, struct fault *fault)
{
	struct rewriting *rewriting = context;
	struct text changed = TEXT_EMPTY;
	enum append_edit edit = rewriting->edit(line, &changed, rewriting->context);
	rewriting->changed += edit != APPEND_KEEP;
	bool done = true;
	if (edit == APPEND_REPLACE)
		text_add_bytes(&rewriting->kept, changed.bytes, changed.length);
	else if (edit == APPEND_ASIDE && line->too_long)
		set_long_line_aside(rewriting, line);
	else if (edit == APPEND_ASIDE)
		add_line(&rewriting->aside, line);
	else if (edit == APPEND_KEEP && line->too_long)
		done = fault_set(fault, FAULT_DATA,
				 "line %ld is longer than 4 MiB: \"leg-log check --repair\" sets "
				 "it aside",
				 line->number);
	else if (edit == APPEND_KEEP)
		add_line(&rewriting->kept, line);
	text_release(&changed);
	return done;
}

/* Copies a long line out of the month, with a newline. */
static bool copy_long_line(const struct holding *holding, const struct long_line *line, int to,
			   const char *name, struct fault *fault)
{
	char *buffer = alloc_bytes(COPY_BYTES);
	bool done = true;
	for (int64_t at = 0; done && at < line->size;) {
		int64_t left = line->size - at;
		size_t most = left < COPY_BYTES ? (size_t)left : COPY_BYTES;
		ssize_t got = pread(holding->fd, buffer, most, line->offset + at);
		if (got > 0) {
			done = file_write(to, buffer, (size_t)got, name, fault);
			at += got;
		} else if (!got || errno != EINTR) {
			done = fault_errno(fault, FAULT_IO, got ? errno : EIO, "%s", name);
		}
	}
	alloc_free(buffer);
	return done && file_write(to, "\n", 1, name, fault);
}

/* Adds the lines to the ".bad" file, which only grows, and syncs it. */
static bool keep_aside(const struct holding *holding, const struct rewriting *rewriting,
		       struct fault *fault)
{
	char name[JOURNAL_NAME_SIZE + sizeof ".bad"];
	bool missing;
	snprintf(name, sizeof name, "%s.bad", holding->name);
	if (!rewriting->aside.length && !rewriting->long_count)
		return true;
	int fd = paths_open_file(holding->folder, name, O_WRONLY | O_APPEND | O_CREAT, &missing,
				 fault);
	if (fd < 0)
		return false;
	bool kept = file_write(fd, rewriting->aside.bytes, rewriting->aside.length, holding->shown,
			       fault);
	for (size_t i = 0; kept && i < rewriting->long_count; i++)
		kept = copy_long_line(holding, &rewriting->long_lines[i], fd, holding->shown,
				      fault);
	if (kept && fsync(fd))
		kept = fault_errno(fault, FAULT_IO, errno, "%s.bad", holding->shown);
	close(fd);
	return kept && (!fsync(holding->folder) ||
			fault_errno(fault, FAULT_IO, errno, "%s.bad", holding->shown));
}

static bool rewrite_held(const struct holding *holding, append_editor *edit, void *context,
			 const struct text *more, size_t *changed, struct fault *fault)
{
	struct rewriting rewriting = {
		.edit = edit, .context = context, .kept = TEXT_EMPTY, .aside = TEXT_EMPTY};
	struct journal reader = {.folder = -1, .fd = -1};
	bool done = journal_each_in(holding->fd, true, &reader, edit_line, &rewriting, fault);
	journal_close(&reader);
	text_add_bytes(&rewriting.kept, more->bytes, more->length);
	/* what is set aside is on disk in its file before the month without it takes the old one's
	 * place */
	if (done && (rewriting.changed || more->length))
		done = keep_aside(holding, &rewriting, fault) &&
		       file_replace(holding->folder, holding->name, 0600, &rewriting.kept,
				    holding->shown, fault);
	*changed = done ? rewriting.changed : 0;
	rewriting_release(&rewriting);
	return done;
}

bool append_rewrite(journal_month month, append_editor *edit, void *context,
		    const struct text *more, size_t *changed, struct fault *fault)
{
	struct holding holding;
	*changed = 0;
	if (!hold(month, &holding, fault))
		return false;
	bool done = rewrite_held(&holding, edit, context, more, changed, fault);
	give_up(&holding);
	return done;
}

/* ---- erasing ----------------------------------------------------------------------------------
 */

struct erasing {
	struct erasures erasures; /* the month's, those to be added, and what follows of them */
	struct text more;	  /* the lines of those that the month does not have */
	bool grew;
	journal_month month;
	struct append_others *others;
};

static bool collect_erasures(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct erasing *erasing = context;
	if (!line->too_long)
		erasures_take(&erasing->erasures, line->bytes, line->length);
	return true;
}

static bool follow_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct erasing *erasing = context;
	struct text bytes = TEXT_EMPTY;
	if (line->too_long)
		return true;
	text_add_bytes(&bytes, line->bytes, line->length);
	erasures_follow(&erasing->erasures, &bytes, &erasing->grew);
	text_release(&bytes);
	return true;
}

/* Remembers the month that a dropped change moved its record to: a copy of it is there. */
static void note_other(struct erasing *erasing, const struct text *line)
{
	struct amendment amendment;
	struct fault ignored;
	if (!amendment_decode(line, &amendment, &ignored))
		return;
	journal_month month = journal_month_of(amendment.set.started);
	bool new = amendment.set.moved &&month != erasing->month;
	for (size_t i = 0; new &&i < erasing->others->count; i++)
		new = erasing->others->of[i] != month;
	if (new && erasing->others->count < APPEND_MOST_OTHERS)
		erasing->others->of[erasing->others->count++] = month;
	amendment_release(&amendment);
}

static enum append_edit erase_line(const struct journal_line *seen, struct text *line,
				   void *context)
{
	struct erasing *erasing = context;
	struct text bytes = TEXT_EMPTY;
	struct fault ignored;
	enum append_edit edit = APPEND_KEEP;
	if (seen->too_long)
		return APPEND_KEEP;
	text_add_bytes(&bytes, seen->bytes, seen->length);
	enum erasure_fate fate = erasures_fate(&erasing->erasures, &bytes);
	if (fate == ERASURE_DROPS)
		edit = APPEND_DROP;
	else if (fate == ERASURE_BLANKS && document_without_note(&bytes, line, &ignored))
		edit = APPEND_REPLACE;
	if (edit != APPEND_KEEP)
		note_other(erasing, &bytes);
	text_release(&bytes);
	return edit;
}

/* Adds those of `also` that the month does not have. */
static void add_erasures(struct erasing *erasing, const struct erasures *also)
{
	size_t there = erasing->erasures.count;
	for (size_t i = 0; i < also->count; i++) {
		const struct erasure *erasure = &also->of[i];
		bool found = false;
		for (size_t j = 0; j < there; j++)
			found |= !uuid_order(&erasing->erasures.of[j].envelope.id,
					     &erasure->envelope.id);
		if (found)
			continue;
		erasures_add(&erasing->erasures, erasure);
		erasure_encode(erasure, &erasing->more);
	}
}

static bool erase_held(const struct holding *holding, struct erasing *erasing,
		       const struct erasures *also, struct fault *fault)
{
	struct journal reader = {.folder = -1, .fd = -1};
	size_t changed;
	bool done = journal_each_in(holding->fd, true, &reader, collect_erasures, erasing, fault);
	add_erasures(erasing, also);
	do {
		erasing->grew = false;
		done = done &&
		       journal_each_in(holding->fd, true, &reader, follow_line, erasing, fault);
	} while (done && erasing->grew);
	journal_close(&reader);
	return done && rewrite_held(holding, erase_line, erasing, &erasing->more, &changed, fault);
}

bool append_erase(journal_month month, const struct erasures *also, struct append_others *others,
		  struct fault *fault)
{
	struct holding holding;
	struct erasing erasing = {.more = TEXT_EMPTY, .month = month, .others = others};
	others->count = 0;
	if (!hold(month, &holding, fault))
		return false;
	bool done = erase_held(&holding, &erasing, also, fault);
	give_up(&holding);
	erasures_release(&erasing.erasures);
	text_release(&erasing.more);
	return done;
}
