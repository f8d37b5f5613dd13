/* Speech: no utterance outlasts its step, no caution is dropped, each instruction is spoken once.
 * Line mode, read aloud, takes less than the time of the session. */
#include "leg-timer/speech.h"

#include "base/terminal_text.h"
#include "leg-timer/timer_words.h"
#include "steps.h"
#include "tap.h"

enum { VOICE_PERCENT = 60, SHOWN = 8 };

struct counts {
	long steps, utterances, waits;
	long long_ones, overlaps, no_caution, no_instruction, slow_lines, hard_ones;
	int lighter; /* than the plan, from the beginning */
	int slower;  /* the voice than it is taken to be, in percent */
	long worst_percent;
	int shown;
};

struct hearing {
	struct counts *counts;
	const struct plan *plan;
	struct speech *speech;
	struct timer *timer;
	struct told_before lines;
	struct text heard; /* in this step and the one before */
	struct text all;   /* in this session */
	struct text line_words;
	int64_t until; /* the last utterance lasts so long */
};

static void breach(struct hearing *hearing, long *count, const char *what, const char *words)
{
	++*count;
	if (hearing->counts->shown++ < SHOWN)
		printf("# %s: %s, step %zu: %s\n", what, hearing->plan->routine,
		       hearing->timer->step + 1, words);
}

static void hear_line(struct hearing *hearing, const struct event *event)
{
	struct told told = {.timer = hearing->timer, .before = &hearing->lines};
	timer_line(event, &told, &hearing->line_words);
	text_add_char(&hearing->line_words, '\n');
}

static void take_event(const struct event *event, void *context)
{
	struct hearing *hearing = context;
	speech_hear(hearing->speech, event, hearing->timer);
	hear_line(hearing, event);
}

static void check_step(struct hearing *hearing, const char *words)
{
	const struct step *step = &hearing->plan->steps[hearing->timer->step];
	struct counts *counts = hearing->counts;
	counts->steps++;
	if (step->caution && !strstr(hearing->heard.bytes, step->caution))
		breach(hearing, &counts->no_caution, "no caution", words);
	struct text sentences = TEXT_EMPTY;
	sentence_lines(step->cue ? step->cue : "", &sentences);
	for (char *line = strtok(sentences.bytes, "\n"); line; line = strtok(NULL, "\n"))
		if (!strstr(hearing->all.bytes, line))
			breach(hearing, &counts->no_instruction, "no instruction", words);
	text_release(&sentences);
}

static void hear(struct hearing *hearing)
{
	struct text words = TEXT_EMPTY;
	struct counts *counts = hearing->counts;
	struct timer *timer = hearing->timer;
	bool sounds = timer->now < hearing->until, sentences = hearing->speech->sentences;
	bool begins = hearing->speech->begun != SPEECH_NONE;
	hearing->speech->sounds = sounds;
	int64_t wait = speech_settle(hearing->speech, timer, &words);
	bool begun = begins && hearing->speech->begun == SPEECH_NONE; /* told, not held back */
	int64_t ms = speech_ms(words.bytes);
	timer_wait(timer, wait);
	counts->waits += wait > 0;
	if (words.length) {
		counts->utterances++;
		text_addf(&hearing->heard, " %s", words.bytes);
		text_addf(&hearing->all, " %s", words.bytes);
		if (timer->state == TIMER_RUNNING &&
		    timer->now + ms > timer->now + wait + timer->length - timer->done)
			breach(hearing, &counts->long_ones, "too long", words.bytes);
		if (counts->lighter && strstr(words.bytes, "Pressure ") &&
		    !strstr(words.bytes, "Pressure barely touching."))
			breach(hearing, &counts->hard_ones, "too hard", words.bytes);
		if (timer->state == TIMER_RUNNING && sounds && (sentences || !counts->slower))
			breach(hearing, &counts->overlaps, "cut off", words.bytes);
		hearing->until = timer->now + ms + ms * counts->slower / 100;
	}
	if (begun)
		check_step(hearing, words.bytes);
	if (begun && timer->step % 2 == 0) /* what was foretold one step ago still counts */
		text_cut(&hearing->heard, 0), text_addf(&hearing->heard, "%s", words.bytes);
	text_release(&words);
}

/* Line mode, by words, beside the seconds of the session. */
static void check_lines(struct hearing *hearing)
{
	long percent = (long)(speech_ms(hearing->line_words.bytes) / 10 / hearing->plan->seconds);
	if (hearing->plan->seconds >= 180 && percent > VOICE_PERCENT)
		breach(hearing, &hearing->counts->slow_lines, "lines", hearing->plan->routine);
	if (percent > hearing->counts->worst_percent && hearing->plan->seconds >= 180)
		hearing->counts->worst_percent = percent;
	if (hearing->plan->seconds == 180)
		printf("# lines of %s: %ld %% of 180 s\n", hearing->plan->routine, percent);
}

static void listen(const struct plan *plan, void *context)
{
	static struct timer timer;
	static struct speech speech;
	static struct hearing hearing;
	struct timer_setup options = {
		.count_in = 5, .gap_ms = TIMER_NEVER, .valid_ms = TIMER_NEVER, .strokes = true};
	hearing = (struct hearing){.counts = context,
				   .plan = plan,
				   .speech = &speech,
				   .timer = &timer,
				   .heard = TEXT_EMPTY,
				   .all = TEXT_EMPTY,
				   .line_words = TEXT_EMPTY};
	options.start.at.lighter = hearing.counts->lighter;
	speech_init(&speech, false);
	timer_begin(&timer, plan, &options, take_event, &hearing);
	hear(&hearing);
	while (timer.state != TIMER_ENDED) {
		timer_step(&timer, TIMER_TICK, timer_due(&timer));
		hear(&hearing);
	}
	check_lines(&hearing);
	speech_release(&speech);
	text_release(&hearing.heard);
	text_release(&hearing.all);
	text_release(&hearing.line_words);
}

/* ---- keys ---------------------------------------------------------------------------------- */

struct spoken {
	struct timer timer;
	struct speech speech;
	struct text said; /* at the last moment */
};

static void note_event(const struct event *event, void *context)
{
	struct spoken *spoken = context;
	speech_hear(&spoken->speech, event, &spoken->timer);
}

/* Says what the moment has to say; the voice was still at it or not. */
static void say_moment(struct spoken *spoken, bool sounds)
{
	spoken->speech.sounds = sounds;
	text_clear(&spoken->said);
	timer_wait(&spoken->timer, speech_settle(&spoken->speech, &spoken->timer, &spoken->said));
}

static void begin(struct spoken *spoken, const struct plan *plan)
{
	struct timer_setup setup = {.gap_ms = TIMER_NEVER, .valid_ms = TIMER_NEVER};
	speech_init(&spoken->speech, false);
	timer_begin(&spoken->timer, plan, &setup, note_event, spoken);
	say_moment(spoken, false);
}

/* Goes on until a step is told; the voice has time for each. */
static void go_to(struct spoken *spoken, size_t step)
{
	while (spoken->timer.step != step) {
		timer_step(&spoken->timer, TIMER_TICK, timer_due(&spoken->timer));
		say_moment(spoken, false);
	}
}

static void press_keys(const struct plan *plan, void *context)
{
	static struct spoken spoken;
	bool *tried = context;
	const char *cue = plan->steps[2].cue;
	if (*tried || strcmp(plan->routine, "circulation") != 0 || plan->seconds != 180)
		return;
	*tried = true;

	begin(&spoken, plan);
	timer_step(&spoken.timer, TIMER_NEXT, 500);
	timer_step(&spoken.timer, TIMER_SYMPTOM, 500);
	say_moment(&spoken, true);
	same(spoken.said.bytes, "Stop.", "a sign at the beginning of a step is what is heard");
	speech_release(&spoken.speech);

	begin(&spoken, plan);
	go_to(&spoken, 2);
	ok(strstr(spoken.said.bytes, cue), "an instruction: %s", spoken.said.bytes);
	timer_step(&spoken.timer, TIMER_BACK, spoken.timer.now + 1000);
	say_moment(&spoken, true); /* cut off */
	go_to(&spoken, 2);
	ok(strstr(spoken.said.bytes, cue), "which b cuts off is told again: %s", spoken.said.bytes);
	speech_release(&spoken.speech);

	begin(&spoken, plan);
	go_to(&spoken, 2);
	size_t waits = 0;
	while (spoken.timer.step != 3) /* it never ends */
		timer_step(&spoken.timer, TIMER_TICK, timer_due(&spoken.timer));
	say_moment(&spoken, true);
	for (; !spoken.said.length && waits < 1000; waits++) {
		timer_step(&spoken.timer, TIMER_TICK, timer_due(&spoken.timer));
		say_moment(&spoken, true);
	}
	ok(waits == 80, "a voice that does not end holds up a step for twenty seconds (%zu)",
	   waits);
	while (spoken.timer.step != 4)
		timer_step(&spoken.timer, TIMER_TICK, timer_due(&spoken.timer));
	say_moment(&spoken, true);
	ok(spoken.said.length, "and the next one not at all");
	speech_release(&spoken.speech);
	text_release(&spoken.said);
}

int main(void)
{
	struct counts counts = {0}, soft = {.lighter = 9}, slow = {.slower = 30},
		      slowest = {.slower = 80};
	bool tried = false;
	each_routine(listen, &counts);
	ok(counts.steps > 400, "%ld steps, %ld utterances, %ld pauses made for one", counts.steps,
	   counts.utterances, counts.waits);
	ok(!counts.long_ones, "none is longer than its step (%ld)", counts.long_ones);
	ok(!counts.overlaps, "none cuts off another (%ld)", counts.overlaps);
	ok(!counts.no_caution, "no caution is dropped (%ld)", counts.no_caution);
	ok(!counts.no_instruction, "every instruction is told (%ld)", counts.no_instruction);
	ok(!counts.slow_lines,
	   "line mode takes at most %d %% of the session to speak (%ld do not, "
	   "%ld %%)",
	   VOICE_PERCENT, counts.slow_lines, counts.worst_percent);
	each_routine(listen, &soft);
	ok(soft.steps == counts.steps && !soft.hard_ones,
	   "the pressure that is spoken is the lowered one, foretold too (%ld)", soft.hard_ones);
	each_routine(listen, &slow);
	ok(slow.steps == counts.steps && !slow.overlaps && !slow.no_caution && !slow.no_instruction,
	   "nothing cuts off a slow voice, and nothing is dropped (%ld)", slow.overlaps);
	each_routine(listen, &slowest);
	ok(slowest.steps == counts.steps && !slowest.overlaps && !slowest.no_caution,
	   "nor one that takes nearly twice the time (%ld)", slowest.overlaps);
	each_routine(press_keys, &tried);
	ok(speech_ms("") == 0 && speech_ms("one two three") == 3 * 60000 / 170 + 250,
	   "170 words a minute");
	return tap_done();
}
