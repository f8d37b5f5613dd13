#include "key_file.h"

#include <ctype.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "base/terminal_text.h"
#include "body/symptom.h"

enum { MOST_DIGITS = 9, DECIMALS = 3 };

static const struct {
	const char *word;
	char key;
} words[] = {
	{"space", ' '}, {"pause", ' '}, {"next", 'n'},
	{"back", 'b'},	{"quit", 'q'},	{"symptom", '!'},
};

/* Reads "12.5" as milliseconds. Returns the rest of the line, or NULL if it is no time. */
static const char *read_time(const char *line, int64_t *ms)
{
	const char *c = line;
	*ms = 0;
	for (; isdigit((unsigned char)*c) && c - line < MOST_DIGITS; c++)
		*ms = *ms * 10 + (*c - '0');
	if (c == line || isdigit((unsigned char)*c))
		return NULL;
	const char *point = *c == '.' ? c++ : NULL;
	for (int i = 0; i < DECIMALS; i++) {
		*ms *= 10;
		if (point && isdigit((unsigned char)*c))
			*ms += *c++ - '0';
	}
	return *c == ' ' || *c == '\t' ? c + 1 : NULL;
}

static char key_of(const char *word)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (!strcmp(word, words[i].word))
			return words[i].key;
	return word[0] && !word[1] ? word[0] : '\0';
}

int script_symptom(const char *word)
{
	struct fault ignored;
	enum symptom symptom;
	long number;
	if (symptom_find(word, &symptom))
		return (int)symptom;
	if (number_parse(word, 1, SYMPTOMS, &number, &ignored))
		return (int)number - 1;
	return SCRIPT_NO_SYMPTOM;
}

static bool read_sign(const char *word, int *symptom)
{
	*symptom = script_symptom(word);
	return *symptom != SCRIPT_NO_SYMPTOM;
}

static const char blanks[] = " \t\r";

/* The next word of `*at`, or NULL. */
static const char *next_word(char **at)
{
	const char *word = "";
	while (word && !*word)
		word = strsep(at, blanks);
	return word;
}

/* "n", "! cramp"; a blank alone after the time is the key. */
static bool read_key(const char *word, const char *sign, struct script_key *key)
{
	key->key = word ? key_of(word) : ' ';
	if (sign)
		return key->key == '!' && read_sign(sign, &key->symptom);
	return key->key && strchr(" nb+-lq!?", key->key);
}

/* The answer to a ! of the line before, in a line of its own: "41 cramp". */
static bool answers_symptom(const struct script *script, const char *word)
{
	struct script_key *asked = script->count ? &script->keys[script->count - 1] : NULL;
	return asked && asked->key == '!' && asked->symptom == SCRIPT_NO_SYMPTOM &&
	       read_sign(word, &asked->symptom);
}

static bool read_line(const char *line, int number, struct script *script, struct fault *fault)
{
	struct script_key key = {.symptom = SCRIPT_NO_SYMPTOM};
	if (!line[strspn(line, blanks)] || *line == '#')
		return true;
	const char *rest = read_time(line, &key.at_ms);
	char *copy = alloc_string(rest ? rest : ""), *at = copy;
	const char *word = next_word(&at), *sign = next_word(&at), *more = next_word(&at);
	bool answers = word && !sign && answers_symptom(script, word);
	bool good = answers || (rest && !more && read_key(word, sign, &key));
	alloc_free(copy);
	if (!good)
		return fault_set(fault, FAULT_DATA,
				 "line %d: expected SECONDS KEY, not '%s'; "
				 "the keys are space, n, b, +, -, l, !, q and ?, and after ! "
				 "may follow a sign of leg-documents(5)",
				 number, VISIBLE(line));
	if (answers)
		return true;
	if (script->count && script->keys[script->count - 1].at_ms > key.at_ms)
		return fault_set(fault, FAULT_DATA, "line %d: earlier than the line before",
				 number);
	ALLOC_ROOM(script->keys, script->count, script->room);
	script->keys[script->count++] = key;
	return true;
}

bool script_parse(const struct text *bytes, struct script *script, struct fault *fault)
{
	char *copy = alloc_string(bytes->bytes), *rest = copy;
	bool good =
		strlen(copy) == bytes->length || fault_set(fault, FAULT_DATA, "holds a NUL byte");
	for (int number = 1; good && *rest; number++) {
		char *line = rest;
		rest += strcspn(rest, "\n");
		if (*rest)
			*rest++ = '\0';
		good = read_line(line, number, script, fault);
	}
	alloc_free(copy);
	return good;
}

void script_release(struct script *script)
{
	alloc_free(script->keys);
	*script = (struct script){0};
}

int64_t script_due(const struct script *script)
{
	return script->next < script->count ? script->keys[script->next].at_ms : INT64_MAX;
}
