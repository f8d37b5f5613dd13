/* libFuzzer target: reminder policies. */
#include "doc/json.h"
#include "doc/policy.h"

#include "fuzz.h"
#include "leg-remind/policy_write.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	static struct policy policy;
	policy = (struct policy){0};
	if (!doc_decode(in->bytes, in->length, policy_read, &policy, fault))
		return false;
	policy_encode(&policy, out);
	return true;
}
