/* libFuzzer target: what the reminders remember. */
#include "leg-remind/remind_state.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	static struct remind_state state;
	remind_state_init(&state);
	if (!remind_state_decode(in, &state, fault))
		return false;
	remind_state_encode(&state, out);
	return true;
}
