#include "picture_animation.h"

#include <string.h>

#include "base/environment.h"

enum { SLOW_MS = 2000 }; /* repetitions shorter than this are shown as a pulse, not as a way */

/* One repetition of the hands, in milliseconds. */
struct stroke {
	int64_t whole;	/* with the hand's way back */
	int64_t there;	/* the stroke alone */
	int64_t within; /* how much of it is done */
	bool slow;
};

static const struct step *drawn_step(const struct timer *timer)
{
	return &timer->plan->steps[timer->step];
}

static bool has_hands(const struct timer *timer)
{
	const struct step *step = drawn_step(timer);
	return timer->state == TIMER_RUNNING && step->zone != STEP_WITHOUT && step->reps;
}

static struct stroke stroke_now(const struct timer *timer)
{
	const struct step *step = drawn_step(timer);
	return (struct stroke){
		.whole = step->rep_ms,
		.there = step->stroke_ms > 0 ? step->stroke_ms : step->rep_ms,
		.within = timer->done % step->rep_ms,
		.slow = step->rep_ms >= SLOW_MS,
	};
}

/* Along the zone with each slow stroke, and not shown while the hand goes back; with quick ones a
 * little further up at each, over the whole step, pressing in time. */
static void place_hands(const struct timer *timer, struct leg_picture *picture)
{
	struct stroke stroke = stroke_now(timer);
	if (!stroke.slow) {
		picture->hands = (int)((timer->done - stroke.within) * HANDS_WAY / timer->length);
		picture->pulse = stroke.within * 2 < stroke.whole;
	} else if (stroke.within < stroke.there) {
		picture->hands = (int)(stroke.within * HANDS_WAY / stroke.there);
	}
}

/* The fonts of the Linux console lack most of the characters. */
static bool wants_unicode(void)
{
	const char *terminal = environment_get("TERM");
	return environment_wants_unicode() && !(terminal && !strcmp(terminal, "linux"));
}

struct leg_picture motion_picture(const struct timer *timer, bool still)
{
	const struct step *step = drawn_step(timer);
	struct leg_picture picture = {
		.unicode = wants_unicode(),
		.leg = step->leg,
		.zone = timer->state == TIMER_RUNNING ? step->zone : STEP_WITHOUT,
		.hands = HANDS_NOWHERE,
		.pulse = true,
	};
	if (!has_hands(timer))
		return picture;
	picture.upward = step->direction == DIRECTION_TOWARD_HEART;
	if (still)
		picture.hands = HANDS_WAY / 2;
	else
		place_hands(timer, &picture);
	return picture;
}

int64_t motion_due(const struct timer *timer, bool still)
{
	if (still || timer->paused || !has_hands(timer))
		return TIMER_NEVER;
	struct stroke stroke = stroke_now(timer);
	int64_t next = stroke.whole;
	if (!stroke.slow && stroke.within * 2 < stroke.whole) {
		next = (stroke.whole + 1) / 2;
	} else if (stroke.slow && stroke.within < stroke.there) {
		struct leg_picture picture = motion_picture(timer, still);
		next = (leg_picture_next(&picture) * stroke.there + HANDS_WAY - 1) / HANDS_WAY;
	}
	return timer->now + next - stroke.within;
}
