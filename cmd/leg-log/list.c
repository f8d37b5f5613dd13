#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/number.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "left_over.h"
#include "leg_log.h"
#include "log_find.h"
#include "log_options.h"
#include "session_formats.h"
#include "show/session_text.h"
#include "tool/candidates.h"
#include "tool/card.h"
#include "tool/log_read.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { WIDE = 1 << 16, MOST_LISTED = 1000000000, MOST_IDS = 50 };

struct listing {
	bool ids; /* as candidates of a completion */
	bool json;
	size_t columns;
	long number; /* at most */
	bool keep;   /* the lines come from the last on, and are to be shown the other way */
	const char *grep;
	struct text *lines; /* those kept */
	size_t line_count, line_room;
	long seen;
};

static bool put_out(const struct text *out, struct fault *fault)
{
	return program_print(out) || fault_set(fault, FAULT_IO, "%s", "");
}

static void list_id(const struct session *session)
{
	struct text about = TEXT_EMPTY;
	session_add_when(session->started, &about);
	text_addf(&about, " %s", session_what(session));
	candidate(session->envelope.id.word, about.bytes);
	text_release(&about);
}

static void add_line(const struct listing *listing, const struct session *session, struct text *out)
{
	if (listing->ids) {
		list_id(session);
		return;
	}
	if (listing->json) {
		session_encode(session, out);
		return;
	}
	session_line(session, listing->columns, out);
	if (listing->columns != WIDE)
		visible_fit_lines(out, listing->columns);
}

static bool list_one(struct log *log, const struct log_row *row, void *context, struct fault *fault)
{
	struct listing *listing = context;
	struct session session;
	struct text line = TEXT_EMPTY;
	if (!log_session(log, row, &session, fault))
		return false;
	bool passes = !listing->grep || strcasestr(session.note, listing->grep);
	if (passes)
		add_line(listing, &session, &line);
	session_release(&session);
	listing->seen += passes;
	if (passes && listing->keep) {
		ALLOC_ROOM(listing->lines, listing->line_count, listing->line_room);
		listing->lines[listing->line_count++] = line;
		return true;
	}
	bool done = put_out(&line, fault);
	text_release(&line);
	return done;
}

/* The records of a month from its last on, until there are enough. */
static bool list_month_back(struct log *log, const struct log_filter *filter,
			    struct listing *listing, struct fault *fault)
{
	for (size_t i = log->rows.count; i-- > 0 && listing->seen < listing->number;)
		if (log_stands(&log->rows.of[i]) && log_passes(log, filter, &log->rows.of[i]) &&
		    !list_one(log, &log->rows.of[i], listing, fault))
			return false;
	return true;
}

static bool list_back(struct log *log, const struct log_filter *filter, struct listing *listing,
		      struct fault *fault)
{
	bool done = true;
	for (size_t m = log->journal.month_count;
	     done && m-- > 0 && listing->seen < listing->number;)
		done = log_load(log, log->journal.months[m], fault) &&
		       list_month_back(log, filter, listing, fault);
	for (size_t i = listing->line_count; i-- > 0;) {
		done = done && put_out(&listing->lines[i], fault);
		text_release(&listing->lines[i]);
	}
	alloc_free(listing->lines);
	return done;
}

static bool listing_read(const struct log_options *options, struct listing *listing,
			 struct fault *fault)
{
	bool edge = isatty(STDOUT_FILENO); /* a pipe or file has none */
	*listing = (struct listing){.columns = edge ? (size_t)term_columns(STDOUT_FILENO) : WIDE,
				    .number = LONG_MAX,
				    .keep = options->number && !options->newest,
				    .grep = options->grep};
	return log_format_read(options, &listing->json, fault) &&
	       (!options->number ||
		number_parse(options->number, 0, MOST_LISTED, &listing->number, fault) ||
		fault_at(fault, "-n"));
}

int log_list(void *given)
{
	const struct log_options *options = given;
	struct listing listing;
	struct log_filter filter;
	struct fault fault;
	struct log log;
	if (!listing_read(options, &listing, &fault) ||
	    !log_range_read(options, false, &filter, &fault) || !log_open(&log, &filter, &fault))
		return program_fault(&fault);
	bool read = options->newest || options->number
			    ? list_back(&log, &filter, &listing, &fault)
			    : log_each(&log, &filter, list_one, &listing, &fault);
	log_close(&log);
	left_over_tell_conflicts(); /* whose records are not in the list */
	if (!read)
		return program_fault(&fault);
	if (listing.seen)
		return FAULT_NONE;
	program_say(listing.grep ? "no note in that range has these words"
				 : "nothing in that range");
	return FAULT_NOTHING;
}

/* ---- completion ----------------------------------------------------------------------------- */

/* The newest first: as many months are read as hold them, however long the log is. */
static void list_ids(const char *of)
{
	struct listing listing = {.ids = true, .number = MOST_IDS};
	struct log_filter every = {0};
	struct fault ignored;
	struct log log;
	(void)of;
	if (!log_open(&log, NULL, &ignored))
		return;
	log.quiet = true;
	(void)list_back(&log, &every, &listing, &ignored);
	log.bad = 0; /* a completion says nothing of them */
	log_close(&log);
}

static void list_kinds(const char *of)
{
	(void)of;
	for (size_t i = 0; log_hand_kind(i); i++)
		candidate(log_hand_kind(i), "");
}

void log_candidates_answer(int argc, char **argv)
{
	static const struct candidates lists[] = {
		{"ids", list_ids},
		{"kinds", list_kinds},
		{"routines", candidates_of_routines},
	};
	candidates_answer(argc, argv, lists, sizeof lists / sizeof lists[0]);
}

/* ---- show ----------------------------------------------------------------------------------- */

/* Adds the changes of `id`, and theirs. A change names one target, so that only one with the id of
 * the record itself, by another program's hand, can lead round in a circle. */
static void add_changes(const struct log *log, const char *id, const char *record, struct text *out)
{
	size_t first, count = history_about(&log->history, id, &first);
	for (size_t i = 0; i < count; i++) {
		const struct history_entry *entry =
			&log->history.of[log->history.by_target[first + i]];
		const struct amendment *amendment = &entry->amendment;
		text_addf(out, "  %-12s", amendment->undo ? "taken back" : "amended");
		session_add_when(amendment->envelope.created, out);
		text_addf(out, "  %s%s\n", amendment->envelope.id.word,
			  entry->stands ? "" : " (itself taken back)");
		if (strcmp(amendment->envelope.id.word, record) != 0)
			add_changes(log, amendment->envelope.id.word, record, out);
	}
}

static bool add_session(struct log *log, const struct log_row *row, bool json, struct text *out,
			struct fault *fault)
{
	struct session session;
	if (!log_session(log, row, &session, fault))
		return false;
	if (json) {
		session_encode(&session, out);
		transfer_fit(out);
	} else {
		session_card(&session, out);
		if (row->gone)
			text_add(out,
				 "  (taken back; \"leg-log undo\" with its id brings it back)\n");
		add_changes(log, row->id.word, row->id.word, out);
		card_fit(out);
	}
	session_release(&session);
	return true;
}

int log_show(void *given)
{
	const struct log_options *options = given;
	const char *prefix = options->input.operands[0] ? options->input.operands[0] : LOG_LAST;
	bool json;
	struct text out = TEXT_EMPTY;
	struct log_found found;
	struct fault fault;
	struct log log;
	if (!log_format_read(options, &json, &fault) || !log_open(&log, NULL, &fault))
		return program_fault(&fault);
	bool read = log_find(&log, prefix, &found, &fault);
	if (read && found.amendment) {
		amendment_encode(found.amendment, &out);
		transfer_fit(&out);
	} else if (read) {
		read = add_session(&log, found.row, json, &out, &fault);
	}
	log_close(&log);
	return read ? program_report(&out) : program_fault(&fault);
}
