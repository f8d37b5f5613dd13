#include "base/alloc.h"
#include "doc/plan.h"
#include "leg-plan/draft_write.h"
#include "tap.h"

#define SIDE_MASSAGE                                                                               \
	"{\"level\":\"limited\",\"zones\":[\"foot\",\"calf\"],\"techniques\":[\"effleurage\"],"    \
	"\"pressure\":3,\"seconds\":300,\"cues\":[\"keep-clear\"]}"
#define SIDE_ELEVATION                                                                             \
	"{\"level\":\"allowed\",\"feet\":\"above-heart\",\"trunk_min\":0,\"trunk_max\":90,"        \
	"\"seconds\":900,\"cues\":[]}"
#define SIDE_SOCKS  "{\"level\":\"allowed\",\"mmhg\":20,\"cues\":[]}"
#define SIDE_SLEEVE "{\"level\":\"limited\",\"heat\":false,\"seconds\":0,\"cues\":[\"ask-first\"]}"
#define SIDE_STRETCH                                                                               \
	"{\"level\":\"allowed\",\"moves\":[\"hip-hinge\",\"toe-bends\"],\"hold\":30,\"pull\":5,"   \
	"\"standing\":true,\"cues\":[]}"
#define SIDE_WALKING                                                                               \
	"{\"level\":\"allowed\",\"standing\":true,\"block\":600,\"rest\":0,\"cues\":[]}"
#define BOTH(side) "{\"left\":" side ",\"right\":" side "}"
#define LIMITS                                                                                     \
	"{\"massage\":" BOTH(SIDE_MASSAGE) ",\"elevation\":" BOTH(                                 \
		SIDE_ELEVATION) ",\"socks\":" BOTH(SIDE_SOCKS) ",\"sleeve\":" BOTH(SIDE_SLEEVE) ",\"stretch\":" BOTH(SIDE_STRETCH) ",\"walking\":" BOTH(SIDE_WALKING) "}"
#define STEP                                                                                       \
	"{\"kind\":\"massage\",\"what\":\"stroke\",\"cues\":[\"keep-clear\"],\"title\":\"\","      \
	"\"leg\":\"left\",\"zone\":\"whole-leg\",\"technique\":\"effleurage\","                    \
	"\"direction\":\"toward-heart\",\"pressure\":3,\"seconds\":25,\"reps\":5,\"rep_ms\":5000," \
	"\"stroke_ms\":3500,\"position\":\"lying\",\"feet\":\"raised\",\"clock\":\"hold\","        \
	"\"note\":\"Slowly \xc3\xa9.\"}"
#define STEP_DEVICE                                                                                \
	"{\"kind\":\"sleeve\",\"what\":\"cincom\",\"cues\":[],\"title\":\"\",\"leg\":\"both\","    \
	"\"seconds\":600,"                                                                         \
	"\"position\":\"sitting\",\"feet\":\"level\",\"clock\":\"keep\",\"heat\":true}"
#define STEP_PUMPS                                                                                 \
	"{\"kind\":\"pumps\",\"what\":\"move\",\"cues\":[],\"title\":\"\",\"leg\":\"both\","       \
	"\"move\":\"calf-pumps\","                                                                 \
	"\"seconds\":60,\"reps\":15,\"rep_ms\":4000,\"position\":\"sitting\",\"feet\":\"level\","  \
	"\"clock\":\"hold\"}"
#define HEAD(version, screening)                                                                   \
	"{\"type\":\"leg-plan\",\"version\":" version                                              \
	",\"id\":\"01998b7c-2f00-7aaa-8bbb-0123456789ab\","                                        \
	"\"created\":\"2026-11-22T09:30:00+01:00\",\"rules\":\"2026.12\"," screening               \
	"\"valid_until\":\"2026-11-22T10:30:00+01:00\","                                           \
	"\"outcome\":\"limited\",\"action\":\"none\",\"mode\":\"self\","                           \
	"\"routine\":\"circulation\",\"title\":\"\",\"seconds\":685,"                              \
	"\"needs\":[\"pillow\",\"oil\"],\"limits\":" LIMITS ",\"advice\":[],"                      \
	"\"alternatives\":[{\"routine\":\"stretch\",\"minutes\":8}],"                              \
	"\"omitted\":[{\"what\":\"step\",\"why\":\"light-strokes-only\",\"kind\":\"massage\","     \
	"\"technique\":\"kneading\",\"zone\":\"calf\",\"leg\":\"left\"},{\"what\":\"massage\","    \
	"\"why\":\"done-today\",\"leg\":\"right\",\"seconds\":300,"                                \
	"\"at\":\"2026-11-22T09:30:00+01:00\"},{\"what\":\"routine\",\"why\":\"stopped\","         \
	"\"routine\":\"elevate\"},{\"what\":\"note\",\"why\":\"no-screening\",\"part\":\"march\"," \
	"\"step\":3}],\"steps\":["
#define SCREENING "\"screening_id\":\"01998b7c-2f00-7aaa-8bbb-0123456789aa\","

static const char golden[] = HEAD("1", SCREENING) STEP "," STEP_DEVICE "," STEP_PUMPS "]}\n";

static bool decodes(const char *bytes, size_t length, struct fault *fault)
{
	struct text text = TEXT_EMPTY;
	text_add_bytes(&text, bytes, length);
	struct plan plan;
	bool ok = plan_decode(&text, &plan, fault);
	plan_release(&plan);
	text_release(&text);
	return ok;
}

static void round_trip(const char *bytes, const char *what)
{
	struct text in = TEXT_EMPTY, out = TEXT_EMPTY;
	struct plan plan;
	struct fault fault = {0};
	text_add(&in, bytes);
	if (ok(plan_decode(&in, &plan, &fault), "%s is read: %s", what, fault.text))
		plan_encode(&plan, &out);
	same(out.bytes, bytes, "and written byte for byte as it was");
	plan_release(&plan);
	text_release(&in);
	text_release(&out);
}

static void every_prefix_is_refused(void)
{
	int breaches = 0;
	struct fault fault;
	for (size_t length = 0; length < strlen(golden) - 1; length++) {
		fault = (struct fault){0};
		if (decodes(golden, length, &fault) || fault.kind != FAULT_DATA || !*fault.text)
			breaches++;
	}
	ok(!breaches, "every prefix is refused with a line (%d breaches)", breaches);
}

/* Every byte is replaced in turn; what is still read must be written and read again alike. */
static void one_byte_changes(void)
{
	static const char bytes[] = "0\"x}\x01\xff";
	int breaches = 0;
	struct text in = TEXT_EMPTY;
	for (size_t at = 0; at < strlen(golden); at++)
		for (size_t with = 0; with < sizeof bytes - 1; with++) {
			struct fault fault = {0};
			struct plan plan;
			text_clear(&in);
			text_add(&in, golden);
			in.bytes[at] = bytes[with];
			if (plan_decode(&in, &plan, &fault)) {
				struct text out = TEXT_EMPTY;
				plan_encode(&plan, &out);
				breaches += !decodes(out.bytes, out.length, &fault);
				text_release(&out);
			} else {
				breaches += fault.kind != FAULT_DATA || !*fault.text;
			}
			plan_release(&plan);
		}
	text_release(&in);
	ok(!breaches, "every one-byte change is read or refused cleanly (%d breaches)", breaches);
}

static void refused(const char *from, const char *to, const char *text)
{
	struct text in = TEXT_EMPTY;
	const char *at = strstr(golden, from);
	text_add_bytes(&in, golden, (size_t)(at - golden));
	text_add(&in, to);
	text_add(&in, at + strlen(from));
	struct fault fault = {0};
	ok(!decodes(in.bytes, in.length, &fault), "refused: %s", to);
	begins(fault.text, text, "with the member and the reason");
	text_release(&in);
}

static void notes(void)
{
	struct text note = TEXT_EMPTY;
	text_add_times(&note, "\xc3\xa9", PLAN_MOST_NOTE);
	ok(plan_note_fits(note.bytes), "a note of 200 characters fits, however many bytes");
	text_add(&note, "e");
	ok(!plan_note_fits(note.bytes), "201 do not");
	ok(!plan_note_fits("a\nb") && !plan_note_fits("\xe2\x80\xae") && plan_note_fits(""),
	   "nor do controls and signs that turn the direction");
	text_release(&note);
}

/* Nothing but what a draft must have. */
static void drafts_are_filled_in(void)
{
	static const char draft[] =
		"{\"type\":\"leg-plan\",\"version\":1,\"steps\":["
		"{\"kind\":\"massage\",\"zone\":\"calf\",\"technique\":\"effleurage\",\"reps\":5,"
		"\"rep_ms\":3100},{\"kind\":\"walking\",\"seconds\":60}]}";
	struct text bytes = TEXT_EMPTY;
	struct plan plan;
	struct fault fault;
	text_add(&bytes, draft);
	if (ok(plan_decode_draft(&bytes, &plan, NULL, &fault), "a draft is read")) {
		const struct step *stroke = &plan.steps[0], *walk = &plan.steps[1];
		ok(plan.outcome == OUTCOME_GO && plan.action == ACTION_NONE &&
			   plan.mode == MODE_SELF && !plan.screened,
		   "a draft goes, for oneself");
		ok(plan.seconds == 76 && stroke->seconds == 16, "its seconds are its steps'");
		ok(stroke->position == POSITION_SITTING && stroke->feet == FEET_LEVEL,
		   "one sits with the feet level");
		ok(stroke->direction ==
			   (int)technique_row((enum technique)stroke->technique)->direction,
		   "a stroke has the direction of its technique");
		ok(walk->leg == LEG_BOTH && walk->what == task_of_kind(STEP_WALKING) &&
			   walk->move == MOVE_MARCHING,
		   "both legs do the task of the kind");
		ok(stroke->clock == CLOCK_HOLD && walk->clock == CLOCK_KEEP,
		   "the clock is the kind's");
		ok(limits_level(&plan.limits, MODALITY_MASSAGE, LEG_BOTH) == LEVEL_ALLOWED &&
			   plan.limits.leg[LEG_LEFT].massage.seconds == LIMIT_SECONDS,
		   "the limits are open");
	}
	plan_release(&plan);
	text_release(&bytes);
}

/* With the legs up a step is not on a chair, unless the writer says so. */
static void drafts_lie_with_the_legs_up(void)
{
	static const char draft[] =
		"{\"type\":\"leg-plan\",\"version\":1,\"steps\":["
		"{\"kind\":\"elevation\",\"seconds\":60},"
		"{\"kind\":\"rest\",\"feet\":\"raised\",\"seconds\":60},"
		"{\"kind\":\"setup\",\"feet\":\"raised\",\"seconds\":60},"
		"{\"kind\":\"massage\",\"feet\":\"raised\",\"seconds\":60},"
		"{\"kind\":\"elevation\",\"position\":\"sitting\",\"seconds\":60}]}";
	static const enum position wanted[] = {POSITION_LYING, POSITION_LYING,
					       POSITION_LONG_SITTING, POSITION_LONG_SITTING,
					       POSITION_SITTING};
	struct text bytes = TEXT_EMPTY;
	struct plan plan;
	struct fault fault;
	text_add(&bytes, draft);
	bool as_wanted = plan_decode_draft(&bytes, &plan, NULL, &fault) &&
			 plan.step_count == sizeof wanted / sizeof *wanted;
	for (size_t i = 0; as_wanted && i < plan.step_count; i++)
		as_wanted = plan.steps[i].position == wanted[i];
	ok(as_wanted, "with the feet up one lies, or sits up for the hands");
	plan_release(&plan);
	text_release(&bytes);
}

/* Each member left out comes back, but for the cues: those are the limits' to give. */
static void drafts_keep_their_steps(void)
{
	struct text bytes = TEXT_EMPTY, one = TEXT_EMPTY, two = TEXT_EMPTY;
	struct plan plan, again;
	struct fault fault;
	text_add(&bytes, golden);
	if (!ok(plan_decode(&bytes, &plan, &fault), "a plan is read"))
		return;
	text_clear(&bytes);
	plan_encode_draft(&plan, &bytes);
	ok(plan_decode_draft(&bytes, &again, NULL, &fault) && again.step_count == plan.step_count,
	   "its draft has as many steps");
	for (size_t i = 0; i < again.step_count; i++) {
		plan.steps[i].cues = 0;
		step_encode(&plan.steps[i], &one);
		step_encode(&again.steps[i], &two);
	}
	same(two.bytes, one.bytes, "and the same ones");
	plan_release(&plan);
	plan_release(&again);
	text_release(&bytes);
	text_release(&one);
	text_release(&two);
}

int main(void)
{
	round_trip(golden, "a plan with every member");
	round_trip(HEAD("1", "") "]}\n", "a plan without steps and without a screening");
	every_prefix_is_refused();
	one_byte_changes();
	refused("\"zone\":\"whole-leg\"", "\"zone\":\"elbow\"",
		"steps[0].zone: unknown word 'elbow'");
	refused("{\"kind\":\"massage\"", "{\"kind\":\"dance\"",
		"steps[0].kind: unknown word 'dance'");
	refused("\"version\":1", "\"version\":2",
		"version: 2 is newer than this program knows (1); update leg");
	refused("\"seconds\":25", "\"seconds\":25.0", "steps[0].seconds: expected a whole number");
	refused("\"clock\":\"keep\"", "\"cloc\":\"keep\"",
		"steps[1].clock: missing, expected a string");
	refused("\"level\":\"limited\"", "\"level\":\"fine\"",
		"limits.massage.left.level: unknown word 'fine'");
	refused("\"title\":\"\",\"leg\":\"left\"", "\"cue\":5,\"leg\":\"left\"",
		"steps[0].cue: expected a string");
	refused("\"what\":\"stroke\"", "\"what\":\"pillow\"",
		"steps[0].what: 'pillow' is not a step of kind massage");
	refused("\"what\":\"cincom\"", "\"what\":\"toaster\"",
		"steps[1].what: unknown word 'toaster'");
	refused("\"keep-clear\"],\"title", "\"knead-hard\"],\"title",
		"steps[0].cues[0]: unknown word 'knead-hard'");
	refused("\"oil\"", "\"knife\"", "needs[1]: unknown word 'knife'");
	refused("\"why\":\"stopped\"", "\"why\":\"\"", "omitted[2].why: unknown word ''");
	refused("\"part\":\"march\"", "\"part\":\"arms\"", "omitted[3].part: unknown part");
	refused("\"routine\":\"circulation\"", "\"routine\":\"KNEAD HARD\"",
		"routine: unknown word 'KNEAD HARD'");
	refused("\"rules\":\"2026.12\"", "\"rules\":\"latest\"",
		"rules: expected a year and month, 2026.12");
	refused("Slowly", "\\u001b[2J",
		"steps[0].note: at most 200 characters, and no control characters");
	notes();
	drafts_are_filled_in();
	drafts_lie_with_the_legs_up();
	drafts_keep_their_steps();
	ok(step_seconds(8, 500) == 4 && step_seconds(7, 500) == 4 && step_seconds(1, 1) == 1,
	   "repetitions round up to a second");
	return tap_done();
}
