/* How the screening speaks (leg-safety(7), honest-words): short sentences, one question in a
 * question, no promise. */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "body/caution.h"
#include "body/cue.h"
#include "body/stretch.h"
#include "body/symptom.h"
#include "body/task.h"
#include "tap.h"

enum { QUESTION_WORDS = 30, ADVICE_WORDS = 30 };

/* Flesch and Kincaid's school grade, in tenths: the most for one text, and for all texts of a
 * table together. */
enum { MOST_GRADE = 80, MOST_MEAN = 40 };

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

/* Words of questions that add nothing, or that their line puts in another way. */
static const char *const reworded[] = {
	"after", "become", "begin", "break",   "brown",	  "doctor", "feeling", "holding",
	"newly", "nobody", "older", "passing", "pressed", "right",  "still",   "stool",
	"taken", "there",  "these", "today",   "visible", "worse",
};

static bool is_said(const char *line, const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof reworded / sizeof reworded[0]; i++)
		if (strlen(reworded[i]) == length && !strncasecmp(reworded[i], word, length))
			return true;
	while (*line && strncasecmp(line, word, 4) != 0)
		line++;
	return *line;
}

/* A checklist shows its lines alone: what a line leaves out is never asked. */
static void lines_ask_it_all(void)
{
	int missing = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		const struct question_row *row = question_row((enum question)q);
		size_t together, length;
		question_group_members(row->group, &together);
		for (const char *at = row->text; together > 1 && *at; at += length ? length : 1) {
			for (length = 0; isalpha((unsigned char)at[length]);)
				length++;
			if (length < 5 || is_said(row->brief, at, length))
				continue;
			printf("# %s: %.*s\n", row->id, (int)length, at);
			missing++;
		}
	}
	ok(!missing, "a line of a checklist asks what its question does (%d words)", missing);
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

/* ---- reading grade ------------------------------------------------------------------------- */

/* Names that have no plainer word; each counts as two syllables. */
static const char *const names[] = {
	"apixaban",  "aspirin",	    "clopidogrel", "dabigatran", "defibrillator", "diabetes",
	"dialysis",  "edoxaban",    "heparin",	   "lipoedema",	 "lymphoedema",	  "osteoporosis",
	"pacemaker", "rivaroxaban", "stimulator",  "warfarin",	 "lanolin",
};

enum { FEW_WORDS = 8 }; /* the formula says nothing of fewer; they count in the mean alone */

struct reading {
	long words, sentences, syllables;
};

static bool is_vowel(char letter)
{
	return letter && strchr("aeiouy", letter);
}

/* As the usual readability programs count them: groups of vowels, without a silent final e. */
static int syllables_of(const char *word, size_t length)
{
	int count = 0;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == length && !strncasecmp(names[i], word, length))
			return 2;
	for (size_t i = 0; i < length; i++)
		count += is_vowel((char)tolower((unsigned char)word[i])) &&
			 !(i && is_vowel((char)tolower((unsigned char)word[i - 1])));
	bool silent = length > 2 && word[length - 1] == 'e' && !is_vowel(word[length - 2]) &&
		      word[length - 2] != 'l';
	bool past = length > 3 && !strncmp(word + length - 2, "ed", 2) &&
		    !strchr("td", word[length - 3]);
	count -= (silent || past) && count > 1;
	return count ? count : 1;
}

static void read_text(const char *text, struct reading *reading)
{
	bool open = false;
	for (const char *at = text; *at;) {
		size_t length = 0;
		while (isalpha((unsigned char)at[length]) || at[length] == '\'')
			length++;
		if (length) {
			reading->words++;
			reading->syllables += syllables_of(at, length);
			open = true;
			at += length;
			continue;
		}
		if (open && strchr(".?!:;", *at) && (at[1] == ' ' || !at[1])) {
			reading->sentences++;
			open = false;
		}
		at++;
	}
	reading->sentences += open;
}

static int grade(const struct reading *reading)
{
	if (!reading->words)
		return 0;
	return (int)((3900 * reading->words / reading->sentences +
		      118000 * reading->syllables / reading->words - 155900) /
		     1000);
}

struct table {
	const char *name;
	struct reading all;
	int hard;
	bool print;
};

static void add_reading(struct table *table, const char *text)
{
	struct reading one = {0};
	if (!text || !*text)
		return;
	read_text(text, &one);
	table->all.words += one.words;
	table->all.sentences += one.sentences;
	table->all.syllables += one.syllables;
	bool hard = one.words > FEW_WORDS && grade(&one) > MOST_GRADE;
	if (table->print || hard)
		printf("# grade %d.%d %s: %s\n", grade(&one) / 10, abs(grade(&one)) % 10,
		       table->name, text);
	table->hard += hard;
}

static void read_questions(struct table *table)
{
	for (int q = 0; q < QUESTIONS; q++) {
		const struct question_row *row = question_row((enum question)q);
		add_reading(table, row->text);
		add_reading(table, row->help);
		add_reading(table, row->clearance);
	}
}

static void read_advice(struct table *table)
{
	size_t count;
	for (int q = 0; q < QUESTIONS; q++) {
		const struct caution_row *row = caution_row((enum question)q);
		add_reading(table, row->advice);
		add_reading(table, row->advice_unsure);
		add_reading(table, row->advice_cleared);
		add_reading(table, row->advice_shut);
		add_reading(table, row->advice_beside);
	}
	const struct caution_pair *pairs = caution_pairs(&count);
	for (size_t i = 0; i < count; i++)
		add_reading(table, pairs[i].advice);
	const struct caution_case *cases = caution_cases(&count);
	for (size_t i = 0; i < count; i++)
		add_reading(table, cases[i].advice);
	for (int action = 0; action < ACTIONS; action++)
		add_reading(table, action_advice((enum action)action, false));
	add_reading(table, caution_unsure_emergency);
}

static void read_session(struct table *table)
{
	for (int s = 0; s < SYMPTOMS; s++) {
		add_reading(table, symptom_row((enum symptom)s)->brief);
		add_reading(table, symptom_advice((enum symptom)s, false));
		add_reading(table, symptom_advice((enum symptom)s, true));
	}
	add_reading(table, symptom_closing(true));
}

static void read_task_words(struct table *table, const struct task_words *words)
{
	add_reading(table, words->cue);
	add_reading(table, words->raised);
	add_reading(table, words->level);
	add_reading(table, words->chair);
}

static void read_steps(struct table *table)
{
	for (int cue = 0; cue < CUES; cue++) {
		add_reading(table, cue_words((enum cue)cue));
		add_reading(table, cue_words_to_giver((enum cue)cue));
	}
	for (int task = 0; task < (int)TASK_DEVICE; task++) {
		read_task_words(table, &task_row((enum task)task)->own);
		read_task_words(table, &task_row((enum task)task)->giver);
	}
	for (int move = 0; move < MOVES; move++) {
		const struct stretch_row *row = stretch_row((enum move)move);
		for (int way = 0; way < STRETCH_WAYS; way++)
			add_reading(table, row->ways[way].cue);
		add_reading(table, row->caution);
	}
}

static void read_all(bool print)
{
	static void (*const readers[])(struct table *) = {read_questions, read_advice, read_session,
							  read_steps};
	static const char *const tables[] = {"question", "advice", "session", "step"};
	for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
		struct table table = {.name = tables[i], .print = print};
		readers[i](&table);
		ok(!table.hard && grade(&table.all) <= MOST_MEAN,
		   "%s texts: grade %d.%d in all, none above %d (%d are)", tables[i],
		   grade(&table.all) / 10, grade(&table.all) % 10, MOST_GRADE / 10, table.hard);
	}
}

/* Where a yes ends and a no begins is in these words (leg-safety(7), questions). */
static void words_that_decide(void)
{
	static const struct {
		enum question question;
		const char *text, *help;
	} rows[] = {
		{QUESTION_HEART_STROKE_SIGNS, "Now, or new today, even if it has passed:",
		 "What you have had for long and a doctor knows, unchanged today: no."},
		{QUESTION_TRIP_OR_BED_LEG, "even mildly?",
		 "Both ankles alike, gone by the next morning, no pain: no."},
		{QUESTION_VEINS_BAD, "or skin near the ankle that is brown, hard or scarred?",
		 "Large veins that do not hurt have their own question: no."},
		{QUESTION_TUMOUR_LEG, "or a lump in a leg, hip or groin",
		 "A lump behind the knee has its own question: no."},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct question_row *row = question_row(rows[i].question);
		ok(strstr(row->text, rows[i].text) && strstr(row->help, rows[i].help),
		   "%s says what is a yes and what is a no", row->id);
	}
}

int main(int argc, char **argv)
{
	questions_are_short();
	lines_ask_it_all();
	words_that_decide();
	advice_is_short();
	read_all(argc > 1 && !strcmp(argv[1], "--print"));
	return tap_done();
}
