#include "speech.h"

#include <string.h>

#include "base/terminal_text.h"
#include "show/step_text.h"

enum {
	WORDS_PER_MINUTE = 170,
	MINUTE_MS = 60000,
	BREATH_MS = 250,  /* around an utterance */
	CHECK_MS = 5000,  /* a check in full */
	COUNT_MS = 1500,  /* a count or two */
	MARGIN_MS = 1000, /* between what is foretold and the step */
	PATIENCE_MS = 20000,
	HOLD_MS = 250 /* how often a slow voice is looked at */
};

static void add_sentence(struct text *out, const char *sentence)
{
	if (!sentence || !*sentence)
		return;
	text_add(out, out->length ? " " : "");
	visible_add(out, sentence);
	if (!strchr(".?!", sentence[strlen(sentence) - 1]))
		text_add_char(out, '.');
}

int64_t speech_ms(const char *words)
{
	int64_t count = 0;
	for (const char *at = words + strspn(words, " "); *at; at += strspn(at, " ")) {
		at += strcspn(at, " ");
		count++;
	}
	return count ? count * MINUTE_MS / WORDS_PER_MINUTE + BREATH_MS : 0;
}

/* ---- once ---------------------------------------------------------------------------------- */

static bool was_told(const struct told_before *before, const struct plan *plan,
		     const char *sentence)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (before->instruction[i] && plan->steps[i].cue &&
		    strstr(plan->steps[i].cue, sentence))
			return true;
	return false;
}

bool told_is_new(const struct told_before *before, const struct plan *plan, size_t step)
{
	const char *cue = plan->steps[step].cue;
	return !cue || !was_told(before, plan, cue);
}

/* The sentences of an instruction that are new. */
static void add_new(const struct told_before *before, const struct plan *plan, const char *cue,
		    struct text *out)
{
	struct text lines = TEXT_EMPTY, line = TEXT_EMPTY;
	sentence_lines(cue, &lines);
	for (const char *at = lines.bytes; at;) {
		at = text_part(&line, at, '\n');
		if (!was_told(before, plan, line.bytes))
			add_sentence(out, line.bytes);
	}
	text_release(&line);
	text_release(&lines);
}

void told_step(struct told_before *before, const struct timer *timer, size_t at, struct text *out)
{
	const struct step *step = &timer->plan->steps[at];
	int pressure = timer_pressure(timer, step);
	add_sentence(out, step->title);
	if (step->cue)
		add_new(before, timer->plan, step->cue, out);
	before->instruction[at] = true;
	add_sentence(out, step->caution);
	if (pressure && pressure != before->pressure) {
		text_addf(out, " Pressure %s.", pressure_words(pressure));
		before->pressure = pressure;
	}
}

const char *told_event(const struct event *event, const struct plan *plan)
{
	if (event->kind == EVENT_RETURN && event_is_hold(event, plan))
		return "Let go.";
	return event->kind == EVENT_LIGHTER ? "Lighter from now on." : NULL;
}

const char *check_words(const struct plan *plan, bool again)
{
	if (plan->mode == MODE_PARTNER)
		return again ? "Ask: all well?"
			     : "Ask: no pain, no numbness, feet warm and their usual colour?";
	return again ? "Check: all well?"
		     : "Check: no pain, no numbness, feet warm and their usual colour?";
}

void told_check(struct told_before *before, const struct plan *plan, struct text *out)
{
	add_sentence(out, check_words(plan, before->check));
	before->check = true;
}

/* ---- the voice ----------------------------------------------------------------------------- */

void speech_init(struct speech *speech, bool strokes)
{
	*speech = (struct speech){.strokes = strokes,
				  .telling = SPEECH_NONE,
				  .patience = PATIENCE_MS,
				  .foretold = SPEECH_NONE,
				  .to_foretell = SPEECH_NONE,
				  .begun = SPEECH_NONE};
	speech->sayings = TEXT_EMPTY;
}

void speech_release(struct speech *speech)
{
	text_release(&speech->sayings);
}

/* Whether sentences are under way; a voice may be slower than it was taken to be. */
static bool is_busy(const struct speech *speech, const struct timer *timer)
{
	return timer->now < speech->busy_until || (speech->sounds && speech->sentences);
}

/* The repetitions of a hold are told in words, since seconds may be counted in it. */
static void hear_count(struct speech *speech, const struct event *event, const struct plan *plan)
{
	struct text *out = &speech->sayings;
	bool hold = event_is_hold(event, plan);
	bool repeats = event->kind == EVENT_STROKE && event->n > 1;
	bool lasts = event->kind == EVENT_LAST && !speech->strokes;
	if (repeats && hold)
		add_sentence(out, "Again.");
	else if (lasts && event->n == 10)
		add_sentence(out, "10 seconds.");
	else if (event->kind == EVENT_COUNT_IN || lasts || (repeats && speech->strokes))
		text_addf(out, "%s%d.", out->length ? " " : "", event->n);
}

/* Words that are cut off are said the next time. */
static void forget_cut(struct speech *speech)
{
	if (speech->telling != SPEECH_NONE)
		speech->before.instruction[speech->telling] = false;
	speech->before.check = false;
	speech->before.pressure = 0;
}

/* The user went on, all said or not. */
static void hear_leaving(struct speech *speech, const struct timer *timer)
{
	if (is_busy(speech, timer))
		forget_cut(speech);
	speech->busy_until = 0;
	speech->sentences = false;
	speech->foretold = SPEECH_NONE;
}

void speech_hear(struct speech *speech, const struct event *event, const struct timer *timer)
{
	static const char *const words[EVENT_KINDS] = {
		[EVENT_HALF] = "Half-way.",
		[EVENT_PAUSE] = "Paused.",
		[EVENT_RESUME] = "Going on.",
		[EVENT_REFUSED] = "Not possible.",
	};
	static const char *const ends[] = {"Done.", "Ended early.", "Stop."};
	if (event->kind == EVENT_BEGIN) {
		speech->begun = event->step;
		speech->patience = speech->patience > 0 ? PATIENCE_MS : 0;
		speech->check = false;
		text_clear(&speech->sayings);
	} else if (event->kind == EVENT_CHECK && speech->begun == event->step) {
		/* a change of legs asks it in its own words */
		speech->check = timer->plan->steps[event->step].kind != STEP_SWITCH;
	} else if (event->kind == EVENT_CHECK && timer->length - timer->done < CHECK_MS) {
		speech->late_check = true;
	} else if (event->kind == EVENT_CHECK) {
		told_check(&speech->before, timer->plan, &speech->sayings);
	} else if (event->kind == EVENT_END) {
		text_clear(&speech->sayings);
		speech->begun = SPEECH_NONE;
		add_sentence(&speech->sayings, ends[event->status]);
		speech->urgent = true;
	} else if (event->kind == EVENT_SKIP || event->kind == EVENT_BACK) {
		hear_leaving(speech, timer);
	} else {
		add_sentence(&speech->sayings, words[event->kind]);
		add_sentence(&speech->sayings, told_event(event, timer->plan));
		hear_count(speech, event, timer->plan);
	}
}

/* Says what the step needs: its name alone if it was foretold. */
static void say_begun(struct speech *speech, const struct timer *timer, struct text *out)
{
	if (speech->foretold == speech->begun)
		add_sentence(out, timer->plan->steps[speech->begun].title);
	else
		told_step(&speech->before, timer, (size_t)speech->begun, out);
	if (speech->check || speech->late_check)
		told_check(&speech->before, timer->plan, out);
	speech->late_check = false;
	speech->telling = speech->begun;
}

/* Whether the next step is too short for what it has to say. */
static void look_ahead(struct speech *speech, const struct timer *timer)
{
	size_t next = (size_t)speech->begun + 1;
	struct text words = TEXT_EMPTY;
	struct told_before before = speech->before;
	speech->to_foretell = SPEECH_NONE;
	if (next < timer->plan->step_count) {
		told_step(&before, timer, next, &words);
		if (speech_ms(words.bytes) + speech_ms(check_words(timer->plan, true)) >
		    timer->plan->steps[next].seconds * 1000LL)
			speech->to_foretell = (int)next;
	}
	text_release(&words);
}

/* Foretells the next step in time before the end of this one, after the words of this one. */
static void foretell(struct speech *speech, const struct timer *timer, struct text *out)
{
	struct text words = TEXT_EMPTY;
	struct told_before before = speech->before;
	if (speech->to_foretell == SPEECH_NONE || timer->state != TIMER_RUNNING || timer->paused)
		return;
	told_step(&before, timer, (size_t)speech->to_foretell, &words);
	int64_t left = timer->length - timer->done;
	int64_t needs = speech_ms(words.bytes) + speech_ms("Next:");
	if (!is_busy(speech, timer) && left >= needs && left <= needs + 2 * MARGIN_MS) {
		text_addf(out, "%sNext: %s", out->length ? " " : "", words.bytes);
		speech->before = before;
		speech->foretold = speech->telling = speech->to_foretell;
		speech->to_foretell = SPEECH_NONE;
	}
	text_release(&words);
}

/* The step waits a moment longer for the words before it, unless it waits already. */
static int64_t hold_back(struct speech *speech, const struct timer *timer)
{
	int64_t ms = timer->waiting ? 0 : HOLD_MS;
	speech->patience -= ms;
	return ms;
}

int64_t speech_settle(struct speech *speech, const struct timer *timer, struct text *out)
{
	int64_t wait = 0;
	bool busy = is_busy(speech, timer);
	bool began = speech->begun != SPEECH_NONE;
	if (began && speech->sounds && speech->sentences) {
		if (speech->patience > 0)
			return hold_back(speech, timer);
		forget_cut(speech);
	}
	if (began) {
		say_begun(speech, timer, out);
		look_ahead(speech, timer);
		int64_t needs = speech_ms(out->bytes);
		wait = needs > timer->length - timer->done ? needs : 0;
	} else if (!busy || speech->urgent) {
		text_add_bytes(out, speech->sayings.bytes, speech->sayings.length);
	}
	if (!began)
		foretell(speech, timer, out);
	if (out->length) {
		int64_t ms = speech_ms(out->bytes);
		speech->busy_until = timer->now + ms;
		speech->sentences = ms > COUNT_MS;
	}
	speech->begun = SPEECH_NONE;
	speech->urgent = false;
	text_clear(&speech->sayings);
	return wait;
}
