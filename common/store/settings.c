#include "store/settings.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/choices.h"
#include "base/civil.h"
#include "base/environment.h"
#include "base/lookup.h"
#include "base/terminal_text.h"
#include "base/text.h"
#include "base/units.h"
#include "store/paths.h"

static const char FILE_NAME[] = "config";
static const char EMERGENCY_DEFAULT[] = "your emergency number (112, 911, 999)";
static const char NOTIFY_DEFAULT[] = "desktop tmux stdout";
static const char BLANKS[] = " \t\r";
enum { DAY_START_DEFAULT = 3 * HOUR, MOST_VALUE = 500 };

/* Sets a member of struct settings; false if the value cannot be used. */
typedef bool setter(void *member, const char *value);

/* An empty value is none. */
static bool set_string(void *member, const char *value)
{
	char **string = member;
	alloc_free(*string);
	*string = *value ? alloc_string(value) : NULL;
	return true;
}

/* Any word that names no way of notifying is a command, so only an empty value is wrong. */
static bool set_words(void *member, const char *value)
{
	return *value && set_string(member, value);
}

/* A name will do too, "the ward", but not what cannot be shown: "Call  now" helps little. */
static bool set_number_to_call(void *member, const char *value)
{
	struct text shown = TEXT_EMPTY;
	bool legible = false;
	for (const char *at = value; *at && !legible; at++)
		legible = (unsigned char)*at > 0x7f || isalnum((unsigned char)*at);
	visible_add(&shown, value);
	legible = legible && !strcmp(shown.bytes, value);
	text_release(&shown);
	return legible && set_string(member, value);
}

/* "03:00" */
static bool set_time(void *member, const char *value)
{
	int minute, *second = member;
	if (!minute_of_day(value, &minute))
		return false;
	*second = minute * MINUTE;
	return true;
}

static bool set_bell(void *member, const char *value)
{
	static const char *const bells[] = {[SETTING_BELL_NONE] = "none",
					    [SETTING_BELL_STEPS] = "steps",
					    [SETTING_BELL_STROKES] = "strokes"};
	enum setting_bell *bell = member;
	int found = LOOKUP(value, bells);
	if (found >= 0)
		*bell = (enum setting_bell)found;
	return found >= 0;
}

static bool set_flag(void *member, const char *value)
{
	static const char *const words[] = {"no", "yes", "0", "1"};
	bool *flag = member;
	int found = LOOKUP(value, words);
	if (found >= 0)
		*flag = found % 2;
	return found >= 0;
}

static bool set_idle(void *member, const char *value)
{
	return set_string(member, strcmp(value, "none") != 0 ? value : "");
}

/* A key is called like its member. */
#define MEMBER(name) #name, offsetof(struct settings, name)

static const struct {
	const char *key;
	size_t member;
	const char *variable;
	setter *set;
	const char *wanted;
	const char *words; /* NULL: no command. In one '#' is the shell's; but these are none */
} keys[SETTINGS] = {
	[SETTING_EMERGENCY] = {MEMBER(emergency), "LEG_EMERGENCY", set_number_to_call,
			       "a number to call", NULL},
	[SETTING_DAY_START] = {MEMBER(day_start), "LEG_DAY_START", set_time, "a time such as 03:00",
			       NULL},
	[SETTING_BELL] = {MEMBER(bell), "LEG_BELL", set_bell, "none, steps or strokes", NULL},
	[SETTING_SAY_WITH] = {MEMBER(say_with), "LEG_SAY_WITH", set_string, "a command", ""},
	[SETTING_STILL] = {MEMBER(still), "LEG_STILL", set_flag, "yes or no", NULL},
	[SETTING_PLAIN] = {MEMBER(plain), "LEG_PLAIN", set_flag, "yes or no", NULL},
	[SETTING_NOTIFY] = {MEMBER(notify), "LEG_NOTIFY", set_words,
			    "desktop, tmux, stdout or a command", " desktop tmux stdout "},
	[SETTING_IDLE] = {MEMBER(idle), "LEG_IDLE", set_idle, "auto, none or a command",
			  " auto none "},
	[SETTING_INHIBIT] = {MEMBER(inhibit), "LEG_INHIBIT", set_string, "a command", ""},
	[SETTING_RUNS] = {MEMBER(runs), "LEG_RUNS", set_string, "kinds such as walking,stretch",
			  NULL},
};

struct reading {
	struct settings *settings;
	setting_set needed;
	struct text warnings;
	int warned;
};

/* Adds a warning; returns true, as reading goes on. Of a file that holds something else, the first
 * lines tell as much as all of them. */
static bool add_warning(struct reading *reading, const char *line)
{
	enum { MOST_WARNINGS = 10 };
	if (++reading->warned > MOST_WARNINGS + 1)
		return true;
	if (reading->warned > MOST_WARNINGS)
		line = "more is wrong with the settings; these are the first faults";
	text_addf(&reading->warnings, "%s%s", reading->warnings.length ? "\n" : "", line);
	return true;
}

/* Cuts blanks off both ends, in place. */
static char *trim(char *word)
{
	word += strspn(word, BLANKS);
	size_t length = strlen(word);
	while (length && strchr(BLANKS, word[length - 1]))
		length--;
	word[length] = '\0';
	return word;
}

/* True if all of the `length` bytes at `value` are words of the setting's own. */
static bool names_words(const char *value, size_t length, const char *words)
{
	for (size_t at = strspn(value, BLANKS); at < length;) {
		char word[sizeof " desktop "];
		size_t end = at + strcspn(value + at, BLANKS);
		snprintf(word, sizeof word, " %.*s ", (int)(end - at), value + at);
		if (!strstr(words, word))
			return false;
		at = end + strspn(value + end, BLANKS);
	}
	return true;
}

/* Cuts off a comment behind the value: a '#' at its start or after a blank. In a command it is left
 * to the shell, which takes it for a comment too, unless it is quoted. */
static void cut_comment(char *value, enum setting setting)
{
	for (char *at = value; (at = strchr(at, '#')); at++) {
		if (at > value && !strchr(BLANKS, at[-1]))
			continue;
		size_t before = (size_t)(at - value);
		const char *words = keys[setting].words;
		if (words && !names_words(value, before, words))
			return;
		*at = '\0';
		trim(value);
		return;
	}
}

/* Sets it; a bad value is a fault where the setting is needed, else a warning. */
static bool set(struct reading *reading, enum setting setting, const char *value, const char *where,
		struct fault *fault)
{
	char *member = (char *)reading->settings + keys[setting].member;
	bool fits = strlen(value) <= MOST_VALUE;
	if (fits && keys[setting].set(member, value))
		return true;
	struct fault bad;
	fault_set(&bad, FAULT_CONFIG, "%s: '%s' is not %s", where, VISIBLE(value),
		  fits ? keys[setting].wanted : "at most 500 bytes long");
	if (!(reading->needed >> setting & 1))
		return add_warning(reading, bad.text);
	*fault = bad;
	return false;
}

/* One line of the file, without its newline. */
static bool read_line(struct reading *reading, char *line, const char *where, struct fault *fault)
{
	char *key = trim(line);
	if (!*key || *key == '#')
		return true;
	struct fault bad;
	char *equals = strchr(key, '=');
	if (!equals) {
		fault_set(&bad, FAULT_CONFIG, "%s: '%s' is not of the form key = value", where,
			  VISIBLE(key));
		return add_warning(reading, bad.text);
	}
	*equals = '\0';
	char *value = trim(equals + 1);
	key = trim(key);
	int found = CHOICES_FIND(keys, "setting", key, &bad);
	if (found < 0) {
		fault_at(&bad, where);
		return add_warning(reading, bad.text);
	}
	if (environment_get(keys[found].variable))
		return true; /* outranks the line, which may be wrong then */
	cut_comment(value, (enum setting)found);
	return set(reading, (enum setting)found, value, where, fault);
}

static bool read_lines(struct reading *reading, char *lines, struct fault *fault)
{
	struct text path = TEXT_EMPTY, where = TEXT_EMPTY;
	int number = 0;
	bool read = true;
	paths_shown(PLACE_CONFIG, FILE_NAME, &path);
	for (char *rest = lines, *line; read && (line = strsep(&rest, "\n"));) {
		text_clear(&where);
		text_addf(&where, "%s: line %d", path.bytes, ++number);
		read = read_line(reading, line, where.bytes, fault);
	}
	text_release(&path);
	text_release(&where);
	return read;
}

static bool read_file(struct reading *reading, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	struct fault unreadable = {0};
	bool missing = false, read = true;
	bool opened = paths_read(PLACE_CONFIG, FILE_NAME, &bytes, &missing, &unreadable);
	/* after a power cut a file may be all zeros; UTF-16 has them too */
	if (opened && bytes.length && memchr(bytes.bytes, '\0', bytes.length)) {
		fault_set(&unreadable, FAULT_CONFIG, "holds a NUL byte, so it is not plain text");
		opened = paths_fault(PLACE_CONFIG, FILE_NAME, &unreadable);
	}
	if (opened) {
		read = read_lines(reading, bytes.bytes, fault);
	} else if (!missing) {
		add_warning(reading, unreadable.text);
		add_warning(reading, "the settings cannot be read; the defaults hold");
	}
	text_release(&bytes);
	return read;
}

static bool read_environment(struct reading *reading, struct fault *fault)
{
	for (enum setting setting = 0; setting < SETTINGS; setting++) {
		const char *value = environment_get(keys[setting].variable);
		if (value && !set(reading, setting, value, keys[setting].variable, fault))
			return false;
	}
	return true;
}

bool settings_read(struct settings *settings, setting_set needed, struct fault *fault)
{
	*settings = (struct settings){
		.emergency = alloc_string(EMERGENCY_DEFAULT),
		.day_start = DAY_START_DEFAULT,
		.bell = SETTING_BELL_STEPS,
		.notify = alloc_string(NOTIFY_DEFAULT),
		.idle = alloc_string(SETTING_IDLE_AUTO),
	};
	struct reading reading = {settings, needed, TEXT_EMPTY, 0};
	bool read = read_file(&reading, fault) && read_environment(&reading, fault);
	if (reading.warnings.length)
		settings->warnings = text_take(&reading.warnings);
	if (!read)
		settings_release(settings);
	return read;
}

void settings_release(struct settings *settings)
{
	alloc_free(settings->emergency);
	alloc_free(settings->say_with);
	alloc_free(settings->notify);
	alloc_free(settings->idle);
	alloc_free(settings->inhibit);
	alloc_free(settings->runs);
	alloc_free(settings->warnings);
	*settings = (struct settings){0};
}

bool settings_plain(const struct settings *settings)
{
	return settings->plain || environment_accessible();
}
