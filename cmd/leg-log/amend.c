#include <string.h>

#include "base/alloc.h"
#include "leg_log.h"
#include "log_find.h"
#include "tool/log_read.h"
#include "log_batch.h"
#include "month_erase.h"
#include "tool/program.h"
#include "batch_read.h"
#include "log_options.h"
#include "session_line.h"

/* ---- what both have in common -----------------------------------------------------------------
 */

/* A change comes after what it changes, even when the clock was set back in between: the greatest
 * (created, id) wins. */
static void date_after(struct amendment *amendment, struct stamp target)
{
	if (amendment->envelope.created.at <= target.at)
		amendment->envelope.created.at = target.at + 1;
}

/* The time of the latest change of `id` in the log, or `otherwise`. */
static struct stamp latest_about(const struct log *log, const char *id, struct stamp otherwise)
{
	size_t first, count = history_about(&log->history, id, &first);
	for (size_t i = 0; i < count; i++) {
		size_t place = log->history.by_target[first + i];
		struct stamp created = log->history.of[place].amendment.envelope.created;
		if (created.at > otherwise.at)
			otherwise = created;
	}
	return otherwise;
}

static void amendment_begin(struct amendment *amendment, const struct log *log, const char *target,
			    struct stamp target_created)
{
	amendment_init(amendment);
	amendment->envelope = envelope_new();
	memcpy(amendment->target.word, target, sizeof amendment->target.word);
	char month[JOURNAL_NAME_SIZE];
	journal_month_name(log->month, month);
	memcpy(amendment->month, month, sizeof amendment->month);
	date_after(amendment, latest_about(log, target, target_created));
}

/* Stores the amendment, reports it with `words`, and releases it. */
static int store_amendment(struct amendment *amendment, journal_month month, const char *words)
{
	struct log_batch batch = {0};
	struct fault fault = {0};
	log_batch_amendment(&batch, amendment, month);
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

/* ---- amend ------------------------------------------------------------------------------------
 */

static bool by_plan(const struct log_options *options, const struct session *session,
		    struct fault *fault)
{
	if (!session->planned || (!options->kind && !options->minutes && !options->leg))
		return true;
	return fault_set(fault, FAULT_USAGE,
			 "this session was paced by leg-timer: its kinds, legs and minutes are "
			 "what was done");
}

/* A kind that takes time cannot become one that does not, and one that does not takes no minutes:
 * its seconds would have no meaning. */
static bool of_a_kind(const struct log_options *options, const struct session *session,
		      struct fault *fault)
{
	if (session->planned)
		return true;
	if (options->minutes && !log_kind_takes_time(session->kind))
		return fault_set(fault, FAULT_USAGE, "%.60s takes no --minutes", session->kind);
	if (!options->kind)
		return true;
	if (!log_kind_read(options->kind, fault))
		return false;
	if (log_kind_takes_time(options->kind) == log_kind_takes_time(session->kind))
		return true;
	return fault_set(
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
	set->started = session->started;
	if (set->active_seconds >= 0)
		lasted = set->active_seconds;
	if (options->at && !log_at_read(options, filter, lasted, ahead, &set->started, fault))
		return false;
	set->moved = options->at || set->active_seconds >= 0;
	set->ended = set->started;
	set->ended.at += lasted;
	return true;
}

static bool set_words(const struct log_options *options, struct amendment_set *set)
{
	if (options->kind)
		set->kind = alloc_string(options->kind);
	if (options->routine)
		set->routine = alloc_string(options->routine);
	if (options->note)
		set->note = alloc_string(options->note);
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
	if (!by_plan(options, session, fault) || !of_a_kind(options, session, fault) ||
	    !log_minutes_read(options->minutes, &set->active_seconds, fault) ||
	    !log_leg_read(options->leg, &leg, fault) ||
	    !log_ratings_read(options->before, "--before", &set->before, fault) ||
	    !log_ratings_read(options->after, "--after", &set->after, fault) ||
	    !move_session(options, filter, session, set, fault))
		return false;
	set->leg = options->leg ? (int)leg : -1;
	return set_words(options, set);
}

/* The amendment must survive writing and reading: UTF-8, and not too long. */
static bool amendment_comes_back(const struct amendment *amendment, struct fault *fault)
{
	struct text line = TEXT_EMPTY, again = TEXT_EMPTY;
	struct amendment back;
	amendment_encode(amendment, &line);
	bool same = amendment_decode(&line, &back, fault);
	if (same) {
		amendment_encode(&back, &again);
		same = !amendment->set.note || !strcmp(amendment->set.note, back.set.note);
		if (!same)
			fault_set(fault, FAULT_USAGE, "--note: is not UTF-8 text");
	}
	fault->kind = FAULT_USAGE;
	amendment_release(&back);
	text_release(&line);
	text_release(&again);
	return same;
}

static int amend_session(struct log *log, size_t index, const struct log_options *options,
			 const struct log_filter *filter)
{
	struct session session;
	struct amendment amendment;
	struct text words = TEXT_EMPTY;
	struct fault fault;
	int status;
	if (!log_session(log, &log->rows.of[index], &session, &fault))
		return program_fault(&fault);
	amendment_begin(&amendment, log, session.envelope.id.word, session.envelope.created);
	if (set_read(options, filter, &session, &amendment.set, &fault) &&
	    amendment_comes_back(&amendment, &fault)) {
		struct history fresh = {0};
		struct amendment copy;
		struct text line = TEXT_EMPTY;
		amendment_encode(&amendment, &line);
		if (amendment_decode(&line, &copy, &fault))
			history_add(&fresh, copy);
		history_settle(&fresh);
		history_apply(&fresh, &session);
		history_release(&fresh);
		text_release(&line);
		describe_session("amended", &session, &words);
		status = store_amendment(&amendment, log->month, words.bytes);
	} else {
		amendment_release(&amendment);
		status = program_fault(&fault);
	}
	session_release(&session);
	text_release(&words);
	return status;
}

static int refuse_amendment(struct log *log, const char *words)
{
	struct fault fault;
	log_close(log);
	fault_set(&fault, FAULT_USAGE, "%s", words);
	return program_fault(&fault);
}

int log_amend(void *given)
{
	struct log_options options = *(const struct log_options *)given;
	struct log_filter filter;
	struct log_found found;
	struct fault fault;
	struct log log;
	if (!log_filter_read(&options, &filter, &fault) ||
	    !log_open_find(&log, options.input.operands[0],
			   "amend: which record? Give an ID or its beginning", &found, &fault))
		return program_fault(&fault);
	if (found.amendment)
		return refuse_amendment(&log,
					"that is an amendment: it can be undone, not amended");
	if (log.rows.of[found.index].gone)
		return refuse_amendment(&log, "that record is taken back: undo that first");
	int status = amend_session(&log, found.index, &options, &filter);
	log_close(&log);
	return status;
}

/* ---- undo -------------------------------------------------------------------------------------
 */

/* The undo of `id` that is in force, or NULL. */
static const struct amendment *standing_undo(const struct log *log, const char *id)
{
	size_t first, count = history_about(&log->history, id, &first);
	for (size_t i = 0; i < count; i++) {
		const struct history_entry *entry =
			&log->history.of[log->history.by_target[first + i]];
		if (entry->amendment.undo && entry->stands)
			return &entry->amendment;
	}
	return NULL;
}

/* Reports the undo: of a record, or of a change and its contents. */
static bool undo_words(struct log *log, const struct log_found *found, const char *done,
		       struct text *words, struct fault *fault)
{
	size_t index = found->index;
	if (found->amendment) {
		const char *target = log->history.of[index].amendment.target.word;
		for (index = 0; index < log->rows.count; index++)
			if (!strcmp(log->rows.of[index].id.word, target))
				break;
		if (index == log->rows.count) {
			text_addf(words, "%s: the change %s", done,
				  log->history.of[found->index].amendment.envelope.id.word);
			return true;
		}
	}
	struct session session;
	if (!log_session(log, &log->rows.of[index], &session, fault))
		return false;
	describe_session(done, &session, words);
	session_release(&session);
	return true;
}

static void begin_undo(struct amendment *undo, const struct log *log, const struct log_found *found,
		       const struct amendment *already)
{
	if (already)
		amendment_begin(undo, log, already->envelope.id.word, already->envelope.created);
	else if (found->amendment) {
		const struct envelope *envelope = &log->history.of[found->index].amendment.envelope;
		amendment_begin(undo, log, envelope->id.word, envelope->created);
	} else {
		const struct log_row *row = &log->rows.of[found->index];
		amendment_begin(undo, log, row->id.word, (struct stamp){.at = row->created});
	}
	undo->undo = true;
}

/* Undoes the record or change that was found; if that is undone already, undoes its undo. */
static int undo_session(struct log *log, const struct log_found *found)
{
	const char *id = found->amendment ? log->history.of[found->index].amendment.envelope.id.word
					  : log->rows.of[found->index].id.word;
	const struct amendment *already = standing_undo(log, id);
	const char *done =
		found->amendment ? (already ? "brought back a change of" : "took back a change of")
				 : (already ? "brought back" : "took back");
	struct amendment amendment;
	struct text words = TEXT_EMPTY;
	struct fault fault;
	if (!undo_words(log, found, done, &words, &fault))
		return program_fault(&fault);
	begin_undo(&amendment, log, found, already);
	int status = store_amendment(&amendment, log->month, words.bytes);
	text_release(&words);
	return status;
}

int log_undo(void *given)
{
	const struct log_options *options = given;
	const char *word = options->input.operands[0];
	struct log_found found;
	struct fault fault;
	struct log log;
	if (!log_open(&log, NULL, &fault))
		return program_fault(&fault);
	bool any =
		word ? log_find(&log, word, &found, &fault) : log_find_change(&log, &found, &fault);
	int status = any ? undo_session(&log, &found) : program_fault(&fault);
	log_close(&log);
	return status;
}

/* ---- erase ------------------------------------------------------------------------------------
 */

static int erase_session(struct log *log, const struct log_found *found, bool note)
{
	const struct log_row *row = &log->rows.of[found->index];
	struct erasure erasure = {.envelope = envelope_new(), .target = row->id, .note = note};
	struct erasures erasures = {0};
	struct session session;
	struct text words = TEXT_EMPTY;
	struct fault fault;
	char month[JOURNAL_NAME_SIZE];
	journal_month_name(log->month, month);
	memcpy(erasure.month, month, sizeof erasure.month);
	if (!log_session(log, row, &session, &fault))
		return program_fault(&fault);
	struct stamp latest = latest_about(log, row->id.word, session.envelope.created);
	if (erasure.envelope.created.at <= latest.at)
		erasure.envelope.created.at = latest.at + 1;
	if (note)
		*session.note = '\0';
	describe_session(note ? "erased the note of" : "erased", &session, &words);
	erasures_add(&erasures, &erasure);
	bool done = month_erase(log->month, &erasures, &fault);
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
	if (found.amendment)
		return refuse_amendment(
			&log, "that is a change: undo it, or erase the record it is about");
	int status = erase_session(&log, &found, options->erase_note != NULL);
	log_close(&log);
	return status;
}
