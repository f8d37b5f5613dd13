#include "event.h"

#include "doc/json_write.h"

enum { EVENT_VERSION = 1 };

static const char *const ids[] = {
	[EVENT_COUNT_IN] = "count-in", [EVENT_BEGIN] = "begin",	    [EVENT_CHECK] = "check",
	[EVENT_STROKE] = "stroke",     [EVENT_RETURN] = "return",   [EVENT_HALF] = "half",
	[EVENT_LAST] = "last",	       [EVENT_DONE] = "done",	    [EVENT_SKIP] = "skip",
	[EVENT_BACK] = "back",	       [EVENT_LONGER] = "longer",   [EVENT_SHORTER] = "shorter",
	[EVENT_LIGHTER] = "lighter",   [EVENT_REFUSED] = "refused", [EVENT_PAUSE] = "pause",
	[EVENT_RESUME] = "resume",     [EVENT_SLEPT] = "slept",	    [EVENT_END] = "end",
};

const char *event_id(enum event_kind kind)
{
	return ids[kind];
}

bool event_is_hold(const struct event *event, const struct plan *plan)
{
	return event->step != EVENT_NO_STEP && plan->steps[event->step].rep_ms >= EVENT_HOLD_MS;
}

static void put_step(struct text *out, const struct event *event, const struct step *step)
{
	doc_put_string(out, "kind", step_kind_id(step->kind));
	doc_put_string(out, "leg", leg_id(step->leg));
	doc_put_string(out, "title", step->title);
	doc_put_integer(out, "ms", event->ms);
	if (event->side)
		doc_put_boolean(out, "side", true);
}

void event_encode(const struct event *event, const struct plan *plan, struct text *out)
{
	doc_begin_object(out);
	doc_put_string(out, "type", "leg-event");
	doc_put_integer(out, "version", EVENT_VERSION);
	doc_put_string(out, "event", event_id(event->kind));
	doc_put_integer(out, "at_ms", event->at_ms);
	if (event->real_us != EVENT_NO_TIME)
		doc_put_integer(out, "real_us", event->real_us);
	if (event->step != EVENT_NO_STEP)
		doc_put_integer(out, "step", event->step);
	if (event->kind == EVENT_BEGIN)
		put_step(out, event, &plan->steps[event->step]);
	else if (event->ms)
		doc_put_integer(out, "ms", event->ms);
	if (event->n)
		doc_put_integer(out, "n", event->n);
	if (event->of)
		doc_put_integer(out, "of", event->of);
	if (event->kind == EVENT_END)
		doc_put_string(out, "status", session_status_id(event->status));
	doc_finish(out);
}
