/* The moving picture: it looks different when it was said to, and at no other moment. */
#include "leg-timer/picture_animation.h"

#include <stdlib.h>
#include <string.h>

#include "body/zone.h"

#include "tap.h"

static void look(const struct leg_picture *picture, struct text *out)
{
	text_clear(out);
	for (int row = 0; row < LEG_PICTURE_ROWS; row++)
		leg_picture_row(picture, row, out);
}

static void test_next(void)
{
	int late = 0, early = 0, cases = 0;
	struct text now = TEXT_EMPTY, then = TEXT_EMPTY;
	for (int zone = 0; zone < ZONES; zone++) {
		struct leg_picture picture = {.zone = zone, .upward = true, .pulse = true};
		look(&picture, &now);
		int next = leg_picture_next(&picture);
		for (picture.hands = 0; picture.hands < HANDS_WAY; picture.hands++, cases++) {
			look(&picture, &then);
			bool differs = strcmp(now.bytes, then.bytes) != 0;
			late += differs && picture.hands < next;
			early += !differs && picture.hands >= next;
			if (picture.hands >= next) {
				next = leg_picture_next(&picture);
				look(&picture, &now);
			}
		}
	}
	ok(!late && !early, "%d places of the hands: the next look is foreseen (late %d, early %d)",
	   cases, late, early);
	text_release(&now);
	text_release(&then);
}

static void tell(const struct event *event, void *context)
{
	(void)event;
	(void)context;
}

static struct timer timer; /* large */

/* Millisecond by millisecond through one step; how often the picture changed unforeseen, and how
 * often it was looked at in vain. */
static void watch(int zone, int reps, int rep_ms, int stroke_ms, int *unforeseen, int *vain)
{
	struct plan plan;
	struct timer_setup options = {
		.gap_ms = TIMER_GAP_MS, .valid_ms = TIMER_NEVER, .strokes = true};
	struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
	plan_init(&plan);
	struct step step = step_empty(STEP_MASSAGE);
	step.title = strdup("strokes");
	step.zone = zone;
	step.direction = DIRECTION_TOWARD_HEART;
	step.reps = reps;
	step.rep_ms = rep_ms;
	step.stroke_ms = stroke_ms;
	step.seconds = step_seconds(reps, rep_ms);
	plan_add_step(&plan, step);
	timer_begin(&timer, &plan, &options, tell, NULL);
	struct leg_picture picture = motion_picture(&timer, false);
	int64_t due = motion_due(&timer, false);
	look(&picture, &before);
	for (int64_t now = 1; timer.state == TIMER_RUNNING; now++) {
		timer_step(&timer, TIMER_TICK, now);
		if (timer.state != TIMER_RUNNING)
			break;
		picture = motion_picture(&timer, false);
		look(&picture, &after);
		bool differs = strcmp(before.bytes, after.bytes) != 0;
		*unforeseen += differs && now != due;
		*vain += !differs && now == due;
		if (now >= due)
			due = motion_due(&timer, false);
		struct text kept = before;
		before = after;
		after = kept;
	}
	plan_release(&plan);
	text_release(&before);
	text_release(&after);
}

static void test_due(void)
{
	static const int tempos[][3] = {{3, 5000, 3500}, {2, 6000, 5000}, {8, 500, 250},
					{5, 1000, 1000}, {4, 1999, 0},	  {3, 2000, 2000},
					{2, 2001, 7},	 {6, 333, 100},	  {1, 9000, 8000}};
	int unforeseen = 0, vain = 0;
	for (int zone = 0; zone < ZONES; zone++)
		for (size_t i = 0; i < sizeof tempos / sizeof tempos[0]; i++)
			watch(zone, tempos[i][0], tempos[i][1], tempos[i][2], &unforeseen, &vain);
	ok(!unforeseen, "every change of the picture is foreseen (%d are not)", unforeseen);
	ok(vain < 40, "and hardly a wake-up is in vain (%d)", vain);
}

static void test_rest(void)
{
	struct plan plan;
	struct timer_setup options = {.gap_ms = TIMER_GAP_MS, .valid_ms = TIMER_NEVER};
	plan_init(&plan);
	struct step step = step_empty(STEP_REST);
	step.title = strdup("rest");
	step.seconds = 10;
	plan_add_step(&plan, step);
	step = step_empty(STEP_MASSAGE);
	step.title = strdup("strokes");
	step.zone = ZONE_CALF;
	step.reps = 2;
	step.rep_ms = 5000;
	step.seconds = 10;
	plan_add_step(&plan, step);
	timer_begin(&timer, &plan, &options, tell, NULL);
	ok(motion_due(&timer, false) == TIMER_NEVER, "a rest does not move");
	timer_step(&timer, TIMER_NEXT, 1000);
	ok(motion_due(&timer, false) > 1000 && motion_due(&timer, true) == TIMER_NEVER,
	   "strokes do, but not where it was asked to be still");
	timer_step(&timer, TIMER_PAUSE, 1500);
	ok(motion_due(&timer, false) == TIMER_NEVER, "nor in a pause");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm", 1);
	bool drawn = motion_picture(&timer, false).unicode;
	setenv("TERM", "linux", 1);
	ok(drawn && !motion_picture(&timer, false).unicode,
	   "the Linux console, whose fonts lack the characters, has it in ASCII");
	plan_release(&plan);
}

int main(void)
{
	test_next();
	test_due();
	test_rest();
	return tap_done();
}
