/* store/paths and store/settings on a scratch home: modes, links, precedence. */
#include "tap.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "body/action.h"
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
	text_clear(&path);
	static char endless[5000];
	memset(endless, 'a', sizeof endless - 1);
	endless[0] = '/';
	setenv("XDG_STATE_HOME", endless, 1);
	ok(paths_folder(PLACE_STATE, &path, &fault) && strstr(path.bytes, "/.local/state/leg"),
	   "and one that is too long for a path");
	unsetenv("XDG_STATE_HOME");
	text_clear(&path);
	char *before = strdup(getenv("HOME"));
	unsetenv("HOME");
	ok(paths_folder(PLACE_STATE, &path, &fault) && *path.bytes == '/',
	   "without HOME the password file says where home is");
	setenv("HOME", endless, 1);
	text_clear(&path);
	ok(paths_folder(PLACE_STATE, &path, &fault) && path.length < sizeof endless,
	   "and where HOME is too long too");
	setenv("HOME", before, 1);
	free(before);
	text_release(&path);
}

static void files(void)
{
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY, again = TEXT_EMPTY;
	bool missing, there;
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
		   mode_of(".local/state/leg/x.json") == 0600 &&
		   mode_of(".local/state/leg") == 0700,
	   "loose modes of ours are tightened");
	ok(!link(".local/state/leg/x.json", "hard"), "a hard link is made");
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && !missing &&
		   fault.kind == FAULT_NO_PERMISSION,
	   "and refused: %s", fault.text);
	unlink("hard");
	ok(paths_remove(PLACE_STATE, "x.json", &there, &fault) && there, "removed");
	/* the links lead to files of this test: a bug that follows them changes no other file */
	ok(!mkdir("elsewhere", 0755) && close(creat("elsewhere/file", 0644)) == 0,
	   "a file elsewhere");
	ok(!symlink("../../../elsewhere/file", ".local/state/leg/x.json"), "a symlink is made");
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && !missing &&
		   fault.kind == FAULT_NO_PERMISSION && strstr(fault.text, "x.json"),
	   "and refused: %s", fault.text);
	unlink(".local/state/leg/x.json");
	ok(!mkfifo(".local/state/leg/x.json", 0600), "a fifo is made");
	alarm(120); /* a fault ends in a failed test, not in a hang */
	ok(!paths_read(PLACE_STATE, "x.json", &again, &missing, &fault) && !missing,
	   "and refused at once: %s", fault.text);
	alarm(0);
	unlink(".local/state/leg/x.json");
	rmdir(".local/state/leg");
	unlink("elsewhere/file");
	ok(!symlink("../../elsewhere", ".local/state/leg"), "a symlink where the folder should be");
	ok(paths_replace(PLACE_STATE, "x.json", &bytes, &fault) &&
		   mode_of("elsewhere/x.json") == 0600 && mode_of("elsewhere") == 0755,
	   "is followed: %s", fault.text);
	chmod("elsewhere", 0770);
	ok(!paths_replace(PLACE_STATE, "x.json", &bytes, &fault) &&
		   fault.kind == FAULT_NO_PERMISSION && strstr(fault.text, "/.local/state/leg: "),
	   "but not to what others may write to: %s", fault.text);
	unlink(".local/state/leg");
	ok(!symlink("../../nowhere", ".local/state/leg") &&
		   !paths_replace(PLACE_STATE, "x.json", &bytes, &fault) &&
		   fault.kind == FAULT_NO_PERMISSION,
	   "nor to nowhere: %s", fault.text);
	ok(paths_open_folder(PLACE_STATE, "below", &missing, &fault) < 0 && !missing,
	   "what is below it is not missing: %s", fault.text);
	unlink(".local/state/leg");
	chmod("elsewhere", 0755);
	ok(!mkdir(".local/state/leg", 0700) &&
		   !symlink("../../../elsewhere", ".local/state/leg/below"),
	   "a symlink below our folder");
	ok(paths_open_folder(PLACE_STATE, "below", NULL, &fault) < 0 &&
		   fault.kind == FAULT_NO_PERMISSION &&
		   strstr(fault.text, "/.local/state/leg/below: "),
	   "is refused: %s", fault.text);
	ok(!unlink(".local/state/leg/below") && !rmdir(".local/state/leg"), "and gone");
	ok(!unlink("elsewhere/x.json") && !rmdir("elsewhere"), "gone again");
	text_release(&bytes);
	text_release(&again);
}

/* Managers of dotfiles keep the files elsewhere and link them. */
static void dotfiles(void)
{
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY, again = TEXT_EMPTY;
	bool missing;
	ok(!mkdir("dots", 0755) && !mkdir(".config", 0700) && !mkdir(".config/leg", 0700), "made");
	write_file("dots/reminders.json", "old\n");
	ok(!chmod("dots/reminders.json", 0644) &&
		   !symlink("../../dots/reminders.json", ".config/leg/reminders.json"),
	   "a link to a file of one's own");
	ok(paths_read(PLACE_CONFIG, "reminders.json", &again, &missing, &fault), "is followed: %s",
	   fault.text);
	text_add(&bytes, "new\n");
	ok(paths_replace(PLACE_CONFIG, "reminders.json", &bytes, &fault), "in writing too: %s",
	   fault.text);
	struct stat link;
	text_clear(&again);
	ok(!lstat(".config/leg/reminders.json", &link) && S_ISLNK(link.st_mode) &&
		   mode_of("dots/reminders.json") == 0644 &&
		   paths_read(PLACE_CONFIG, "reminders.json", &again, &missing, &fault),
	   "the link stays, and the file's mode");
	same(again.bytes, "new\n", "with the new bytes");
	chmod("dots/reminders.json", 0664);
	ok(!paths_read(PLACE_CONFIG, "reminders.json", &again, &missing, &fault) && !missing &&
		   fault.kind == FAULT_NO_PERMISSION &&
		   strstr(fault.text, "/.config/leg/reminders.json"),
	   "not to what others may write: %s", fault.text);
	ok(!paths_replace(PLACE_CONFIG, "reminders.json", &bytes, &fault), "nor in writing");
	ok(!chmod("dots/reminders.json", 0644) && !chmod("dots", 0777) &&
		   !paths_replace(PLACE_CONFIG, "reminders.json", &bytes, &fault),
	   "nor where others may put files: %s", fault.text);
	unlink("dots/reminders.json");
	ok(!paths_read(PLACE_CONFIG, "reminders.json", &again, &missing, &fault) && !missing,
	   "a link to nothing is said: %s", fault.text);
	ok(!unlink(".config/leg/reminders.json") && !symlink("/dev/zero", ".config/leg/config") &&
		   !paths_read(PLACE_CONFIG, "config", &again, &missing, &fault) && !missing,
	   "a device is refused: %s", fault.text);
	ok(!unlink(".config/leg/config") && !mkfifo("dots/fifo", 0600) && !chmod("dots", 0755) &&
		   !symlink("../../dots/fifo", ".config/leg/config") &&
		   !paths_read(PLACE_CONFIG, "config", &again, &missing, &fault) && !missing &&
		   strstr(fault.text, "config: a symbolic link to no regular file, refused"),
	   "and so is a fifo of one's own: %s", fault.text);
	ok(!unlink("dots/fifo") && !unlink(".config/leg/config") && !rmdir(".config/leg") &&
		   !rmdir(".config") && !rmdir("dots"),
	   "gone again, with nothing left beside it");
	text_release(&bytes);
	text_release(&again);
}

static void runtime(void)
{
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY;
	bool missing, there;
	unsetenv("XDG_RUNTIME_DIR");
	ok(!paths_read(PLACE_RUNTIME, "x", &bytes, &missing, &fault) && missing,
	   "without a runtime folder nothing is there");
	ok(!paths_replace(PLACE_RUNTIME, "x", &bytes, &fault) && fault.kind == FAULT_CONFIG,
	   "and nothing is made: %s", fault.text);
	char place[PATH_MAX];
	snprintf(place, sizeof place, "%s/run", getenv("HOME"));
	setenv("XDG_RUNTIME_DIR", place, 1);
	ok(!paths_replace(PLACE_RUNTIME, "x", &bytes, &fault) && access("run", F_OK),
	   "nor is a runtime folder made: %s", fault.text);
	ok(!mkdir("run", 0700) && paths_replace(PLACE_RUNTIME, "x", &bytes, &fault) &&
		   mode_of("run/leg/x") == 0600 && paths_remove(PLACE_RUNTIME, "x", &there, &fault),
	   "with one it is kept there");
	unsetenv("XDG_RUNTIME_DIR");
}

/* A write that runs out of room leaves the old file as it was, and no other file beside it. */
static void replacing(void)
{
	static char much[100000];
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY, again = TEXT_EMPTY;
	bool missing, there;
	text_add(&bytes, "{}\n");
	ok(paths_replace(PLACE_STATE, "x.json", &bytes, &fault), "a file: %s", fault.text);
	memset(much, 'x', sizeof much);
	text_add_bytes(&bytes, much, sizeof much);
	signal(SIGXFSZ, SIG_IGN);
	struct rlimit before;
	getrlimit(RLIMIT_FSIZE, &before);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){5000, before.rlim_max});
	bool replaced = paths_replace(PLACE_STATE, "x.json", &bytes, &fault);
	setrlimit(RLIMIT_FSIZE, &before);
	ok(!replaced && fault.kind == FAULT_IO, "what does not fit is refused: %s", fault.text);
	ok(paths_read(PLACE_STATE, "x.json", &again, &missing, &fault),
	   "and the file is still there");
	same(again.bytes, "{}\n", "as it was");
	ok(!system("[ $(ls -A .local/state/leg | wc -l) -eq 1 ]"), "and nothing beside it");
	ok(paths_remove(PLACE_STATE, "x.json", &there, &fault) && there, "removed");
	ok(paths_remove(PLACE_STATE, "x.json", &there, &fault) && !there, "and not there again");
	text_release(&bytes);
	text_release(&again);
}

static void settings_cases(void)
{
	struct fault fault = {0};
	struct settings settings;
	ok(settings_read(&settings, ~0U, &fault) && settings.day_start == 3 * 3600, "defaults");
	char *advice = action_fill("Call {emergency} now. {emergency}!", settings.emergency);
	same(advice,
	     "Call your emergency number (112, 911, 999) now. your emergency number (112, "
	     "911, 999)!",
	     "the default number");
	free(advice);
	settings_release(&settings);
	ok(!mkdir(".config", 0700) && !mkdir(".config/leg", 0700), "a config folder");
	write_file(".config/leg/config", "# mine\n emergency = 112 \nday_start=05:30\nstill = yes\n"
					 "colour = blue\nbell = none");
	setenv("LEG_BELL", "strokes", 1);
	ok(settings_read(&settings, 0, &fault) && settings.day_start == 5 * 3600 + 1800 &&
		   settings.still && !settings_plain(&settings) &&
		   !strcmp(settings.emergency, "112"),
	   "the file is read: %s", fault.text);
	ok(settings.bell == SETTING_BELL_STROKES, "the environment wins over the file");
	ok(settings.warnings &&
		   strstr(settings.warnings, "/config: line 5: unknown setting 'colour'"),
	   "an unknown key is a warning with its line");
	settings_release(&settings);
	setenv("LEG_BELL", "loud", 1);
	ok(!settings_read(&settings, 1 << SETTING_BELL, &fault) && fault.kind == FAULT_CONFIG &&
		   strstr(fault.text, "LEG_BELL"),
	   "a bad value in the environment: %s", fault.text);
	ok(settings_read(&settings, 0, &fault) && settings.bell == SETTING_BELL_STEPS &&
		   strstr(settings.warnings, "LEG_BELL: 'loud' is not none, steps or strokes"),
	   "is a warning for a program that does not need it: %s", settings.warnings);
	settings_release(&settings);
	unsetenv("LEG_BELL");
	setenv("ACCESSIBLE", "0", 1);
	ok(settings_read(&settings, 0, &fault) && !settings_plain(&settings), "ACCESSIBLE=0");
	setenv("ACCESSIBLE", "1", 1);
	ok(settings_plain(&settings), "ACCESSIBLE=1");
	unsetenv("ACCESSIBLE");
	settings_release(&settings);
}

static void good_settings(void)
{
	static const char config[] = "emergency = \xc3\xa9\nday_start = 23:59\nbell = none\n"
				     "still = no\nplain = 1\nnotify = desktop\n# x = y\n\n";
	struct fault fault = {0};
	struct settings settings;
	char line[600];
	write_file(".config/leg/config", config);
	ok(settings_read(&settings, ~0U, &fault) && !settings.warnings, "all that is needed");
	ok(settings.day_start == 86340 && settings.bell == SETTING_BELL_NONE && !settings.still &&
		   settings.plain,
	   "is read");
	same(settings.emergency, "\xc3\xa9", "a letter beyond ASCII can be read");
	settings_release(&settings);
	snprintf(line, sizeof line, "emergency = %0500d\n", 1);
	write_file(".config/leg/config", line);
	ok(settings_read(&settings, ~0U, &fault) && strlen(settings.emergency) == 500, "500 bytes");
	settings_release(&settings);
	snprintf(line, sizeof line, "emergency = %0501d\n", 1);
	write_file(".config/leg/config", line);
	ok(!settings_read(&settings, ~0U, &fault) && strstr(fault.text, "at most 500 bytes long"),
	   "and no more");
}

static void wrong_settings(void)
{
	static const struct {
		const char *line;
		enum setting of;
	} bad[] = {{"day_start = 25:00", SETTING_DAY_START},
		   {"day_start = 3", SETTING_DAY_START},
		   {"still = maybe", SETTING_STILL},
		   {"plain = maybe", SETTING_PLAIN},
		   {"bell = loud", SETTING_BELL},
		   {"notify =", SETTING_NOTIFY},
		   {"emergency = # none", SETTING_EMERGENCY},
		   {"emergency = 1\033[31m12", SETTING_EMERGENCY},
		   {"emergency = ?", SETTING_EMERGENCY}};
	struct fault fault = {0};
	struct settings settings;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		write_file(".config/leg/config", bad[i].line);
		ok(!settings_read(&settings, 1U << bad[i].of, &fault) &&
			   fault.kind == FAULT_CONFIG && strstr(fault.text, "/config: line 1"),
		   "refused: %s", fault.text);
		ok(settings_read(&settings, ~(1U << bad[i].of), &fault) && settings.warnings &&
			   settings.day_start == 3 * 3600 && *settings.emergency == 'y',
		   "where it is not needed the default holds");
		settings_release(&settings);
	}
	write_file(".config/leg/config", "bell\nbell = none\n");
	ok(settings_read(&settings, ~0U, &fault) && settings.bell == SETTING_BELL_NONE &&
		   strstr(settings.warnings, "line 1: 'bell' is not of the form key = value"),
	   "a line that is no setting is a warning");
	settings_release(&settings);
	ok(!chmod(".config/leg/config", 0) && !rename(".config/leg/config", ".config/leg/kept") &&
		   !mkdir(".config/leg/config", 0700),
	   "a folder in its place");
	ok(settings_read(&settings, ~0U, &fault) && settings.bell == SETTING_BELL_STEPS &&
		   strstr(settings.warnings, "the defaults hold"),
	   "what cannot be read is the defaults: %s", settings.warnings);
	settings_release(&settings);
	ok(!rmdir(".config/leg/config"), "gone again");
	FILE *file = fopen(".config/leg/config", "w");
	ok(file && fwrite("emergency = 11\0002\n", 1, 17, file) == 17 && !fclose(file), "a NUL");
	ok(settings_read(&settings, ~0U, &fault) && *settings.emergency == 'y' &&
		   strstr(settings.warnings, "/config: holds a NUL byte"),
	   "is no text file: %s", settings.warnings);
	settings_release(&settings);
	setenv("LEG_EMERGENCY", " ", 1);
	ok(!settings_read(&settings, 1U << SETTING_EMERGENCY, &fault), "a blank is no number");
	unsetenv("LEG_EMERGENCY");
}

static void comments(void)
{
	struct fault fault = {0};
	struct settings settings;
	write_file(".config/leg/config",
		   "\xef\xbb\xbf"
		   "bell = strokes # loud\r\nemergency = 112\t# in Europe\n"
		   "say_with = espeak '#1' # \"$1\"\nnotify = desktop  stdout # no tmux\n"
		   "idle = none#\nruns = walking #\nplain = yes#\ninhibit = # later");
	ok(settings_read(&settings, ~(1U << SETTING_PLAIN), &fault), "read: %s", fault.text);
	ok(settings.bell == SETTING_BELL_STROKES, "a comment behind a value");
	same(settings.emergency, "112", "after a tab");
	same(settings.say_with, "espeak '#1' # \"$1\"", "a command is left to the shell");
	same(settings.notify, "desktop  stdout", "words are no command");
	same(settings.idle, "none#", "a # inside a word is part of it");
	same(settings.runs, "walking", "at the end");
	ok(!settings.inhibit, "at the start");
	ok(!settings.plain && strstr(settings.warnings, "line 7: 'yes#'"), "named as the cause");
	settings_release(&settings);
	/* a # within the first word and another behind it: read to its end, and a command */
	write_file(".config/leg/config", "notify = desktop#1 # 2\nidle = auto# #\n");
	ok(settings_read(&settings, 0, &fault), "a # within a word is come past");
	same(settings.notify, "desktop#1 # 2", "a word with a # is no word of the setting's own");
	same(settings.idle, "auto# #", "nor is this");
	settings_release(&settings);
	/* a file that is something else is not read out */
	write_file(".config/leg/config", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n");
	ok(settings_read(&settings, ~0U, &fault) && strstr(settings.warnings, "line 10:") &&
		   !strstr(settings.warnings, "line 11:"),
	   "ten warnings");
	ok(strstr(settings.warnings, "\nmore is wrong") == strrchr(settings.warnings, '\n'),
	   "and one that says so");
	settings_release(&settings);
	write_file(".config/leg/config", "idle = auto # the default\n");
	ok(settings_read(&settings, ~0U, &fault) && !strcmp(settings.idle, SETTING_IDLE_AUTO),
	   "auto");
	settings_release(&settings);
	write_file(".config/leg/config", "idle = none\n");
	ok(settings_read(&settings, ~0U, &fault) && !settings.idle, "none");
	settings_release(&settings);
}

int main(void)
{
	static const char *const unset[] = {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"};
	const char *scratch = getenv("TMPDIR");
	char here[PATH_MAX], remove[PATH_MAX + 16];
	if (chdir(scratch ? scratch : "/tmp") || !mkdtemp(home) || chdir(home) ||
	    !getcwd(here, sizeof here))
		return 1;
	umask(022); /* the modes of what it makes are looked at */
	setenv("HOME", here, 1);
	for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
		unsetenv(unset[i]);
	places();
	files();
	dotfiles();
	runtime();
	replacing();
	settings_cases();
	good_settings();
	wrong_settings();
	comments();
	snprintf(remove, sizeof remove, "rm -rf '%s'", here);
	int status = tap_done();
	return system(remove) ? 1 : status;
}
