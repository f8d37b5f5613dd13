#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "leg_log.h"
#include "tool/log_read.h"
#include "filter_words.h"
#include "show/session_text.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { LIST_TEXT, LIST_JSON, WIDE = 1 << 16 };
static const char *const list_formats[] = {[LIST_TEXT] = "text", [LIST_JSON] = "json", NULL};

struct listing {
	int format;
	size_t columns;
	struct text out;
};

static size_t terminal_columns(void)
{
	struct winsize size;
	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
		return size.ws_col;
	return WIDE; /* a pipe or file has no edge */
}

static void put(struct text *out)
{
	fwrite(out->bytes, 1, out->length, stdout);
	text_clear(out);
}

static bool list_one(struct log *log, const struct fact *fact, void *context, struct fault *fault)
{
	struct listing *listing = context;
	struct session session;
	if (!log_session(log, fact, &session, fault))
		return false;
	if (listing->format == LIST_JSON)
		session_encode(&session, &listing->out);
	else
		session_line(&session, listing->columns, &listing->out);
	session_release(&session);
	put(&listing->out);
	return !ferror(stdout) || fault_set(fault, FAULT_IO, "%s", "");
}

int log_list(void *given)
{
	const struct log_options *options = given;
	struct listing listing = {.columns = terminal_columns(), .out = TEXT_EMPTY};
	struct log_filter filter;
	struct fault fault;
	struct log log;
	long seen;
	if ((options->format &&
	     !log_choice_read(options->format, "format", list_formats, &listing.format, &fault)) ||
	    !log_range_read(options, &filter, &fault) || !log_open(&log, &filter, &fault))
		return program_fault(&fault);
	bool read = log_each(&log, &filter, list_one, &listing, &seen, &fault);
	log_close(&log);
	text_release(&listing.out);
	if (!read)
		return program_fault(&fault);
	if (seen)
		return FAULT_NONE;
	program_say("nothing in that range");
	return FAULT_NOTHING;
}

/* ---- show -------------------------------------------------------------------------------------
 */

static void add_changes(const struct log *log, const char *id, struct text *out)
{
	size_t first, count = history_about(&log->history, id, &first);
	for (size_t i = 0; i < count; i++) {
		const struct history_entry *entry =
			&log->history.of[log->history.by_target[first + i]];
		const struct amendment *amendment = &entry->amendment;
		char when[STAMP_SIZE];
		stamp_format(amendment->envelope.created, when);
		text_addf(out, "  %-12s%.10s %.5s  %s%s\n",
			  amendment->undo ? "taken back" : "amended", when, when + 11,
			  amendment->envelope.id.word, entry->stands ? "" : " (itself taken back)");
		add_changes(log, amendment->envelope.id.word, out);
	}
}

static bool show_session(struct log *log, size_t index, int format, struct fault *fault)
{
	const struct fact *fact = &log->facts.of[index];
	struct session session;
	struct text out = TEXT_EMPTY;
	if (!log_session(log, fact, &session, fault))
		return false;
	if (format == LIST_JSON) {
		session_encode(&session, &out);
		transfer_fit(&out);
	} else {
		session_card(&session, &out);
		if (log->gone[index])
			text_add(&out, "  (this record is taken back; undo its undo to have it "
				       "again)\n");
		if (log->history.count)
			add_changes(log, session.envelope.id.word, &out);
	}
	session_release(&session);
	put(&out);
	text_release(&out);
	return true;
}

static void show_amendment(const struct log *log, size_t index)
{
	struct text out = TEXT_EMPTY;
	amendment_encode(&log->history.of[index].amendment, &out);
	transfer_fit(&out);
	put(&out);
	text_release(&out);
}

int log_show(void *given)
{
	const struct log_options *options = given;
	const char *prefix = options->input.operands[0];
	int format = LIST_TEXT;
	struct log_found found;
	struct fault fault;
	struct log log;
	if (options->format &&
	    !log_choice_read(options->format, "format", list_formats, &format, &fault))
		return program_fault(&fault);
	if (!prefix) {
		fault_set(&fault, FAULT_USAGE, "show: which record? Give an ID or its beginning");
		return program_fault(&fault);
	}
	if (!log_open(&log, NULL, &fault))
		return program_fault(&fault);
	bool shown = log_find(&log, prefix, &found, &fault);
	if (shown && found.amendment)
		show_amendment(&log, found.index);
	else if (shown)
		shown = show_session(&log, found.index, format, &fault);
	log_close(&log);
	return shown ? FAULT_NONE : program_fault(&fault);
}
