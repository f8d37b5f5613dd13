#include "base/fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
{
	va_list words;
	va_start(words, format);
	vsnprintf(fault->text, sizeof fault->text, format, words);
	va_end(words);
	fault->kind = kind;
	return false;
}

bool fault_errno(struct fault *fault, enum fault_kind kind, int error, const char *format, ...)
{
	va_list words;
	va_start(words, format);
	int used = vsnprintf(fault->text, sizeof fault->text, format, words);
	va_end(words);
	size_t end = used < 0 ? 0 : (size_t)used;
	if (end < sizeof fault->text)
		snprintf(fault->text + end, sizeof fault->text - end, ": %s", strerror(error));
	fault->kind = error == ENOMEM ? FAULT_SYSTEM : kind;
	return false;
}

bool fault_at(struct fault *fault, const char *where)
{
	char text[FAULT_TEXT_SIZE];
	memcpy(text, fault->text, sizeof text);
	int used = snprintf(fault->text, sizeof fault->text, "%s: ", where);
	size_t end = used < 0 ? 0 : (size_t)used;
	if (end < sizeof fault->text)
		snprintf(fault->text + end, sizeof fault->text - end, "%s", text);
	return false;
}
