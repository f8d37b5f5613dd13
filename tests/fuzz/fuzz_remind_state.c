/* libFuzzer target: what the reminders remember. */
#include "leg-remind/remind_state.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	static struct remind_state state;
	if (!remind_state_decode(in, &state, fault))
		return false;
	remind_state_encode(&state, out);
	return true;
}
