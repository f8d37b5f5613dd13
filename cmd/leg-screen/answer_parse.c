#include "answer_parse.h"

#include <ctype.h>
#include <string.h>

#include "base/lookup.h"
#include "base/number.h"

/* The words of one line, in small letters. A prompt never needs more than its lines, twice. */
enum { MOST_WORDS = 2 * TYPED_MOST_LINES, MOST_WORD = 16 };

struct words {
	int count;
	char word[MOST_WORDS][MOST_WORD];
};

/* False if there are more or longer words than any answer has. */
static bool split_words(const char *line, struct words *words)
{
	*words = (struct words){0};
	while (*(line += strspn(line, " ,\t"))) {
		size_t length = strcspn(line, " ,\t");
		if (words->count == MOST_WORDS || length >= MOST_WORD)
			return false;
		char *word = words->word[words->count++];
		for (size_t i = 0; i < length; i++)
			word[i] = (char)tolower((unsigned char)line[i]);
		line += length;
	}
	/* "?3" is "? 3" */
	if (words->count == 1 && words->word[0][0] == '?' && words->word[0][1]) {
		memcpy(words->word[1], words->word[0] + 1, MOST_WORD - 1);
		words->word[0][1] = '\0';
		words->count = 2;
	}
	return words->count > 0;
}

static bool only_word_is(const struct words *words, const char *only)
{
	return words->count == 1 && !strcmp(words->word[0], only);
}

/* The words for "none of these" are the same at every prompt. */
static bool is_none(const struct words *words)
{
	static const char *const none[] = {"none", "no", "n", "0"};
	return words->count == 1 && LOOKUP(words->word[0], none) >= 0;
}

/* A line number, 1 to `most`; 0 if it is none. */
static int number_of(const char *word, int most)
{
	struct fault ignored;
	long value;
	return number_parse(word, 1, most, &value, &ignored) ? (int)value : 0;
}

static struct typed of_kind(enum typed_kind kind)
{
	return (struct typed){.kind = kind, .leg = LEG_BOTH};
}

static struct typed typed_answer(enum answer answer)
{
	return (struct typed){.kind = TYPED_ANSWER, .answer = answer, .leg = LEG_BOTH};
}

/* Words that every prompt takes: b, q, ? and ? N. True if it was one of them, or a wrong one. */
static bool parse_common(const char *line, int lines, struct words *words, struct typed *typed)
{
	static const struct {
		const char *id;
		enum typed_kind kind;
	} common[] = {{"b", TYPED_BACK},    {"back", TYPED_BACK}, {"q", TYPED_QUIT},
		      {"quit", TYPED_QUIT}, {"?", TYPED_HELP},	  {"help", TYPED_HELP}};
	*typed = of_kind(TYPED_WRONG);
	if (!split_words(line, words))
		return true;
	int found = words->count == 1 ? LOOKUP(words->word[0], common) : -1;
	if (found >= 0)
		typed->kind = common[found].kind;
	else if (words->count == 2 && !strcmp(words->word[0], "?"))
		typed->number = number_of(words->word[1], lines);
	if (typed->number)
		typed->kind = TYPED_HELP;
	return typed->kind != TYPED_WRONG;
}

static struct typed parse_picks(const struct words *words, int lines)
{
	struct typed typed = typed_answer(ANSWER_NONE);
	enum answer answer = ANSWER_YES;
	bool wants_number = false;
	for (int i = 0; i < words->count; i++) {
		if (!strcmp(words->word[i], "unsure") && !wants_number) {
			answer = ANSWER_UNSURE;
			wants_number = true;
			continue;
		}
		int number = number_of(words->word[i], lines);
		if (!number)
			return of_kind(TYPED_WRONG);
		enum answer *line = &typed.line[number - 1];
		if (*line != ANSWER_NONE && *line != answer)
			return of_kind(TYPED_WRONG);
		*line = answer;
		wants_number = false;
	}
	if (wants_number)
		return of_kind(TYPED_WRONG);
	for (int i = 0; i < lines; i++)
		if (typed.line[i] == ANSWER_NONE)
			typed.line[i] = ANSWER_NO;
	return typed;
}

struct typed typed_checklist(const char *line, int lines)
{
	struct words words;
	struct typed typed;
	if (parse_common(line, lines, &words, &typed))
		return typed;
	if (is_none(&words))
		words.count = 0;
	return parse_picks(&words, lines);
}

/* A word and its meaning. */
struct meaning {
	const char *id;
	enum answer answer;
};

static struct typed one_of(const struct words *words, const struct meaning *meanings, size_t count)
{
	int found = words->count == 1 ? lookup_id(words->word[0], meanings, count, sizeof *meanings)
				      : -1;
	return found < 0 ? of_kind(TYPED_WRONG) : typed_answer(meanings[found].answer);
}

struct typed typed_yes_no(const char *line, int lines)
{
	static const struct meaning meanings[] = {{"yes", ANSWER_YES},
						  {"y", ANSWER_YES},
						  {"unsure", ANSWER_UNSURE},
						  {"u", ANSWER_UNSURE}};
	struct words words;
	struct typed typed;
	if (parse_common(line, lines, &words, &typed))
		return typed;
	if (is_none(&words))
		return typed_answer(ANSWER_NO);
	return one_of(&words, meanings, sizeof meanings / sizeof meanings[0]);
}

struct typed typed_leg(const char *line, int lines)
{
	struct words words;
	struct typed typed;
	if (parse_common(line, lines, &words, &typed))
		return typed;
	typed = typed_answer(ANSWER_NONE);
	if (words.count != 1 || !leg_find(words.word[0], &typed.leg))
		return of_kind(TYPED_WRONG);
	return typed;
}

enum { ADULT_FROM = 18, OLDER_FROM = 65, LEAST_YEARS = 4, MOST_YEARS = 130 };

struct typed typed_age(const char *line, int lines)
{
	static const struct meaning meanings[] = {
		{"1", ANSWER_UNDER_18},	  {"under-18", ANSWER_UNDER_18},
		{"2", ANSWER_ADULT},	  {"adult", ANSWER_ADULT},
		{"3", ANSWER_65_PLUS},	  {"65-plus", ANSWER_65_PLUS},
		{"unsure", ANSWER_UNSURE}};
	struct words words;
	struct typed typed;
	if (parse_common(line, lines, &words, &typed))
		return typed;
	int years = words.count == 1 ? number_of(words.word[0], MOST_YEARS) : 0;
	if (years >= LEAST_YEARS) {
		typed = typed_answer(years < ADULT_FROM	  ? ANSWER_UNDER_18
				     : years < OLDER_FROM ? ANSWER_ADULT
							  : ANSWER_65_PLUS);
		typed.on_edge = years + 1 == ADULT_FROM || years + 1 == OLDER_FROM;
		return typed;
	}
	return one_of(&words, meanings, sizeof meanings / sizeof meanings[0]);
}

static struct typed parse_review(const char *line, int lines, const struct meaning *meanings,
				 size_t count)
{
	struct words words;
	struct typed typed;
	if (parse_common(line, lines, &words, &typed))
		return typed;
	if (only_word_is(&words, "all"))
		return of_kind(TYPED_ALL);
	if (only_word_is(&words, "m") || only_word_is(&words, "more"))
		return of_kind(TYPED_MORE);
	if (is_none(&words))
		return typed_answer(ANSWER_NO);
	const char *last = words.word[words.count - 1];
	bool change = words.count == 2 && !strcmp(words.word[0], "change");
	if ((words.count == 1 || change) && number_of(last, lines)) {
		typed = typed_answer(ANSWER_NONE);
		typed.number = number_of(last, lines);
		return typed;
	}
	return one_of(&words, meanings, count);
}

struct typed typed_review(const char *line, int lines)
{
	static const struct meaning meanings[] = {{"ok", ANSWER_NO}};
	return parse_review(line, lines, meanings, sizeof meanings / sizeof meanings[0]);
}

struct typed typed_review_saved(const char *line, int lines)
{
	static const struct meaning meanings[] = {{"ok", ANSWER_NO},	     {"new", ANSWER_YES},
						  {"yes", ANSWER_YES},	     {"y", ANSWER_YES},
						  {"unsure", ANSWER_UNSURE}, {"u", ANSWER_UNSURE}};
	return parse_review(line, lines, meanings, sizeof meanings / sizeof meanings[0]);
}
