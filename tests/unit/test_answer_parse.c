/* run/typed: what is typed at a prompt, and that nothing is ever taken for an answer that is none.
 */
#include "tap.h"

#include "leg-screen/answer_parse.h"

/* One letter a line: n, y or u. */
static void shown(const struct typed *typed, int lines, char out[TYPED_MOST_LINES + 1])
{
	static const char letters[] = {
		[ANSWER_NO] = 'n', [ANSWER_YES] = 'y', [ANSWER_UNSURE] = 'u'};
	for (int i = 0; i < lines; i++)
		out[i] = letters[typed->line[i]];
	out[lines] = '\0';
}

static void checklists(void)
{
	static const struct {
		const char *words, *answers;
	} good[] = {{"none", "nnnnn"},
		    {"no", "nnnnn"},
		    {"n", "nnnnn"},
		    {"0", "nnnnn"},
		    {" NONE ", "nnnnn"},
		    {"1", "ynnnn"},
		    {"2 5", "nynny"},
		    {"2,5", "nynny"},
		    {"2, 5, ", "nynny"},
		    {"unsure 3", "nnunn"},
		    {"Unsure 3", "nnunn"},
		    {"2 unsure 3 4", "nyuun"},
		    {"unsure 1 unsure 2", "uunnn"},
		    {"2 2", "nynnn"}};
	static const char *const bad[] = {"",		" ",
					  ",",		"0 1",
					  "6",		"-1",
					  "1.",		"yes",
					  "no 1",	"none 1",
					  "1 none",	"unsure",
					  "2 unsure",	"unsure unsure 2",
					  "3 unsure 3", "unsure none",
					  "1-3",	"99999999999999999999",
					  "\xc2\xb2",	"b 1",
					  "1 q",	"all"};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct typed typed = typed_checklist(good[i].words, 5);
		char out[TYPED_MOST_LINES + 1] = "";
		if (typed.kind == TYPED_ANSWER)
			shown(&typed, 5, out);
		same(out, good[i].answers, good[i].words);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		ok(typed_checklist(bad[i], 5).kind == TYPED_WRONG, "asked again: '%s'", bad[i]);
	char endless[3 * TYPED_MOST_LINES * 2 + 1] = "";
	for (size_t i = 0; i + 2 < sizeof endless; i += 2)
		memcpy(endless + i, "1 ", 3);
	ok(typed_checklist(endless, 5).kind == TYPED_WRONG, "more words than any answer has");
}

static void commands(void)
{
	ok(typed_checklist("b", 5).kind == TYPED_BACK && typed_yes_no("b", 1).kind == TYPED_BACK &&
		   typed_leg("b", 1).kind == TYPED_BACK && typed_age("B", 1).kind == TYPED_BACK &&
		   typed_review("b", 5).kind == TYPED_BACK,
	   "b goes back everywhere");
	ok(typed_checklist("q", 5).kind == TYPED_QUIT && typed_yes_no("q", 1).kind == TYPED_QUIT &&
		   typed_leg("q", 1).kind == TYPED_QUIT && typed_age("q", 1).kind == TYPED_QUIT &&
		   typed_review("q", 5).kind == TYPED_QUIT,
	   "q quits everywhere");
	ok(typed_checklist("?", 5).kind == TYPED_HELP && typed_checklist("?", 5).number == 0,
	   "? asks for more");
	ok(typed_checklist("? 3", 5).number == 3 && typed_checklist("?3", 5).number == 3,
	   "? 3 about line 3");
	ok(typed_checklist("? 6", 5).kind == TYPED_WRONG, "there is no line 6");
}

static void single_answers(void)
{
	static const struct {
		const char *words;
		enum answer yes_no, age;
	} cases[] = {{"yes", ANSWER_YES, 0},
		     {"y", ANSWER_YES, 0},
		     {"no", ANSWER_NO, 0},
		     {"N", ANSWER_NO, 0},
		     {"none", ANSWER_NO, 0},
		     {"unsure", ANSWER_UNSURE, ANSWER_UNSURE},
		     {"1", 0, ANSWER_UNDER_18},
		     {"2", 0, ANSWER_ADULT},
		     {"3", 0, ANSWER_65_PLUS},
		     {"adult", 0, ANSWER_ADULT},
		     {"17", 0, ANSWER_UNDER_18},
		     {"18", 0, ANSWER_ADULT},
		     {"64", 0, ANSWER_ADULT},
		     {"65", 0, ANSWER_65_PLUS},
		     {"131", 0, 0},
		     {"", 0, 0},
		     {"yes no", 0, 0},
		     {"2 3", 0, 0},
		     {"maybe", 0, 0},
		     {"cleared", 0, 0}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		ok(typed_yes_no(cases[i].words, 1).answer == cases[i].yes_no, "yes or no: '%s'",
		   cases[i].words);
		ok(typed_age(cases[i].words, 1).answer == cases[i].age, "age: '%s'",
		   cases[i].words);
	}
	ok(typed_leg("Left", 1).leg == LEG_LEFT && typed_leg("both", 1).kind == TYPED_ANSWER,
	   "a leg");
	ok(typed_leg("left right", 1).kind == TYPED_WRONG && typed_leg("", 1).kind == TYPED_WRONG,
	   "not a leg");
}

static void reviews(void)
{
	ok(typed_review("none", 9).answer == ANSWER_NO, "nothing to change");
	ok(typed_review("new", 9).kind == TYPED_WRONG &&
		   typed_review("unsure", 9).kind == TYPED_WRONG,
	   "nothing saved, nothing new");
	ok(typed_review("all", 9).kind == TYPED_ALL, "all answers");
	ok(typed_review("7", 9).number == 7 && typed_review("change 7", 9).number == 7, "a change");
	ok(typed_review("", 9).kind == TYPED_WRONG && typed_review("10", 9).kind == TYPED_WRONG &&
		   typed_review("yes", 9).kind == TYPED_WRONG,
	   "anything else is asked again");

	static const char *const news[] = {"new", "yes", "Yes", "y"};
	for (size_t i = 0; i < sizeof news / sizeof news[0]; i++)
		ok(typed_review_saved(news[i], 9).answer == ANSWER_YES, "something new: %s",
		   news[i]);
	ok(typed_review_saved("unsure", 9).answer == ANSWER_UNSURE,
	   "unsure whether something is new");
	ok(typed_review_saved("no", 9).answer == ANSWER_NO &&
		   typed_review_saved("7", 9).number == 7 &&
		   typed_review_saved("maybe", 9).kind == TYPED_WRONG,
	   "the rest as without saved answers");
}

int main(void)
{
	checklists();
	commands();
	single_answers();
	reviews();
	return tap_done();
}
