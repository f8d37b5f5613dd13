/* The answers file and the list of questions (doc/answers.h, doc/questions.h). */
#include "leg-screen/answers_file.h"
#include "leg-screen/question_list.h"
#include "screened.h"
#include "tap.h"

/* 2026-11-22T09:30:00+01:00 */
static const struct stamp now = {1795336200, 3600};

static struct answer_file file;
static struct fault fault;

static bool reads(const char *bytes, enum mode mode)
{
	struct text text = TEXT_EMPTY;
	text_add(&text, bytes);
	fault = (struct fault){0};
	bool good = answer_file_decode(&text, mode, now, &file, &fault);
	text_release(&text);
	return good;
}

static enum answer to(enum question question)
{
	return file.answers.to[question].answer;
}

#define FRESH "\"answered\":\"2026-11-22T09:30:00+01:00\""

static void words_and_objects(void)
{
	ok(reads("{" FRESH ",\"age-group\":\"65-plus\",\"clot-signs\":\"no\",\"rash\":\"yes\","
		 "\"veins-bad\":{\"answer\":\"cleared\",\"leg\":\"left\"},"
		 "\"hot-joint\":{\"answer\":\"no\",\"leg\":\"left\"},"
		 "\"veins-mild\":{\"answer\":\"no\",\"leg\":\"both\"},"
		 "\"open-skin\":{\"answer\":\"unsure\"},\"clot-past\":\"cleared\"}",
		 MODE_SELF),
	   "words and objects are read: %s", fault.text);
	ok(to(QUESTION_AGE_GROUP) == ANSWER_65_PLUS && to(QUESTION_CLOT_SIGNS) == ANSWER_NO &&
		   to(QUESTION_RASH) == ANSWER_YES && to(QUESTION_CLOT_PAST) == ANSWER_CLEARED,
	   "as they are");
	ok(file.answers.to[QUESTION_RASH].leg == LEG_BOTH &&
		   file.answers.to[QUESTION_OPEN_SKIN].leg == LEG_BOTH &&
		   file.answers.to[QUESTION_VEINS_BAD].leg == LEG_LEFT,
	   "a leg that is missing is both");
	ok(to(QUESTION_HOT_JOINT) == ANSWER_UNSURE &&
		   file.answers.to[QUESTION_HOT_JOINT].leg == LEG_RIGHT &&
		   to(QUESTION_VEINS_MILD) == ANSWER_NO,
	   "a no for one leg is no answer for the other");
	ok(to(QUESTION_LUNG_CLOT_SIGNS) == ANSWER_UNSURE && to(QUESTION_DIABETES) == ANSWER_UNSURE,
	   "what is missing is unsure");
	ok(to(QUESTION_PARTNER_CONSENT) == ANSWER_NONE, "consent is not asked of oneself");
	ok(!file.stale && !file.checked, "the file is fresh and says nothing of a stop");
}

static void gates(void)
{
	ok(reads("{" FRESH ",\"pregnant\":\"no\"}", MODE_SELF) &&
		   to(QUESTION_PREGNANT_SWELLING) == ANSWER_NONE,
	   "a gated question whose gate is closed is not missing");
	ok(reads("{" FRESH "}", MODE_SELF) && to(QUESTION_PREGNANT_SWELLING) == ANSWER_UNSURE,
	   "with its gate missing it is unsure");
	ok(reads("{" FRESH ",\"pregnant\":\"no\",\"pregnant-swelling\":\"yes\"}", MODE_SELF) &&
		   to(QUESTION_PREGNANT_SWELLING) == ANSWER_YES,
	   "a yes behind a closed gate stays");
	ok(reads("{" FRESH "}", MODE_PARTNER) && to(QUESTION_PARTNER_CONSENT) == ANSWER_UNSURE,
	   "with a partner consent that is missing is unsure");
	ok(reads("{" FRESH ",\"partner-consent\":\"no\"}", MODE_SELF) &&
		   to(QUESTION_PARTNER_CONSENT) == ANSWER_NONE,
	   "of oneself it is ignored");
}

/* A file that is not of this hour does not answer for today. */
static void stale(void)
{
	static const struct {
		const char *answered;
		bool stale;
	} times[] = {
		{"\"answered\":\"2026-11-22T09:30:00+01:00\",", false},
		{"\"answered\":\"2026-11-22T08:30:00+01:00\",", false},
		{"\"answered\":\"2026-11-22T08:29:59+01:00\",", true},
		{"\"answered\":\"2026-11-22T07:30:00+00:00\",", false},
		{"\"answered\":\"2026-11-22T09:30:01+01:00\",", false},
		{"\"answered\":\"2026-11-22T09:32:00+01:00\",", false},
		{"\"answered\":\"2026-11-22T09:32:01+01:00\",", true},
		{"\"answered\":\"2026-11-22T08:29:50.123Z\",", false},
		{"\"answered\":\"2026-11-22 09:29:50+01:00\",", false},
		{"\"answered\":\"yesterday\",", true},
		{"\"answered\":12,", true},
		{"\"answered\":null,", true},
		{"", true},
	};
	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
		char bytes[256];
		snprintf(bytes, sizeof bytes,
			 "{%s\"clot-signs\":\"no\",\"rash\":{\"answer\":\"yes\",\"leg\":\"left\"},"
			 "\"diabetes\":\"no\",\"pregnant\":\"no\"}",
			 times[i].answered);
		bool read = reads(bytes, MODE_SELF);
		bool unsure = to(QUESTION_CLOT_SIGNS) == ANSWER_UNSURE &&
			      to(QUESTION_RASH) == ANSWER_UNSURE &&
			      file.answers.to[QUESTION_RASH].leg == LEG_BOTH;
		ok(read && file.stale == times[i].stale && file.answered.at <= now.at &&
			   unsure == times[i].stale && to(QUESTION_DIABETES) == ANSWER_NO &&
			   to(QUESTION_PREGNANT_SWELLING) == ANSWER_NONE,
		   "%s acute answers %s", *times[i].answered ? times[i].answered : "no time:",
		   times[i].stale ? "are unsure" : "count");
	}
	ok(reads("{\"partner-consent\":\"yes\"}", MODE_PARTNER) &&
		   to(QUESTION_PARTNER_CONSENT) == ANSWER_UNSURE,
	   "an old consent is none");
}

static void checked(void)
{
	ok(reads("{" FRESH ",\"stop-checked\":\"yes\"}", MODE_SELF) && file.checked,
	   "stop-checked yes is noted");
	ok(reads("{" FRESH ",\"stop-checked\":\"unsure\"}", MODE_SELF) && !file.checked,
	   "unsure is not");
	ok(!reads("{" FRESH ",\"stop-checked\":\"cleared\"}", MODE_SELF),
	   "cleared is no answer to it");
}

static const struct {
	const char *bytes, *said;
} refused[] = {
	{"{" FRESH ",\"clot-sign\":\"no\"}",
	 "unknown question 'clot-sign': did you mean clot-signs? (leg-screen --list names them)"},
	{"{" FRESH ",\"clot-signs\":\"NO\"}", "clot-signs: unknown word 'NO'"},
	{"{" FRESH ",\"clot-signs\":\"\"}", "clot-signs: unknown word '': use "},
	{"{" FRESH ",\"clot-signs\":false}", "clot-signs: expected a string"},
	{"{" FRESH ",\"clot-signs\":\"cleared\"}", "clot-signs: unknown word 'cleared': use "},
	{"{" FRESH ",\"artery-severe\":\"cleared\"}",
	 "artery-severe: unknown word 'cleared': use "},
	{"{" FRESH ",\"clot-past\":{\"answer\":\"yes\",\"leg\":\"left\"}}",
	 "clot-past.leg: this question has no side"},
	{"{" FRESH ",\"rash\":{\"leg\":\"left\"}}", "rash.answer: missing, expected a string"},
	{"{" FRESH ",\"rash\":{\"answer\":\"yes\",\"leg\":\"front\"}}",
	 "rash.leg: unknown word 'front'"},
	{"{" FRESH ",\"age-group\":\"yes\"}", "age-group: unknown word 'yes': use "},
	{"{" FRESH ",\"age-group\":42}", "age-group: expected a string"},
	{"[]", "expected an object"},
};

static void list(void)
{
	struct text out = TEXT_EMPTY;
	questions_encode(&out);
	ok(!strncmp(out.bytes,
		    "{\"type\":\"leg-questions\",\"version\":1,\"rules\":\"2026.12\",\"questions\":"
		    "[{\"id\":",
		    55),
	   "the list has its type and version first");
	ok(strstr(out.bytes, "{\"id\":\"age-group\",\"group\":\"age\",\"kind\":\"standing\"") &&
		   strstr(out.bytes, "\"choices\":[\"under-18\",\"adult\",\"65-plus\"]"),
	   "age-group has its three words");
	ok(strstr(out.bytes,
		  "\"choices\":[\"no\",\"yes\",\"unsure\"],\"sided\":false,\"clearable\":true,"
		  "\"days\":0,\"when\":{\"question\":\"pregnant\",\"not\":\"no\"}}") != NULL,
	   "pregnant-swelling says when it is asked");
	int count = 0;
	for (const char *at = out.bytes; (at = strstr(at, "{\"id\":")); at++)
		count++;
	ok(count == QUESTIONS, "every question is in it");
	text_release(&out);
}

/* All no is go, however it is written. */
static void all_no(void)
{
	struct text bytes = TEXT_EMPTY;
	text_add(&bytes, "{" FRESH ",\"age-group\":\"adult\"");
	for (int q = 1; q < QUESTIONS; q++)
		text_addf(&bytes, ",\"%s\":\"no\"", question_row((enum question)q)->id);
	text_add(&bytes, "}");
	ok(reads(bytes.bytes, MODE_SELF), "a file with every question is read: %s", fault.text);
	struct screening screening = {.answers = file.answers};
	screen_judge(&screening);
	ok(screening.verdict == OUTCOME_GO && screening.finding_count == 0, "and all no is go");
	text_release(&bytes);
}

int main(void)
{
	words_and_objects();
	gates();
	stale();
	checked();
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		bool read = reads(refused[i].bytes, MODE_SELF);
		begins(read ? "read" : fault.text, refused[i].said, "refused with the place");
	}
	list();
	all_no();
	return tap_done();
}
