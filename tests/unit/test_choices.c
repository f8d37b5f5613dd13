/* base/choices: the words there are, and the one that was meant. */
#include "tap.h"

#include "base/choices.h"

static const struct {
	const char *id;
} few[] = {{"walk"}, {NULL}, {"elevate"}, {"stretch"}};

static const char *refusal(const char *word)
{
	static struct fault fault;
	ok(!CHOICES_REFUSE(few, NULL, "routine", word, &fault) && fault.kind == FAULT_USAGE,
	   "'%s' is refused", word);
	return fault.text;
}

static void of_a_few(void)
{
	same(refusal("elevat"),
	     "unknown routine 'elevat': did you mean elevate? (walk, elevate or stretch)",
	     "a letter left out");
	same(refusal("ELEVATE"),
	     "unknown routine 'ELEVATE': did you mean elevate? (walk, elevate or stretch)",
	     "capitals");
	same(refusal("str"),
	     "unknown routine 'str': did you mean stretch? (walk, elevate or stretch)",
	     "the beginning of a word");
	same(refusal("wlak"),
	     "unknown routine 'wlak': did you mean walk? (walk, elevate or stretch)",
	     "two letters swapped");
	same(refusal("dance"), "unknown routine 'dance': use walk, elevate or stretch",
	     "nothing near");
	same(refusal(""), "unknown routine '': use walk, elevate or stretch", "nothing at all");
	same(refusal("a\x1b[2J"), "unknown routine 'a\\x1b[2J': use walk, elevate or stretch",
	     "what steers a terminal is made visible");
}

static void of_many(void)
{
	static const char *const words[] = {"one",    "two",	"three",   "four", "five",
					    "six",    "seven",	"eight",   "nine", "ten",
					    "eleven", "twelve", "thirteen"};
	static const char where[] = "leg-plan --list names them";
	struct fault fault;
	CHOICES_REFUSE(words, where, "word", "fourty", &fault);
	same(fault.text, "unknown word 'fourty': did you mean four? (leg-plan --list names them)",
	     "more than a dozen are not listed");
	CHOICES_REFUSE(words, where, "word", "zzzzzz", &fault);
	same(fault.text, "unknown word 'zzzzzz': leg-plan --list names them", "nor then");
	choices_refuse(words, 12, sizeof words[0], where, "word", "zzzzzz", &fault);
	ok(strstr(fault.text, "eleven or twelve") != NULL, "a dozen are");
	CHOICES_REFUSE(words, NULL, "word", "zzzzzz", &fault);
	same(fault.text, "unknown word 'zzzzzz'", "nowhere listed");
	ok(CHOICES_FIND(words, "word", "two", &fault) == 1, "a word is found by its place");
	ok(CHOICES_FIND(few, "word", "elevate", &fault) == 2, "with gaps too");
	ok(CHOICES_FIND(words, "word", "tw", &fault) < 0 && strstr(fault.text, "mean two?"),
	   "and only whole");
}

static void long_words(void)
{
	static char word[5000];
	memset(word, 'x', sizeof word - 1);
	struct fault fault;
	choices_refuse(few, 0, sizeof few[0], NULL, "word", word, &fault);
	ok(strlen(fault.text) < 250, "a long word is cut");
}

int main(void)
{
	of_a_few();
	of_many();
	long_words();
	return tap_done();
}
