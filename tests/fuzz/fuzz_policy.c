/* libFuzzer target: reminder policies. */
#include "doc/policy.h"

#include "fuzz.h"
#include "leg-remind/policy_write.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	static struct policy policy;
	policy = (struct policy){0};
	if (!policy_decode(in, &policy, fault))
		return false;
	policy_encode(&policy, out);
	return true;
}
