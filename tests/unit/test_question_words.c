/* How the screening speaks (leg-safety(7), honest-words): short sentences, one question in a
 * question, no promise. */
#include <ctype.h>

#include "body/caution.h"
#include "tap.h"

enum { QUESTION_WORDS = 30, ADVICE_WORDS = 30 };

/* The words of the longest sentence. */
static int longest_sentence(const char *text)
{
	int words = 0, longest = 0;
	for (const char *at = text; *at; at++) {
		bool ends = strchr(".?!", *at) && (at[1] == ' ' || !at[1]);
		words += !isspace((unsigned char)*at) && (isspace((unsigned char)at[1]) || !at[1]);
		if (words > longest)
			longest = words;
		if (ends)
			words = 0;
	}
	return longest;
}

static int is_long(const char *text, int most)
{
	if (!text || longest_sentence(text) <= most)
		return 0;
	printf("# %d words: %s\n", longest_sentence(text), text);
	return 1;
}

static int promises(const char *text)
{
	static const char *const banned[] = {"safe", "cure", "detox", "heal", "flush", "toxin"};
	int found = 0;
	for (size_t i = 0; text && i < sizeof banned / sizeof banned[0]; i++)
		for (const char *at = text; (at = strstr(at, banned[i])); at++) {
			bool begins = at == text || !isalpha((unsigned char)at[-1]);
			bool health = !strncmp(at, "health", 6);
			if (!begins || health)
				continue;
			printf("# %s: %s\n", banned[i], text);
			found++;
		}
	return found;
}

static void questions_are_short(void)
{
	int wrong = 0, promised = 0, open = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		const struct question_row *row = question_row((enum question)q);
		wrong += is_long(row->text, QUESTION_WORDS) + is_long(row->help, QUESTION_WORDS) +
			 is_long(row->clearance, QUESTION_WORDS);
		promised += promises(row->text) + promises(row->help) + promises(row->brief);
		size_t length = strlen(row->text);
		open += row->text[length - 1] != '?' && row->text[length - 1] != ')';
	}
	ok(!wrong, "no sentence of a question has more than %d words (%d have)", QUESTION_WORDS,
	   wrong);
	ok(!promised, "no question promises anything (%d do)", promised);
	ok(!open, "each ends as a question (%d do not)", open);
}

static void advice_is_short(void)
{
	int wrong = 0, promised = 0, silent = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		const struct caution_row *row = caution_row((enum question)q);
		const char *const all[] = {row->advice, row->advice_cleared, row->advice_shut,
					   row->advice_beside};
		for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
			wrong += is_long(all[i], ADVICE_WORDS);
			promised += promises(all[i]);
		}
		silent += row->action == ACTION_EMERGENCY && !strstr(row->advice, "{emergency}");
		silent += row->action == ACTION_TODAY && !strstr(row->advice, "today") &&
			  !strstr(row->advice, " now");
	}
	ok(!wrong, "no sentence of advice has more than %d words (%d have)", ADVICE_WORDS, wrong);
	ok(!promised, "no advice promises anything (%d do)", promised);
	ok(!silent, "what is urgent says so, and an emergency has the number (%d do not)", silent);
}

int main(void)
{
	questions_are_short();
	advice_is_short();
	return tap_done();
}
