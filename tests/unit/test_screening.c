/* The screening document: written and read again, and what is refused (doc/screening.h). */
#include "base/clock.h"
#include "leg-screen/screening_result.h"
#include "leg-screen/screening_write.h"
#include "screened.h"
#include "tap.h"

static const char id[] = "01998b7c-2f00-7aaa-8bbb-0123456789ab";

static struct screening sample(void)
{
	struct screening screening = screened_clear(MODE_SELF);
	memcpy(screening.envelope.id.word, id, sizeof id);
	screening.envelope.created = (struct stamp){1795336200, 3600};
	screening.valid_until = (struct stamp){1795339800, 3600};
	answers_complete(&screening.answers, false);
	return screening;
}

static void encode(const struct screening *screening, struct text *out)
{
	text_clear(out);
	screening_encode(screening, "112", out);
}

/* Written, read, judged again from its answers, written: not one byte may differ. */
static bool round_trip(struct screening screening)
{
	struct text first = TEXT_EMPTY, second = TEXT_EMPTY;
	struct screening again;
	struct fault fault = {0};
	screen_judge(&screening);
	encode(&screening, &first);
	bool good = screening_decode(&first, &again, &fault);
	if (good) {
		screen_strictest(&again);
		encode(&again, &second);
	} else {
		printf("# %s\n", fault.text);
	}
	good = good && !strcmp(first.bytes, second.bytes);
	if (!good)
		printf("# %s# %s\n", first.bytes, second.bytes);
	text_release(&first);
	text_release(&second);
	return good;
}

static void round_trips(void)
{
	int breaches = 0, count = 0;
	for (int q = 0; q < QUESTIONS; q++)
		for (int answer = 0; answer < ANSWERS; answer++)
			for (int i = 0; i < screened_legs((enum question)q); i++) {
				struct screening screening = sample();
				enum leg leg = screened_leg((enum question)q, i);
				if (!answer_fits((enum answer)answer, (enum question)q) ||
				    q == QUESTION_PARTNER_CONSENT)
					continue;
				screened_answer(&screening, (enum question)q, (enum answer)answer,
						answer == ANSWER_NO ? LEG_BOTH : leg);
				answers_complete(&screening.answers, false);
				breaches += !round_trip(screening);
				count++;
			}
	struct screening partner = sample();
	partner.mode = MODE_PARTNER;
	partner.answers.to[QUESTION_PARTNER_CONSENT].answer = ANSWER_YES;
	breaches += !round_trip(partner);
	ok(!breaches, "%d documents are read and written byte for byte (%d breaches)", count + 1,
	   breaches);
}

static void looks_as_promised(void)
{
	struct text out = TEXT_EMPTY;
	struct screening screening = sample();
	screened_answer(&screening, QUESTION_VEINS_MILD, ANSWER_YES, LEG_LEFT);
	screened_answer(&screening, QUESTION_CLOT_SIGNS, ANSWER_UNSURE, LEG_BOTH);
	screen_judge(&screening);
	encode(&screening, &out);
	static const char head[] =
		"{\"type\":\"leg-screening\",\"version\":1,"
		"\"id\":\"01998b7c-2f00-7aaa-8bbb-0123456789ab\","
		"\"created\":\"2026-11-22T09:30:00+01:00\",\"valid_until\":"
		"\"2026-11-22T10:30:00+01:00\","
		"\"for\":\"self\",\"rules\":\"2026.12\",\"verdict\":\"stop\",\"action\":\"today\","
		"\"answers\":{\"age-group\":{\"answer\":\"adult\"},\"lung-clot-"
		"signs\":{\"answer\":\"no\"},";
	ok(!strncmp(out.bytes, head, sizeof head - 1),
	   "the members stand in the order of the contract");
	ok(strstr(out.bytes, "\"veins-mild\":{\"answer\":\"yes\",\"leg\":\"left\"}") != NULL,
	   "a sided yes names its leg");
	ok(!strstr(out.bytes, "pregnant-swelling") && !strstr(out.bytes, "partner-consent"),
	   "what was not asked is not there");
	ok(strstr(out.bytes, "\"findings\":[{\"question\":\"clot-signs\",\"answer\":\"unsure\","
			     "\"advice\":\"This could be a blood clot.") != NULL,
	   "the most urgent finding comes first");
	ok(strstr(out.bytes, "call 112.") && !strstr(out.bytes, "{emergency}"),
	   "advice has the number to call");
	ok(out.bytes[out.length - 1] == '\n' &&
		   strchr(out.bytes, '\n') == out.bytes + out.length - 1,
	   "it is one line");
	text_release(&out);
}

static bool decodes(const char *bytes, size_t length, struct fault *fault)
{
	struct text text = TEXT_EMPTY;
	struct screening screening;
	text_add_bytes(&text, bytes, length);
	bool good = screening_decode(&text, &screening, fault);
	if (good)
		screen_strictest(&screening);
	text_release(&text);
	return good;
}

static void golden(struct text *out)
{
	struct screening screening = sample();
	screened_answer(&screening, QUESTION_RASH, ANSWER_YES, LEG_RIGHT);
	screened_answer(&screening, QUESTION_CLOT_PAST, ANSWER_CLEARED, LEG_BOTH);
	screen_judge(&screening);
	encode(&screening, out);
}

/* `rules` as the document gives it; "" leaves the member out. */
static bool decodes_rules(const char *rules, struct fault *fault)
{
	static const char ours[] = "\"rules\":\"2026.12\",";
	struct text good = TEXT_EMPTY, changed = TEXT_EMPTY;
	golden(&good);
	const char *at = strstr(good.bytes, ours);
	text_add_bytes(&changed, good.bytes, (size_t)(at - good.bytes));
	text_add(&changed, rules);
	text_add(&changed, at + sizeof ours - 1);
	bool decoded = decodes(changed.bytes, changed.length, fault);
	text_release(&good);
	text_release(&changed);
	return decoded;
}

static void rules_of_others(void)
{
	static const char *const bad[] = {
		"\"rules\":\"2027.01\",", "\"rules\":\"2026.13\",", "\"rules\":\"2026.1\",",
		"\"rules\":\"\",",	  "\"rules\":202612,",
	};
	struct fault fault = {0};
	ok(decodes_rules("", &fault), "a screening without rules is older, and read");
	ok(decodes_rules("\"rules\":\"2026.11\",", &fault), "and so is one of older rules");
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ok(!decodes_rules(bad[i], &fault) && fault.kind == FAULT_DATA, "refused: %s",
		   bad[i]);
}

static void bad_bytes(void)
{
	static const char with[] = "0\"x\xff";
	struct text good = TEXT_EMPTY;
	int breaches = 0;
	golden(&good);
	for (size_t length = 0; length < good.length - 1; length++) {
		struct fault fault = {0};
		breaches += decodes(good.bytes, length, &fault) || fault.kind != FAULT_DATA ||
			    !*fault.text;
	}
	ok(!breaches, "every prefix is refused with a line (%d breaches)", breaches);
	breaches = 0;
	for (size_t at = 0; at < good.length; at++)
		for (size_t i = 0; i < sizeof with - 1; i++) {
			struct fault fault = {0};
			char kept = good.bytes[at];
			good.bytes[at] = with[i];
			bool read = decodes(good.bytes, good.length, &fault);
			breaches += !read && (fault.kind != FAULT_DATA || !*fault.text);
			good.bytes[at] = kept;
		}
	ok(!breaches, "every one-byte change is read or refused cleanly (%d breaches)", breaches);
	text_release(&good);
}

/* The golden document with one part replaced: what is said of it ("" = it is read). */
static const struct {
	const char *from, *to, *said;
} changes[] = {
	{"\"rash\":{", "\"rush\":{", "answers: unknown question 'rush': did you mean rash? "},
	{"\"answer\":\"cleared\"", "\"answer\":\"maybe\"",
	 "answers.clot-past.answer: unknown word 'maybe'"},
	{"\"answer\":\"cleared\"", "\"answer\":\"\"",
	 "answers.clot-past.answer: unknown word '': use "},
	{"\"answer\":\"cleared\"", "\"answer\":\"adult\"",
	 "answers.clot-past.answer: unknown word 'adult': use "},
	{"\"answer\":\"cleared\"", "\"answer\":\"yes\",\"leg\":\"left\"",
	 "answers.clot-past.leg: this question has no side"},
	{"\"answer\":\"cleared\"", "\"answer\":7", "answers.clot-past.answer: expected a string"},
	{"{\"answer\":\"cleared\"}", "\"yes\"", "answers.clot-past: expected an object"},
	{"\"answer\":\"yes\",\"leg\":\"right\"", "\"answer\":\"cleared\"",
	 "answers.rash.answer: unknown word 'cleared': use "},
	{"\"leg\":\"right\"", "\"leg\":\"middle\"", "answers.rash.leg: unknown word 'middle'"},
	{"\"leg\":\"right\"", "\"side\":\"right\"",
	 "answers.rash.side: unknown member; expected answer and leg"},
	{"\"answer\":\"adult\"", "\"answer\":\"yes\"",
	 "answers.age-group.answer: unknown word 'yes': use "},
	{"\"version\":1", "\"version\":2",
	 "version: 2 is newer than this program knows (1); update leg"},
	{"\"type\":\"leg-screening\"", "\"type\":\"leg-plan\"",
	 "type: expected \"leg-screening\", not \"leg-plan\""},
	{"\"for\":\"self\"", "\"for\":\"dog\"", "for: unknown word 'dog'"},
	{"\"verdict\":", "\"verdicts\":", "verdict: missing, expected a string"},
	{"\"action\":", "\"deeds\":", "action: missing, expected a string"},
	{"\"level\":\"limited\"", "\"level\":\"fine\"",
	 "limits.massage.left.level: unknown word 'fine'"},
	{"\"pressure\":3", "\"pressure\":6", "limits.massage.left.pressure: 6 is outside 0 to 5"},
	{"\"pressure\":3", "\"pressure\":3.0",
	 "limits.massage.left.pressure: expected a whole number"},
	{"\"pressure\":3", "\"pressure\":3,\"depth\":1",
	 "limits.massage.left.depth: unknown limit; it may forbid something"},
	{"\"walking\":{", "\"running\":{",
	 "limits.running: unknown limit; it may forbid something"},
	{"\"valid_until\":\"2026-11-22T10", "\"valid_until\":\"tomorrow T10",
	 "valid_until: expected a time such as 2026-11-22T09:30:00+01:00"},
	{"\"answers\":{", "\"already_asked\":1,\"answers\":{",
	 "already_asked: expected true or false"},
	{"\"answers\":{", "\"already_asked\":false,\"answers\":{", ""},
	{"\"findings\":[", "\"remarks\":\"new\",\"findings\":[", ""},
	{"\"lung-clot-signs\":{\"answer\":\"no\"},", "", ""},
};

static void changed(void)
{
	struct text good = TEXT_EMPTY, bad = TEXT_EMPTY;
	golden(&good);
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		const char *at = strstr(good.bytes, changes[i].from);
		struct fault fault = {0};
		text_clear(&bad);
		text_add_bytes(&bad, good.bytes, at ? (size_t)(at - good.bytes) : 0);
		text_add(&bad, changes[i].to);
		text_add(&bad, at ? at + strlen(changes[i].from) : "");
		decodes(bad.bytes, bad.length, &fault);
		begins(fault.text, changes[i].said, changes[i].to);
	}
	text_release(&good);
	text_release(&bad);
}

/* An answer taken out of the document is no answer, which is not a no. */
static void taken_out(void)
{
	struct screening screening = sample();
	screen_judge(&screening);
	ok(screening.verdict == OUTCOME_GO, "all no is go");
	screening.answers.to[QUESTION_LUNG_CLOT_SIGNS].answer = ANSWER_NONE;
	struct text out = TEXT_EMPTY;
	struct fault fault;
	encode(&screening, &out);
	bool read = screening_decode(&out, &screening, &fault);
	screen_strictest(&screening);
	ok(read && screening.verdict == OUTCOME_STOP && screening.action == ACTION_TODAY,
	   "an answer that is taken out of the document is unsure");
	text_release(&out);
}

/* already_asked is a note: only self mode keeps it, and only the action ask-clinician. */
static void already_asked(void)
{
	struct screening screening = sample(), again;
	struct text out = TEXT_EMPTY;
	struct fault fault = {0};
	screened_answer(&screening, QUESTION_DIABETES, ANSWER_YES, LEG_BOTH);
	screening.already_asked = true;
	ok(round_trip(screening), "already_asked is written and read");
	screen_judge(&screening);
	encode(&screening, &out);
	ok(strstr(out.bytes, "\"action\":\"ask-clinician\",\"already_asked\":true,\"answers\":"),
	   "it stands after the action");
	ok(screening_decode(&out, &again, &fault) && again.already_asked, "it is read");
	again.answers.to[QUESTION_CLOT_SIGNS].answer = ANSWER_YES;
	screen_strictest(&again);
	ok(again.action == ACTION_TODAY && !again.already_asked, "a greater action ends it");
	ok(screening_decode(&out, &again, &fault), "once more");
	again.action = ACTION_SOON;
	screen_strictest(&again);
	ok(!again.already_asked, "so does one that the document says");
	ok(screening_decode(&out, &again, &fault), "once more");
	again.mode = MODE_PARTNER;
	screen_strictest(&again);
	ok(!again.already_asked, "a partner's counts for nothing");
	text_release(&out);
}

/* Acute answers live an hour from when they were asked for, not from the end of a conversation. */
static void acute_answers_age(void)
{
	static const struct {
		int since, until; /* of an end at 0 */
		const char *what;
	} rows[] = {
		{-2400, 1200, "asked for 40 minutes ago: 20 are left"},
		{0, 3600, "asked for now: an hour"},
		{600, 3600, "no longer by a clock that was set back"},
	};
	struct screening sampled = sample();
	struct stamp end = {1795336200, 3600};
	clock_pretend(end);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct screening_options options = {.mode = MODE_SELF};
		struct screening_run run = {.options = &options};
		result_judge(&run, &sampled.answers,
			     (struct stamp){end.at + rows[i].since, end.offset});
		int64_t wanted = end.at + rows[i].until, got = run.screening.valid_until.at;
		ok(got >= wanted && got < wanted + 60, "%s (%lld)", rows[i].what,
		   (long long)(got - end.at));
	}
}

int main(void)
{
	looks_as_promised();
	round_trips();
	rules_of_others();
	bad_bytes();
	changed();
	taken_out();
	already_asked();
	acute_answers_age();
	return tap_done();
}
