#include "reuse_screening.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/process.h"
#include "body/rules_version.h"
#include "doc/json.h"
#include "doc/json_write.h"
#include "prompt.h"
#include "rule/screen.h"
#include "screening_write.h"
#include "store/paths.h"
#include "tool/program.h"

enum { STEP_SECONDS = 5 }; /* more than a clock is slewed by in an hour */

/* With the id of the boot and its time by the wall clock, which tell whether the machine was
 * restarted or the clock set since. */
struct reuse {
	char boot[PROCESS_BOOT_SIZE];
	int64_t booted; /* clock_booted() when it was written */
	struct text screening;
};

/* ---- the file -------------------------------------------------------------------------------- */

/* {"type":"leg-reuse","version":1,"boot":"…","booted":1795340000,"screening":"{…}\n"} */
static const char type[] = "leg-reuse";
enum { REUSE_VERSION = 1 };

static const char reuse_name[] = "screening.json";

static bool decode(const struct doc_place *root, void *into, struct fault *fault)
{
	struct reuse *reuse = into;
	const char *screening;
	if (!doc_kind(root, type, REUSE_VERSION, fault) ||
	    !doc_chars(root, "boot", reuse->boot, sizeof reuse->boot, fault) ||
	    !doc_integer(root, "booted", 0, INT64_MAX, &reuse->booted, fault) ||
	    !doc_string(root, "screening", &screening, fault))
		return false;
	text_add(&reuse->screening, screening);
	return true;
}

static bool has_runtime_folder(void)
{
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	bool has = paths_folder(PLACE_RUNTIME, &path, &ignored);
	text_release(&path);
	return has;
}

/* False if there is none, or none that can be read. The caller releases reuse->screening. */
static bool read_reuse(struct reuse *reuse)
{
	struct text bytes = TEXT_EMPTY;
	struct fault ignored;
	bool missing = false;
	*reuse = (struct reuse){.screening = TEXT_EMPTY};
	bool read = paths_read(PLACE_RUNTIME, reuse_name, &bytes, &missing, &ignored) &&
		    doc_decode(bytes.bytes, bytes.length, decode, reuse, &ignored);
	text_release(&bytes);
	return read;
}

/* Does nothing without a runtime folder. */
static bool keep_screening(const struct screening_run *run, struct fault *fault)
{
	struct text screening = TEXT_EMPTY, bytes = TEXT_EMPTY;
	char boot[PROCESS_BOOT_SIZE];
	if (!has_runtime_folder())
		return true;
	screening_encode(&run->screening, run->settings.emergency, &screening);
	doc_begin(&bytes, type, REUSE_VERSION, NULL);
	doc_put_string(&bytes, "boot", process_boot(boot));
	doc_put_integer(&bytes, "booted", clock_booted());
	doc_put_string(&bytes, "screening", screening.bytes);
	doc_finish(&bytes);
	bool kept = paths_replace(PLACE_RUNTIME, reuse_name, &bytes, fault);
	text_release(&screening);
	text_release(&bytes);
	return kept;
}

bool reuse_forget(bool *there, struct fault *fault)
{
	return paths_remove(PLACE_RUNTIME, reuse_name, there, fault);
}

/* ---- using it again -------------------------------------------------------------------------- */

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

enum reuse_result reuse_ask(struct screening_run *run, const struct lock *lock)
{
	struct reuse reuse;
	struct screening screening;
	enum answer answer = ANSWER_UNSURE;
	bool usable = read_reuse(&reuse) && is_usable(&reuse, lock, &screening);
	enum prompt_result result = usable ? ask_new(run, &screening, &answer) : RESULT_NEXT;
	bool taken = usable && result == RESULT_NEXT && answer == ANSWER_NO;
	if (taken) {
		screen_strictest(&screening);
		run->screening = screening;
		text_add(&run->document, reuse.screening.bytes);
	}
	text_release(&reuse.screening);
	if (taken)
		return REUSE_TAKEN;
	if (result != RESULT_NEXT)
		return REUSE_END;
	return usable ? REUSE_NEW : REUSE_NONE;
}

void reuse_drop(const struct screening_run *run)
{
	struct fault fault;
	bool there;
	if (run->options->mode == MODE_SELF && !reuse_forget(&there, &fault))
		program_say("%s", fault.text);
}

void reuse_keep(const struct screening_run *run)
{
	struct fault fault;
	if (run->options->reuse && !run->locked && !keep_screening(run, &fault))
		program_say("the screening was not kept for --reuse: %s", fault.text);
}
