/* libFuzzer target: plans, and the check of what was read. */
#include "doc/plan.h"
#include "rule/plan_check.h"

#include "fuzz.h"

static bool again(const struct text *in, struct text *out, struct fault *fault)
{
	struct plan plan;
	bool read = plan_decode(in, &plan, fault);
	if (read) {
		struct fault unsound; /* the anatomy linter must stand whatever can be read */
		(void)!plan_sound(&plan, &unsound);
		plan_encode(&plan, out);
	}
	plan_release(&plan);
	return read;
}
