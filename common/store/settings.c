#include "store/settings.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/environment.h"
#include "base/lookup.h"
#include "base/stamp.h"
#include "base/text.h"
#include "base/terminal_text.h"
#include "body/action.h"
#include "store/paths.h"

static const char FILE_NAME[] = "config";
static const char EMERGENCY_DEFAULT[] = "your emergency number (112, 911, 999)";
static const char NOTIFY_DEFAULT[] = "desktop tmux stdout";
enum { DAY_START_DEFAULT = 3 * 3600, MOST_VALUE = 500 };

typedef bool setter(struct settings *settings, const char *value);

static bool set_string(char **where, const char *value)
{
	alloc_free(*where);
	*where = *value ? alloc_string(value) : NULL;
	return true;
}

static bool set_emergency(struct settings *settings, const char *value)
{
	return *value && set_string(&settings->emergency, value);
}

/* "03:00" */
static bool set_day_start(struct settings *settings, const char *value)
{
	return stamp_time_of_day(value, &settings->day_start);
}

static bool set_bell(struct settings *settings, const char *value)
{
	static const struct {
		const char *id;
	} bells[] = {
		[SETTING_BELL_NONE] = {"none"},
		[SETTING_BELL_STEPS] = {"steps"},
		[SETTING_BELL_STROKES] = {"strokes"},
	};
	int found = LOOKUP(value, bells);
	if (found >= 0)
		settings->bell = (enum setting_bell)found;
	return found >= 0;
}

static bool set_say_with(struct settings *settings, const char *value)
{
	return set_string(&settings->say_with, value);
}

static bool set_still(struct settings *settings, const char *value)
{
	static const struct {
		const char *id;
	} words[] = {{"no"}, {"yes"}, {"0"}, {"1"}};
	int found = LOOKUP(value, words);
	settings->still = found >= 0 && found % 2;
	return found >= 0;
}

/* Each word names a way; an unknown one is a command, so only an empty value is wrong. */
static bool set_notify(struct settings *settings, const char *value)
{
	return *value && set_string(&settings->notify, value);
}

static bool set_idle(struct settings *settings, const char *value)
{
	return set_string(&settings->idle, value);
}

static bool set_inhibit(struct settings *settings, const char *value)
{
	return set_string(&settings->inhibit, value);
}

static const struct {
	const char *key;
	const char *variable;
	setter *set;
	const char *wanted;
} keys[] = {
	{"emergency", "LEG_EMERGENCY", set_emergency, "a number to call"},
	{"day_start", "LEG_DAY_START", set_day_start, "a time such as 03:00"},
	{"bell", "LEG_BELL", set_bell, "none, steps or strokes"},
	{"say_with", "LEG_SAY_WITH", set_say_with, "a command"},
	{"still", "LEG_STILL", set_still, "yes or no"},
	{"notify", "LEG_NOTIFY", set_notify, "desktop, tmux, stdout or a command"},
	{"idle", "LEG_IDLE", set_idle, "a command"},
	{"inhibit", "LEG_INHIBIT", set_inhibit, "a command"},
};

enum { KEYS = sizeof keys / sizeof keys[0] };

static bool refuse(const char *where, const char *value, const char *wanted, struct fault *fault)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, value);
	fault_set(fault, FAULT_CONFIG, "%s: '%.100s' is not %s", where, shown.bytes, wanted);
	text_release(&shown);
	return false;
}

static bool fits(const char *value)
{
	return strlen(value) <= MOST_VALUE;
}

/* Cuts blanks off both ends, in place. */
static char *trim(char *word)
{
	word += strspn(word, " \t\r");
	size_t length = strlen(word);
	while (length && strchr(" \t\r", word[length - 1]))
		length--;
	word[length] = '\0';
	return word;
}

/* An unknown key harms nothing: the program says so and goes on. The first one is enough. */
static void warn(struct settings *settings, const char *where, const char *key)
{
	if (settings->warning)
		return;
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: unknown key '", where);
	visible_add(&line, key);
	text_add_char(&line, '\'');
	settings->warning = text_take(&line);
}

/* One line of the file, without its newline. `number` counts from 1. */
static bool read_line(struct settings *settings, char *line, int number, struct fault *fault)
{
	char where[64];
	snprintf(where, sizeof where, "%s: line %d", FILE_NAME, number);
	char *key = trim(line);
	if (!*key || *key == '#')
		return true;
	char *equals = strchr(key, '=');
	if (!equals)
		return refuse(where, key, "of the form key = value", fault);
	*equals = '\0';
	char *value = trim(equals + 1);
	key = trim(key);
	int found = lookup_id(key, keys, KEYS, sizeof keys[0]);
	if (found < 0) {
		warn(settings, where, key);
		return true;
	}
	if (!fits(value) || !keys[found].set(settings, value))
		return refuse(where, value, keys[found].wanted, fault);
	return true;
}

static bool read_file(struct settings *settings, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing;
	bool read = paths_read(PLACE_CONFIG, FILE_NAME, &bytes, &missing, fault);
	if (!read) {
		text_release(&bytes);
		return missing;
	}
	int number = 0;
	for (char *rest = bytes.bytes, *line; read && (line = strsep(&rest, "\n"));)
		read = read_line(settings, line, ++number, fault);
	text_release(&bytes);
	return read;
}

static bool read_environment(struct settings *settings, struct fault *fault)
{
	for (size_t i = 0; i < KEYS; i++) {
		const char *value = environment_get(keys[i].variable);
		if (value && (!fits(value) || !keys[i].set(settings, value)))
			return refuse(keys[i].variable, value, keys[i].wanted, fault);
	}
	return true;
}

bool settings_read(struct settings *settings, struct fault *fault)
{
	*settings = (struct settings){
		.emergency = alloc_string(EMERGENCY_DEFAULT),
		.day_start = DAY_START_DEFAULT,
		.bell = SETTING_BELL_STEPS,
		.notify = alloc_string(NOTIFY_DEFAULT),
	};
	if (read_file(settings, fault) && read_environment(settings, fault))
		return true;
	settings_release(settings);
	return false;
}

void settings_release(struct settings *settings)
{
	alloc_free(settings->emergency);
	alloc_free(settings->say_with);
	alloc_free(settings->notify);
	alloc_free(settings->idle);
	alloc_free(settings->inhibit);
	alloc_free(settings->warning);
	*settings = (struct settings){0};
}

char *settings_advice(const struct settings *settings, const char *text)
{
	return action_fill(text, settings->emergency);
}
