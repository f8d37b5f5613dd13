/* Speech: no utterance outlasts its step, no caution is dropped, each instruction is spoken once.
 * Line mode, read aloud, takes less than the time of the session. */
#include "leg-timer/speech.h"

#include "leg-timer/sentence.h"
#include "leg-timer/timer_words.h"
#include "steps.h"
#include "tap.h"

enum { VOICE_PERCENT = 60, SHOWN = 8 };

struct counts {
	long steps, utterances, waits;
	long long_ones, overlaps, no_caution, no_instruction, slow_lines;
	long worst_percent;
	int shown;
};

struct hearing {
	struct counts *counts;
	const struct plan *plan;
	struct speech *speech;
	struct pace *pace;
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
		       hearing->pace->step + 1, words);
}

static void hear_line(struct hearing *hearing, const struct event *event)
{
	struct told told = {.plan = hearing->plan, .before = &hearing->lines};
	if (event->step != EVENT_NO_STEP) {
		const struct step *step = &hearing->plan->steps[event->step];
		told.pressure = pace_pressure(hearing->pace, step);
		told.repetitions = pace_repetitions(hearing->pace);
		told.left_ms = hearing->pace->length - hearing->pace->done;
		told.step_ms = hearing->pace->length;
	}
	timer_line(event, &told, &hearing->line_words);
}

static void take_event(const struct event *event, void *context)
{
	struct hearing *hearing = context;
	speech_hear(hearing->speech, event, hearing->pace);
	hear_line(hearing, event);
}

static void check_step(struct hearing *hearing, const char *words)
{
	const struct step *step = &hearing->plan->steps[hearing->pace->step];
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

static void hear(struct hearing *hearing, bool begun)
{
	struct text words = TEXT_EMPTY;
	struct counts *counts = hearing->counts;
	struct pace *pace = hearing->pace;
	int64_t wait = speech_settle(hearing->speech, pace, &words);
	int64_t ms = speech_ms(words.bytes);
	pace_wait(pace, wait);
	counts->waits += wait > 0;
	if (words.length) {
		counts->utterances++;
		text_addf(&hearing->heard, " %s", words.bytes);
		text_addf(&hearing->all, " %s", words.bytes);
		if (pace->state == PACE_RUNNING &&
		    pace->now + ms > pace->now + wait + pace->length - pace->done)
			breach(hearing, &counts->long_ones, "too long", words.bytes);
		if (pace->state == PACE_RUNNING && pace->now < hearing->until)
			breach(hearing, &counts->overlaps, "cut off", words.bytes);
		hearing->until = pace->now + ms;
	}
	if (begun)
		check_step(hearing, words.bytes);
	if (begun && pace->step % 2 == 0) /* what was foretold one step ago still counts */
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
	static struct pace pace;
	static struct speech speech;
	static struct hearing hearing;
	struct pace_options options = {
		.count_in = 5, .gap_ms = PACE_NEVER, .valid_ms = PACE_NEVER, .strokes = true};
	hearing = (struct hearing){.counts = context,
				   .plan = plan,
				   .speech = &speech,
				   .pace = &pace,
				   .lines.plan = plan,
				   .heard = TEXT_EMPTY,
				   .all = TEXT_EMPTY,
				   .line_words = TEXT_EMPTY};
	speech_init(&speech, plan, false);
	pace_begin(&pace, plan, &options, take_event, &hearing);
	hear(&hearing, false);
	while (pace.state != PACE_ENDED) {
		size_t before = pace.started ? pace.step : (size_t)-1;
		pace_step(&pace, PACE_TICK, pace_due(&pace));
		hear(&hearing, pace.state == PACE_RUNNING && pace.step != before);
	}
	check_lines(&hearing);
	speech_release(&speech);
	text_release(&hearing.heard);
	text_release(&hearing.all);
	text_release(&hearing.line_words);
}

int main(void)
{
	struct counts counts = {0};
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
	ok(speech_ms("") == 0 && speech_ms("one two three") == 3 * 60000 / 170 + 250,
	   "170 words a minute");
	return tap_done();
}
