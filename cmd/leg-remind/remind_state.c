#include "remind_state.h"

#include <string.h>

#include "doc/json.h"
#include "doc/policy.h"
#include "doc/json_write.h"

static const char TYPE[] = "leg-reminder-state";

void remind_state_init(struct remind_state *state)
{
	memset(state, 0, sizeof *state);
}

/* An optional moment. */
static bool read_moment(const struct doc_place *in, const char *key, int64_t *at,
			struct fault *fault)
{
	struct stamp stamp;
	if (!doc_has(in, key))
		return true;
	if (!doc_stamp(in, key, &stamp, fault))
		return false;
	*at = stamp.at;
	return true;
}

static bool read_memory(const struct doc_place *in, void *context, struct fault *fault)
{
	struct remind_state *state = context;
	struct doc_place place;
	const char *name;
	enum reminder which;
	if (!doc_object(in, NULL, &place, fault) || !doc_string(in, "name", &name, fault))
		return false;
	if (!reminder_find(name, &which))
		return true; /* of a newer leg: nothing to us */
	struct remind_memory *memory = &state->of[which];
	return read_moment(in, "slot", &memory->slot, fault) &&
	       read_moment(in, "said", &memory->said, fault) &&
	       read_moment(in, "snoozed_until", &memory->snoozed_until, fault) &&
	       doc_int(in, "snoozes", 0, POLICY_MOST_SNOOZES, &memory->snoozes, fault) &&
	       read_moment(in, "done", &memory->done, fault);
}

/* Optional: an older leg wrote none. */
static bool read_note(const struct doc_place *in, uint32_t *note, struct fault *fault)
{
	int number = 0;
	if (doc_has(in, "note") && !doc_int(in, "note", 1, INT32_MAX, &number, fault))
		return false;
	*note = (uint32_t)number;
	return true;
}

static bool read_state(const struct doc_place *root, void *into, struct fault *fault)
{
	struct remind_state *state = into;
	return doc_kind(root, TYPE, REMIND_STATE_VERSION, fault) &&
	       read_moment(root, "paused_until", &state->paused_until, fault) &&
	       read_moment(root, "screen_said", &state->screen_said, fault) &&
	       read_moment(root, "away_since", &state->away_since, fault) &&
	       read_moment(root, "away_until", &state->away_until, fault) &&
	       read_note(root, &state->note, fault) &&
	       doc_items(root, "reminders", REMINDERS * 2, read_memory, state, fault);
}

bool remind_state_decode(const struct text *bytes, struct remind_state *state, struct fault *fault)
{
	remind_state_init(state);
	if (doc_decode(bytes->bytes, bytes->length, read_state, state, fault))
		return true;
	remind_state_init(state);
	return false;
}

static void put_moment(struct text *out, const char *key, int64_t at)
{
	if (at)
		doc_put_stamp(out, key, stamp_local(at));
}

static void put_memory(struct text *out, enum reminder which, const struct remind_memory *memory)
{
	doc_open_object(out, NULL);
	doc_put_string(out, "name", reminder_row(which)->id);
	put_moment(out, "slot", memory->slot);
	put_moment(out, "said", memory->said);
	put_moment(out, "snoozed_until", memory->snoozed_until);
	doc_put_integer(out, "snoozes", memory->snoozes);
	put_moment(out, "done", memory->done);
	doc_close_object(out);
}

void remind_state_encode(const struct remind_state *state, struct text *out)
{
	doc_begin(out, TYPE, REMIND_STATE_VERSION, NULL);
	put_moment(out, "paused_until", state->paused_until);
	put_moment(out, "screen_said", state->screen_said);
	put_moment(out, "away_since", state->away_since);
	put_moment(out, "away_until", state->away_until);
	if (state->note)
		doc_put_integer(out, "note", (int)state->note);
	doc_open_array(out, "reminders");
	for (int i = 0; i < REMINDERS; i++)
		if (state->of[i].slot || state->of[i].done)
			put_memory(out, (enum reminder)i, &state->of[i]);
	doc_close_array(out);
	doc_finish(out);
}
