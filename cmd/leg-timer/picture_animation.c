#include "picture_animation.h"

#include "base/environment.h"

enum { SLOW_MS = 2000 }; /* repetitions shorter than this are shown as a pulse, not as a way */

/* A repetition as the hands do it, in milliseconds. */
struct stroke {
	int64_t whole;	/* with the hand's way back */
	int64_t there;	/* the stroke alone */
	int64_t within; /* how much of it is done */
	bool slow;
};

static const struct step *current(const struct pace *pace)
{
	return &pace->plan->steps[pace->step];
}

static bool has_hands(const struct pace *pace)
{
	const struct step *step = current(pace);
	return pace->state == PACE_RUNNING && step->zone != STEP_WITHOUT && step->reps > 0 &&
	       step->rep_ms > 0;
}

static struct stroke stroke_now(const struct pace *pace)
{
	const struct step *step = current(pace);
	return (struct stroke){
		.whole = step->rep_ms,
		.there = step->stroke_ms > 0 ? step->stroke_ms : step->rep_ms,
		.within = pace->done % step->rep_ms,
		.slow = step->rep_ms >= SLOW_MS,
	};
}

/* Along the zone with each slow stroke, and not shown while the hand goes back; with quick ones a
 * little further up at each, over the whole step, pressing in time. */
static void place_hands(const struct pace *pace, struct leg_picture *picture)
{
	struct stroke stroke = stroke_now(pace);
	if (!stroke.slow) {
		picture->hands = (int)((pace->done - stroke.within) * HANDS_WAY / pace->length);
		picture->pulse = stroke.within * 2 < stroke.whole;
	} else if (stroke.within < stroke.there) {
		picture->hands = (int)(stroke.within * HANDS_WAY / stroke.there);
	}
}

struct leg_picture motion_picture(const struct pace *pace, bool still)
{
	const struct step *step = current(pace);
	struct leg_picture picture = {
		.unicode = environment_wants_unicode(),
		.leg = step->leg,
		.zone = pace->state == PACE_RUNNING ? step->zone : STEP_WITHOUT,
		.hands = HANDS_NOWHERE,
		.pulse = true,
	};
	if (!has_hands(pace))
		return picture;
	picture.upward = step->direction == DIRECTION_TOWARD_HEART;
	if (still)
		picture.hands = HANDS_WAY / 2;
	else
		place_hands(pace, &picture);
	return picture;
}

int64_t motion_due(const struct pace *pace, bool still)
{
	if (still || pace->paused || !has_hands(pace))
		return PACE_NEVER;
	struct stroke stroke = stroke_now(pace);
	int64_t next = stroke.whole;
	if (!stroke.slow && stroke.within * 2 < stroke.whole) {
		next = (stroke.whole + 1) / 2;
	} else if (stroke.slow && stroke.within < stroke.there) {
		struct leg_picture picture = motion_picture(pace, still);
		next = (leg_picture_next(&picture) * stroke.there + HANDS_WAY - 1) / HANDS_WAY;
	}
	return pace->now + next - stroke.within;
}
