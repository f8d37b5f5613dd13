/* Times whole programs against each other: each round runs every command once, in shuffled order,
 * so that what else the machine does falls on all alike.
 *
 *     rounds COUNT <commands
 *
 * A line of standard input is LABEL, INPUT and COMMAND, separated by tabs; INPUT is a file for the
 * command's standard input, and the words of COMMAND are separated by blanks. "%d" in either is the
 * number of the round. For each command, a line: LABEL, median microseconds, the median of its
 * ratio to the first command in the same round in hundredths, the greatest RSS in KiB, and how
 * often it did not end with 0. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { MOST_COMMANDS = 64, MOST_ROUNDS = 5000, MOST_WORDS = 64, LINE_SIZE = 4096, WARM_UP = 3 };

struct command {
	char label[128];
	char input[1024];
	char words[LINE_SIZE];
	int64_t *took; /* nanoseconds, by round */
	long rss;
	int failed;
};

static struct command commands[MOST_COMMANDS];
extern char **environ;

static int64_t now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void fill(char *out, size_t size, const char *pattern, int round)
{
	const char *mark = strstr(pattern, "%d");
	if (mark)
		snprintf(out, size, "%.*s%d%s", (int)(mark - pattern), pattern, round, mark + 2);
	else
		snprintf(out, size, "%s", pattern);
}

static int64_t run(struct command *command, int round)
{
	char input[1024], line[LINE_SIZE], *words[MOST_WORDS], *rest = line;
	size_t count = 0;
	fill(input, sizeof input, command->input, round);
	fill(line, sizeof line, command->words, round);
	while (count < MOST_WORDS - 1 && (words[count] = strsep(&rest, " ")))
		count += *words[count] != '\0';
	words[count] = NULL;

	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	pid_t child;
	int64_t began = now_ns();
	int error = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
	if (error) {
		fprintf(stderr, "rounds: %s: %s\n", words[0], strerror(error));
		exit(1);
	}
	int status;
	struct rusage usage;
	while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR)
		;
	int64_t took = now_ns() - began;
	posix_spawn_file_actions_destroy(&actions);
	if (usage.ru_maxrss > command->rss)
		command->rss = usage.ru_maxrss;
	command->failed += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	return took;
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

static int64_t median(int64_t *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, compare);
	return values[count / 2];
}

static int read_commands(int rounds)
{
	char line[LINE_SIZE + 2048];
	int count = 0;
	while (count < MOST_COMMANDS && fgets(line, sizeof line, stdin)) {
		char *rest = line, *label = strsep(&rest, "\t"), *input = strsep(&rest, "\t");
		if (!rest)
			continue;
		rest[strcspn(rest, "\n")] = '\0';
		snprintf(commands[count].label, sizeof commands[count].label, "%s", label);
		snprintf(commands[count].input, sizeof commands[count].input, "%s", input);
		snprintf(commands[count].words, sizeof commands[count].words, "%s", rest);
		commands[count].took = calloc((size_t)rounds, sizeof(int64_t));
		if (!commands[count].took)
			exit(1);
		count++;
	}
	return count;
}

int main(int argc, char **argv)
{
	int rounds = argc == 2 ? atoi(argv[1]) : 0, order[MOST_COMMANDS];
	if (rounds < 1 || rounds > MOST_ROUNDS) {
		fputs("usage: rounds COUNT <commands\n", stderr);
		return 64;
	}
	int count = read_commands(rounds + WARM_UP);
	srand(1);
	for (int c = 0; c < count; c++)
		order[c] = c;
	for (int round = 0; round < rounds + WARM_UP; round++) {
		for (int left = count; left > 1; left--) {
			int pick = rand() % left, kept = order[left - 1];
			order[left - 1] = order[pick];
			order[pick] = kept;
		}
		for (int c = 0; c < count; c++)
			commands[order[c]].took[round] = run(&commands[order[c]], round);
	}
	static int64_t ratio[MOST_ROUNDS];
	for (int c = count - 1; c >= 0; c--) { /* the first last: sorting loses the rounds */
		for (int round = 0; round < rounds; round++)
			ratio[round] = commands[c].took[round + WARM_UP] * 100 /
				       commands[0].took[round + WARM_UP];
		int64_t hundredths = median(ratio, rounds);
		printf("%s\t%lld\t%lld\t%ld\t%d\n", commands[c].label,
		       (long long)median(commands[c].took + WARM_UP, rounds) / 1000,
		       (long long)hundredths, commands[c].rss, commands[c].failed);
	}
	return 0;
}
