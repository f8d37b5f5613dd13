#include "crontab.h"

#include <signal.h>
#include <string.h>

#include "base/environment.h"
#include "base/terminal_text.h"
#include "child_run.h"
#include "store/paths.h"

static const char BEGIN_MARK[] = "# BEGIN leg-remind";
static const char BEGIN_LINE[] = "# BEGIN leg-remind (written by \"leg-remind install\"; "
				 "\"leg-remind uninstall\" takes it out)\n";
static const char END_MARK[] = "# END leg-remind";
static const char END_LINE[] = "# END leg-remind\n";
static const char TICK_TIMES[] = "*/5 * * * *";
static const char table_file[] = "crontab.new"; /* what `crontab` reads, in the state folder */
enum { CRONTAB_SECONDS = 20 };

/* ---- the block ------------------------------------------------------------------------------- */

/* A line with the mark, and perhaps more words; "# BEGIN leg-reminders" is not ours. */
static bool is_mark(const struct text *table, size_t at, const char *mark)
{
	size_t length = strlen(mark);
	return !strncmp(table->bytes + at, mark, length) &&
	       strchr(" \t\r\n", table->bytes[at + length]); /* or the end of the table */
}

static size_t next_line(const struct text *table, size_t at)
{
	const char *end = memchr(table->bytes + at, '\n', table->length - at);
	return end ? (size_t)(end - table->bytes) + 1 : table->length;
}

/* Whether each mark that begins a block has its end. A table that was joined from two has two
 * blocks. */
static bool check_marks(const struct text *table, struct fault *fault)
{
	bool open = false;
	long line = 1;
	for (size_t at = 0; at < table->length; at = next_line(table, at), line++) {
		bool begins = is_mark(table, at, BEGIN_MARK), ends = is_mark(table, at, END_MARK);
		if (begins && open)
			return fault_set(fault, FAULT_DATA,
					 "crontab: line %ld: a leg-remind block inside another; "
					 "see crontab -e",
					 line);
		if (ends && !open)
			return fault_set(fault, FAULT_DATA,
					 "crontab: line %ld: the end of a leg-remind block "
					 "that has no beginning; see crontab -e",
					 line);
		open = begins || (open && !ends);
	}
	return !open || fault_set(fault, FAULT_DATA,
				  "crontab: the leg-remind block has no end; see crontab -e");
}

/* `word` between `at` and `end`, or NULL. */
static const char *find_word(const char *at, const char *end, const char *word)
{
	return memmem(at, (size_t)(end - at), word, strlen(word));
}

/* True if the line at `at` runs the ticker: it has the word "tick", and the program's name or, if
 * that is another (a link), the times that we write. Other lines between the marks are the user's.
 */
static bool is_ticker(const struct text *table, size_t at)
{
	static const char word[] = " tick";
	const char *line = table->bytes + at, *end = table->bytes + next_line(table, at);
	if (*line == '#' || (!find_word(line, end, "leg-remind") &&
			     strncmp(line, TICK_TIMES, strlen(TICK_TIMES)) != 0))
		return false;
	for (const char *found = line; (found = find_word(found, end, word));)
		if (strchr(" \t\r\n'\"", *(found += strlen(word))))
			return true;
	return false;
}

static void add_block(struct text *out, const char *lines)
{
	if (!lines)
		return;
	/* cron refuses a table whose last line has no newline, so this mends one at most */
	if (out->length && out->bytes[out->length - 1] != '\n')
		text_add_char(out, '\n');
	text_add(out, BEGIN_LINE);
	text_add(out, lines);
	text_add(out, END_LINE);
}

bool crontab_edit(const struct text *table, const char *lines, struct text *out,
		  struct fault *fault)
{
	bool open = false, added = false;
	if (strlen(table->bytes) != table->length)
		return fault_set(fault, FAULT_DATA, "crontab: holds a NUL byte");
	if (!check_marks(table, fault))
		return false;
	for (size_t at = 0; at < table->length; at = next_line(table, at)) {
		bool begins = is_mark(table, at, BEGIN_MARK), ends = is_mark(table, at, END_MARK);
		if (!begins && !ends && !(open && is_ticker(table, at))) {
			text_add_bytes(out, table->bytes + at, next_line(table, at) - at);
		} else if (!begins && !added) {
			add_block(out, lines);
			added = true;
		}
		open = begins || (open && !ends);
	}
	if (!added)
		add_block(out, lines);
	return true;
}

/* `word` as every shell reads it back, quoted only if it must be. Outside the quotes are the quote
 * itself, % (which ends cron's command unless escaped), ! (csh's history, in quotes too) and the
 * backslash (fish's escape, in quotes too). */
static void add_word(struct text *line, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "_./+-,:@";
	if (*word && !word[strspn(word, plain)]) {
		text_add(line, word);
		return;
	}
	text_add_char(line, '\'');
	for (; *word; word++)
		if (strchr("'!%\\", *word))
			text_addf(line, "'\\%c'", *word);
		else
			text_add_char(line, *word);
	text_add_char(line, '\'');
}

static bool line_fits(const char *word, struct fault *fault)
{
	return !strpbrk(word, "\r\n") ||
	       fault_set(fault, FAULT_UNAVAILABLE,
			 "'%s' cannot be in a crontab: it holds a newline; try install --systemd",
			 VISIBLE(word));
}

bool crontab_line(const struct ticker *ticker, struct text *lines, struct fault *fault)
{
	char *const *setting = ticker->settings;
	if (!line_fits(ticker->program, fault))
		return false;
	text_addf(lines, "%s%s", TICK_TIMES, *setting ? " env" : "");
	for (; *setting; setting++) {
		if (!line_fits(*setting, fault))
			return false;
		const char *value = strchr(*setting, '=') + 1;
		text_add_char(lines, ' ');
		text_add_bytes(lines, *setting, (size_t)(value - *setting));
		add_word(lines, value);
	}
	/* env would take a path with = in it for one more setting */
	bool ambiguous = strchr(ticker->program, '=');
	text_add(lines, ambiguous ? " /bin/sh -c 'exec \"$0\" tick' " : " ");
	add_word(lines, ticker->program);
	text_add(lines, ambiguous ? "\n" : " tick\n");
	return true;
}

/* ---- the program crontab --------------------------------------------------------------------- */

/* Shows the first line of the child's errors. */
static bool refuse_crontab(struct child *child, const char *what, struct fault *fault)
{
	if (child->status == CHILD_NOT_STARTED)
		return fault_set(fault, FAULT_UNAVAILABLE,
				 "no crontab program here; install cron, or try install --systemd");
	if (child->timed_out)
		return fault_set(fault, FAULT_UNAVAILABLE, "%s failed: it did not end", what);
	text_cut(&child->err, strcspn(child->err.bytes, "\n"));
	return fault_set(fault, FAULT_UNAVAILABLE, "%s failed, nothing was changed: %s", what,
			 child->error	     ? strerror(child->error)
			 : child->cut	     ? "its table is longer than 4 MiB"
			 : *child->err.bytes ? VISIBLE(child->err.bytes)
					     : "it did not say why");
}

/* There is no table yet, in the words of most crons and of busybox, which names the file itself:
 * "can't open 'anna': No such file or directory". A reason after the user's name is another fault.
 */
static bool says_none(const struct child *child)
{
	const char *words = child->err.bytes, *none = strstr(words, "no crontab for");
	if (child->out.length)
		return false;
	return (none && none[strcspn(none, ":\n")] != ':') ||
	       (strstr(words, "can't open '") && strstr(words, "': No such file or directory"));
}

/* An empty table with words on stderr may be one that could not be read. */
static bool list_table(struct text *table, struct fault *fault)
{
	static const char *const argv[] = {"crontab", "-l", NULL};
	struct child child;
	environment_set("LC_ALL", "C"); /* its words are looked at below */
	bool ok = child_run(argv, CRONTAB_SECONDS, &child)
			  ? child.out.length || !child.err.length
			  : child.status > 0 && !child.timed_out && says_none(&child);
	if (ok)
		text_add_bytes(table, child.out.bytes, child.out.length);
	else
		refuse_crontab(&child, "crontab -l", fault);
	child_release(&child);
	return ok;
}

/* Lists the table; FAULT_UNAVAILABLE, with the words `otherwise`, if it is not `table`. */
static bool table_holds(const struct text *table, const char *otherwise, struct fault *fault)
{
	struct text now = TEXT_EMPTY;
	bool ok = list_table(&now, fault) && (!strcmp(now.bytes, table->bytes) ||
					      fault_set(fault, FAULT_UNAVAILABLE, "%s", otherwise));
	text_release(&now);
	return ok;
}

/* crontab -l ends with 0 even if it could not write all of the table to us, so it has to say
 * the same twice; that shows as well what another program changes meanwhile. */
bool crontab_read(struct text *table, struct fault *fault)
{
	return list_table(table, fault) &&
	       table_holds(table,
			   "your crontab changed while it was read; nothing was changed: try again",
			   fault);
}

void crontab_tidy(void)
{
	bool there;
	struct fault ignored;
	(void)!paths_remove(PLACE_STATE, table_file, &there, &ignored);
}

/* `shown` is the command for messages. */
static bool run_crontab(const char *argument, const char *shown, struct fault *fault)
{
	const char *const argv[] = {"crontab", argument, NULL};
	struct child child;
	bool ok = child_run(argv, CRONTAB_SECONDS, &child) || refuse_crontab(&child, shown, fault);
	child_release(&child);
	return ok;
}

/* Has `crontab` install the finished table. */
static bool install_table(const struct text *table, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	bool ok = paths_folder(PLACE_STATE, &path, fault) &&
		  paths_replace(PLACE_STATE, table_file, table, fault);
	text_addf(&path, "/%s", table_file);
	ok = ok && run_crontab(path.bytes, "crontab", fault);
	text_release(&path);
	crontab_tidy();
	return ok;
}

static bool write_table(const struct text *table, struct fault *fault)
{
	return (table->length ? install_table(table, fault)
			      : run_crontab("-r", "crontab -r", fault)) &&
	       table_holds(table, "crontab did not take all of the table; nothing was changed",
			   fault);
}

/* A crontab program that fails midway may install what it has. */
static bool put_back(const struct text *before)
{
	struct fault ignored;
	return table_holds(before, "", &ignored) || write_table(before, &ignored);
}

bool crontab_write(const struct text *table, const struct text *before, struct fault *fault)
{
	sigset_t all, mask;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &mask); /* the program is not interrupted with us */
	bool ok = write_table(table, fault);
	if (!ok && !put_back(before))
		fault_set(fault, FAULT_UNAVAILABLE,
			  "crontab failed, and \"crontab -l\" shows another table; look at it with "
			  "crontab -e");
	sigprocmask(SIG_SETMASK, &mask, NULL);
	return ok;
}
