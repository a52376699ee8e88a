# entrevue: a structured interview into a typeset PDF and an EPUB.
#
#   make demo      build/vassilenko.pdf and build/vassilenko.epub
#   make help      all targets
#
# No list of files is kept by hand: what lies in gen/, tests/unit/ and tests/fuzz/ is built.

VERSION = 0.1.0
PREFIX  = /usr/local
BUILD   = build

# What Debian calls the things we need. `demo` and `test` install what is missing.
DEB_BUILD = gcc make libc6-dev pkgconf libhpdf-dev libzip-dev libxml2-dev libharfbuzz-dev libicu-dev \
	libdeflate-dev libpng-dev libmd-dev zlib1g-dev liblzma-dev g++
DEB_FONTS = fonts-vollkorn fonts-texgyre fonts-ebgaramond fonts-linuxlibertine fonts-sil-gentiumplus \
	fonts-inter fonts-noto-core fonts-noto-cjk fonts-nanum fonts-hosny-amiri \
	fonts-symbola $(LANGUAGES:%=hyphen-%)
# Those Debian has hyphenation patterns for.
LANGUAGES = af as be bg bn ca cs da de el en-gb en-us es fr gl gu hi hr hu id is it kn lt lv ml mn mr \
	nl no or pa pl pt-br pt-pt ro ru sk sl sr sv ta te uk zu
DEB_TEST  = libcmocka-dev binutils libxml2-utils qpdf poppler-utils unzip epubcheck zsh groff-base
DEB_FUZZ  = clang libclang-rt-dev
DEB_BENCH = groff ghostscript fonts-urw-base35 hyperfine
DEB_PICTURES = poppler-utils pngquant
DEB_LINT  = clang-tidy cppcheck clang-format

CC     = gcc
CFLAGS = -O2 -g
WARN   = -Wall -Wextra -Wshadow -Wswitch-enum -Wmissing-prototypes -Wstrict-prototypes -Wconversion
WERROR = -Werror
PIE    = -no-pie
LDFLAGS = $(PIE) -Wl,--as-needed -Wl,-O1 -Wl,--gc-sections

# Starting the process is a good part of a short run: with all libraries shared it takes 6 ms, most
# of it relocating ICU and what libxml2 brings along; with these from archives and without PIE, 3 ms.
# STATIC= links everything shared; where an archive is missing that is done anyway.
STATIC = yes
ARCHIVES = xml2 icui18n icuuc icudata lzma deflate md stdc++
PKGS  = harfbuzz-subset harfbuzz icu-i18n icu-uc libxml-2.0 libzip libdeflate libpng libmd
# Asked once, when the first recipe needs it, so that a bare machine can still run `make demo`.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
SHARED_LIBS = -lhpdf $(PKG_LIBS) -lz -lm
# libzip brings along libcrypto, of whose symbols the loader binds three thousand, each looked for in
# every library before it: so it comes first, and the start takes 1.8 of 6.1 million instructions less.
CRYPTO = $(notdir $(filter /%,$(shell $(CC) -print-file-name=libcrypto.so.3)))
STATIC_LIBS = $(CRYPTO:%=-Wl,--push-state,--no-as-needed -l:% -Wl,--pop-state) \
	-lhpdf -lharfbuzz-subset -lharfbuzz -lzip $(ARCHIVES:%=-l:lib%.a) -lpng16 -lz -static-libgcc -lm
HAVE_ARCHIVES = $(if $(STATIC),$(if $(filter-out /%,$(foreach a,$(ARCHIVES),$(shell \
	$(CC) -print-file-name=lib$(a).a))),,yes))
LIBS = $(eval LIBS := $$(if $(HAVE_ARCHIVES),$$(STATIC_LIBS),$$(SHARED_LIBS)))$(LIBS)

FLAGS = -std=c17 -D_GNU_SOURCE -Igen $(WARN) $(WERROR) $(PIE:-no-pie=-fno-pie) $(CFLAGS)

SRC   = $(sort $(wildcard gen/*/*.c))
LIB   = $(BUILD)/libentrevue.a
UNIT  = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
# Tools that scripts of the tests use.
TOOLS = $(BUILD)/tests/score
FUZZ  = $(patsubst tests/fuzz/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
OBJ   = $(SRC:%.c=$(BUILD)/%.o)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all demo test test-debs unit check install uninstall asan valgrind fuzz fuzz-run bench golden \
	pictures format lint clean help debs FORCE

all: $(BUILD)/entrevue $(BUILD)/entrevue.1 $(BUILD)/entrevue.bash $(BUILD)/_entrevue

# --- building

$(BUILD)/entrevue: $(BUILD)/gen/main.o $(LIB)
	@echo "LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(OBJ)
	@echo "AR $@"
	@rm -f $@.new
	@$(AR) rcsD $@.new $^ && mv $@.new $@

$(BUILD)/gen/%.o: gen/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(FLAGS) $(PKG_CFLAGS) $(DEFINE) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/unit/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(FLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/fuzz/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(FLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%_test: $(BUILD)/tests/%_test.o $(LIB)
	@echo "LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

$(BUILD)/tests/%_fuzz: $(BUILD)/tests/%_fuzz.o $(LIB)
	@echo "LD $@"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/tests/score: tests/find/score.c $(LIB) $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "LD $@"
	@$(CC) $(FLAGS) $(PKG_CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

# Only the file that knows where the program is installed is compiled again for another PREFIX.
$(BUILD)/gen/cli/data.o: DEFINE = -DENTREVUE_DATADIR='"$(PREFIX)/share/entrevue"'
$(BUILD)/gen/cli/data.o: $(BUILD)/prefix
$(BUILD)/gen/cli/version.o: DEFINE = -DENTREVUE_VERSION='"$(VERSION)"'
$(BUILD)/gen/cli/version.o: $(BUILD)/version

# Files that change only when the words in them do.
$(BUILD)/flags: WORDS = $(CC) $(FLAGS)
$(BUILD)/prefix: WORDS = $(PREFIX)
$(BUILD)/version: WORDS = $(VERSION)
$(BUILD)/flags $(BUILD)/prefix $(BUILD)/version: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(WORDS)' | cmp -s - $@ || printf '%s\n' '$(WORDS)' >$@

-include $(wildcard $(BUILD)/gen/*.d $(BUILD)/gen/*/*.d $(BUILD)/tests/*.d)

# Manual and completions come from the program's own table of options.
$(BUILD)/entrevue.1: $(BUILD)/entrevue
	@$< --generate man >$@
$(BUILD)/entrevue.bash: $(BUILD)/entrevue
	@$< --generate bash >$@
$(BUILD)/_entrevue: $(BUILD)/entrevue
	@$< --generate zsh >$@

# --- packages

# $(call install,why,packages): what is missing is installed, and said; nothing is done otherwise.
define install
@if command -v dpkg-query >/dev/null; then \
	have=$$(dpkg-query -W -f='$${Package} $${db:Status-Status}\n' $(2) 2>/dev/null | \
		sed -n 's/ installed$$//p'); \
	missing=; \
	for p in $(2); do \
		case " $$(echo $$have) " in *" $$p "*) ;; *) missing="$$missing $$p" ;; esac; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "Installing $(1):$$missing"; \
		if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
		$$as apt-get update -qq && \
		$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
			--no-install-recommends $$missing; \
	fi; \
else \
	echo "This is not Debian: $(1), these are needed: $(2)"; \
fi
endef

debs:
	$(call install,what entrevue is built from and sets its type with,$(DEB_BUILD) $(DEB_FONTS))

test-debs:
	$(call install,what entrevue is built from and tested with,$(DEB_BUILD) $(DEB_FONTS) $(DEB_TEST))

# --- using it

demo: debs
	@$(MAKE) --no-print-directory $(BUILD)/vassilenko.pdf
	@ls -l $(BUILD)/vassilenko.pdf $(BUILD)/vassilenko.epub

$(BUILD)/vassilenko.pdf $(BUILD)/vassilenko.epub &: $(BUILD)/entrevue content/vassilenko.xml \
	$(wildcard layouts/* fonts/* fonts/*/*)
	$(BUILD)/entrevue render content/vassilenko.xml -o $(BUILD)

DATA = $(DESTDIR)$(PREFIX)/share/entrevue
MAN  = $(DESTDIR)$(PREFIX)/share/man/man1
BASH = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSH  = $(DESTDIR)$(PREFIX)/share/zsh/site-functions

install: all
	install -D -m 755 $(BUILD)/entrevue $(DESTDIR)$(PREFIX)/bin/entrevue
	install -D -m 644 $(BUILD)/entrevue.1 $(MAN)/entrevue.1
	install -D -m 644 $(BUILD)/entrevue.bash $(BASH)/entrevue
	install -D -m 644 $(BUILD)/_entrevue $(ZSH)/_entrevue
	install -D -m 644 content/interview.rng $(DATA)/interview.rng
	install -D -m 644 content/rules.rng $(DATA)/rules.rng
	install -D -m 644 -t $(DATA)/layouts $(wildcard layouts/*.xml layouts/*.rng)
	@find fonts -type f -exec install -D -m 644 '{}' '$(DATA)/{}' \;

uninstall:
	rm -rf $(DATA)
	rm -f $(DESTDIR)$(PREFIX)/bin/entrevue $(MAN)/entrevue.1 $(BASH)/entrevue $(ZSH)/_entrevue

# --- proving it

test: test-debs
	@$(MAKE) --no-print-directory check

unit: $(UNIT)

# What `test` runs when everything is installed.
check: all $(UNIT) $(TOOLS)
	@BUILD=$(BUILD) TEST_WRAP='$(TEST_WRAP)' tests/run $(PARTS)

SANITISE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan: test-debs
	@$(MAKE) --no-print-directory check BUILD=$(BUILD)/asan STATIC= \
		CFLAGS='-O1 -g $(SANITISE)'

valgrind: test-debs
	$(call install,the memory checker,valgrind)
	@$(MAKE) --no-print-directory check PARTS='unit golden' \
		TEST_WRAP='valgrind -q --error-exitcode=99 --leak-check=full'

FUZZ_TIME = 60
fuzz: debs
	$(call install,the fuzzer,$(DEB_FUZZ))
	@$(MAKE) --no-print-directory fuzz-run BUILD=$(BUILD)/fuzz STATIC= CC=clang \
		CFLAGS='-O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all'

fuzz-run: $(FUZZ)
	@tests/fuzz/run $(FUZZ_TIME) $(FUZZ)

bench: debs all
	$(call install,the one we are measured against,$(DEB_BENCH))
	@BUILD=$(BUILD) tests/bench/run

golden: all
	@BUILD=$(BUILD) tests/golden/run --update
	@BUILD=$(BUILD) tests/report/run --update

# What README shows of each layout: the interview and the page.
PICTURES = handout:vassilenko:1 magazine:sampler:1 booklet:vassilenko:1 book:sampler:5 \
	large-print:vassilenko:1 galley:vassilenko:1

pictures: all
	$(call install,what the pictures are drawn with,$(DEB_PICTURES))
	@mkdir -p $(BUILD)/pictures
	@for p in $(PICTURES); do \
		set -- $$(echo $$p | tr : ' '); pdf=$(BUILD)/pictures/$$1.pdf; \
		$(BUILD)/entrevue render content/$$2.xml -l $$1 -o $$pdf && \
		pdftoppm -r 80 -f $$3 -l $$3 -singlefile -png $$pdf $$pdf && \
		pngquant --nofs --speed 1 --strip --force -o layouts/$$1.png 48 $$pdf.png && \
		echo layouts/$$1.png || exit 1; \
	done

format:
	@clang-format -i $(wildcard gen/*.c gen/*/*.[ch] tests/*/*.[ch])

lint:
	$(call install,the linters,$(DEB_LINT))
	@printf '%s\n' $(SRC) gen/main.c | xargs -P "$$(nproc)" -I FILE clang-tidy --quiet FILE -- \
		$(filter-out $(CFLAGS) $(WERROR),$(FLAGS)) -DENTREVUE_DATADIR='"/"' -DENTREVUE_VERSION='"0"' $(PKG_CFLAGS)
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --suppress=internalAstError \
		--error-exitcode=1 -Igen gen

clean:
	rm -rf $(BUILD)

help:
	@echo 'make             the program, its manual page and completions, in $(BUILD)/'
	@echo 'make demo        $(BUILD)/vassilenko.pdf and .epub; installs what is missing'
	@echo 'make test        all tests; installs what is missing. PARTS="unit laws" runs some'
	@echo 'make asan        the same under AddressSanitizer and UBSan'
	@echo 'make valgrind    unit and golden tests under valgrind'
	@echo 'make fuzz        every fuzz target for FUZZ_TIME=60 seconds'
	@echo 'make bench       speed and memory, from 1 to 10,000 pages, and beside groff'
	@echo 'make golden      the tests'"'"' expected files from what the program does now'
	@echo 'make pictures    layouts/*.png, the pages that README shows'
	@echo 'make install     under DESTDIR and PREFIX=$(PREFIX); make uninstall'
	@echo 'make format, make lint, make clean'
