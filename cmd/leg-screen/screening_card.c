#include "screening_card.h"

#include <string.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "show/limit_words.h"

enum { STEP_IN = 2 };

/* ---- lines --------------------------------------------------------------------------------- */

static void line(struct text *out, int indent, int hang, int columns, const char *words)
{
	text_add_times(out, " ", (size_t)indent);
	visible_wrap(out, words, (size_t)indent, (size_t)(indent + hang), (size_t)columns);
	text_add_char(out, '\n');
}

static void heading(struct text *out, int columns, const char *words)
{
	text_add_char(out, '\n');
	line(out, 0, 0, columns, words);
}

/* Advice with the number to call in it, made visible. */
static void advise(struct text *out, int columns, const char *template, const char *emergency)
{
	char *filled = action_fill(template, emergency);
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, filled);
	line(out, STEP_IN, 0, columns, shown.bytes);
	text_release(&shown);
	alloc_free(filled);
}

/* ---- what to do now ------------------------------------------------------------------------ */

/* True where an earlier finding gives the same advice in the same place. */
static bool said_before(const struct screening *screening, size_t at)
{
	const struct finding *finding = &screening->findings[at];
	for (size_t i = 0; i < at; i++)
		if (screening->findings[i].asked == finding->asked &&
		    !strcmp(screening->findings[i].advice, finding->advice))
			return true;
	return false;
}

/* The advice of the findings that a clinician has been asked about, or of all the others. In an
 * emergency there is nothing else to say. */
static void advise_findings(const struct screening *screening, bool asked, const char *emergency,
			    int columns, struct text *out)
{
	bool urgent = screening->verdict == OUTCOME_EMERGENCY;
	for (size_t i = 0; i < screening->finding_count; i++) {
		const struct finding *finding = &screening->findings[i];
		if (urgent && finding->action < ACTION_EMERGENCY)
			continue;
		if (finding->asked == asked && *finding->advice && !said_before(screening, i))
			advise(out, columns, finding->advice, emergency);
	}
}

static void advise_now(const struct screening *screening, const char *emergency, int columns,
		       struct text *out)
{
	const char *general = action_advice(screening->action);
	if (*general && !screening->already_asked)
		advise(out, columns, general, emergency);
	advise_findings(screening, false, emergency, columns, out);
}

static bool any_asked(const struct screening *screening)
{
	for (size_t i = 0; i < screening->finding_count; i++)
		if (screening->findings[i].asked)
			return true;
	return false;
}

/* What was asked about, in one quiet line. */
static void say_asked(const struct screening *screening, int columns, struct text *out)
{
	struct text words = TEXT_EMPTY;
	const char *between = "Already asked about: ";
	for (size_t i = 0; i < screening->finding_count; i++) {
		const struct finding *finding = &screening->findings[i];
		if (!finding->asked)
			continue;
		text_addf(&words, "%s%s", between, question_row(finding->question)->brief);
		between = "; ";
	}
	text_add_char(&words, '.');
	line(out, STEP_IN, STEP_IN, columns, words.bytes);
	text_release(&words);
}

void screening_text_now(const struct screening *screening, const char *emergency, int columns,
			struct text *out)
{
	advise_now(screening, emergency, columns, out);
	if (any_asked(screening))
		say_asked(screening, columns, out);
}

/* ---- limits ---------------------------------------------------------------------------------- */

static void add_modality(struct text *out, const struct limits *limits, enum modality modality,
			 int columns)
{
	struct text left = TEXT_EMPTY, right = TEXT_EMPTY, words = TEXT_EMPTY;
	limit_words(&limits->leg[LEG_LEFT], modality, &left);
	limit_words(&limits->leg[LEG_RIGHT], modality, &right);
	if (!strcmp(left.bytes, right.bytes)) {
		text_addf(&words, "%s: %s", modality_words(modality), left.bytes);
		line(out, STEP_IN, STEP_IN, columns, words.bytes);
	} else {
		text_addf(&words, "%s, left leg: %s", modality_words(modality), left.bytes);
		line(out, STEP_IN, STEP_IN, columns, words.bytes);
		text_clear(&words);
		text_addf(&words, "%s, right leg: %s", modality_words(modality), right.bytes);
		line(out, STEP_IN, STEP_IN, columns, words.bytes);
	}
	text_release(&left);
	text_release(&right);
	text_release(&words);
}

/* ---- the card ------------------------------------------------------------------------------ */

static void add_title(const struct screening *screening, int columns, struct text *out)
{
	char from[STAMP_SIZE], until[STAMP_SIZE];
	struct text words = TEXT_EMPTY;
	stamp_format(screening->envelope.created, from);
	stamp_format(screening->valid_until, until);
	text_addf(&words,
		  screening->mode == MODE_PARTNER
			  ? "Screening of the other person, %.10s %.5s, good until %.5s"
			  : "Screening, %.10s %.5s, good until %.5s",
		  from, from + sizeof "2026-11-22", until + sizeof "2026-11-22");
	line(out, 0, 0, columns, words.bytes);
	text_release(&words);
}

/* The warning signs and limits of a row stay in sight when the row has been asked about: only to
 * ask is not said again. After a stop, what to do stands alone. */
static void add_closing(const struct screening *screening, const char *emergency, int columns,
			struct text *out)
{
	bool asked = any_asked(screening), stop = screening->verdict == OUTCOME_STOP;
	static const char *const closing[] = {
		"This is no diagnosis. About half of all leg clots give no clear sign, so stop at "
		"any "
		"new pain.",
		"In the next 2 days: new pain, swelling or warmth in one leg: get help the same "
		"day. "
		"Trouble breathing or chest pain: call {emergency}. Very sore muscles with dark "
		"urine: go to an emergency room.",
	};
	if (asked || !stop)
		heading(out, columns, "Keep in mind");
	if (asked) {
		say_asked(screening, columns, out);
		advise_findings(screening, true, emergency, columns, out);
	}
	for (size_t i = 0; !stop && i < sizeof closing / sizeof closing[0]; i++)
		advise(out, columns, closing[i], emergency);
}

void screening_text(const struct screening *screening, const char *emergency, int columns,
		    struct text *out)
{
	if (screening->verdict == OUTCOME_EMERGENCY) { /* nothing stands before it or after it */
		line(out, 0, 0, columns, "Stop. What to do now");
		screening_text_now(screening, emergency, columns, out);
		return;
	}
	add_title(screening, columns, out);
	heading(out, columns, "What to do now");
	if (screening->action == ACTION_NONE || screening->already_asked)
		line(out, STEP_IN, 0, columns,
		     screening->verdict == OUTCOME_STOP ? "No massage today."
		     : screening->already_asked		? "Keep to what is allowed below."
							: "No warning answers today.");
	advise_now(screening, emergency, columns, out);
	heading(out, columns, "What is allowed, limited or not");
	for (enum modality modality = 0; modality < MODALITIES; modality++)
		add_modality(out, &screening->limits, modality, columns);
	add_closing(screening, emergency, columns, out);
}
