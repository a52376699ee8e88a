/* The part of the style sheet that no layout changes: what the elements are to each other. */
#include "epub/book.h"

#define RESET                                                                                \
	"p, h1, h2, h3, h4, h5, h6, figure, blockquote, ul, ol {\n\tmargin: 0;\n\tpadding: " \
	"0;\n}\n"                                                                            \
	"h1, h2, h3, h4, h5, h6 {\n\tfont-size: inherit;\n\tfont-weight: inherit;\n"         \
	"\tpage-break-after: avoid;\n\tbreak-after: avoid;\n"                                \
	"\tpage-break-inside: avoid;\n\tbreak-inside: avoid;\n\t-webkit-hyphens: none;\n"    \
	"\thyphens: none;\n}\n"                                                              \
	"b, strong, th {\n\tfont-weight: inherit;\n}\n"                                      \
	"i, em, cite {\n\tfont-style: inherit;\n}\n"                                         \
	"abbr {\n\ttext-decoration: none;\n\tborder: 0;\n}\n"                                \
	"sup, sub, .noteref {\n\tline-height: 0;\n}\n"                                       \
	"sup, .noteref {\n\tvertical-align: super;\n}\n"                                     \
	"sub {\n\tvertical-align: sub;\n}\n"

#define PICTURES                                                                             \
	"img {\n\tmax-width: 100%;\n\theight: auto;\n}\n"                                    \
	"figure {\n\tmargin: 1.4em 0;\n\ttext-align: center;\n\tpage-break-inside: avoid;\n" \
	"\tbreak-inside: avoid;\n}\n"                                                        \
	"figure img {\n\tmax-height: 80vh;\n}\n"                                             \
	".missing {\n\tfont-style: italic;\n}\n"                                             \
	"figure.quote {\n\ttext-align: inherit;\n}\n"                                        \
	".cover {\n\ttext-align: center;\n\tmargin: 0;\n}\n"                                 \
	".cover img {\n\tmax-height: 98vh;\n}\n"                                             \
	".portrait img {\n\tmax-width: 12em;\n}\n"

#define TEXT                                                                                     \
	"a {\n\tcolor: inherit;\n\ttext-decoration: underline;\n\ttext-decoration-thickness: "   \
	"0.05em;\n\ttext-underline-offset: 0.15em;\n}\n"                                         \
	".noteref, .note a[href^=\"#noteref\"] {\n\ttext-decoration: none;\n"                    \
	"\tpadding: 0.2em 0.15em;\n}\n"                                                          \
	".notes {\n\tmargin-top: 2em;\n}\n"                                                      \
	".notes::before {\n\tcontent: \"\";\n\tdisplay: block;\n\twidth: 4em;\n"                 \
	"\tborder-top: 1px solid;\n\tmargin-bottom: 0.6em;\n}\n"                                 \
	".break {\n\tborder: 0;\n\tmargin: 1.4em auto;\n\ttext-align: center;\n"                 \
	"\theight: auto;\n\toverflow: visible;\n}\n"                                             \
	"table {\n\tborder-collapse: collapse;\n\tmargin: 1.4em 0;\n}\n"                         \
	"caption {\n\tpadding-bottom: 0.4em;\n}\n"                                               \
	"thead {\n\tborder-bottom: 1px solid;\n}\n"                                              \
	"td, th {\n\tvertical-align: top;\n}\n"                                                  \
	".sidebar {\n\tborder-top: 1px solid;\n\tborder-bottom: 1px solid;\n"                    \
	"\tmargin: 1.4em 0;\n\tpadding: 0.7em 0;\n}\n"                                           \
	".unseen {\n\tposition: absolute;\n\twidth: 1px;\n\theight: 1px;\n\toverflow: hidden;\n" \
	"\tclip-path: inset(50%);\n\twhite-space: nowrap;\n}\n"

#define LISTS                                               \
	".people, nav ol {\n\tlist-style: none;\n}\n"       \
	".people {\n\tpadding: 0;\n\tmargin-top: 2em;\n}\n" \
	"nav li {\n\tmargin-top: 0.5em;\n}\n"               \
	"nav a {\n\ttext-decoration: none;\n}\n"            \
	".titlepage {\n\tpadding-top: 12%;\n}\n"            \
	".colophon {\n\tpadding-top: 12%;\n}\n"             \
	".colophon p + p {\n\ttext-indent: 0;\n\tmargin-top: 0.4em;\n}\n"

/* Slanted letters are no custom of scripts without them. */
#define SCRIPTS                                                                                \
	"i:lang(ar), i:lang(fa), i:lang(he), i:lang(ja), i:lang(ko), i:lang(th), i:lang(ur), " \
	"i:lang(zh) {\n\tfont-style: normal;\n}\n"                                             \
	":lang(ko) {\n\tword-break: keep-all;\n\toverflow-wrap: break-word;\n}\n"

#define LTR                                                         \
	"ul, ol {\n\tmargin: 0.5em 0;\n\tpadding-left: 1.4em;\n}\n" \
	"td, th {\n\tpadding: 0.25em 1em 0.25em 0;\n\ttext-align: left;\n}\n"
#define RTL                                                          \
	"ul, ol {\n\tmargin: 0.5em 0;\n\tpadding-right: 1.4em;\n}\n" \
	"td, th {\n\tpadding: 0.25em 0 0.25em 1em;\n\ttext-align: right;\n}\n"

struct str epub_frame(bool rtl)
{
	return rtl ? STR(RESET PICTURES TEXT RTL LISTS SCRIPTS)
		   : STR(RESET PICTURES TEXT LTR LISTS SCRIPTS);
}
