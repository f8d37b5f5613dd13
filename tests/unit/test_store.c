/* store/paths and store/settings on a scratch home: modes, links, precedence. */
#include "tap.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/paths.h"
#include "store/settings.h"

static char home[] = "leg-test-XXXXXX";

static void write_file(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "w");
	if (file) {
		fputs(bytes, file);
		fclose(file);
	}
}

static int mode_of(const char *path)
{
	struct stat about;
	return stat(path, &about) ? -1 : (int)(about.st_mode & 07777);
}

static void places(void)
{
	struct fault fault;
	struct text path = TEXT_EMPTY;
	setenv("XDG_STATE_HOME", "relative/state", 1);
	ok(paths_folder(PLACE_STATE, &path, &fault) && strstr(path.bytes, "/.local/state/leg"),
	   "a relative XDG value is ignored");
	text_clear(&path);
	setenv("XDG_STATE_HOME", "", 1);
	ok(paths_folder(PLACE_STATE, &path, &fault) && strstr(path.bytes, "/.local/state/leg"),
	   "an empty one too");
	unsetenv("XDG_STATE_HOME");
	text_release(&path);
}

static void files(void)
{
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY, again = TEXT_EMPTY;
	bool missing;
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && missing,
	   "a file that is not there is missing, not a fault");
	text_add(&bytes, "{}\n");
	mode_t before = umask(0777);
	ok(paths_replace(PLACE_STATE, "x.json", &bytes, &fault), "written under umask 777: %s",
	   fault.text);
	umask(before);
	ok(mode_of(".local/state/leg") == 0700, "the folder is 0700");
	ok(mode_of(".local/state/leg/x.json") == 0600, "the file is 0600");
	ok(paths_read(PLACE_STATE, "x.json", &again, &missing, &fault), "and is read");
	same(again.bytes, "{}\n", "with the same bytes");
	chmod(".local/state/leg/x.json", 0644);
	chmod(".local/state/leg", 0755);
	text_clear(&again);
	ok(paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) &&
	   mode_of(".local/state/leg/x.json") == 0600 && mode_of(".local/state/leg") == 0700,
	   "loose modes of ours are tightened");
	ok(!link(".local/state/leg/x.json", "hard"), "a hard link is made");
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && !missing &&
	   fault.kind == FAULT_NO_PERMISSION, "and refused: %s", fault.text);
	unlink("hard");
	ok(paths_remove(PLACE_STATE, "x.json", &fault), "removed");
	ok(!symlink("/etc/passwd", ".local/state/leg/x.json"), "a symlink is made");
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && !missing &&
	   fault.kind == FAULT_NO_PERMISSION && strstr(fault.text, "x.json"),
	   "and refused: %s", fault.text);
	unlink(".local/state/leg/x.json");
	ok(!mkfifo(".local/state/leg/x.json", 0600), "a fifo is made");
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && !missing,
	   "and refused at once: %s", fault.text);
	unlink(".local/state/leg/x.json");
	rmdir(".local/state/leg");
	ok(!symlink("/etc", ".local/state/leg"), "a symlink where the folder should be");
	ok(!paths_replace(PLACE_STATE, "x.json", &bytes, &fault) && fault.kind == FAULT_NO_PERMISSION,
	   "is refused: %s", fault.text);
	unlink(".local/state/leg");
	text_release(&bytes);
	text_release(&again);
}

static void settings_cases(void)
{
	struct fault fault = {0};
	struct settings settings;
	ok(settings_read(&settings, &fault) && settings.day_start == 3 * 3600, "defaults");
	char *advice = settings_advice(&settings, "Call {emergency} now. {emergency}!");
	same(advice, "Call your emergency number (112, 911, 999) now. your emergency number (112, "
		     "911, 999)!", "the default number");
	free(advice);
	settings_release(&settings);
	ok(!mkdir(".config", 0700) && !mkdir(".config/leg", 0700), "a config folder");
	write_file(".config/leg/config", "# mine\n emergency = 112 \nday_start=05:30\nstill = yes\n"
					 "colour = blue\nbell = none");
	setenv("LEG_BELL", "strokes", 1);
	ok(settings_read(&settings, &fault) && settings.day_start == 5 * 3600 + 1800 &&
	   settings.still && !strcmp(settings.emergency, "112"), "the file is read: %s", fault.text);
	ok(settings.bell == SETTING_BELL_STROKES, "the environment wins over the file");
	ok(settings.warning && strstr(settings.warning, "line 5") && strstr(settings.warning, "colour"),
	   "an unknown key is a warning with its line");
	settings_release(&settings);
	setenv("LEG_BELL", "loud", 1);
	ok(!settings_read(&settings, &fault) && fault.kind == FAULT_CONFIG &&
	   strstr(fault.text, "LEG_BELL"), "a bad value in the environment: %s", fault.text);
	unsetenv("LEG_BELL");
	static const char *const bad[] = {"day_start = 25:00", "day_start = 3", "bell", "still = maybe",
					  "emergency =", "notify ="};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		write_file(".config/leg/config", bad[i]);
		ok(!settings_read(&settings, &fault) && fault.kind == FAULT_CONFIG &&
		   strstr(fault.text, "line 1"), "refused: %s", fault.text);
	}
}

int main(void)
{
	static const char *const unset[] = {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"};
	const char *scratch = getenv("TMPDIR");
	char here[PATH_MAX], remove[PATH_MAX + 16];
	if (chdir(scratch ? scratch : "/tmp") || !mkdtemp(home) || chdir(home) ||
	    !getcwd(here, sizeof here))
		return 1;
	setenv("HOME", here, 1);
	for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
		unsetenv(unset[i]);
	places();
	files();
	settings_cases();
	snprintf(remove, sizeof remove, "rm -rf '%s'", here);
	int status = tap_done();
	return system(remove) ? 1 : status;
}
