/* doc/profile: what is kept, how it ages (leg-safety(7), clearance, rules-version), what a document
 * may hold. */
#include "leg-screen/clinician_asked.h"
#include "leg-screen/profile_write.h"
#include "tap.h"

#include "base/text.h"
#include "doc/json.h"
#include "doc/profile.h"

static const struct stamp start = {1795348800, 3600};
static const bool kept_nothing[QUESTIONS];

static struct stamp after(int64_t days)
{
	return (struct stamp){start.at + days * 86400, start.offset};
}

static struct answers all(enum answer answer)
{
	struct answers answers = {0};
	for (enum question question = 0; question < QUESTIONS; question++)
		answers.to[question] = (struct reply){answer, LEG_BOTH};
	answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	return answers;
}

static void keeping(void)
{
	struct profile profile = {0};
	struct answers answers = all(ANSWER_NO);
	answers.to[QUESTION_DIABETES].answer = ANSWER_UNSURE;
	answers.to[QUESTION_PREGNANT].answer = ANSWER_NONE;
	profile_save(&profile, &answers, kept_nothing, start);
	int acute = 0, standing = 0;
	for (enum question question = 0; question < QUESTIONS; question++) {
		bool saved = profile.to[question].reply.answer != ANSWER_NONE;
		if (question_acute(question))
			acute += saved;
		else
			standing += saved;
	}
	ok(acute == 0, "no acute answer is kept");
	ok(standing == 34, "every standing one but the unsure and the unasked: %d", standing);
	ok(profile.to[QUESTION_DIABETES].reply.answer == ANSWER_NONE, "unsure is never kept");

	bool kept[QUESTIONS] = {[QUESTION_BP_HIGH] = true};
	profile_save(&profile, &answers, kept, after(10));
	ok(profile.to[QUESTION_BP_HIGH].at.at == start.at &&
		   profile.to[QUESTION_UNSTEADY].at.at == after(10).at,
	   "an answer that was not asked again keeps its date");
}

/* Each standing row, a second before and at the end of its days, for each kind of answer. */
static void ageing(void)
{
	int wrong = 0, tried = 0;
	for (enum question question = 1; question < QUESTIONS; question++) {
		const struct question_row *row = question_row(question);
		if (question_acute(question))
			continue;
		for (enum answer answer = ANSWER_NO; answer <= ANSWER_SEEN; answer++) {
			if (answer == ANSWER_UNSURE || !answer_fits(answer, question))
				continue;
			struct profile profile = {.saved = true};
			profile.to[question] =
				(struct saved_answer){.reply = {answer, LEG_LEFT}, .at = start};
			memcpy(profile.to[question].rules, rules_version, RULES_SIZE);
			int days = answer == ANSWER_CLEARED && row->days > 90 ? 90 : row->days;
			struct stamp fresh = after(days), stale = after(days);
			fresh.at--;
			enum answer then = answer == ANSWER_NO ? ANSWER_UNSURE : ANSWER_YES;
			enum leg leg = answer == ANSWER_NO ? LEG_BOTH : LEG_LEFT;
			struct reply reply = profile_reply(&profile, question, stale);
			wrong += profile_freshness(&profile, question, fresh) != FRESH_GOOD ||
				 profile_reply(&profile, question, fresh).answer != answer ||
				 profile_freshness(&profile, question, stale) != FRESH_STALE ||
				 reply.answer != then || reply.leg != leg;
			tried++;
		}
	}
	ok(wrong == 0, "each answer is good until its days are over (%d answers)", tried);
}

static void ages(void)
{
	struct profile profile = {.saved = true};
	ok(profile_reply(&profile, QUESTION_DIABETES, start).answer == ANSWER_YES,
	   "a row that is lacking is a yes");
	ok(profile_reply(&profile, QUESTION_AGE_GROUP, start).answer == ANSWER_UNSURE,
	   "a lacking age is not known");
	profile.to[QUESTION_AGE_GROUP] =
		(struct saved_answer){.reply = {ANSWER_UNDER_18, LEG_BOTH}, .at = start};
	ok(profile_reply(&profile, QUESTION_AGE_GROUP, after(4000)).answer == ANSWER_UNDER_18,
	   "a stale age still binds");
	profile.to[QUESTION_UNSTEADY] =
		(struct saved_answer){.reply = {ANSWER_NO, LEG_BOTH}, .at = start};
	ok(profile_freshness(&profile, QUESTION_UNSTEADY, after(31)) == FRESH_GOOD, "60 days");
	profile.to[QUESTION_AGE_GROUP].reply.answer = ANSWER_65_PLUS;
	ok(profile_freshness(&profile, QUESTION_UNSTEADY, after(31)) == FRESH_STALE,
	   "30 from 65 on");
	struct stamp stepped = start, before = start;
	stepped.at -= STAMP_AHEAD_MOST;
	before.at -= STAMP_AHEAD_MOST + 1;
	ok(profile_freshness(&profile, QUESTION_UNSTEADY, stepped) == FRESH_GOOD,
	   "a clock that is stepped back by two minutes makes no answer old");
	ok(profile_freshness(&profile, QUESTION_UNSTEADY, before) == FRESH_STALE,
	   "an answer from further in the future is stale");
}

/* As long as the answer it was asked about is good, and not a second longer. */
static void asked(void)
{
	struct profile profile = {.saved = true};
	struct saved_answer *saved = &profile.to[QUESTION_UNSTEADY];
	*saved = (struct saved_answer){
		.reply = {ANSWER_YES, LEG_BOTH}, .at = start, .asked = true, .asked_at = after(1)};
	struct stamp last = after(60), early = after(1), stepped = early;
	last.at--;
	stepped.at -= STAMP_AHEAD_MOST;
	early.at -= STAMP_AHEAD_MOST + 1;
	ok(profile_asked(&profile, QUESTION_UNSTEADY, after(1)) &&
		   profile_asked(&profile, QUESTION_UNSTEADY, last),
	   "asked about, while the answer is good");
	ok(!profile_asked(&profile, QUESTION_UNSTEADY, after(60)), "not when it is stale");
	ok(profile_asked(&profile, QUESTION_UNSTEADY, stepped),
	   "but after a small step of the clock");
	ok(!profile_asked(&profile, QUESTION_UNSTEADY, early), "nor from the future");
	saved->asked_at.at = start.at - 1;
	ok(!profile_asked(&profile, QUESTION_UNSTEADY, after(1)), "nor from before the answer");
	saved->asked = false;
	ok(!profile_asked(&profile, QUESTION_UNSTEADY, after(1)), "nor where nobody was");
}

/* An answer to a question that has changed since is asked again; until then a yes binds. */
static void changed_question(void)
{
	int changed = 0, wrong = 0;
	for (enum question question = 1; question < QUESTIONS; question++) {
		const struct question_row *row = question_row(question);
		if (question_acute(question))
			continue;
		struct profile profile = {.saved = true};
		struct saved_answer *saved = &profile.to[question];
		*saved = (struct saved_answer){.reply = {ANSWER_NO, LEG_BOTH}, .at = start};
		bool stale = profile_freshness(&profile, question, after(1)) == FRESH_STALE;
		wrong += stale != (row->reworded != NULL);
		if (!stale)
			continue;
		changed++;
		wrong += profile_reply(&profile, question, after(1)).answer != ANSWER_UNSURE;
		saved->reply.answer = ANSWER_YES;
		wrong += profile_reply(&profile, question, after(1)).answer != ANSWER_YES;
		memcpy(saved->rules, rules_version, RULES_SIZE);
		wrong += profile_freshness(&profile, question, after(1)) != FRESH_GOOD;
	}
	ok(changed > 0 && wrong == 0, "answers from before a question changed are stale (%d)",
	   changed);
}

static void first_version(void)
{
	struct profile profile;
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY;
	text_add(&bytes, "{\"type\":\"leg-profile\",\"version\":1,\"answers\":{\"diabetes\":{"
			 "\"answer\":\"no\",\"at\":\"2026-11-22T13:00:00+01:00\"}}}");
	ok(doc_decode(bytes.bytes, bytes.length, profile_read, &profile, &fault) &&
		   !*profile.to[QUESTION_DIABETES].rules,
	   "version 1 is read, as before every version of the rules %s", fault.text);
	text_release(&bytes);
}

static void there_and_back(void)
{
	struct profile profile = {0}, read;
	struct answers answers = all(ANSWER_NO);
	answers.to[QUESTION_VEINS_MILD] = (struct reply){ANSWER_YES, LEG_LEFT};
	answers.to[QUESTION_NUMB_FEET] = (struct reply){ANSWER_CLEARED, LEG_RIGHT};
	struct text out = TEXT_EMPTY, again = TEXT_EMPTY;
	struct fault fault = {0};
	profile_save(&profile, &answers, kept_nothing, start);
	profile.to[QUESTION_NUMB_FEET].asked = true;
	profile.to[QUESTION_NUMB_FEET].asked_at = after(2);
	profile_encode(&profile, &out);
	ok(strstr(out.bytes, "\"leg\":\"right\",\"at\":\"2026-11-22T13:00:00+01:00\","
			     "\"rules\":\"2026.12\","
			     "\"asked\":\"2026-11-24T13:00:00+01:00\"}"),
	   "when it was asked is written");
	ok(doc_decode(out.bytes, out.length, profile_read, &read, &fault),
	   "what is written is read: %s", fault.text);
	profile_encode(&read, &again);
	same(again.bytes, out.bytes, "and is the same");
	int wrong = 0;
	for (size_t length = 0; length + 1 < out.length; length++) {
		struct text part = TEXT_EMPTY;
		text_add_bytes(&part, out.bytes, length);
		wrong += doc_decode(part.bytes, part.length, profile_read, &read, &fault) ||
			 fault.kind != FAULT_DATA;
		text_release(&part);
	}
	ok(wrong == 0, "every torn copy is refused (%zu prefixes)", out.length - 1);
	text_release(&out);
	text_release(&again);
}

static void written(struct text *out)
{
	struct profile profile = {0};
	struct answers answers = {.to[QUESTION_DIABETES] = {ANSWER_NO, LEG_BOTH},
				  .to[QUESTION_VEINS_MILD] = {ANSWER_YES, LEG_LEFT}};
	profile_save(&profile, &answers, kept_nothing, start);
	profile_encode(&profile, out);
}

/* Every byte changed, one at a time: read as something else or refused, never anything worse. */
static void one_byte_changes(void)
{
	static const char changes[] = {'"', '{', '9', ' ', 'n', '\0', '\xff'};
	struct text out = TEXT_EMPTY;
	written(&out);
	int odd = 0, tried = 0;
	for (size_t at = 0; at < out.length; at++)
		for (size_t i = 0; i < sizeof changes; i++) {
			struct profile read;
			struct fault fault = {0};
			char before = out.bytes[at];
			out.bytes[at] = changes[i];
			odd += !doc_decode(out.bytes, out.length, profile_read, &read, &fault) &&
			       fault.kind != FAULT_DATA;
			out.bytes[at] = before;
			tried++;
		}
	ok(odd == 0, "%d changes of one byte", tried);
	text_release(&out);
}

static void refused(void)
{
	static const char *const bad[] = {
		"\"clot-signs\":{\"answer\":\"no\"",
		"\"no-such\":{\"answer\":\"no\"",
		"\"diabetes\":{\"answer\":\"unsure\"",
		"\"diabetes\":{\"answer\":\"cleared\"",
		"\"diabetes\":{\"answer\":\"adult\"",
		"\"age-group\":{\"answer\":\"no\"",
		"\"diabetes\":{\"answer\":\"yes\",\"leg\":\"left\"",
		"\"diabetes\":{\"leg\":\"left\"",
		"\"veins-mild\":{\"answer\":\"yes\",\"leg\":\"middle\"",
		"\"diabetes\":{\"answer\":\"yes\",\"asked\":true",
		"\"diabetes\":{\"answer\":\"yes\",\"asked\":\"today\"",
		"\"diabetes\":{\"answer\":\"no\",\"asked\":\"2026-11-22T09:30:00+01:00\"",
		"\"age-group\":{\"answer\":\"adult\",\"asked\":\"2026-11-22T09:30:00+01:00\"",
		"\"diabetes\":{\"answer\":\"\""};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct text bytes = TEXT_EMPTY;
		struct profile profile;
		struct fault fault = {0};
		text_addf(&bytes,
			  "{\"type\":\"leg-profile\",\"version\":1,\"answers\":{%s,\"at\":"
			  "\"2026-11-22T09:30:00+01:00\"}}}",
			  bad[i]);
		ok(!doc_decode(bytes.bytes, bytes.length, profile_read, &profile, &fault) &&
			   fault.kind == FAULT_DATA && strstr(fault.text, "answers."),
		   "refused: %s", fault.text);
		text_release(&bytes);
	}
}

int main(void)
{
	keeping();
	ageing();
	ages();
	asked();
	changed_question();
	first_version();
	there_and_back();
	one_byte_changes();
	refused();
	return tap_done();
}
