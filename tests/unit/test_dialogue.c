/* leg-screen/dialogue, prompt, review, stop_now, conversation: whole conversations on a terminal of
 * the test's own, typed ahead. */
#include "tap.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "body/caution.h"
#include "leg-screen/dialogue.h"
#include "tool/locks.h"

static int keyboard; /* the other end of the terminal */

static char folder[] = P_tmpdir "/leg-test-dialogue-XXXXXX";

static void resize(unsigned short rows, unsigned short columns)
{
	struct winsize size = {.ws_row = rows, .ws_col = columns};
	if (ioctl(keyboard, TIOCSWINSZ, &size))
		ok(false, "the terminal takes its size");
}

static void type_ahead(const char *words)
{
	if (write(keyboard, words, strlen(words)) < 0)
		ok(false, "the test can type");
}

/* Takes away what was shown, so that the terminal never fills up. */
static void look_away(void)
{
	char shown[4096];
	while (read(keyboard, shown, sizeof shown) > 0)
		continue;
}

static enum dialogue_end hold(struct dialogue *dialogue, const char *words)
{
	struct fault fault = {0};
	struct ask *ask = ask_open(false, &fault);
	if (!ok(ask, "the terminal opens"))
		return DIALOGUE_UNFINISHED;
	type_ahead(words);
	enum dialogue_end end = dialogue_hold(dialogue, ask);
	ask_close(ask);
	look_away();
	return end;
}

static const struct profile nothing_saved;
static const struct lock no_lock;

static struct dialogue fresh(enum mode mode)
{
	return (struct dialogue){
		.mode = mode, .profile = &nothing_saved, .lock = &no_lock, .emergency = "112"};
}

static int answers_other_than(const struct answers *answers, enum answer answer)
{
	int other = 0;
	for (enum question question = 1; question < QUESTIONS; question++)
		other += answers->to[question].answer != answer;
	return other;
}

static void clear_runs(void)
{
	struct dialogue self = fresh(MODE_SELF);
	ok(hold(&self, "2\nnone\nno\nno\nnone\nno\nno\nnone\nnone\nnone\nnone\n") == DIALOGUE_DONE,
	   "a clear first run is done");
	ok(answers_other_than(&self.answers, ANSWER_NO) == 2,
	   "every answer is no; consent and the gated question were not asked");
	ok(self.answers.to[QUESTION_AGE_GROUP].answer == ANSWER_ADULT, "but for the age");

	struct dialogue partner = fresh(MODE_PARTNER);
	ok(hold(&partner, "2\nyes\nnone\nno\nno\nnone\nno\nno\nnone\nnone\nnone\nnone\n") ==
			   DIALOGUE_DONE &&
		   partner.answers.to[QUESTION_PARTNER_CONSENT].answer == ANSWER_YES,
	   "a partner is asked for consent");
}

static void ends_early(void)
{
	struct dialogue dialogue = fresh(MODE_SELF);
	ok(hold(&dialogue, "2\n6\n") == DIALOGUE_EMERGENCY, "an emergency ends it");
	ok(dialogue.answers.to[QUESTION_DARK_URINE].answer == ANSWER_YES &&
		   dialogue.answers.to[QUESTION_CLOT_SIGNS].answer == ANSWER_NONE,
	   "what was not asked has no answer");
	dialogue = fresh(MODE_SELF);
	ok(hold(&dialogue, "2\nnone\nq\n") == DIALOGUE_UNFINISHED, "q leaves it");
	dialogue = fresh(MODE_SELF);
	ok(hold(&dialogue, "2\nnone\n\4") == DIALOGUE_UNFINISHED, "the end of input too");
}

/* A line is one answer from its first word to its last, however long it is. */
static void hears_whole_lines(void)
{
	char words[2048];
	struct dialogue dialogue = fresh(MODE_SELF);
	snprintf(words, sizeof words, "2%1500snone\nq\n", "");
	ok(hold(&dialogue, words) == DIALOGUE_UNFINISHED &&
		   dialogue.answers.to[QUESTION_AGE_GROUP].answer == ANSWER_NONE,
	   "the end of a long line is not lost");
}

static void follow_ups(void)
{
	struct dialogue dialogue = fresh(MODE_SELF);
	ok(hold(&dialogue,
		"2\nnone\nno\nno\n14\nb\n14\nright\nno\nno\nnone\n2 4\nboth\nyes\nyes\nno\n"
		"none\nnone\n") == DIALOGUE_DONE,
	   "follow-ups, one step back among them");
	struct reply rash = dialogue.answers.to[QUESTION_RASH];
	ok(rash.answer == ANSWER_YES && rash.leg == LEG_RIGHT, "which leg");
	struct reply op = dialogue.answers.to[QUESTION_OP_RECENT];
	ok(op.answer == ANSWER_CLEARED && op.leg == LEG_BOTH, "cleared by a clinician");
	ok(dialogue.answers.to[QUESTION_PREGNANT_SWELLING].answer == ANSWER_YES,
	   "the question that a yes opens, not cleared");
}

/* Hot skin and severe pain are an emergency on one leg only, so each leg is asked first. */
static void same_leg(void)
{
	static const struct {
		const char *words;
		enum dialogue_end end;
		enum leg hot, pain;
	} cases[] = {
		{"3 7\nleft\nright\nno\nno\nnone\nnone\nnone\nnone\n", DIALOGUE_DONE, LEG_LEFT,
		 LEG_RIGHT},
		{"3 7\nright\nright\n", DIALOGUE_EMERGENCY, LEG_RIGHT, LEG_RIGHT},
		{"3 7\nleft\nboth\n", DIALOGUE_EMERGENCY, LEG_LEFT, LEG_BOTH},
		{"3 7\nboth\n", DIALOGUE_EMERGENCY, LEG_BOTH, LEG_BOTH},
		{"3 7\nleft\nq\n", DIALOGUE_UNFINISHED, LEG_LEFT, LEG_BOTH},
		{"3 7 9\n", DIALOGUE_EMERGENCY, LEG_BOTH, LEG_BOTH}, /* fever widens it */
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char words[128];
		struct text last = TEXT_EMPTY;
		struct dialogue dialogue = fresh(MODE_SELF);
		snprintf(words, sizeof words, "2\nnone\nno\nno\n%s", cases[i].words);
		ok(hold(&dialogue, words) == cases[i].end, "both answers, case %zu", i);
		const struct answers *answers = &dialogue.answers;
		ok(answers->to[QUESTION_HOT_SPREADING_SKIN].leg == cases[i].hot &&
			   answers->to[QUESTION_STRANGE_PAIN].leg == cases[i].pain,
		   "and the legs");
		if (cases[i].end == DIALOGUE_UNFINISHED)
			ok(stop_now_last_words(&dialogue.stop, answers, &last) &&
				   strstr(last.bytes, "Call 112 now"),
			   "a leg that was not named counts as both");
		text_release(&last);
	}
}

static void asks_what_was_checked(void)
{
	const struct uuid id = {"01990000-0000-7000-8000-000000000001"};
	const struct lock lock = {.level = LOCK_CHECK, .time = {1795348800, 0}, .id = id};
	struct dialogue dialogue = fresh(MODE_SELF);
	dialogue.lock = &lock;
	ok(hold(&dialogue, "unsure\nq\n") == DIALOGUE_UNFINISHED && !dialogue.checked,
	   "unsure is no check");
	dialogue = fresh(MODE_SELF);
	dialogue.lock = &lock;
	ok(hold(&dialogue, "yes\n2\nq\n") == DIALOGUE_UNFINISHED && dialogue.checked, "yes is one");
}

/* A closed gate may take away the very answer that the lock was held for. */
static void gate_that_closes(void)
{
	static const char until_swelling[] = "2\nnone\nno\nno\nnone\nno\nno\nnone\n4\nyes\nno\n";
	char words[128];
	struct dialogue dialogue = fresh(MODE_SELF);
	snprintf(words, sizeof words, "%sq\n", until_swelling);
	ok(hold(&dialogue, words) == DIALOGUE_UNFINISHED && dialogue.stop.held,
	   "swelling in pregnancy that was not checked locks");
	dialogue = fresh(MODE_SELF);
	snprintf(words, sizeof words, "%sb\nnone\nq\n", until_swelling);
	ok(hold(&dialogue, words) == DIALOGUE_UNFINISHED && !dialogue.stop.held,
	   "not pregnant after all: the lock is gone at once");
}

static unsigned draw(unsigned below)
{
	static uint64_t state = 20261129;
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(state >> 33) % below;
}

/* Mostly no; nothing that could end the conversation, or is asked only in some. */
static struct reply draw_reply(enum question question)
{
	const struct question_row *row = question_row(question);
	unsigned any = draw(12);
	bool skipped = caution_row(question)->action >= ACTION_TODAY || row->gate ||
		       question == QUESTION_FEVER_ILL || question == QUESTION_PREGNANT;
	if (skipped || any > 3)
		return (struct reply){ANSWER_NO, LEG_BOTH};
	if (any == 0)
		return (struct reply){ANSWER_UNSURE, LEG_BOTH};
	enum answer eased = any == 1 ? answer_clearance(question) : ANSWER_NONE;
	return (struct reply){eased == ANSWER_NONE ? ANSWER_YES : eased,
			      row->sided ? (enum leg)draw(LEG_BOTH + 1) : LEG_BOTH};
}

/* Unsure answers come last: every number after that word is unsure. */
static void type_list(enum question_group group, struct answers *given, struct text *lines)
{
	struct text unsure = TEXT_EMPTY, after = TEXT_EMPTY;
	size_t count, from = lines->length;
	const enum question *members = question_group_members(group, &count);
	int line = 0; /* pregnant-swelling has none, nothing being saved */
	for (size_t i = 0; i < count; i++) {
		enum question question = members[i];
		struct reply *reply = &given->to[question];
		line += question != QUESTION_PREGNANT_SWELLING;
		*reply = draw_reply(question);
		if (reply->answer == ANSWER_UNSURE)
			text_addf(&unsure, " unsure %d", line);
		if (reply->answer == ANSWER_NO || reply->answer == ANSWER_UNSURE)
			continue;
		text_addf(lines, " %d", line);
		if (question_row(question)->sided)
			text_addf(&after, "%s\n", leg_id(reply->leg));
		if (answer_clearance(question) != ANSWER_NONE)
			text_addf(&after, "%s\n", reply->answer == ANSWER_YES ? "no" : "yes");
	}
	text_add(lines, unsure.bytes);
	text_addf(lines, "%s\n%s", lines->length == from ? "none" : "", after.bytes);
	text_release(&unsure);
	text_release(&after);
}

/* Any answers, with their follow-ups, are the answers that were typed. */
static void takes_what_is_typed(void)
{
	enum { CONVERSATIONS = 60 };
	int done = 0, other = 0;
	for (int i = 0; i < CONVERSATIONS; i++) {
		struct dialogue dialogue = fresh(MODE_SELF);
		struct answers given = {0};
		struct text lines = TEXT_EMPTY;
		text_add(&lines, "2\nnone\nno\nno\n");
		type_list(GROUP_TODAY, &given, &lines);
		text_add(&lines, "no\nno\n");
		type_list(GROUP_HEART_BLOOD, &given, &lines);
		type_list(GROUP_BONES_JOINTS, &given, &lines);
		type_list(GROUP_NERVES_SKIN, &given, &lines);
		text_add(&lines, "none\n");
		done += hold(&dialogue, lines.bytes) == DIALOGUE_DONE;
		for (enum question question = 1; question < QUESTIONS; question++) {
			struct reply wanted = given.to[question],
				     got = dialogue.answers.to[question];
			other += wanted.answer > ANSWER_NO &&
				 (got.answer != wanted.answer || got.leg != wanted.leg);
			other += wanted.answer <= ANSWER_NO && got.answer > ANSWER_NO;
		}
		text_release(&lines);
	}
	ok(done == CONVERSATIONS, "conversations with any answers end (%d)", done);
	ok(other == 0, "with the answers that were typed (%d are others)", other);
}

/* Whatever is typed, a lock is held at the end exactly if the answers are a stop. */
static void lock_follows_answers(void)
{
	static const char *const words[] = {"none", "none", "no", "no",	 "yes",	     "unsure",
					    "left", "both", "b",  "1",	 "2",	     "4",
					    "9",    "14",   "q",  "3 7", "unsure 2", "unsure 8"};
	enum { WORDS = sizeof words / sizeof words[0], CONVERSATIONS = 120, MOST_LINES = 90 };
	int wrong = 0, held = 0, released = 0;
	for (int i = 0; i < CONVERSATIONS; i++) {
		struct dialogue dialogue = fresh(draw(4) ? MODE_SELF : MODE_PARTNER);
		struct text lines = TEXT_EMPTY;
		struct screening so_far;
		for (unsigned left = draw(MOST_LINES); left; left--)
			text_addf(&lines, "%s\n", words[draw(WORDS)]);
		text_add(&lines, "q\nq\n");
		enum dialogue_end end = hold(&dialogue, lines.bytes);
		tcflush(keyboard, TCIOFLUSH); /* what came too late */
		stop_now_judge(&dialogue.stop, &dialogue.answers, &so_far);
		wrong += dialogue.stop.held != stop_now_locks(&so_far) ||
			 (end == DIALOGUE_EMERGENCY && so_far.verdict != OUTCOME_EMERGENCY) ||
			 (end == DIALOGUE_DONE && so_far.verdict == OUTCOME_EMERGENCY);
		*(dialogue.stop.held ? &held : &released) += 1;
		text_release(&lines);
	}
	ok(held > 20 && released > 20 && !wrong, "%d conversations end locked, %d not; %d wrong",
	   held, released, wrong);
}

static void become_session(const char *slave)
{
	setsid();
	if (open(slave, O_RDWR) < 0) /* becomes the controlling terminal */
		exit(1);
}

int main(void)
{
	keyboard = posix_openpt(O_RDWR | O_NONBLOCK | O_NOCTTY);
	if (keyboard < 0 || grantpt(keyboard) < 0 || unlockpt(keyboard) < 0)
		return 1;
	pid_t child = fork(); /* a session must be led by a process that leads no group */
	if (child) {
		int status = 0;
		close(keyboard);
		waitpid(child, &status, 0);
		return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
	}
	alarm(300); /* a dialogue that asks for more than was typed would wait for ever */
	become_session(ptsname(keyboard));
	resize(100, 80);
	if (!mkdtemp(folder) || setenv("XDG_STATE_HOME", folder, 1) ||
	    setenv("XDG_DATA_HOME", folder, 1))
		return 1;
	clear_runs();
	ends_early();
	follow_ups();
	same_leg();
	asks_what_was_checked();
	gate_that_closes();
	hears_whole_lines();
	takes_what_is_typed();
	lock_follows_answers();
	char command[sizeof folder + 16];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ok(system(command) == 0, "cleared away");
	return tap_done();
}
