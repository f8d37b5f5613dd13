#include "bell.h"

#include "base/wait.h"

/* between the bells of a pattern: long enough to be heard apart */
static const int64_t APART_NS = 250 * 1000000LL;

static const int patterns[] = {
	[RING_NONE] = 0, [RING_STROKE] = 1, [RING_STEP] = 1, [RING_SIDE] = 2, [RING_END] = 3,
};

void bell_ring(struct bell *bell, enum ring ring, int64_t now_ns)
{
	*bell = (struct bell){.due_ns = now_ns, .left = patterns[ring]};
}

int64_t bell_due(const struct bell *bell)
{
	return bell->left ? bell->due_ns : WAIT_FOREVER;
}

void bell_sound(struct bell *bell, struct term *term, int64_t now_ns)
{
	for (; bell_due(bell) <= now_ns; bell->due_ns += APART_NS, bell->left--)
		term_say(term, "\a");
}
