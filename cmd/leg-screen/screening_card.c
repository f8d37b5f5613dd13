#include "screening_card.h"

#include <string.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "body/rules_version.h"
#include "show/limit_words.h"

enum { STEP_IN = 2 };

/* ---- lines --------------------------------------------------------------------------------- */

/* A paragraph `indent` columns in, its later lines `hang` columns further. */
static void line(struct paged_text *out, int indent, int hang, int columns, const char *words)
{
	size_t at = out->lines.length;
	text_add_times(&out->lines, " ", (size_t)indent);
	visible_wrap(&out->lines, words, (size_t)indent, (size_t)(indent + hang), (size_t)columns);
	paged_end(out, at);
}

void screening_text_line(const char *words, int columns, struct paged_text *out)
{
	line(out, 0, 0, columns, words);
}

/* It stays with the paragraph that follows it. */
static void title(struct paged_text *out, int columns, const char *words)
{
	line(out, 0, 0, columns, words);
	out->joins = true;
}

static void heading(struct paged_text *out, int columns, const char *words)
{
	line(out, 0, 0, columns, "");
	title(out, columns, words);
}

/* Advice with the number to call in it, made visible. */
static void advise(struct paged_text *out, int columns, const char *template, const char *emergency)
{
	char *filled = action_fill(template, emergency);
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, filled);
	line(out, STEP_IN, 0, columns, shown.bytes);
	text_release(&shown);
	alloc_free(filled);
}

/* ---- what to do now ------------------------------------------------------------------------ */

/* True if an earlier finding gives the same advice in the same place. */
static bool said_before(const struct screening *screening, size_t at)
{
	const struct finding *finding = &screening->findings[at];
	for (size_t i = 0; i < at; i++)
		if (screening->findings[i].asked == finding->asked &&
		    !strcmp(screening->findings[i].advice, finding->advice))
			return true;
	return false;
}

/* The advice of the findings that a clinician has been asked about, or of all the others. */
static void advise_findings(const struct screening *screening, bool asked, const char *emergency,
			    int columns, struct paged_text *out)
{
	for (size_t i = 0; i < screening->finding_count; i++) {
		const struct finding *finding = &screening->findings[i];
		if (finding->asked == asked && *finding->advice && !said_before(screening, i))
			advise(out, columns, finding->advice, emergency);
	}
}

/* Appends the sentences of `advice` that `said` does not have yet. */
static void add_new_sentences(struct text *said, const char *advice)
{
	struct text sentence = TEXT_EMPTY;
	while (*advice) {
		const char *end = strstr(advice, ". ");
		size_t length = end ? (size_t)(end - advice) + 1 : strlen(advice);
		text_clear(&sentence);
		text_add_bytes(&sentence, advice, length);
		if (!said->length || !strstr(said->bytes, sentence.bytes))
			text_addf(said, "%s%s", said->length ? " " : "", sentence.bytes);
		advice += length;
		advice += strspn(advice, " ");
	}
	text_release(&sentence);
}

/* Each sign's reason and what to do about it, nothing said twice and nothing else said. */
static void advise_emergency(const struct screening *screening, const char *emergency, int columns,
			     struct paged_text *out)
{
	struct text said = TEXT_EMPTY;
	for (size_t i = 0; i < screening->finding_count; i++) {
		const struct finding *finding = &screening->findings[i];
		if (finding->action < ACTION_EMERGENCY)
			continue;
		size_t from = said.length;
		add_new_sentences(&said, finding->advice);
		if (said.length > from)
			advise(out, columns, said.bytes + from + (from > 0), emergency);
	}
	if (!said.length) /* an emergency that only the document says */
		advise(out, columns, action_advice(ACTION_EMERGENCY, false), emergency);
	text_release(&said);
}

/* True if the advice of a finding of today itself says what to do, and when to call at once. */
static bool whom_to_call_is_said(const struct screening *screening)
{
	for (size_t i = 0; i < screening->finding_count; i++)
		if (screening->findings[i].action == ACTION_TODAY &&
		    strstr(screening->findings[i].advice, "{emergency}"))
			return true;
	return false;
}

static void advise_now(const struct screening *screening, const char *emergency, int columns,
		       struct paged_text *out)
{
	if (screening->verdict == OUTCOME_EMERGENCY) {
		advise_emergency(screening, emergency, columns, out);
		return;
	}
	/* "you" is the other person here, in partner mode too */
	const char *general = action_advice(screening->action, false);
	bool reason_first = screening->action == ACTION_TODAY;
	if (reason_first)
		advise_findings(screening, false, emergency, columns, out);
	if (*general && !screening->already_asked && !whom_to_call_is_said(screening))
		advise(out, columns, general, emergency);
	if (!reason_first)
		advise_findings(screening, false, emergency, columns, out);
}

static bool any_asked(const struct screening *screening)
{
	for (size_t i = 0; i < screening->finding_count; i++)
		if (screening->findings[i].asked)
			return true;
	return false;
}

/* The findings that were asked about, in one quiet line. Their warning signs and limits stay
 * visible: only the advice to ask is left out. */
static void say_asked(const struct screening *screening, const char *emergency, int columns,
		      struct paged_text *out)
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
	advise_findings(screening, true, emergency, columns, out);
}

void screening_text_now(const struct screening *screening, const char *emergency, int columns,
			struct paged_text *out)
{
	advise_now(screening, emergency, columns, out);
	if (any_asked(screening))
		say_asked(screening, emergency, columns, out);
}

/* ---- limits ---------------------------------------------------------------------------------- */

static void add_modality(struct paged_text *out, const struct limits *limits,
			 enum modality modality, int columns)
{
	struct text left = TEXT_EMPTY, right = TEXT_EMPTY, words = TEXT_EMPTY;
	limit_words(&limits->leg[LEG_LEFT], modality, false, &left);
	limit_words(&limits->leg[LEG_RIGHT], modality, false, &right);
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

/* Get checked today, or an earlier stop: nothing of the six until then; resting as the advice says
 * is no program. */
static void add_limits(const struct screening *screening, bool locked, int columns,
		       struct paged_text *out)
{
	heading(out, columns,
		screening->mode == MODE_PARTNER
			? "What is allowed today (\"you\" is the other person)"
			: "What you may do today");
	bool today = screening->action == ACTION_TODAY;
	if (today || locked) {
		line(out, STEP_IN, 0, columns,
		     today ? "Nothing from these programs until it has been checked: no massage, "
			     "no squeezing socks or sleeves, no stretches, no walking breaks."
			   : "Nothing from these programs for now: no massage, no squeezing socks "
			     "or sleeves, no stretches, no walking breaks.");
		return;
	}
	for (enum modality modality = 0; modality < MODALITIES; modality++)
		add_modality(out, &screening->limits, modality, columns);
}

static void add_rules(const struct screening *screening, int columns, struct paged_text *out)
{
	struct text words = TEXT_EMPTY;
	const char *old = rules_are_old(screening->envelope.created);
	text_addf(&words, "Rules %s, a %s; reviewed by a clinician: %s.", rules_version,
		  rules_status, rules_reviewed);
	if (old)
		text_addf(&words, " %s", old);
	line(out, 0, 0, columns, "");
	line(out, 0, 0, columns, words.bytes);
	text_release(&words);
}

static void add_title(const struct screening *screening, int columns, struct paged_text *out)
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

/* After a stop the advice comes alone. */
static void add_closing(const struct screening *screening, const char *emergency, int columns,
			struct paged_text *out)
{
	bool asked = any_asked(screening), stop = screening->verdict == OUTCOME_STOP;
	static const char *const closing[] = {
		"This is no diagnosis. About half of all leg clots give no clear sign, so stop at "
		"any new pain.",
		"In the next 2 days: new pain, swelling or warmth in one leg: get help the same "
		"day. Trouble breathing or chest pain: call {emergency}. Very sore muscles with "
		"dark "
		"urine: go to an emergency room.",
	};
	if (asked || !stop)
		heading(out, columns, "Keep in mind");
	if (asked)
		say_asked(screening, emergency, columns, out);
	for (size_t i = 0; !stop && i < sizeof closing / sizeof closing[0]; i++)
		advise(out, columns, closing[i], emergency);
}

void screening_text(const struct screening *screening, const char *emergency, const char *earlier,
		    bool locked, int columns, struct paged_text *out)
{
	bool partner = screening->mode == MODE_PARTNER;
	if (screening->verdict == OUTCOME_EMERGENCY) { /* nothing else before it or after it */
		title(out, columns,
		      partner ? "Stop. What to do now for the other person (\"you\" is "
				"that person)"
			      : "Stop. What to do now");
		screening_text_now(screening, emergency, columns, out);
		return;
	}
	add_title(screening, columns, out);
	heading(out, columns,
		partner ? "What to do now. Tell the other person (\"you\" is that person):"
			: "What to do now");
	if (*earlier)
		line(out, STEP_IN, 0, columns, earlier);
	if (!locked && (screening->action == ACTION_NONE || screening->already_asked))
		line(out, STEP_IN, 0, columns,
		     screening->verdict == OUTCOME_STOP ? "No massage today."
		     : screening->already_asked		? "Keep to what is allowed below."
							: "No warning answers today.");
	advise_now(screening, emergency, columns, out);
	add_limits(screening, locked, columns, out);
	add_closing(screening, emergency, columns, out);
	add_rules(screening, columns, out);
}
