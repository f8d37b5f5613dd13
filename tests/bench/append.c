/* The time of a durable append alone on this machine: the lower bound for `leg-log add`.
 *
 *     append FILE
 *
 * adds as many bytes as a record has to FILE, and syncs them. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { RECORD_BYTES = 530 };

int main(int argc, char **argv)
{
	char record[RECORD_BYTES];
	memset(record, 'x', sizeof record);
	int fd = argc == 2 ? open(argv[1], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
	return fd < 0 || write(fd, record, sizeof record) != sizeof record || fdatasync(fd) ? 1 : 0;
}
