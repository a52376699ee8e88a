#include "write/inside.h"

const struct write_format write_formats[] = {
	[WRITE_XML] = { "xml", ".xml", "an interview to go on with: our own format", .beside = true,
		.make = write_xml },
};
_Static_assert(sizeof write_formats / sizeof *write_formats == WRITE_N, "a row for each format");
