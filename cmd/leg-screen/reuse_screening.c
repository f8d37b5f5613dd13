#include "reuse_screening.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "body/rules_version.h"
#include "prompt.h"
#include "reuse_file.h"
#include "rule/screen.h"
#include "tool/program.h"

enum { STEP_SECONDS = 5 }; /* more than a clock is slewed by in an hour */

static void delete_kept(void)
{
	struct fault fault;
	bool there;
	if (!reuse_forget(&there, &fault))
		program_say("%s", fault.text);
}

static bool is_of_this_boot(const struct reuse *reuse)
{
	char boot[PROCESS_BOOT_SIZE];
	return !strcmp(reuse->boot, process_boot(boot)) && *boot &&
	       llabs(clock_booted() - reuse->booted) <= STEP_SECONDS;
}

static bool is_usable(const struct reuse *reuse, const struct lock *lock,
		      struct screening *screening)
{
	struct fault ignored;
	return is_of_this_boot(reuse) && screening_decode(&reuse->screening, screening, &ignored) &&
	       screening->mode == MODE_SELF && !strcmp(screening->rules, rules_version) &&
	       screen_current(screening, clock_now(), &ignored) &&
	       lock_admits(lock, screening->envelope.id.word);
}

static enum prompt_result ask_new(struct screening_run *run, const struct screening *screening,
				  enum answer *answer)
{
	struct interview interview = {.ask = run->ask, .mode = MODE_SELF};
	char since[STAMP_SIZE], until[STAMP_SIZE];
	struct text line = TEXT_EMPTY;
	/* the first of today's answers is as old as an hour before the end */
	stamp_format(stamp_local(screening->valid_until.at - SCREENING_SECONDS), since);
	stamp_format(stamp_local(screen_deadline(screening)), until);
	text_addf(&line, "Your answers of %.5s are good until %.5s.", since + 11, until + 11);
	ask_say(run->ask, 0, line.bytes);
	text_clear(&line);
	text_addf(&line, "Anything new since %.5s?", since + 11);
	enum prompt_result result;
	do
		result = prompt_yes_no(
			&interview, line.bytes,
			"New is anything that feels different: pain, swelling, breath, skin, "
			"dizziness, a fall, a drink, a medicine. If nothing is new, your answers "
			"are good until then and no longer. If something is new, or you are not "
			"sure, "
			"everything is asked again.",
			answer);
	while (result == RESULT_BACK);
	text_release(&line);
	return result;
}

enum reuse_result reuse_ask(struct screening_run *run, const struct lock *lock,
			    struct text *document)
{
	struct reuse reuse;
	struct screening screening;
	enum answer answer = ANSWER_UNSURE;
	bool read = reuse_read(&reuse);
	bool usable = read && is_usable(&reuse, lock, &screening);
	enum prompt_result result = usable ? ask_new(run, &screening, &answer) : RESULT_NEXT;
	bool taken = usable && result == RESULT_NEXT && answer == ANSWER_NO;
	if (taken) {
		screen_strictest(&screening);
		run->screening = screening;
		text_add(document, reuse.screening.bytes);
	}
	text_release(&reuse.screening);
	if (taken)
		return REUSE_TAKEN;
	if (result != RESULT_NEXT)
		return REUSE_END;
	delete_kept();
	return usable ? REUSE_NEW : REUSE_NONE;
}

void reuse_settle(const struct screening_run *run)
{
	struct text document = TEXT_EMPTY;
	struct fault fault;
	if (run->screening.mode != MODE_SELF)
		return;
	if (!run->options->reuse || run->locked) {
		delete_kept();
		return;
	}
	screening_encode(&run->screening, run->settings.emergency, &document);
	if (!reuse_keep(&document, &fault))
		program_say("the screening was not kept for --reuse: %s", fault.text);
	text_release(&document);
}
