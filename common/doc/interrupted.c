#include "doc/interrupted.h"

#include "base/alloc.h"
#include "doc/json.h"

const char *const interrupted_spent_ids[BUDGETS] = {"massage", "raised", "sleeve"};

/* milliseconds of the longest plan */
static const int64_t MOST_MS = PLAN_MOST_SECONDS * 1000LL;

static bool read_spent(const struct doc_place *root, struct interrupted *into, struct fault *fault)
{
	struct doc_place spent, legs;
	if (!doc_object(root, "spent", &spent, fault))
		return false;
	for (int i = 0; i < BUDGETS; i++) {
		if (!doc_object(&spent, interrupted_spent_ids[i], &legs, fault))
			return false;
		for (int leg = 0; leg < LEGS; leg++)
			if (!doc_integer(&legs, leg_id((enum leg)leg), 0, MOST_MS,
					 &into->at.spent.spent_ms[i][leg], fault))
				return false;
	}
	return true;
}

static bool read_plan(const struct doc_place *root, struct plan *plan, struct fault *fault)
{
	const char *line;
	if (!doc_string(root, "plan", &line, fault))
		return false;
	struct text bytes = TEXT_EMPTY;
	text_add(&bytes, line);
	bool read = plan_decode(&bytes, plan, fault) || fault_at(fault, "plan");
	text_release(&bytes);
	return read;
}

/* Reads the effects of keys and steps, and what is owed; each is left out if there is none. */
static bool read_effects(const struct doc_place *root, struct interrupted *into,
			 struct fault *fault)
{
	into->at.walked = doc_has(root, "rested_ms");
	return (!doc_has(root, "lighter") ||
		doc_integer(root, "lighter", 0, INT32_MAX, &into->at.lighter, fault)) &&
	       (!doc_has(root, "owed_ms") ||
		doc_integer(root, "owed_ms", 0, 999, &into->at.owed_ms, fault)) &&
	       (!into->at.walked ||
		doc_integer(root, "rested_ms", 0, INT32_MAX, &into->at.rested_ms, fault));
}

/* Both are left out of what was ended by its user. */
static bool read_running(const struct doc_place *root, struct interrupted *into,
			 struct fault *fault)
{
	struct doc_place owner;
	const char *session;
	if (!doc_has(root, "owner"))
		return true;
	if (!doc_object(root, "owner", &owner, fault) ||
	    !doc_integer(&owner, "pid", 1, INT64_MAX, &into->owner.pid, fault) ||
	    !doc_integer(&owner, "started", 0, INT64_MAX, &into->owner.started, fault) ||
	    !doc_chars(&owner, "boot", into->owner.boot, sizeof into->owner.boot, fault) ||
	    !doc_string(root, "session", &session, fault))
		return false;
	into->session = alloc_string(session);
	return true;
}

static bool read_document(const struct doc_place *root, void *context, struct fault *fault)
{
	struct interrupted *into = context;
	struct plan *plan = &into->plan;
	int64_t step;
	if (!doc_envelope(root, "leg-interrupted", INTERRUPTED_VERSION, &into->envelope, fault) ||
	    !read_plan(root, plan, fault))
		return false;
	if (!plan->step_count)
		return doc_refuse(root, "plan", fault, "has no steps");
	if (!doc_integer(root, "step", 0, (int64_t)plan->step_count - 1, &step, fault) ||
	    !doc_integer(root, "done_ms", 0, plan->steps[step].seconds * 1000LL, &into->at.done_ms,
			 fault))
		return false;
	into->at.step = (size_t)step;
	return read_spent(root, into, fault) && read_effects(root, into, fault) &&
	       read_running(root, into, fault);
}

void interrupted_release(struct interrupted *interrupted)
{
	plan_release(&interrupted->plan);
	alloc_free(interrupted->session);
	interrupted->session = NULL;
}

bool interrupted_decode(const struct text *bytes, struct interrupted *interrupted,
			struct fault *fault)
{
	*interrupted = (struct interrupted){0};
	if (doc_decode(bytes->bytes, bytes->length, read_document, interrupted, fault))
		return true;
	interrupted_release(interrupted);
	return false;
}
