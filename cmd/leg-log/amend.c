#include <string.h>

#include "base/alloc.h"
#include "doc/json.h"
#include "leg_log.h"
#include "log_batch.h"
#include "log_find.h"
#include "log_options.h"
#include "month_rewrite.h"
#include "session_formats.h"
#include "store/paths.h"
#include "tool/log_read.h"
#include "tool/program.h"

/* ---- what both have in common --------------------------------------------------------------- */

static void keep_later(struct envelope *newest, const struct envelope *other)
{
	if (envelope_order(other, newest) > 0)
		*newest = *other;
}

/* A change comes after what it changes, and after earlier changes and erasures of it, even when the
 * clock was set back in between: the greatest (created, id) wins. No later than that: what is made
 * after it in the same second is newer. */
static bool date_after(struct envelope *envelope, const struct log *log,
		       const struct envelope *target, struct fault *fault)
{
	const struct erasures *erasures = &log->history.erasures;
	struct envelope newest = *target;
	char word[STAMP_SIZE];
	size_t first, count = history_about(&log->history, target->id.word, &first);
	for (size_t i = 0; i < count; i++) {
		size_t place = log->history.by_target[first + i];
		keep_later(&newest, &log->history.of[place].amendment.envelope);
	}
	for (size_t i = 0; i < erasures->count; i++)
		if (!uuid_order(&erasures->of[i].target, &target->id))
			keep_later(&newest, &erasures->of[i].envelope);
	if (envelope_order(envelope, &newest) <= 0)
		envelope->created.at = newest.created.at + 1;
	return stamp_parse(stamp_format(envelope->created, word), &envelope->created) ||
	       fault_set(fault, FAULT_DATA,
			 "that is dated at the end of the last year that can be written, and "
			 "nothing can come after it");
}

static bool amendment_begin(struct amendment *amendment, const struct log *log,
			    const struct envelope *target, struct fault *fault)
{
	amendment_init(amendment);
	amendment->envelope = envelope_new();
	amendment->target = target->id;
	journal_month_name(log->month, amendment->month);
	return date_after(&amendment->envelope, log, target, fault);
}

/* Stores the amendment, reports it with `words`, and releases it. */
static int store_amendment(struct amendment *amendment, const char *words)
{
	struct log_batch batch = {0};
	struct fault fault = {0};
	log_batch_amendment(&batch, amendment);
	amendment_release(amendment);
	int status = FAULT_NONE;
	if (log_batch_store(&batch, APPEND_ONE_A_RECORD, &fault))
		program_say("%s", words);
	else
		status = log_batch_hand_back(&batch, &fault);
	log_batch_release(&batch);
	return status;
}

/* "amended: " and the session's line */
static void describe_session(const char *what, const struct session *session, struct text *words)
{
	text_addf(words, "%s: ", what);
	session_line(session, 0, words);
	text_cut(words, words->length - 1);
}

/* ---- amend ---------------------------------------------------------------------------------- */

/* A kind that takes time cannot become one that does not, and one that does not takes no minutes:
 * its seconds would have no meaning. */
static bool may_change(const struct log_options *options, const struct session *session,
		       struct fault *fault)
{
	if (session->planned)
		return (!options->kind && !options->minutes && !options->leg) ||
		       fault_set(fault, FAULT_USAGE,
				 "this session was paced by leg-timer: its kinds, legs and minutes "
				 "are what was done");
	bool timed = log_kind_takes_time(session->kind);
	if ((options->minutes || options->leg) && !timed)
		return fault_set(fault, FAULT_USAGE, "%.60s takes no %s", session->kind,
				 options->minutes ? "--minutes" : "--leg");
	if (options->kind && !log_kind_read(options->kind, fault))
		return false;
	return !options->kind || log_kind_takes_time(options->kind) == timed ||
	       fault_set(
		       fault, FAULT_USAGE,
		       "--kind=%s cannot take the place of %.60s: undo the record, and add another",
		       options->kind, session->kind);
}

static bool move_session(const struct log_options *options, const struct log_filter *filter,
			 const struct session *session, struct amendment_set *set,
			 struct fault *fault)
{
	int64_t lasted = session->ended.at - session->started.at;
	bool ahead = session->kind && !strcmp(session->kind, SESSION_DAY_OFF);
	bool to_its_end = lasted == session->active_seconds;
	set->started = session->started;
	if (set->active_seconds >= 0)
		lasted = set->active_seconds;
	if (options->at && !log_at_read(options, filter, lasted, ahead, &set->started, fault))
		return false;
	/* new minutes end such a record anew wherever it begins: another copy may have moved it */
	set->moved = options->at || (set->active_seconds >= 0 && !to_its_end);
	set->ended = set->started;
	set->ended.at += lasted;
	return true;
}

static bool set_read(const struct log_options *options, const struct log_filter *filter,
		     const struct session *session, struct amendment_set *set, struct fault *fault)
{
	enum leg leg;
	if (!options->at && !options->kind && !options->minutes && !options->leg &&
	    !options->routine && !options->note && !options->before && !options->after)
		return fault_set(fault, FAULT_USAGE,
				 "amend: say what to change, such as --note=TEXT");
	if (!may_change(options, session, fault) ||
	    !log_minutes_read(options->minutes, &set->active_seconds, fault) ||
	    !log_leg_read(options->leg, &leg, fault) ||
	    !log_utf8_read(options->note, "--note", fault) ||
	    !log_ratings_read(options->before, "--before", &set->before, fault) ||
	    !log_ratings_read(options->after, "--after", &set->after, fault) ||
	    !move_session(options, filter, session, set, fault))
		return false;
	set->leg = options->leg ? (int)leg : -1;
	if (options->kind)
		set->kind = alloc_string(options->kind);
	log_routine_doubt(options->routine);
	if (options->routine)
		set->routine = alloc_string(options->routine);
	if (options->note)
		set->note = alloc_string(options->note);
	return true;
}

/* The amendment must survive writing and reading: its note must not be too long. */
static bool read_back(const struct amendment *amendment, struct amendment *back,
		      struct fault *fault)
{
	struct text line = TEXT_EMPTY;
	amendment_encode(amendment, &line);
	bool read = doc_decode(line.bytes, line.length, amendment_read, back, fault);
	text_release(&line);
	if (!read)
		fault->kind = FAULT_USAGE;
	return read;
}

static int amend_session(struct log *log, const struct log_row *row,
			 const struct log_options *options, const struct log_filter *filter)
{
	struct session session;
	struct amendment amendment, back;
	struct history fresh = {0};
	struct text words = TEXT_EMPTY;
	struct fault fault;
	int status;
	if (!log_session(log, row, &session, &fault))
		return program_fault(&fault);
	if (amendment_begin(&amendment, log, &session.envelope, &fault) &&
	    set_read(options, filter, &session, &amendment.set, &fault) &&
	    read_back(&amendment, &back, &fault)) {
		history_add(&fresh, back);
		history_settle(&fresh);
		history_apply(&fresh, &session);
		history_release(&fresh);
		describe_session("amended", &session, &words);
		status = store_amendment(&amendment, words.bytes);
	} else {
		amendment_release(&amendment);
		status = program_fault(&fault);
	}
	session_release(&session);
	text_release(&words);
	return status;
}

static int refuse_found(const char *words)
{
	struct fault fault;
	fault_set(&fault, FAULT_USAGE, "%s", words);
	return program_fault(&fault);
}

int log_amend(void *given)
{
	const struct log_options *options = given;
	struct log_filter filter;
	struct log_found found;
	struct fault fault;
	struct log log;
	int status;
	if (!log_filter_read(options, false, &filter, &fault) ||
	    !log_open_find(&log, options->input.operands[0],
			   "amend: which record? Give an ID or its beginning", &found, &fault))
		return program_fault(&fault);
	if (found.amendment)
		status = refuse_found("that is an amendment: it can be undone, not amended");
	else if (found.row->gone)
		status = refuse_found("that record is taken back: undo that first");
	else
		status = amend_session(&log, found.row, options, &filter);
	log_close(&log);
	return status;
}

/* ---- undo ----------------------------------------------------------------------------------- */

/* Reports the undo: of a record, or of a change and its contents. */
static bool undo_words(struct log *log, const struct log_found *found, const char *done,
		       struct text *words, struct fault *fault)
{
	const struct amendment *change = found->amendment;
	const struct log_row *row = change ? log_row_of(log, change->target.word) : found->row;
	struct session session;
	if (!row) {
		text_addf(words, "%s: the change %s", done, change->envelope.id.word);
		return true;
	}
	if (!log_session(log, row, &session, fault))
		return false;
	describe_session(done, &session, words);
	session_release(&session);
	return true;
}

/* Undoes the record or change that was found; if that is undone already, undoes its undo. */
static int undo_session(struct log *log, const struct log_found *found)
{
	const struct amendment *change = found->amendment;
	const struct uuid *id = change ? &change->envelope.id : &found->row->id;
	const struct amendment *already = history_takes_back(&log->history, id->word);
	const char *done = change ? (already ? "brought back a change of" : "took back a change of")
				  : (already ? "brought back" : "took back");
	struct amendment undo;
	struct text words = TEXT_EMPTY;
	struct fault fault;
	const struct envelope before =
		already	 ? already->envelope
		: change ? change->envelope
			 : (struct envelope){*id, {.at = found->row->created}};
	int status;
	if (!undo_words(log, found, done, &words, &fault))
		return program_fault(&fault);
	if (amendment_begin(&undo, log, &before, &fault)) {
		undo.undo = true;
		status = store_amendment(&undo, words.bytes);
	} else {
		status = program_fault(&fault);
	}
	text_release(&words);
	return status;
}

int log_undo(void *given)
{
	const struct log_options *options = given;
	struct log_found found;
	struct fault fault;
	struct log log;
	if (!log_open(&log, NULL, &fault))
		return program_fault(&fault);
	int status = log_find(&log, options->input.operands[0], &found, &fault)
			     ? undo_session(&log, &found)
			     : program_fault(&fault);
	log_close(&log);
	return status;
}

/* ---- erase ---------------------------------------------------------------------------------- */

/* Deletes the copy in unsaved/: first, so that what ends an erasure leaves it to be done again. */
static bool forget_kept(const struct uuid *id, struct fault *fault)
{
	struct text name = TEXT_EMPTY;
	bool there;
	text_addf(&name, "unsaved/%s.json", id->word);
	bool gone = paths_remove(PLACE_STATE, name.bytes, &there, fault);
	text_release(&name);
	return gone;
}

static int erase_session(struct log *log, const struct log_row *row, bool note)
{
	struct erasure erasure = {.envelope = envelope_new(), .target = row->id, .note = note};
	struct erasures erasures = {0};
	struct session session;
	struct text words = TEXT_EMPTY;
	struct fault fault;
	journal_month_name(log->month, erasure.month);
	if (!log_session(log, row, &session, &fault))
		return program_fault(&fault);
	if (note)
		*session.note = '\0';
	describe_session(note ? "erased the note of" : "erased", &session, &words);
	/* a record is erased whatever its mark is dated, a note that was said before */
	bool done = forget_kept(&row->id, &fault) &&
		    (!note || date_after(&erasure.envelope, log, &session.envelope, &fault));
	erasures_add(&erasures, &erasure);
	done = done && month_erase(&erasures, false, &fault);
	if (done)
		program_say("%s", words.bytes);
	erasures_release(&erasures);
	session_release(&session);
	text_release(&words);
	return done ? FAULT_NONE : program_fault(&fault);
}

int log_erase_command(void *given)
{
	const struct log_options *options = given;
	struct log_found found;
	struct fault fault;
	struct log log;
	if (!log_open_find(&log, options->input.operands[0],
			   "erase: which record? Give an ID, its beginning, or \"last\"", &found,
			   &fault))
		return program_fault(&fault);
	int status =
		found.amendment
			? refuse_found("that is a change: undo it, or erase the record it is about")
			: erase_session(&log, found.row, options->erase_note != NULL);
	log_close(&log);
	return status;
}
