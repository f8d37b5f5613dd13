/* libFuzzer target: the config file, with every setting needed and with none. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/settings.h"

static void must(bool held, const char *what)
{
	if (held)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

static void must_be_clean(const char *lines, const char *allowed)
{
	for (const char *at = lines; at && *at; at++)
		must((unsigned char)*at >= ' ' ? *at != 0x7f : *at == *allowed,
		     "a raw control character");
}

/* A folder of this process alone, in memory where there is such a place. */
static const char *config(void)
{
	static char home[] = "/dev/shm/fuzz-settings-XXXXXX", path[sizeof home + 16];
	if (*path)
		return path;
	must(mkdtemp(home) && !setenv("XDG_CONFIG_HOME", home, 1), "no folder");
	snprintf(path, sizeof path, "%s/leg", home);
	must(!mkdir(path, 0700), "no folder");
	snprintf(path, sizeof path, "%s/leg/config", home);
	return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	int file = open(config(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	must(file >= 0 && write(file, bytes, length) == (ssize_t)length, "cannot write");
	close(file);
	struct settings settings;
	struct fault fault = {0};
	must(settings_read(&settings, 0, &fault), "nothing was needed, and it failed");
	must(settings.emergency && settings.notify, "a default is gone");
	must_be_clean(settings.warnings, "\n");
	must_be_clean(settings.emergency, "");
	settings_release(&settings);
	if (settings_read(&settings, (1U << SETTINGS) - 1, &fault)) {
		settings_release(&settings);
	} else {
		must(fault.kind == FAULT_CONFIG && fault.text[0], "a refusal without a word");
		must_be_clean(fault.text, "");
	}
	return 0;
}
