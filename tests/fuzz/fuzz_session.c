/* libFuzzer target: sessions. */
#include "doc/session.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct session session;
	bool read = session_decode(in, &session, fault);
	if (read)
		session_encode(&session, out);
	session_release(&session);
	return read;
}
