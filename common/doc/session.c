#include "doc/session.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/json.h"
#include "doc/json_write.h"
#include "doc/ratings.h"

static const char type[] = "leg-session";

const char *session_status_id(enum session_status status)
{
	static const char *const ids[] = {[SESSION_COMPLETED] = "completed",
					  [SESSION_ENDED_EARLY] = "ended-early",
					  [SESSION_SYMPTOM] = "symptom"};
	return ids[status];
}

const char SESSION_DAY_OFF[] = "day-off";

/* The row of `active` that its kind names; for a kind without one, the row that it has. */
static enum step_kind active_row(const struct session *session)
{
	enum step_kind row = STEP_KINDS;
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++) {
		if (!strcmp(session->kind, step_kind_id(kind)))
			return kind;
		for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				row = kind;
	}
	return row;
}

void session_fill_active(struct session *session, enum leg leg)
{
	enum step_kind row = active_row(session);
	memset(session->active, 0, sizeof session->active);
	if (row < STEP_KINDS)
		session->active[row][leg] = session->active_seconds;
}

NAMER(status_word, session_status_id((enum session_status)value))

void session_init(struct session *session)
{
	*session = (struct session){.note = alloc_string("")};
	memset(session->before.value, RATING_ABSENT, sizeof session->before.value);
	session->after = session->before;
}

void session_release(struct session *session)
{
	alloc_free(session->kind);
	alloc_free(session->routine);
	alloc_free(session->symptom);
	alloc_free(session->note);
	*session = (struct session){0};
}

int64_t session_sum(const struct session *session)
{
	int64_t sum = 0;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			sum += session->active[kind][leg];
	return sum;
}

/* ---- reading ---- */

static bool read_count(const struct doc_place *in, const char *key, int *out, struct fault *fault)
{
	return doc_int(in, key, 0, INT_MAX, out, fault);
}

static bool read_active_leg(const struct doc_place *member, void *context, struct fault *fault)
{
	int *legs = context;
	enum leg leg;
	if (!leg_find(member->key, &leg))
		return doc_refuse(member, NULL, fault, "unknown leg");
	return read_count(member, NULL, &legs[leg], fault);
}

static bool read_active_kind(const struct doc_place *member, void *context, struct fault *fault)
{
	struct session *session = context;
	struct doc_place legs;
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (!strcmp(member->key, step_kind_id(kind)))
			return doc_object(member, NULL, &legs, fault) &&
			       doc_each(&legs, read_active_leg, session->active[kind], fault);
	return doc_refuse(member, NULL, fault, "unknown kind of step");
}

/* Where it came from: a plan with its routine, or a hand with the kind. */
static bool read_origin(const struct doc_place *root, struct session *session, struct fault *fault)
{
	session->planned = doc_has(root, "plan_id") || !doc_has(root, "kind");
	if (session->planned && !doc_uuid(root, "plan_id", &session->plan_id, fault))
		return false;
	if (session->planned &&
	    !doc_word(root, "routine", SESSION_MOST_WORD, &session->routine, fault))
		return false;
	if (!session->planned &&
	    !(doc_optional_word(root, "kind", SESSION_MOST_WORD, &session->kind, fault) &&
	      doc_optional_word(root, "routine", SESSION_MOST_WORD, &session->routine, fault)))
		return false;
	return doc_enum(root, "mode", word_mode, MODES, DOC_INT(&session->mode), fault);
}

static bool read_end(const struct doc_place *root, struct session *session, struct fault *fault)
{
	if (!doc_enum(root, "status", status_word, SESSION_STATUSES, DOC_INT(&session->status),
		      fault))
		return false;
	return session->status != SESSION_SYMPTOM ||
	       doc_word(root, "symptom", SESSION_MOST_WORD, &session->symptom, fault);
}

static bool read_counts(const struct doc_place *root, struct session *session, struct fault *fault)
{
	return read_count(root, "planned_seconds", &session->planned_seconds, fault) &&
	       read_count(root, "active_seconds", &session->active_seconds, fault) &&
	       read_count(root, "paused_seconds", &session->paused_seconds, fault) &&
	       (!doc_has(root, "suspended_seconds") ||
		read_count(root, "suspended_seconds", &session->suspended_seconds, fault)) &&
	       read_count(root, "steps_planned", &session->steps_planned, fault) &&
	       read_count(root, "steps_done", &session->steps_done, fault);
}

static bool read_note(const struct doc_place *root, struct session *session, struct fault *fault)
{
	char *note;
	if (!doc_copy(root, "note", SESSION_MOST_NOTE, &note, fault))
		return false;
	alloc_free(session->note);
	session->note = note;
	return true;
}

static bool read_session(const struct doc_place *root, struct session *session, struct fault *fault)
{
	struct doc_place active;
	return doc_envelope(root, type, SESSION_VERSION, &session->envelope, fault) &&
	       read_origin(root, session, fault) &&
	       doc_stamp(root, "started", &session->started, fault) &&
	       doc_stamp(root, "ended", &session->ended, fault) && read_end(root, session, fault) &&
	       read_counts(root, session, fault) && doc_object(root, "active", &active, fault) &&
	       doc_each(&active, read_active_kind, session, fault) &&
	       ratings_decode(root, "before", &session->before, fault) &&
	       ratings_decode(root, "after", &session->after, fault) &&
	       (!doc_has(root, "simulated") ||
		doc_boolean(root, "simulated", &session->simulated, fault)) &&
	       read_note(root, session, fault);
}

bool session_read(const struct doc_place *root, void *into, struct fault *fault)
{
	struct session *session = into;
	session_init(session);
	if (read_session(root, session, fault))
		return true;
	session_release(session);
	return false;
}

bool session_decode(const struct text *bytes, struct session *session, struct fault *fault)
{
	*session = (struct session){0};
	return doc_decode(bytes->bytes, bytes->length, session_read, session, fault);
}

/* ---- writing ---- */

static void put_active(struct text *out, const struct session *session)
{
	doc_open_object(out, "active");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++) {
		const int *legs = session->active[kind];
		if (!legs[LEG_LEFT] && !legs[LEG_RIGHT] && !legs[LEG_BOTH])
			continue;
		doc_open_object(out, step_kind_id(kind));
		for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
			if (legs[leg])
				doc_put_integer(out, leg_id(leg), legs[leg]);
		doc_close_object(out);
	}
	doc_close_object(out);
}

static void put_counts(struct text *out, const struct session *session)
{
	doc_put_integer(out, "planned_seconds", session->planned_seconds);
	doc_put_integer(out, "active_seconds", session->active_seconds);
	doc_put_integer(out, "paused_seconds", session->paused_seconds);
	doc_put_count(out, "suspended_seconds", session->suspended_seconds);
	doc_put_integer(out, "steps_planned", session->steps_planned);
	doc_put_integer(out, "steps_done", session->steps_done);
}

void session_encode(const struct session *session, struct text *out)
{
	doc_begin(out, type, SESSION_VERSION, &session->envelope);
	if (session->planned)
		doc_put_string(out, "plan_id", session->plan_id.word);
	else
		doc_put_string(out, "kind", session->kind);
	doc_put_optional(out, "routine", session->routine);
	doc_put_string(out, "mode", mode_id(session->mode));
	doc_put_stamp(out, "started", session->started);
	doc_put_stamp(out, "ended", session->ended);
	doc_put_string(out, "status", session_status_id(session->status));
	doc_put_optional(out, "symptom", session->symptom);
	put_counts(out, session);
	put_active(out, session);
	ratings_put(out, "before", &session->before);
	ratings_put(out, "after", &session->after);
	if (session->simulated)
		doc_put_boolean(out, "simulated", true);
	doc_put_string(out, "note", session->note);
	doc_finish(out);
}
