/* Any bytes as a DOCX; and, parted by FF, as the body, the styles, the lists, the notes and the
 * comments of one. */
#include "archive.h"
#include "transcript.h"

#define W                                                                                    \
	"xmlns:w='urn:w' xmlns:r='urn:r' xmlns:a='urn:a' xmlns:mc='urn:mc' xmlns:v='urn:v' " \
	"xmlns:wp='urn:wp'"

static struct str within(struct arena *a, const char *open, struct str s, const char *close)
{
	return arena_printf(a, "%s%.*s%s", open, STR_ARG(s), close);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const char links[] =
		"<Relationships><Relationship Id='s' Type='x/styles' Target='s.xml'/>"
		"<Relationship Id='n' Type='x/numbering' Target='n.xml'/>"
		"<Relationship Id='f' Type='x/footnotes' Target='f.xml'/>"
		"<Relationship Id='c' Type='x/comments' Target='c.xml'/>"
		"<Relationship Id='i' Type='x/image' Target='../i.png'/>"
		"<Relationship Id='h' Type='x/hyperlink' TargetMode='External' Target='http://h'/>"
		"</Relationships>";
	struct arena *a = arena_new();
	struct fuzz_file f[7];
	fuzz_read((struct str){ (const char *)bytes, n }, "f.docx", "DOCX");
	f[0] = (struct fuzz_file){ "word/document.xml",
		within(a, "<w:document " W "><w:body>", fuzz_part(&bytes, &n),
			"</w:body></w:document>") };
	f[1] = (struct fuzz_file){ "word/s.xml",
		within(a, "<w:styles " W ">", fuzz_part(&bytes, &n), "</w:styles>") };
	f[2] = (struct fuzz_file){ "word/n.xml",
		within(a, "<w:numbering " W ">", fuzz_part(&bytes, &n), "</w:numbering>") };
	f[3] = (struct fuzz_file){ "word/f.xml",
		within(a, "<w:footnotes " W "><w:footnote w:id='1'>", fuzz_part(&bytes, &n),
			"</w:footnote></w:footnotes>") };
	f[4] = (struct fuzz_file){ "word/c.xml",
		within(a, "<w:comments " W "><w:comment w:id='1' w:author='E'>",
			fuzz_part(&bytes, &n), "</w:comment></w:comments>") };
	f[5] = (struct fuzz_file){ "word/_rels/document.xml.rels", str_of(links) };
	f[6] = (struct fuzz_file){ "i.png", fuzz_part(&bytes, &n) };
	fuzz_read(fuzz_archive(a, f, 7), "f.docx", "DOCX");
	arena_drop(a);
	return 0;
}
