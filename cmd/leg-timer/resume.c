#include "resume.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/terminal_text.h"
#include "doc/json_write.h"
#include "plan_admitted.h"
#include "show/session_text.h"
#include "store/paths.h"
#include "tool/program.h"

static const char interrupted_file[] = "interrupted.json";
static const char running_folder[] = "running";

void interrupted_encode(const struct interrupted *interrupted, struct text *out)
{
	const struct progress *at = &interrupted->at;
	doc_begin(out, "leg-interrupted", INTERRUPTED_VERSION, &interrupted->envelope);
	struct text line = TEXT_EMPTY;
	plan_encode(&interrupted->plan, &line);
	doc_put_integer(out, "step", (int64_t)at->step);
	doc_put_integer(out, "done_ms", at->done_ms);
	doc_open_object(out, "spent");
	for (int i = 0; i < BUDGETS; i++) {
		doc_open_object(out, interrupted_spent_ids[i]);
		for (int leg = 0; leg < LEGS; leg++)
			doc_put_integer(out, leg_id((enum leg)leg), at->spent.spent_ms[i][leg]);
		doc_close_object(out);
	}
	doc_close_object(out);
	if (at->lighter)
		doc_put_integer(out, "lighter", at->lighter);
	if (at->walked)
		doc_put_integer(out, "rested_ms", at->rested_ms);
	if (at->owed_ms)
		doc_put_integer(out, "owed_ms", at->owed_ms);
	doc_put_string(out, "plan", line.bytes);
	if (interrupted->owner.pid) {
		doc_open_object(out, "owner");
		doc_put_integer(out, "pid", interrupted->owner.pid);
		doc_put_integer(out, "started", interrupted->owner.started);
		doc_put_string(out, "boot", interrupted->owner.boot);
		doc_close_object(out);
		doc_put_string(out, "session", interrupted->session);
	}
	doc_finish(out);
	text_release(&line);
}

/* ---- while it runs ------------------------------------------------------------------------- */

/* Keeps the rest of the plan, from where the timer is, under this name. */
static bool keep_rest(const char *name, const struct timer *timer, struct interrupted *rest,
		      struct fault *fault)
{
	struct text document = TEXT_EMPTY;
	int64_t planned = timer->plan->steps[timer->step].seconds * 1000LL;
	rest->envelope = envelope_new();
	rest->plan = *timer->plan;
	int64_t done = timer->started ? timer->done : timer->setup.start.at.done_ms;
	rest->at = (struct progress){
		.step = timer->step,
		.done_ms = done < planned ? done : planned,
		.lighter = timer->lighter,
		.walked = timer->walked,
		.rested_ms = timer->rested_ms,
		.owed_ms = timer_owed_ms(timer),
		.spent = timer->budget,
	};
	interrupted_encode(rest, &document);
	bool kept = document.length <= FILE_MOST_BYTES /* or it could not be read again */
			    ? paths_replace(PLACE_STATE, name, &document, fault)
			    : fault_set(fault, FAULT_DATA, "the plan is too long to be kept");
	text_release(&document);
	return kept;
}

static void add_guarded(const struct uuid *name, struct text *path)
{
	text_addf(path, "%s/%s.json", running_folder, name->word);
}

bool resume_guard(const struct timer *timer, const struct session *so_far, const struct uuid *name,
		  struct fault *fault)
{
	struct text record = TEXT_EMPTY, path = TEXT_EMPTY;
	session_encode(so_far, &record);
	struct interrupted rest = {.owner = process_self(), .session = record.bytes};
	add_guarded(name, &path);
	bool kept = keep_rest(path.bytes, timer, &rest, fault);
	text_release(&record);
	text_release(&path);
	return kept;
}

void resume_unguard(const struct uuid *name)
{
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	bool there;
	add_guarded(name, &path);
	(void)!paths_remove(PLACE_STATE, path.bytes, &there, &ignored);
	text_release(&path);
}

bool record_keep(const struct uuid *id, const struct text *document, struct text *path,
		 struct fault *fault)
{
	struct text name = TEXT_EMPTY;
	text_addf(&name, "unsaved/%s.json", id->word);
	paths_shown(PLACE_STATE, name.bytes, path);
	bool kept = paths_replace(PLACE_STATE, name.bytes, document, fault);
	text_release(&name);
	return kept;
}

/* ---- going on ------------------------------------------------------------------------------- */

static struct timer_start start_of(const struct interrupted *rest)
{
	return (struct timer_start){
		.resumed = true, .kept = rest->envelope.created, .at = rest->at};
}

static bool is_of_today(const struct interrupted *rest, int day_start, struct fault *fault)
{
	struct stamp now = clock_now();
	if (stamp_day(rest->envelope.created, day_start) != stamp_day(now, day_start) ||
	    stamp_ahead(rest->envelope.created, now.at))
		return fault_set(fault, FAULT_NO_INPUT,
				 "--resume: the session that was cut short is not of today");
	return true;
}

/* Reads a file of the state folder. False with *missing true if there is none. */
static bool read_rest(const char *name, struct interrupted *rest, bool *missing,
		      struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	*rest = (struct interrupted){0};
	bool read =
		paths_read(PLACE_STATE, name, &bytes, missing, fault) &&
		(interrupted_decode(&bytes, rest, fault) || paths_fault(PLACE_STATE, name, fault));
	text_release(&bytes);
	return read;
}

/* ---- what dead timers left ----------------------------------------------------------------- */

struct collecting {
	int day_start;
	struct stamp offered; /* the start of the session to go on with; 0 = none */
};

/* True if no other session was kept later. */
static bool is_latest(const struct interrupted *rest)
{
	struct interrupted other;
	struct fault ignored;
	bool missing;
	bool latest = !read_rest(interrupted_file, &other, &missing, &ignored) ||
		      strcmp(other.envelope.id.word, rest->envelope.id.word) <= 0;
	interrupted_release(&other);
	return latest;
}

/* Makes it the one to resume, if --resume would take it. A timer may have died after the end of its
 * session: then there is nothing to go on with. */
static bool offer_to_resume(struct interrupted *rest, const struct session *session, int day_start)
{
	struct text document = TEXT_EMPTY;
	struct timer_start start = start_of(rest);
	struct fault ignored;
	if (session->status != SESSION_ENDED_EARLY || !is_of_today(rest, day_start, &ignored) ||
	    !plan_admitted(&rest->plan, day_start, &start, &ignored) || !is_latest(rest))
		return false;
	rest->owner.pid = 0;
	interrupted_encode(rest, &document);
	bool offered = paths_replace(PLACE_STATE, interrupted_file, &document, &ignored);
	text_release(&document);
	return offered;
}

/* "18:12", with its day if that is not today. */
static void add_when(struct stamp started, int day_start, struct text *out)
{
	struct text when = TEXT_EMPTY;
	bool today = stamp_day(started, day_start) == stamp_day(clock_now(), day_start);
	session_add_when(started, &when);
	text_add(out, when.bytes + (today ? sizeof "2026-11-22" : 0));
	text_release(&when);
}

/* Moves one record to unsaved/ before it is deleted from running/. */
static bool move_record(struct interrupted *rest, struct collecting *of)
{
	struct text document = TEXT_EMPTY, path = TEXT_EMPTY, file = TEXT_EMPTY, when = TEXT_EMPTY;
	struct session session;
	struct fault fault;
	text_add(&document, rest->session);
	bool read = session_decode(&document, &session, &fault);
	bool moved = read && record_keep(&session.envelope.id, &document, &path, &fault);
	if (moved) {
		add_when(session.started, of->day_start, &when);
		visible_add_shell_word(&file, path.bytes);
		program_say("a session of %s was cut off. To store what was done: leg-log add %s",
			    when.bytes, file.bytes);
		if (offer_to_resume(rest, &session, of->day_start))
			of->offered = session.started;
	} else {
		program_say("a session was cut off, and could not be kept: %s", fault.text);
	}
	if (read)
		session_release(&session);
	text_release(&document);
	text_release(&path);
	text_release(&file);
	text_release(&when);
	return moved;
}

static void collect_file(const char *name, void *context)
{
	struct collecting *of = context;
	struct interrupted rest = {0};
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	bool missing, there;
	text_addf(&path, "%s/%s", running_folder, name);
	if (*name != '.' && read_rest(path.bytes, &rest, &missing, &ignored) && rest.session &&
	    !process_lives(&rest.owner) && move_record(&rest, of))
		(void)!paths_remove(PLACE_STATE, path.bytes, &there, &ignored);
	interrupted_release(&rest);
	text_release(&path);
}

void resume_collect(int day_start)
{
	struct text when = TEXT_EMPTY;
	struct fault ignored;
	bool missing;
	int folder = paths_open_folder(PLACE_STATE, running_folder, &missing, &ignored);
	if (folder < 0)
		return;
	struct collecting of = {.day_start = day_start};
	(void)!file_list(folder, collect_file, &of); /* the next run sees the rest */
	close(folder);
	if (of.offered.at) {
		add_when(of.offered, day_start, &when);
		program_say("to go on, within the hour, with a session of %s: "
			    "leg-timer --resume | leg-log add",
			    when.bytes);
	}
	text_release(&when);
}

/* ---- what was ended by its user ------------------------------------------------------------ */

bool resume_keep(const struct timer *timer, struct fault *fault)
{
	struct interrupted rest = {0};
	if (timer->status == SESSION_ENDED_EARLY && !timer->expired && !timer->over)
		return keep_rest(interrupted_file, timer, &rest, fault);
	bool others = timer->status != SESSION_SYMPTOM && !timer->setup.start.resumed;
	return others || resume_forget(fault);
}

bool resume_forget(struct fault *fault)
{
	bool there;
	return paths_remove(PLACE_STATE, interrupted_file, &there, fault);
}

bool resume_read(int day_start, struct plan *plan, struct timer_start *start, struct fault *fault)
{
	struct interrupted rest;
	bool missing = false;
	bool read = read_rest(interrupted_file, &rest, &missing, fault);
	if (!read && missing)
		fault_set(fault, FAULT_NO_INPUT, "--resume: no session was cut short");
	read = read && is_of_today(&rest, day_start, fault);
	if (read) {
		*start = start_of(&rest);
		*plan = rest.plan;
		rest.plan = (struct plan){0};
	}
	interrupted_release(&rest);
	return read;
}
