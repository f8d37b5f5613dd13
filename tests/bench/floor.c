/* The floor of start-up: a program that has libc, jansson and argp, and does nothing with them.
 *
 *     floor --version */
#include <argp.h>
#include <jansson.h>
#include <stddef.h>

int main(int count, char **words)
{
	const struct argp argp = {.doc = "Does nothing."};
	argp_program_version = "floor";
	json_decref(json_null());
	return argp_parse(&argp, count, words, 0, NULL, NULL);
}
