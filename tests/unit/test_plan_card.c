/* The card of a plan: it fits its columns, shows all that matters, and nothing in it can drive the
 * terminal. */
#include "base/alloc.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "leg-plan/compose.h"
#include "leg-plan/plan_card.h"
#include "show/plan_words.h"
#include "tap.h"

static void composed(const char *routine, int minutes, struct plan *plan)
{
	struct limits open;
	struct fault fault = {0};
	struct request request = {.routine = routine_find(routine),
				  .seconds = minutes * MINUTE,
				  .legs = LEG_BOTH,
				  .zones = ZONES_ALL,
				  .pressure = WISH_USUAL,
				  .device = device_row(0)};
	limits_open(&open);
	plan_init(plan);
	if (!compose(&request, &open, plan, &fault))
		printf("# %s\n", fault.text);
	plan_word(plan, "112");
}

static size_t widest(const char *text)
{
	size_t most = 0;
	for (; *text; text += strcspn(text, "\n"), text += *text == '\n') {
		char line[400];
		snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
		size_t width = visible_width(line);
		most = width > most ? width : most;
	}
	return most;
}

static bool says(const struct text *card, const char *words)
{
	if (strstr(card->bytes, words))
		return true;
	printf("# the card lacks: %s\n", words);
	return false;
}

static void three_minutes(void)
{
	struct plan plan;
	struct text card = TEXT_EMPTY;
	composed("circulation", 3, &plan);
	plan_text(&plan, "112", 200, &card);
	ok(says(&card, "Circulation, 3 min\n") && says(&card, "Have ready: pillow; oil.\n") &&
		   !strstr(card.bytes, note_rule),
	   "it begins with what, how long, and what to have ready");
	ok(says(&card, "  0:45  Long strokes, left leg: 25 s, 5 strokes, light (3 of 10)\n") &&
		   says(&card, "  2:50  Light taps, front of the right thigh: 4 s, 8 taps, ") &&
		   says(&card, "Left leg\n") && says(&card, "Right leg\n"),
	   "each step has its time, strokes and pressure, in words too");
	ok(says(&card, "! Stop if this calf alone is sore."), "cautions stand out");
	ok(says(&card,
		"11 steps, 3 min. Massage, left leg: 1 min 05 s. Massage, right leg: 1 min 05 "
		"s."),
	   "totals");
	ok(says(&card, "Trouble breathing or chest pain: call 112.") &&
		   says(&card, "get help the same day"),
	   "what to watch for, with the number to call");
	plan_release(&plan);
	text_release(&card);
}

static void add_titled(struct plan *plan, enum step_kind kind, enum leg leg, int stroke_ms)
{
	struct step step = step_empty(kind);
	step.leg = leg;
	step.position = POSITION_SITTING;
	step.feet = leg == LEG_BOTH ? FEET_LEVEL : FEET_RAISED;
	step.reps = 2;
	step.rep_ms = 20000;
	step.stroke_ms = stroke_ms;
	step.seconds = 40;
	step.title = alloc_string("Its title");
	plan->seconds += step.seconds;
	plan_add_step(plan, step);
}

static void worded_plan(struct plan *plan)
{
	struct omission time = omission_of(OMIT_TIME, WHY_NO_TIME),
			waits = omission_of(OMIT_MASSAGE, WHY_OTHER_LEG);
	plan_init(plan);
	plan->mode = MODE_PARTNER;
	plan->outcome = OUTCOME_LIMITED;
	plan->needs = THING_BIT(THING_LOTION) | THING_BIT(THING_CHAIR);
	plan->title = alloc_string("The title of the plan");
	plan->advice = alloc_string("What to do first, in more words than a line.");
	add_titled(plan, STEP_MASSAGE, LEG_RIGHT, 15000);
	add_titled(plan, STEP_STRETCH, LEG_BOTH, 15000);
	add_titled(plan, STEP_STRETCH, LEG_BOTH, 10000);
	add_titled(plan, STEP_STRETCH, LEG_BOTH, 20000);
	struct step *first = &plan->steps[0];
	first->pressure = 3;
	first->cue = alloc_string("What is to be done, in more words than a line holds.");
	first->caution = alloc_string("When to stop it, in more words than a line holds.");
	first->note = alloc_string("In words of the writer.");
	time.seconds = 20;
	plan_omit(plan, &time);
	waits.leg = LEG_LEFT;
	plan_omit(plan, &waits);
	plan->steps[2].position = plan->steps[3].position = POSITION_PROPPED;
}

/* Each line, and how it is broken, on a narrow terminal. */
static void whole(void)
{
	struct plan plan;
	struct text card = TEXT_EMPTY;
	worded_plan(&plan);
	plan_text(&plan, "112", 40, &card);
	same(card.bytes,
	     "The title of the plan, 2 min 40 s, for\n"
	     "your partner\n"
	     "Limited today: do only the steps below.\n"
	     "\n"
	     "First\n"
	     "  What to do first, in more words than a\n"
	     "  line.\n"
	     "\n"
	     "Have ready: a lotion that your partner\n"
	     "  knows; chair.\n"
	     "\n"
	     "Where a note asks for more than these\n"
	     "steps, the steps hold.\n"
	     "\n"
	     "Right leg\n"
	     "  (sitting, legs on a pillow, about 15\n"
	     "   cm (6 in) up)\n"
	     "  0:00  Its title: 40 s, 2 times, light\n"
	     "        (3 of 10)\n"
	     "        What is to be done, in more\n"
	     "        words than a line holds.\n"
	     "        ! When to stop it, in more words\n"
	     "          than a line holds.\n"
	     "        Note in the plan: In words of\n"
	     "          the writer.\n"
	     "\n"
	     "Both legs\n"
	     "  (sitting, feet level)\n"
	     "  0:40  Its title: 40 s, 2 times, hold\n"
	     "        15 s\n"
	     "  (lying back with head and chest\n"
	     "   propped up, feet level)\n"
	     "  1:20  Its title: 40 s, 2 times\n"
	     "  2:00  Its title: 40 s, 2 times\n"
	     "\n"
	     "Left out or changed\n"
	     "  20 s of the time asked for: not enough\n"
	     "    time\n"
	     "  massage, left leg: an hour has to pass\n"
	     "    between the legs: from 00:00 on\n"
	     "\n"
	     "In all\n"
	     "  4 steps, 2 min 40 s. Massage, right\n"
	     "  leg: 40 s.\n"
	     "  Once a day is plenty.\n"
	     "\n"
	     "Watch for\n"
	     "  Stop at once if something hurts, goes\n"
	     "  numb, or changes colour, or if your\n"
	     "  partner feels faint or short of\n"
	     "  breath. Tell your partner:\n"
	     "  In the next 2 days: new pain, swelling\n"
	     "  or warmth in one leg: get help the\n"
	     "  same day.\n"
	     "  Trouble breathing or chest pain: call\n"
	     "  112.\n"
	     "  Very sore with dark urine: go to the\n"
	     "  emergency room.\n",
	     "the whole card");
	plan.routine = "partner";
	snprintf(plan.rules, sizeof plan.rules, "1");
	text_clear(&card);
	plan_text(&plan, "112", 20, &card);
	ok(says(&card, "The title of the\nplan, 2 min 40 s\nRules 1, reviewed by\na clinician: ") &&
		   says(&card, "\nLimited today: do\nonly the steps\nbelow.\n"),
	   "what is for a partner anyway does not say so; and by which rules it is made");
	plan_release(&plan);
	text_release(&card);
}

static void widths(void)
{
	static const int columns[] = {20, 32, 40, 60, 80};
	int wide = 0;
	for (int r = 0; r < ROUTINES; r++)
		for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
			struct plan plan;
			struct text card = TEXT_EMPTY;
			composed(routine_row(r)->id, routine_row(r)->most, &plan);
			plan_text(&plan, "your emergency number (112, 911, 999)", columns[i],
				  &card);
			wide += widest(card.bytes) > (size_t)columns[i];
			plan_release(&plan);
			text_release(&card);
		}
	ok(!wide, "no line of any card is wider than the terminal (%d cards)", wide);
}

static void stop(void)
{
	struct plan plan;
	struct text card = TEXT_EMPTY;
	plan_init(&plan);
	plan.outcome = OUTCOME_STOP;
	plan.action = ACTION_TODAY;
	plan_word(&plan, "112");
	plan_text(&plan, "112", 80, &card);
	ok(says(&card, "Stop: do none of this today.") && says(&card, "What to do now\n"),
	   "a stop says so, and what to do");
	ok(!strstr(card.bytes, "In all"), "and nothing of steps");
	plan_release(&plan);
	text_release(&card);
}

/* A command can be copied, and a long plan has room for its times. */
static void narrow(void)
{
	struct plan plan;
	struct text card = TEXT_EMPTY;
	plan_init(&plan);
	plan.outcome = OUTCOME_STOP;
	plan_alternative(&plan, "stretch", 8);
	plan_word(&plan, "112");
	plan_text(&plan, "112", 30, &card);
	ok(says(&card, "\nStop: do none of this today.\nStill allowed: stretch, 8\nminutes.\n"
		       "  leg-screen --reuse | leg-plan -r stretch | leg-timer | leg-log add\n"),
	   "a command is one line, whatever the width");
	plan_release(&plan);
	composed("rest", 30, &plan);
	plan.steps[0].seconds = 6000;
	struct step again = step_empty(STEP_REST);
	again.what = TASK_SIT_QUIETLY;
	again.seconds = 60;
	plan_add_step(&plan, again);
	plan_word(&plan, "112");
	text_clear(&card);
	plan_text(&plan, "112", 80, &card);
	ok(says(&card, "\n  100:00 ") && says(&card, "  2 steps, "),
	   "a blank stands after a time of three digits");
	plan_release(&plan);
	text_release(&card);
}

/* Every text of a document is replaced by one that would hurt: nothing of it is shown. */
static void no_word_of_the_document(void)
{
	struct plan plan, read;
	struct fault fault = {0};
	struct text line = TEXT_EMPTY, card = TEXT_EMPTY;
	composed("circulation", 3, &plan);
	plan.envelope = envelope_new();
	plan.valid_until = plan.envelope.created;
	for (size_t i = 0; i < plan.step_count; i++) {
		struct step *step = &plan.steps[i];
		step_release(step);
		step->title = alloc_string("KNEAD HARD");
		step->cue = alloc_string("KNEAD HARD");
		step->caution = alloc_string("KNEAD HARD");
	}
	alloc_free(plan.title);
	alloc_free(plan.advice);
	plan.title = alloc_string("KNEAD HARD");
	plan.advice = alloc_string("KNEAD HARD");
	plan_alternative(&plan, "stretch", 8);
	plan.alternatives[0].title = alloc_string("KNEAD HARD");
	plan.alternatives[0].command = alloc_string("KNEAD HARD");
	plan_encode(&plan, &line);
	bool decoded = plan_decode(&line, &read, &fault);
	ok(decoded, "it is read %s", fault.text);
	if (!decoded)
		return;
	plan_word(&read, "112");
	plan_text(&read, "112", 60, &card);
	ok(strstr(line.bytes, "KNEAD HARD") && !strstr(card.bytes, "KNEAD"),
	   "no text of a document is on the card");
	text_clear(&line);
	plan_encode(&read, &line);
	ok(!strstr(line.bytes, "KNEAD"), "nor in what is written again");
	plan_release(&plan);
	plan_release(&read);
	text_release(&line);
	text_release(&card);
}

int main(void)
{
	three_minutes();
	whole();
	widths();
	stop();
	narrow();
	no_word_of_the_document();
	return tap_done();
}
