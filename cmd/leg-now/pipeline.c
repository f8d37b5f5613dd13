#include "pipeline.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/signals.h"
#include "base/term.h"
#include "tool/program.h"

static const char *const programs[PIPELINE_STAGES] = {
	[STAGE_SCREEN] = "leg-screen",
	[STAGE_PLAN] = "leg-plan",
	[STAGE_TIMER] = "leg-timer",
	[STAGE_LOG] = "leg-log",
};

/* The children, for the handler that passes signals on; 0 = none, or reaped. */
static volatile pid_t children[PIPELINE_STAGES];

void pipeline_add(struct pipeline *line, enum stage stage, const char *word)
{
	const char **words = line->words[stage];
	size_t count = 1;
	words[0] = programs[stage];
	while (words[count])
		count++;
	if (word[0] && count < STAGE_WORDS)
		words[count] = word;
}

void pipeline_write(const struct pipeline *line, struct text *out)
{
	for (int i = 0; i < PIPELINE_STAGES; i++)
		for (size_t word = 0; line->words[i][word]; word++) {
			const char *before = out->length ? " | " : "";
			/* a list of routines may have blanks */
			const char *quote = strchr(line->words[i][word], ' ') ? "'" : "";
			text_addf(out, "%s%s%s%s", word ? " " : before, quote, line->words[i][word],
				  quote);
		}
}

/* A signal that ends is not for leg-log: it ends with its input, and a record that is on its way
 * is stored. */
static void pass_on(int signal)
{
	int error = errno,
	    end = signal == SIGTERM || signal == SIGHUP ? STAGE_LOG : PIPELINE_STAGES;
	for (int i = 0; i < end; i++)
		if (children[i] > 0)
			kill(children[i], signal);
	errno = error;
}

/* Ctrl-Z reaches them without us. */
static void pass_stop_on(int signal, siginfo_t *about, void *unused)
{
	(void)unused;
	if (about->si_code == SI_USER)
		pass_on(signal);
}

/* Takes a signal in this way; one that we were started to ignore, by nohup(1) say, stays ignored,
 * by the programs too. */
static void watch(int signal, const struct sigaction *how, sigset_t *watched)
{
	struct sigaction before;
	sigaction(signal, NULL, &before);
	if (before.sa_handler == SIG_IGN)
		return;
	sigaction(signal, how, NULL);
	sigaddset(watched, signal);
}

/* Ctrl-C and Ctrl-\ reach every program of the foreground group; this one only waits. Ctrl-Z does
 * too, but the shell must not see us stop before the others have given the terminal back. */
static void watch_signals(sigset_t *watched)
{
	struct sigaction stop = {.sa_sigaction = pass_stop_on, .sa_flags = SA_RESTART | SA_SIGINFO};
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction pass = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
	sigemptyset(watched);
	watch(SIGINT, &ignore, watched);
	watch(SIGQUIT, &ignore, watched);
	watch(SIGTERM, &pass, watched);
	watch(SIGHUP, &pass, watched);
	watch(SIGTSTP, &stop, watched);
}

/* The program beside the one that runs: an installation that is not in PATH. */
static void program_beside(const char *program, struct text *path)
{
	char self[4096];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	const char *slash;
	if (length <= 0)
		return;
	self[length] = '\0';
	slash = strrchr(self, '/');
	if (slash)
		text_add_bytes(path, self, (size_t)(slash + 1 - self));
	text_add(path, program);
}

/* The signals that this program watches, and those that were held back before it held these. */
struct signal_sets {
	sigset_t watched;
	sigset_t before;
};

/* Starts one program with these descriptors as its standard input and output, and with the default
 * of the signals that this one watches. 0 or an errno. */
static int start_stage(const char *const words[], int in, int out,
		       const struct signal_sets *signals, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	/* posix_spawn's argv is not const, but it writes nothing there */
	char *const *argv = (char *const *)(const void *)words;
	struct text path = TEXT_EMPTY;
	int error;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &signals->watched);
	posix_spawnattr_setsigmask(&attributes, &signals->before);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	error = posix_spawnp(pid, words[0], &actions, &attributes, argv, environ);
	if (error == ENOENT) {
		program_beside(words[0], &path);
		error = posix_spawn(pid, path.bytes, &actions, &attributes, argv, environ);
	}
	text_release(&path);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* From right to left: nothing is asked before all that follows is there. */
static bool start_all(const struct pipeline *line, const struct signal_sets *signals,
		      struct fault *fault)
{
	int out = STDOUT_FILENO, error = 0, first = 0;
	while (!line->words[first][0])
		first++;
	for (int i = PIPELINE_STAGES - 1; i >= first && !error; i--) {
		int ends[2] = {STDIN_FILENO, -1};
		pid_t pid = 0;
		if (i > first && pipe2(ends, O_CLOEXEC)) {
			error = errno;
			fault_set(fault, FAULT_SYSTEM, "pipe: %s", strerror(error));
			break;
		}
		error = start_stage(line->words[i], ends[0], out, signals, &pid);
		if (error)
			fault_set(fault, FAULT_UNAVAILABLE, "%s: cannot be run: %s", programs[i],
				  strerror(error));
		else
			children[i] = pid;
		if (out != STDOUT_FILENO)
			close(out);
		if (ends[0] != STDIN_FILENO)
			close(ends[0]);
		out = ends[1];
	}
	if (error && out > STDOUT_FILENO)
		close(out);
	return !error;
}

static bool any_left(void)
{
	for (int i = 0; i < PIPELINE_STAGES; i++)
		if (children[i])
			return true;
	return false;
}

static bool all_stopped(const bool stopped[PIPELINE_STAGES])
{
	for (int i = 0; i < PIPELINE_STAGES; i++)
		if (children[i] && !stopped[i])
			return false;
	return true;
}

/* Takes what one of the children did. */
static void wait_for_one(bool stopped[PIPELINE_STAGES], int status[PIPELINE_STAGES])
{
	int how, i = 0;
	pid_t pid = waitpid(-1, &how, WUNTRACED | WCONTINUED);
	while (i < PIPELINE_STAGES && children[i] != pid)
		i++;
	if (pid < 0 || i == PIPELINE_STAGES)
		return; /* interrupted, or a child that a shell had before it became this program */
	stopped[i] = WIFSTOPPED(how);
	if (WIFEXITED(how) || WIFSIGNALED(how)) {
		children[i] = 0;
		status[i] = WIFSIGNALED(how) ? 128 + WTERMSIG(how) : WEXITSTATUS(how);
	} else if (all_stopped(stopped)) {
		(void)signals_stop(SIGTSTP);
		memset(stopped, 0, PIPELINE_STAGES * sizeof *stopped);
		pass_on(SIGCONT);
	}
}

/* A program that was killed has said nothing, and left the terminal as it had it. */
static void tell_deaths(const int status[PIPELINE_STAGES], struct term *term)
{
	for (int i = 0; i < PIPELINE_STAGES; i++) {
		int signal = status[i] - 128;
		if (signal <= 0 || signal == SIGPIPE || signals_end(signal))
			continue;
		if (term)
			term_rescue(term);
		program_say("%s died: %s", programs[i], strsignal(signal));
	}
}

bool pipeline_run(const struct pipeline *line, int status[PIPELINE_STAGES], struct fault *fault)
{
	bool started, stopped[PIPELINE_STAGES] = {false};
	struct signal_sets signals;
	struct fault none; /* without a terminal there is none to give back */
	struct term *term = term_open(&none);
	/* a signal that comes before all are started would miss those that are not */
	sigfillset(&signals.watched);
	sigprocmask(SIG_BLOCK, &signals.watched, &signals.before);
	watch_signals(&signals.watched);
	started = start_all(line, &signals, fault);
	sigprocmask(SIG_SETMASK, &signals.before, NULL);
	if (!started)
		pass_on(SIGTERM);
	memset(status, 0, PIPELINE_STAGES * sizeof *status);
	while (any_left())
		wait_for_one(stopped, status);
	tell_deaths(status, term);
	term_close(term);
	return started;
}

int pipeline_status(const int status[PIPELINE_STAGES])
{
	for (int i = 0; i < PIPELINE_STAGES; i++)
		if (status[i] == FAULT_EMERGENCY)
			return FAULT_EMERGENCY;
	for (int i = 0; i < PIPELINE_STAGES; i++)
		if (status[i] && !(i == STAGE_SCREEN && status[i] == FAULT_STOP &&
				   status[STAGE_PLAN] != FAULT_STOP))
			return status[i];
	return 0;
}
