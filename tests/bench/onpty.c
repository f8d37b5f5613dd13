/* Runs a command on a terminal of its own, and says what that cost the command alone.
 *
 *     onpty COST COLUMNS ROWS COMMAND…
 *
 * The three standard streams stay as they are; the terminal is there for who opens /dev/tty, and
 * all that is sent to it is read at once. The file COST is given one line: the processor time of
 * the command in microseconds, how often it waited, and the bytes it sent to the terminal. Ends as
 * the command did. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIRST_WORD = 4, FAILED = 126, PIECE = 65536 };

static void fail(const char *what)
{
	fprintf(stderr, "onpty: %s: %s\n", what, strerror(errno));
	exit(FAILED);
}

/* The terminal that `master` is the far end of becomes the one of a new session. */
static void become_session(int master, const char *columns, const char *rows)
{
	struct winsize size = {.ws_col = (unsigned short)atoi(columns),
			       .ws_row = (unsigned short)atoi(rows)};
	setsid();
	int fd = open(ptsname(master), O_RDWR);
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) < 0 || ioctl(fd, TIOCSWINSZ, &size) < 0)
		fail("terminal");
	/* the descriptor stays open over exec: what the command sends last is not lost */
}

/* Reads until every process has closed the terminal; returns the number of bytes. */
static long read_all(int master)
{
	static char bytes[PIECE];
	long sum = 0;
	for (;;) {
		ssize_t n = read(master, bytes, sizeof bytes);
		if (n > 0)
			sum += n;
		else if (n == 0 || errno != EINTR)
			return sum;
	}
}

static long microseconds(struct timeval time)
{
	return time.tv_sec * 1000000L + time.tv_usec;
}

int main(int argc, char **argv)
{
	int status;
	struct rusage usage;
	if (argc <= FIRST_WORD) {
		fputs("usage: onpty COST COLUMNS ROWS COMMAND…\n", stderr);
		return 64;
	}
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (master < 0 || grantpt(master) < 0 || unlockpt(master) < 0)
		fail("terminal");
	pid_t child = fork();
	if (!child) {
		become_session(master, argv[2], argv[3]);
		execvp(argv[FIRST_WORD], argv + FIRST_WORD);
		fail(argv[FIRST_WORD]);
	}
	long bytes = read_all(master);
	while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR)
		;
	FILE *cost = fopen(argv[1], "w");
	if (!cost)
		fail(argv[1]);
	fprintf(cost, "%ld %ld %ld\n", microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
		usage.ru_nvcsw, bytes);
	fclose(cost);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
