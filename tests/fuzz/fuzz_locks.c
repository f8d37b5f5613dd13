/* libFuzzer target: locks. */
#include "doc/json.h"
#include "doc/lock.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct locks locks;
	if (!doc_decode(in->bytes, in->length, locks_get, &locks, fault))
		return false;
	locks_encode(&locks, out);
	return true;
}
