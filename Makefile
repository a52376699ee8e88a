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
	libdeflate-dev liblcms2-dev libpng-dev libmd-dev zlib1g-dev liblzma-dev g++
DEB_FONTS = fonts-vollkorn fonts-texgyre fonts-ebgaramond fonts-linuxlibertine fonts-sil-gentiumplus \
	fonts-inter fonts-noto-cjk fonts-nanum fonts-hosny-amiri hyphen-en-us hyphen-en-gb hyphen-de \
	hyphen-fr hyphen-es hyphen-it hyphen-ru hyphen-uk
DEB_TEST  = libcmocka-dev binutils libxml2-utils qpdf poppler-utils unzip epubcheck
DEB_FUZZ  = clang libclang-rt-dev
DEB_BENCH = groff time
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
ARCHIVES = xml2 icui18n icuuc icudata lzma png16 deflate md z stdc++
PKGS  = harfbuzz-subset harfbuzz icu-i18n icu-uc libxml-2.0 libzip lcms2 libdeflate libpng libmd
# Asked once, when the first recipe needs it, so that a bare machine can still run `make demo`.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
SHARED_LIBS = -lhpdf $(PKG_LIBS) -lm
STATIC_LIBS = -lhpdf -lharfbuzz-subset -lharfbuzz -lzip -llcms2 $(ARCHIVES:%=-l:lib%.a) \
	-static-libgcc -lm
HAVE_ARCHIVES = $(if $(STATIC),$(if $(filter-out /%,$(foreach a,$(ARCHIVES),$(shell \
	$(CC) -print-file-name=lib$(a).a))),,yes))
LIBS = $(eval LIBS := $$(if $(HAVE_ARCHIVES),$$(STATIC_LIBS),$$(SHARED_LIBS)))$(LIBS)

FLAGS = -std=c17 -D_GNU_SOURCE -Igen $(WARN) $(WERROR) $(PIE:-no-pie=-fno-pie) $(CFLAGS)

SRC   = $(sort $(wildcard gen/*/*.c))
LIB   = $(BUILD)/libentrevue.a
UNIT  = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
FUZZ  = $(patsubst tests/fuzz/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
OBJ   = $(SRC:%.c=$(BUILD)/%.o)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all demo test unit check-tests install uninstall asan valgrind fuzz bench golden format lint \
	clean help debs FORCE

all: $(BUILD)/entrevue $(BUILD)/entrevue.1 $(BUILD)/entrevue.bash $(BUILD)/_entrevue

# --- building

$(BUILD)/entrevue: $(BUILD)/gen/main.o $(LIB)
	@echo "LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(OBJ)
	@echo "AR $@"
	@rm -f $@
	@$(AR) rcsD $@ $^

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

unit: $(UNIT)

clean:
	rm -rf $(BUILD)
