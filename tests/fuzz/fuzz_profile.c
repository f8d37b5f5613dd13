/* libFuzzer target: saved answers. */
#include "doc/json.h"
#include "doc/profile.h"

#include "fuzz.h"
#include "leg-screen/profile_write.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	static struct profile profile;
	if (!doc_decode(in->bytes, in->length, profile_read, &profile, fault))
		return false;
	profile_encode(&profile, out);
	return true;
}
