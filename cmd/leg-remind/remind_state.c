#include "remind_state.h"

#include <string.h>
#include <unistd.h>

#include "doc/json.h"
#include "doc/json_write.h"
#include "doc/policy.h"
#include "store/paths.h"
#include "tool/program.h"

static const char TYPE[] = "leg-reminder-state";
static const char state_file[] = "remind.json";

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
	       read_moment(in, "done", &memory->done, fault) &&
	       read_moment(in, "rested", &memory->rested, fault);
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
	struct fault ignored;
	int64_t version;
	state->newer = doc_integer(root, "version", 1, INT64_MAX, &version, &ignored) &&
		       version > REMIND_STATE_VERSION;
	return doc_kind(root, TYPE, REMIND_STATE_VERSION, fault) &&
	       read_moment(root, "paused_until", &state->paused_until, fault) &&
	       read_moment(root, "screen_said", &state->screen_said, fault) &&
	       read_note(root, &state->note, fault) &&
	       doc_items(root, "reminders", REMINDERS * 2, read_memory, state, fault);
}

bool remind_state_decode(const struct text *bytes, struct remind_state *state, struct fault *fault)
{
	memset(state, 0, sizeof *state);
	bool ok = doc_decode(bytes->bytes, bytes->length, read_state, state, fault);
	if (!ok)
		*state = (struct remind_state){.newer = state->newer};
	return ok;
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
	put_moment(out, "rested", memory->rested);
	doc_close_object(out);
}

void remind_state_encode(const struct remind_state *state, struct text *out)
{
	doc_begin(out, TYPE, REMIND_STATE_VERSION, NULL);
	put_moment(out, "paused_until", state->paused_until);
	put_moment(out, "screen_said", state->screen_said);
	if (state->note)
		doc_put_integer(out, "note", (int)state->note);
	doc_open_array(out, "reminders");
	for (int i = 0; i < REMINDERS; i++)
		if (state->of[i].slot || state->of[i].done || state->of[i].rested)
			put_memory(out, (enum reminder)i, &state->of[i]);
	doc_close_array(out);
	doc_finish(out);
}

/* ---- on disk --------------------------------------------------------------------------------- */

bool remind_state_read(struct remind_state *state, struct fault *torn, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing = false;
	memset(state, 0, sizeof *state);
	torn->kind = FAULT_NONE;
	bool ok = paths_read(PLACE_STATE, state_file, &bytes, &missing, fault) || missing;
	if (ok && !missing && !remind_state_decode(&bytes, state, torn)) {
		paths_fault(PLACE_STATE, state_file, torn);
		if (state->newer) {
			*fault = *torn;
			ok = false;
		}
	} else if (!ok && fault->kind == FAULT_DATA) { /* too long to be ours */
		*torn = *fault;
		ok = true;
	}
	text_release(&bytes);
	return ok;
}

static bool write_state(const struct remind_state *state, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	remind_state_encode(state, &bytes);
	bool ok = paths_replace(PLACE_STATE, state_file, &bytes, fault);
	text_release(&bytes);
	return ok;
}

bool remind_state_change(remind_changer *change, remind_keeper *keep, void *context,
			 struct fault *fault)
{
	struct remind_state state;
	struct fault torn, ignored;
	int folder = paths_hold(PLACE_STATE, NULL, fault);
	if (folder < 0)
		return false;
	bool ok = remind_state_read(&state, &torn, fault);
	struct remind_state before = state;
	bool changed = ok && change && change(&state, context);
	if (ok && torn.kind)
		program_say("%s; started afresh: nothing is paused or put off now", torn.text);
	if (ok && (changed || torn.kind))
		ok = write_state(&state, fault);
	if (ok && changed && keep && !keep(context, fault)) {
		(void)!write_state(&before, &ignored);
		ok = false;
	}
	close(folder);
	return ok;
}
