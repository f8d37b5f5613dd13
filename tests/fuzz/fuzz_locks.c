/* libFuzzer target: locks. */
#include "doc/lock.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct locks locks;
	if (!locks_decode(in, &locks, fault))
		return false;
	locks_encode(&locks, out);
	return true;
}
