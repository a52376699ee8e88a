/* The part of the style sheet that no layout changes: what the elements are to each other. A rule
 * is a line. */
#include "epub/book.h"

/* clang-format off */
#define RESET \
	"p, h1, h2, h3, h4, h5, h6, figure, blockquote, ul, ol { margin: 0; padding: 0; }\n" \
	"h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; }\n" \
	"h1, h2, h3, h4, h5, h6 { page-break-after: avoid; break-after: avoid; }\n" \
	"h1, h2, h3, h4, h5, h6 { page-break-inside: avoid; break-inside: avoid; }\n" \
	"h1, h2, h3, h4, h5, h6 { -webkit-hyphens: none; -epub-hyphens: none; hyphens: none; }\n" \
	"b, strong, th { font-weight: inherit; }\n" \
	"i, em, cite { font-style: inherit; }\n" \
	"abbr, b abbr[title] { text-decoration: none; border: 0; }\n" \
	"sup, sub, .noteref { line-height: 0; }\n" \
	"sup, .noteref { vertical-align: super; }\n" \
	"sub { vertical-align: sub; }\n"

#define PICTURES \
	"img { max-width: 100%; height: auto; }\n" \
	"figure, figcaption, section, aside, nav { display: block; }\n" \
	"figure { margin: 1.4em 0; page-break-inside: avoid; break-inside: avoid; }\n" \
	"figure img { display: block; max-height: 80vh; }\n" \
	".missing { font-style: italic; }\n" \
	".cover { text-align: center; }\n" \
	".cover img { max-height: 98vh; }\n" \
	".portrait img { max-width: 12em; }\n"

#define TEXT \
	"a { color: inherit; text-decoration: underline; }\n" \
	"a { text-decoration-thickness: 0.05em; text-underline-offset: 0.15em; }\n" \
	".noteref, .backlink { text-decoration: none; padding: 0.2em 0.15em; }\n" \
	".notes { margin-top: 2em; }\n" \
	".notes::before { content: \"\"; display: block; width: 4em; }\n" \
	".notes::before { border-top: 1px solid; margin-bottom: 0.6em; }\n" \
	".notes::before { page-break-after: avoid; break-after: avoid; }\n" \
	"figcaption .credit { display: block; }\n" \
	".break { border: 0; margin: 0 auto; height: auto; overflow: visible; }\n" \
	"table { border-collapse: collapse; margin: 1.4em 0; }\n" \
	"caption { padding-bottom: 0.4em; }\n" \
	"thead { border-bottom: 1px solid; }\n" \
	"td, th { vertical-align: top; }\n" \
	".sidebar { border-top: 1px solid; border-bottom: 1px solid; }\n" \
	".sidebar { margin: 1.4em 0; padding: 0.7em 0; }\n" \
	".unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; }\n" \
	".unseen { clip-path: inset(50%); white-space: nowrap; }\n" \
	".exchange > .question { page-break-after: avoid; break-after: avoid; }\n" \
	".label { margin-top: 0.5em; page-break-after: avoid; break-after: avoid; }\n" \
	"ul, ol { margin: 0.5em 0; }\n"

#define PAGES \
	".titlepage, .colophon { padding-top: 12%; }\n" \
	".colophon p + p { margin-top: 0.4em; }\n" \
	".byline + .byline { margin-top: 0; }\n" \
	".bio .name { font-weight: bold; }\n" \
	".people, nav ol { list-style: none; }\n" \
	".people { margin-top: 2em; }\n" \
	"nav li { margin: 0.5em 0 0 0; }\n" \
	".people li { margin: 0; }\n" \
	"nav a { text-decoration: none; }\n" \
	".unlisted { display: none; }\n"

/* Slanted letters are no custom of scripts that have none, nor are small capitals, which some
 * readers make by making letters small; Korean breaks its lines at spaces. */
#define SCRIPTS \
	".speaker:lang(ar), .speaker:lang(fa), .speaker:lang(he) { font-variant-caps: normal; }\n" \
	".speaker:lang(ja), .speaker:lang(ko), .speaker:lang(zh) { font-variant-caps: normal; }\n" \
	".speaker:lang(th), .speaker:lang(ur), .speaker:lang(hi) { font-variant-caps: normal; }\n" \
	"i:lang(ar), i:lang(fa), i:lang(he), i:lang(ur) { font-style: normal; }\n" \
	"i:lang(ja), i:lang(ko), i:lang(th), i:lang(zh) { font-style: normal; }\n" \
	":lang(ko) { word-break: keep-all; overflow-wrap: break-word; }\n"

/* What is written the other way than the book begins at its own edge. */
#define LTR \
	".question[dir=\"rtl\"], [dir=\"rtl\"] .question { text-align: right; }\n" \
	"[dir=\"rtl\"] .speaker, [dir=\"rtl\"] .attribution { text-align: right; }\n" \
	"nav ol ol { padding-left: 1.4em; }\n" \
	"td, th { padding: 0.25em 1em 0.25em 0; text-align: left; }\n"

#define RTL \
	".question[dir=\"ltr\"], [dir=\"ltr\"] .question { text-align: left; }\n" \
	"[dir=\"ltr\"] .speaker, [dir=\"ltr\"] .attribution { text-align: left; }\n" \
	"nav ol ol { padding-right: 1.4em; }\n" \
	"td, th { padding: 0.25em 0 0.25em 1em; text-align: right; }\n"
/* clang-format on */

struct str epub_frame(bool rtl)
{
	return rtl ? STR(RESET PICTURES TEXT PAGES SCRIPTS RTL)
		   : STR(RESET PICTURES TEXT PAGES SCRIPTS LTR);
}
