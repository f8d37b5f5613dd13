#include "show/step_text.h"

#include <string.h>

#include "base/alloc.h"
#include "body/stretch.h"
#include "body/stroke.h"

const char *pressure_words(int pressure)
{
	static const char *const words[] = {
		"no pressure", "barely touching", "very light",
		"light",       "light to medium", "medium, pleasant",
	};
	enum { KNOWN = sizeof words / sizeof *words };
	return pressure < KNOWN ? words[pressure] : "too hard";
}

const char *repetition_words(const struct step *step, int count)
{
	static const struct {
		const char *label;
		const char *one;
		const char *more;
	} words[] = {
		[TECHNIQUE_EFFLEURAGE] = {"Stroke", "stroke", "strokes"},
		[TECHNIQUE_KNEADING] = {"Circle", "circle", "circles"},
		[TECHNIQUE_PERCUSSION] = {"Tap", "tap", "taps"},
		[TECHNIQUE_LYMPH] = {"Stroke", "stroke", "strokes"},
		[TECHNIQUE_PINCH_AND_RELEASE] = {"Lift", "lift", "lifts"},
		[TECHNIQUE_FINISHING] = {"Stroke", "stroke", "strokes"},
		[TECHNIQUES] = {"Round", "time", "times"},
	};
	int row = step->technique == STEP_WITHOUT ? TECHNIQUES : step->technique;
	return count == 0 ? words[row].label : count == 1 ? words[row].one : words[row].more;
}

static void add_sentence(struct text *out, const char *sentence)
{
	if (!sentence || !*sentence)
		return;
	if (out->length)
		text_add_char(out, ' ');
	text_add(out, sentence);
}

/* ---- the words of a task ---- */

/* How high the feet are in the words of the step. */
static enum feet height_of(const struct step *step)
{
	if (step->what >= TASK_DEVICE || !task_row(step->what)->foretells)
		return step->feet;
	if (step->cues & CUE_BIT(CUE_FEET_LOWERED))
		return FEET_LEVEL;
	return step->cues & CUE_BIT(CUE_ONE_PILLOW) ? FEET_RAISED : FEET_ABOVE_HEART;
}

/* NULL if the words of the step come from elsewhere. */
static const struct task_words *words_of(const struct step *step, bool partner)
{
	if (step->what >= TASK_DEVICE)
		return NULL;
	const struct task_row *row = task_row(step->what);
	if (partner && row->giver.cue)
		return &row->giver;
	return row->own.cue ? &row->own : NULL;
}

static const char *task_cue(const struct step *step, const struct task_words *words)
{
	enum feet height = height_of(step);
	if (step->position == POSITION_SITTING && step->feet == FEET_LEVEL && words->chair)
		return words->chair;
	if (height == FEET_LEVEL && words->level)
		return words->level;
	return height == FEET_RAISED && words->raised ? words->raised : words->cue;
}

static const char *device_heat(const struct step *step)
{
	if (!task_device(step->what)->heat)
		return NULL;
	return step->heat ? "Heat on its lowest setting, or off." : "Leave the heat off.";
}

/* ---- title ---- */

void step_place(int zone, enum leg leg, struct text *out)
{
	if (zone == ZONE_WHOLE_LEG || zone == STEP_WITHOUT) {
		text_add(out, leg_words(leg));
		return;
	}
	const char *words = zone_row((enum zone)zone)->words;
	const char *the = strstr(words, "the "); /* "front of the thigh": of the left thigh */
	size_t before = the ? (size_t)(the - words) + strlen("the ") : 0;
	if (leg == LEG_BOTH)
		text_addf(out, "%s of both legs", words);
	else
		text_addf(out, "%.*s%s %s", (int)before, words, leg_id(leg), words + before);
}

static const char *bare_title(const struct step *step, bool partner)
{
	bool rests = step->what == TASK_RAISE || step->what == TASK_REST;
	if (rests && step->kind == STEP_REST && step->feet == FEET_LEVEL)
		return "Rest";
	const struct task_words *words = words_of(step, partner);
	if (words)
		return words->title;
	if (step->what >= TASK_DEVICE)
		return "Air sleeves";
	if (step->technique != STEP_WITHOUT)
		return technique_row((enum technique)step->technique)->title;
	if (step->move != STEP_WITHOUT)
		return stretch_row((enum move)step->move)->title;
	return step->kind == STEP_STRETCH ? "Stretch" : "Move";
}

void step_title(const struct step *step, bool partner, struct text *out)
{
	text_add(out, bare_title(step, partner));
	bool always = step->kind == STEP_MASSAGE || step->kind == STEP_STRETCH;
	bool one_leg = step->kind == STEP_SLEEVE || step->kind == STEP_SOCKS ||
		       step->kind == STEP_ELEVATION;
	if (!always && !(one_leg && step->leg != LEG_BOTH))
		return;
	text_add(out, ", ");
	step_place(step->kind == STEP_MASSAGE ? step->zone : STEP_WITHOUT, step->leg, out);
}

/* ---- what to do, what to mind ---- */

/* The giver passes on what the other person is to do; hands and devices are the giver's own. */
static bool passed_on(const struct step *step, bool partner)
{
	bool hands = step->kind == STEP_MASSAGE || step->kind == STEP_SWITCH ||
		     step->kind == STEP_SLEEVE;
	bool to_giver = step->what < TASK_DEVICE && task_row(step->what)->giver.cue;
	return partner && !hands && !to_giver;
}

static const char tell[] = "Tell your partner:";

/* Whole sentences. */
static void step_instruction(const struct step *step, bool partner, struct text *out)
{
	const struct task_words *words = words_of(step, partner);
	add_sentence(out, passed_on(step, partner) ? tell : NULL);
	if (words) {
		add_sentence(out, task_cue(step, words));
	} else if (step->what >= TASK_DEVICE) {
		add_sentence(out, task_device(step->what)->setting);
		add_sentence(out, device_heat(step));
	} else if (step->technique != STEP_WITHOUT) {
		add_sentence(out, technique_row((enum technique)step->technique)->cue);
	} else if (step->move != STEP_WITHOUT) {
		add_sentence(out, stretch_cue((enum move)step->move, step->position));
	}
	if (step->kind == STEP_MASSAGE && step->zone != STEP_WITHOUT)
		add_sentence(out, stroke_path((enum zone)step->zone));
}

static const char *own_caution(const struct step *step)
{
	if (step->kind == STEP_MASSAGE && step->zone != STEP_WITHOUT)
		return stroke_caution((enum zone)step->zone);
	return step->move == STEP_WITHOUT ? NULL : stretch_row((enum move)step->move)->caution;
}

/* Whether to begin at all comes before how to do it. */
static const cue_set leading_cues = CUE_BIT(CUE_SKIP_IF_ILL) | CUE_BIT(CUE_DAYTIME_ONLY) |
				    CUE_BIT(CUE_DEVICE_DAYS) | CUE_BIT(CUE_STOP_IF_WEARY);

/* Tasks whose words say that the legs lie level, and the oil that comes behind one of them. */
static bool says_level(enum task what)
{
	return what == TASK_PILLOW || what == TASK_DRY_PILLOW || what == TASK_OIL ||
	       what == TASK_LOTION || what == TASK_RAISE || what == TASK_REST;
}

/* Of the height one holds, or none where it is in the words of the step. */
static cue_set cues_of_height(const struct step *step)
{
	bool told = step->what < TASK_DEVICE && task_row(step->what)->foretells;
	bool level = step->feet == FEET_LEVEL;
	cue_set said = 0;
	if (told || level)
		said |= CUE_BIT(CUE_ONE_PILLOW);
	if (told || !level || says_level(step->what))
		said |= CUE_BIT(CUE_FEET_LOWERED);
	return said;
}

/* Needless on a chair with both feet on the floor. */
static cue_set cues_of_sitting(const struct step *step)
{
	if (step->position != POSITION_SITTING || step->feet != FEET_LEVEL)
		return 0;
	if (step->kind == STEP_REST || step->kind == STEP_SETUP)
		return CUE_BIT(CUE_RISE_SLOWLY) | CUE_BIT(CUE_KNEES_BENT) |
		       CUE_BIT(CUE_WATCH_COLOUR);
	return step->kind == STEP_WALKING || step->kind == STEP_PUMPS ? CUE_BIT(CUE_SIT_OR_HOLD)
								      : 0;
}

/* In the words of the movement already, or about what it does not bend. */
static cue_set cues_of_move(const struct step *step)
{
	if (step->kind == STEP_WALKING)
		return CUE_BIT(CUE_SHOES_ON);
	if (step->kind != STEP_STRETCH || step->move == STEP_WITHOUT)
		return 0;
	const struct stretch_row *row = stretch_row((enum move)step->move);
	return !row->held || row->hips ? CUE_BIT(CUE_STRAIGHT_BACK) : 0;
}

static cue_set cues_to_say(const struct step *step)
{
	return step->cues & ~(cues_of_height(step) | cues_of_sitting(step) | cues_of_move(step));
}

/* `said`: the instruction, which is not said twice. */
static void add_cues(struct text *out, cue_set cues, const char *said, bool partner)
{
	for (int cue = 0; cue < CUES; cue++) {
		const char *words =
			partner ? cue_words_to_giver((enum cue)cue) : cue_words((enum cue)cue);
		if (cues & CUE_BIT(cue) && !strstr(said, words) && !strstr(out->bytes, words))
			add_sentence(out, words);
	}
}

/* Whole sentences, or nothing if the step has none. */
static void step_caution(const struct step *step, bool partner, struct text *out)
{
	struct text said = TEXT_EMPTY;
	cue_set cues = cues_to_say(step);
	const char *own = own_caution(step);
	bool told = own && passed_on(step, partner);
	step_instruction(step, partner, &said);
	add_cues(out, cues & leading_cues, said.bytes, partner);
	add_sentence(out, told ? NULL : own);
	add_cues(out, cues & ~leading_cues, said.bytes, partner);
	add_sentence(out, told ? tell : NULL);
	add_sentence(out, told ? own : NULL);
	text_release(&said);
}

static void word(char **string, void (*add)(const struct step *, bool, struct text *),
		 const struct step *step, bool partner)
{
	struct text text = TEXT_EMPTY;
	add(step, partner, &text);
	alloc_free(*string);
	*string = text.length ? text_take(&text) : NULL;
	text_release(&text);
}

void step_word(struct step *step, bool partner)
{
	word(&step->title, step_title, step, partner);
	word(&step->cue, step_instruction, step, partner);
	word(&step->caution, step_caution, step, partner);
}
