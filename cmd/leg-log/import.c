#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "doc/log_row.h"
#include "duplicate_ids.h"
#include "import_row.h"
#include "left_over.h"
#include "leg_log.h"
#include "log_batch.h"
#include "log_find.h"
#include "log_options.h"
#include "progress.h"
#include "session_formats.h"
#include "show/session_text.h"
#include "tool/log_read.h"
#include "tool/program.h"
#include "tool/transfer.h"

/* A merge is a union: every line that is not there is added, in its month. So it is commutative,
 * associative and idempotent, whatever order the lines come in. A batch at a time is in memory;
 * amendments that do not say their month wait to the end, when their targets are known. */

enum {
	BATCH_BYTES = 4 << 20,
	NAMED_MOST = 5,
	IMPORT_MOST_BYTES = 64 << 20,
	WIDE = 1 << 16,
	TICK_LINES = 256
};

/* An id that a record has, or had until it was erased; or that import would give to its start and
 * name, if its own id was given so (KNOWN_BARE) and if not. */
struct known {
	struct uuid id;
	enum known_as { KNOWN_RECORD, KNOWN_ERASED, KNOWN_BARE, KNOWN_START } as;
};

struct importing {
	struct log_batch batch;
	struct log_batch waiting;
	size_t batch_bytes;
	const char *where;
	bool dry_run;	     /* show what would come */
	struct known *known; /* of the whole log, sorted, once `knows` */
	size_t known_count, known_room;
	bool knows;
	bool holds_bytes; /* the input is not empty */
	bool from_pipe;
	int64_t bytes; /* of the input; 0 if that is not known */
	struct log_filter filter;
	long bad, added, there, erased, unplaced;
	int64_t made; /* the first of those that were added; INT64_MAX if none was */
	long repeated;
};

/* ---- what is there -------------------------------------------------------------------------- */

static int by_id(const void *one, const void *two)
{
	const struct known *a = one, *b = two;
	int order = uuid_order(&a->id, &b->id);
	return order ? order : (a->as > b->as) - (a->as < b->as);
}

static void add_known(struct importing *importing, struct uuid id, enum known_as as)
{
	ALLOC_ROOM(importing->known, importing->known_count, importing->known_room);
	importing->known[importing->known_count++] = (struct known){id, as};
}

static void add_month(struct importing *importing, const struct log *log)
{
	enum { TIME = sizeof "01a204f8-c832" - 1 }; /* an id's, in milliseconds */
	for (size_t i = 0; i < log->rows.count; i++) {
		const struct log_row *row = &log->rows.of[i];
		const char *what = log_word(row->kind ? row->kind : row->routine);
		struct uuid start = import_id(row->started.at, what);
		bool bare = !memcmp(row->id.word, start.word, TIME);
		add_known(importing, row->id, KNOWN_RECORD);
		add_known(importing, start, bare ? KNOWN_BARE : KNOWN_START);
	}
	for (size_t i = 0; i < log->history.erasures.count; i++)
		if (!log->history.erasures.of[i].note)
			add_known(importing, log->history.erasures.of[i].target, KNOWN_ERASED);
}

/* A row may say another month than its record, so that the whole log is read. */
static bool read_known(struct importing *importing, struct fault *fault)
{
	struct log log;
	bool read = log_open(&log, NULL, fault);
	log.quiet = importing->knows = true;
	for (size_t m = 0; read && m < log.journal.month_count; m++) {
		read = log_load(&log, log.journal.months[m], fault);
		add_month(importing, &log);
	}
	log_close(&log);
	if (importing->known_count)
		qsort(importing->known, importing->known_count, sizeof *importing->known, by_id);
	return read;
}

static bool knows(const struct importing *importing, struct uuid id, enum known_as as)
{
	const struct known sought = {id, as};
	return importing->known_count &&
	       bsearch(&sought, importing->known, importing->known_count, sizeof sought, by_id);
}

/* A row is there if the log has its session, or one of the same name that began in the same second:
 * a session that went through another program without its id comes back only once. A day without a
 * time has no such second, and of two sessions that have ids of their own both are meant. */
static enum append_found find_row(const struct importing *importing, const struct import_row *row)
{
	const struct session *session = &row->session;
	struct uuid id = session->envelope.id;
	struct uuid start = import_id(session->started.at, session_what(session));
	if (knows(importing, id, KNOWN_ERASED))
		return APPEND_ERASED;
	if (knows(importing, id, KNOWN_RECORD))
		return APPEND_THERE;
	bool began = knows(importing, start, KNOWN_BARE) ||
		     (!row->own && knows(importing, start, KNOWN_START));
	return began && !row->whole_day ? APPEND_THERE : APPEND_NEW;
}

/* ---- storing -------------------------------------------------------------------------------- */

/* Prints a line that would be added, for a dry run. */
static void print_line(const struct log_batch_line *line)
{
	struct session session;
	struct fault ignored;
	struct text words = TEXT_EMPTY;
	if (session_decode(&line->line, &session, &ignored)) {
		session_line(&session, WIDE, &words);
		session_release(&session);
	} else {
		text_addf(&words, "a change, %s\n", line->id.word);
	}
	program_print(&words);
	text_release(&words);
}

static bool store_batch(struct importing *importing, struct fault *fault)
{
	struct log_batch *batch = &importing->batch;
	struct left_over kept;
	bool dry = importing->dry_run;
	if (!batch->count)
		return true;
	if (!log_batch_store(batch, dry ? APPEND_NOTHING : APPEND_KEEP_BOTH, fault))
		return false;
	for (size_t i = 0; i < batch->count; i++) {
		enum append_found found = batch->of[i].found;
		bool fresh = found != APPEND_THERE && found != APPEND_ERASED;
		if (batch->of[i].copy)
			continue;
		importing->there += found == APPEND_THERE;
		importing->erased += found == APPEND_ERASED;
		importing->added += fresh;
		if (fresh && dry)
			print_line(&batch->of[i]);
		else if (fresh && uuid_time(&batch->of[i].id) < importing->made)
			importing->made = uuid_time(&batch->of[i].id);
	}
	if (!dry) {
		left_over_settle(batch, &kept);
		left_over_release(&kept);
	}
	log_batch_clear(batch);
	return true;
}

static void name_bad(struct importing *importing, long line, bool torn, const char *why)
{
	if (importing->bad++ >= NAMED_MOST)
		return;
	progress_end();
	program_say("%s:%ld: %s%s", importing->where, line, torn ? "torn line: " : "", why);
}

/* Moves an amendment without a month to those that wait. */
static void let_wait(struct importing *importing)
{
	struct log_batch *batch = &importing->batch, *waiting = &importing->waiting;
	ALLOC_ROOM(waiting->of, waiting->count, waiting->room);
	waiting->of[waiting->count++] = batch->of[--batch->count];
}

static bool take_line(const struct journal_line *line, void *context, struct fault *fault)
{
	struct importing *importing = context;
	struct log_batch *batch = &importing->batch;
	struct fault why;
	importing->holds_bytes = true;
	if (line->too_long ? !fault_set(&why, FAULT_DATA, "longer than 4 MiB")
			   : !log_batch_read(batch, line->bytes, line->length, &why)) {
		name_bad(importing, line->number, line->torn, why.text);
		return true;
	}
	if (batch->of[batch->count - 1].month < 0) {
		let_wait(importing);
		return true;
	}
	importing->batch_bytes += line->length;
	if (importing->bytes && line->number % TICK_LINES == 0)
		progress_tick(line->offset, importing->bytes);
	if (importing->batch_bytes < BATCH_BYTES)
		return true;
	importing->batch_bytes = 0;
	return store_batch(importing, fault);
}

/* Stores the last batch, with what waited. Changes of records that are not in the log are left out:
 * nothing says which month they belong in. */
static bool store_last(struct importing *importing, struct fault *fault)
{
	struct log_batch *batch = &importing->batch, *waiting = &importing->waiting;
	size_t kept = 0;
	for (size_t i = 0; i < waiting->count; i++) {
		ALLOC_ROOM(batch->of, batch->count, batch->room);
		batch->of[batch->count++] = waiting->of[i];
	}
	waiting->count = 0;
	if (!log_batch_place(batch, fault))
		return false;
	for (size_t i = 0; i < batch->count; i++) {
		if (batch->of[i].month != LOG_NO_MONTH)
			batch->of[kept++] = batch->of[i];
		else
			text_release(&batch->of[i].line); /* it was compared with nothing */
	}
	importing->unplaced = (long)(batch->count - kept);
	batch->count = kept;
	return store_batch(importing, fault);
}

/* ---- from other programs -------------------------------------------------------------------- */

static bool take_session(const struct import_row *row, void *context, struct fault *fault)
{
	struct importing *importing = context;
	struct log_batch *batch = &importing->batch;
	const struct session *session = &row->session;
	struct session back;
	struct fault why;
	if (!row->read) {
		name_bad(importing, row->line, false, row->why.text);
		return true;
	}
	if (!importing->knows && !read_known(importing, fault))
		return false;
	enum append_found found = find_row(importing, row);
	importing->there += found == APPEND_THERE;
	importing->erased += found == APPEND_ERASED;
	if (found != APPEND_NEW)
		return true;
	bool ours = session->planned || row->own || log_kind_by_hand(session->kind) ||
		    fault_set(&why, FAULT_DATA, "no tag says what was done, such as walking");
	log_batch_session(batch, session);
	if (ours && session_decode(&batch->of[batch->count - 1].line, &back, &why)) {
		session_release(&back);
	} else {
		log_batch_drop(batch);
		name_bad(importing, row->line, false, why.text);
	}
	return true;
}

static bool take_item(const struct doc_place *place, void *context, struct fault *fault)
{
	struct importing *importing = context;
	/* a root of its own: its faults say nothing of the array around it */
	struct doc_place object, root = {.value = place->value}, *item = &root;
	struct fault why = {0};
	long number = (long)place->index + 1;
	if (import_timewarrior_fits(item)) {
		struct import_row row = {.line = number};
		row.read = import_timewarrior(item, &row.session, &row.why);
		bool done = take_session(&row, importing, fault);
		session_release(&row.session);
		return done;
	}
	if (!doc_object(item, NULL, &object, &why) ||
	    !log_batch_take(item, &importing->batch, &why))
		name_bad(importing, number, false, why.text);
	return true;
}

static bool import_whole(struct importing *importing, int fd, enum import_form form,
			 struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	importing->holds_bytes = true;
	bool done = file_read(fd, IMPORT_MOST_BYTES, importing->where, &bytes, fault);
	if (done && memchr(bytes.bytes, '\0', bytes.length))
		done = fault_set(fault, FAULT_DATA, "holds a NUL byte");
	done = done &&
	       (form == IMPORT_ARRAY
			? doc_decode_array(bytes.bytes, bytes.length, take_item, importing, fault)
			: import_table(&bytes, &importing->filter, take_session, importing, fault));
	if (!done && fault->kind == FAULT_DATA)
		fault_at(fault, importing->where);
	text_release(&bytes);
	return done && store_last(importing, fault);
}

/* ---- one id in two months ------------------------------------------------------------------- */

static void name_repeat(void *context, journal_month month, unsigned line, const char *words)
{
	struct importing *importing = context;
	char file[JOURNAL_NAME_SIZE];
	journal_file_name(month, file);
	if (importing->repeated++ < NAMED_MOST)
		program_say("%s:%u: %s", file, line, words);
}

/* A merge keeps both records, which both count. As far as the months can be read: what was added is
 * in the log. */
static void name_repeats(struct importing *importing)
{
	struct journal journal;
	struct fault ignored;
	struct duplicate_ids duplicates = {
		.journal = &journal, .tell = name_repeat, .context = importing};
	if (importing->made == INT64_MAX || !batch_open_since(&journal, importing->made, &ignored))
		return;
	for (size_t m = 0; m < journal.month_count; m++)
		(void)!duplicate_ids_within(&duplicates, journal.months[m], false, &ignored);
	(void)!duplicate_ids_between(&duplicates, &ignored);
	if (importing->repeated > NAMED_MOST)
		program_say("%ld more; \"leg-log check\" names all",
			    importing->repeated - NAMED_MOST);
	duplicate_ids_release(&duplicates);
	journal_close(&journal);
}

/* ---- the command ---------------------------------------------------------------------------- */

static int report_import(const struct importing *importing)
{
	if (!importing->bad && !importing->added && !importing->there && !importing->erased &&
	    !importing->unplaced) {
		/* an empty pipe: the program before has said why */
		if (importing->holds_bytes)
			program_say("%s: holds no record", importing->where);
		else if (!importing->from_pipe)
			program_say("%s: empty", importing->where);
		return FAULT_DATA;
	}
	program_say("%ld record%s %sadded, %ld there already", importing->added,
		    importing->added == 1 ? "" : "s", importing->dry_run ? "would be " : "",
		    importing->there);
	if (importing->erased)
		program_say("%ld left out: erased from this log", importing->erased);
	if (importing->unplaced)
		program_say("%ld change%s left out: what %s is not in this log; import that first",
			    importing->unplaced, importing->unplaced == 1 ? "" : "s",
			    importing->unplaced == 1 ? "it changes" : "they change");
	if (!importing->bad)
		return importing->unplaced ? FAULT_DATA : FAULT_NONE;
	program_say("%s: skipped %ld line%s that %s", importing->where, importing->bad,
		    importing->bad == 1 ? "" : "s",
		    importing->bad == 1 ? "is not a record" : "are not records");
	return FAULT_DATA;
}

static bool import_from(struct importing *importing, int fd, struct fault *fault)
{
	const char *looks_like;
	struct stat about;
	if (!fstat(fd, &about)) {
		importing->bytes = S_ISREG(about.st_mode) ? about.st_size : 0;
		importing->from_pipe = S_ISFIFO(about.st_mode);
		if (S_ISDIR(about.st_mode))
			return fault_errno(fault, FAULT_NO_INPUT, EISDIR, "%s", importing->where);
	}
	enum import_form form = import_form_of(fd, &looks_like);
	if (form == IMPORT_LINES)
		return journal_each_in(fd, take_line, importing, fault) &&
		       store_last(importing, fault);
	if (form != IMPORT_UNKNOWN)
		return import_whole(importing, fd, form, fault);
	return fault_set(fault, FAULT_DATA,
			 "%s: looks like %s: give records one a line, a JSON array of them, a "
			 "table with the columns date, kind and minutes, or timew export",
			 importing->where, looks_like);
}

int log_import(void *given)
{
	const struct log_options *options = given;
	struct importing importing = {.dry_run = options->dry_run != NULL, .made = INT64_MAX};
	struct text where = TEXT_EMPTY;
	struct fault fault = {0};
	int fd = log_filter_read(options, false, &importing.filter, &fault)
			 ? transfer_open(options->input.operands[0], &where, &fault)
			 : -1;
	importing.where = where.bytes;
	bool done = fd >= 0 && import_from(&importing, fd, &fault);
	progress_end();
	int status = done ? report_import(&importing) : program_fault(&fault);
	name_repeats(&importing);
	if (fd > STDERR_FILENO)
		close(fd);
	alloc_free(importing.known);
	log_batch_release(&importing.batch);
	log_batch_release(&importing.waiting);
	text_release(&where);
	return status;
}
