/* libFuzzer target: sessions. */
#include "doc/session.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct session session;
	if (!session_decode(in, &session, fault))
		return false;
	session_encode(&session, out);
	session_release(&session);
	return true;
}
