# leg: a program from each folder of cmd/, a library from common/*/*.c, pages from man/*.N, completions
# from completions/. Adding a file is the whole change; nothing here lists one.
#
#   make            the programs, in build/bin
#   make check      unit tests, command tests and lints (check-asan: with sanitizers)
#   make try        the pipeline, on a terminal or on sample answers
#   make install    under $(DESTDIR)$(prefix); make uninstall reads the same list
#   make deps       install what building and testing need; the only target that touches the system
#
# For developers: make lint, format, analyze, builds, coverage, bench, fuzz, dist, distcheck, recipes, deb;
# check-interop, check-crash and check-desktop need more of the machine than make check may ask for;
# check-mutants and builds take minutes.
# WERROR=-Werror makes warnings errors, SANITIZE=1 builds with sanitizers in build/asan, V=1 shows the
# commands. BUILD=DIR, or make -f SOURCE/Makefile in another folder, builds outside the source tree.

ifneq ($(lastword $(MAKEFILE_LIST)),Makefile)
# from another folder: build there
.DEFAULT_GOAL := all
THERE = +@$(MAKE) --no-print-directory -C $(dir $(lastword $(MAKEFILE_LIST))) BUILD=$(CURDIR)/build $@
all: FORCE
	$(THERE)
%: FORCE
	$(THERE)
Makefile $(lastword $(MAKEFILE_LIST)): ;
FORCE:
.PHONY: all FORCE
else

VERSION := 0.1.0

ifneq ($(V),1)
Q := @
endif

prefix ?= /usr/local
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
datadir ?= $(prefix)/share
mandir ?= $(datadir)/man
bashcompdir ?= $(datadir)/bash-completion/completions
zshcompdir ?= $(datadir)/zsh/site-functions
fishcompdir ?= $(datadir)/fish/vendor_completions.d
schemadir ?= $(datadir)/leg/schema
docdir ?= $(datadir)/doc/leg
INSTALL ?= install
PKG_CONFIG ?= pkg-config

# yours
CFLAGS ?= -O2 -g
# ours
STANDARD := -std=gnu17 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 -DLEG_VERSION='"$(VERSION)"' -Icommon
WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wwrite-strings -Wcast-qual -Wformat=2 -Wswitch-enum -Wvla -Wundef
WERROR ?=
HARDEN ?= -fstack-protector-strong -fPIE
# a distribution sets it itself, and glibc refuses it without optimization
ifeq ($(findstring _FORTIFY_SOURCE,$(CFLAGS) $(CPPFLAGS)),)
ifneq ($(filter-out -O0,$(lastword $(filter -O%,$(CFLAGS)))),)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
endif
HARDEN_LINK ?= -pie -Wl,-z,relro,-z,now,-z,noexecstack
REPRODUCE := -ffile-prefix-map='$(CURDIR)'=.
ARGP_LIBS ?=
ifneq ($(findstring -flto,$(CFLAGS)),)
AR := $(if $(findstring clang,$(CC)),llvm-ar,gcc-ar)
endif

BUILD := build
ifeq ($(SANITIZE),1)
BUILD := build/asan
HARDEN := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
HARDEN_LINK := -fsanitize=address,undefined
else ifeq ($(FUZZ),1)
BUILD := build/fuzz
HARDEN := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
HARDEN_LINK := -fsanitize=address,undefined
else
# what only some machines and compilers have is tried before it is used
PROBE := -fcf-protection -fstack-clash-protection
endif

# asked when a recipe runs, so that `make deps try` works in one go
NEEDS_JANSSON := $(PKG_CONFIG) --exists jansson || \
	{ echo 'jansson is missing: run "make deps", or install libjansson-dev' >&2; exit 1; }
JANSSON_CFLAGS = $$($(PKG_CONFIG) --cflags jansson)
JANSSON_LIBS = $$($(PKG_CONFIG) --libs jansson)
NEEDS_CC := command -v $(firstword $(CC)) >/dev/null || \
	{ echo 'there is no C compiler: run "make deps", or install gcc' >&2; exit 1; }

COMPILE := $(CC) $(STANDARD) $(WARN) $(WERROR) $(HARDEN) $(REPRODUCE) $(CFLAGS) $(CPPFLAGS)
LINK := $(CC) $(CFLAGS) $(HARDEN_LINK) $(LDFLAGS)

PROGRAMS := $(patsubst cmd/%/main.c,%,$(wildcard cmd/*/main.c))
BINARIES := $(PROGRAMS:%=$(BUILD)/bin/%)
# what a program's main.c stands on: the archive of its own room, then the library
ROOMS := $(PROGRAMS:%=$(BUILD)/%.a)
ARCHIVE := $(BUILD)/libleg.a
OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard common/*/*.c))
ROOM_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*/*.c))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
PAGES := $(wildcard man/*.[1-8])
SCHEMAS := $(wildcard common/doc/*.schema.json)
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
BENCHES := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))

all: $(BINARIES)

$(BUILD)/bin/%: $(BUILD)/cmd/%/main.o $(BUILD)/%.a $(ARCHIVE)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(JANSSON_LIBS) $(ARGP_LIBS) $(LDLIBS)

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(ROOMS) $(ARCHIVE)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(JANSSON_LIBS) $(ARGP_LIBS) $(LDLIBS)

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(ROOMS) $(ARCHIVE)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(JANSSON_LIBS) $(ARGP_LIBS) $(LDLIBS)

$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(ROOMS) $(ARCHIVE)
	@mkdir -p $(@D)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(JANSSON_LIBS) $(LDLIBS)

define ROOM
$(BUILD)/$1.a: $(patsubst %.c,$(BUILD)/%.o,$(filter-out %/main.c,$(wildcard cmd/$1/*.c)))
endef
$(foreach p,$(PROGRAMS),$(eval $(call ROOM,$p)))
$(ARCHIVE): $(OBJECTS)

# made anew, so that a deleted source leaves nothing behind
$(ROOMS) $(ARCHIVE):
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

# a test may include what it tests by its room: "leg-timer/frame.h"
$(BUILD)/tests/%.o: INCLUDE := -Icmd
$(BUILD)/%.o: %.c $(BUILD)/flags $(BUILD)/probed
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(INCLUDE) @$(BUILD)/probed $(JANSSON_CFLAGS) -MMD -MP -c -o $@ $<

# a stamp that changes when the flags do, so that everything is rebuilt then
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$(subst ",\",$(COMPILE) / $(LINK) / $(OBJECTS) $(ROOM_OBJECTS))" | \
		{ cmp -s - $@ || printf '%s\n' "$(subst ",\",$(COMPILE) / $(LINK) / $(OBJECTS) $(ROOM_OBJECTS))" >$@; }

# the probed flags that this compiler takes on this machine, read by it as a response file
$(BUILD)/probed: $(BUILD)/flags
	@$(NEEDS_CC)
	@$(NEEDS_JANSSON)
	@for flag in $(PROBE); do \
		! echo 'extern int probe;' | $(CC) $(CFLAGS) $(CPPFLAGS) -Werror $$flag -c -x c -o $@.tried - \
			2>/dev/null || echo $$flag; \
	done >$@

# in `make deps check` everything waits for the dependencies, with -j too
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(BUILD)/flags: | deps
endif

-include $(OBJECTS:.o=.d) $(ROOM_OBJECTS:.o=.d) \
	$(UNITS:$(BUILD)/unit/%=$(BUILD)/tests/unit/%.d) \
	$(BENCHES:$(BUILD)/bench/%=$(BUILD)/tests/bench/%.d) \
	$(FUZZERS:$(BUILD)/fuzz/%=$(BUILD)/tests/fuzz/%.d)

# ---- tests ---------------------------------------------------------------------------------------

# the lints first: two of them build everything, which would otherwise run alone at the end
check: all unit
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" tests/run tests/lint tests/cmd $(BUILD)/unit

unit: $(UNITS)

# what a sanitizer can find something in: no lints, which look at the sources, and nothing that starts
# the programs only to look at other things (documents, a simulated week)
check-programs: all unit
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" tests/run tests/cmd/leg-*.bats tests/cmd/pipeline.bats $(BUILD)/unit

check-unit: unit
	@tests/run $(BUILD)/unit

check-asan:
	@$(MAKE) --no-print-directory SANITIZE=1 check

lint: all
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" tests/run tests/lint

format:
	clang-format -i $(wildcard cmd/*/*.[ch] common/*/*.[ch] tests/*/*.[ch])

try: all
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" tests/try

# a round for each system call, and for each allocation
check-crash: export TEST_SECONDS ?= 3600

# what needs validators from npm, other programs that read our exports, a tracer, or a desktop
check-interop check-crash check-desktop: check-%: all benches
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" LEG_BENCH="$(CURDIR)/$(BUILD)/bench" tests/run tests/$*

# each remedy taken out in turn, and the tests that must then fail (MUTANTS names a few); then every
# token of the rules and tables changed
check-mutants:
	@tests/mutants/run table $(MUTANTS)
	@$(if $(MUTANTS),,tests/mutants/run drawn)

benches: $(BENCHES)

bench: all benches
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" LEG_BENCH="$(CURDIR)/$(BUILD)/bench" tests/bench/run

# FUZZ_SECONDS for each document's reader; what breaks it is kept in build/fuzz
FUZZ_SECONDS ?= 20
fuzz:
	@$(MAKE) --no-print-directory CC=clang FUZZ=1 fuzzers
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run build/fuzz

fuzzers: $(FUZZERS)

# three analysers, each silent when it finds nothing
analyze:
	@tests/analyze

# ---- install -------------------------------------------------------------------------------------

# one list for both: MODE SOURCE TARGET
define INSTALL_LIST
$(foreach p,$(PROGRAMS),755 $(BUILD)/bin/$p $(bindir)/$p;)\
$(foreach p,$(PAGES),644 $p $(mandir)/man$(subst .,,$(suffix $p))/$(notdir $p);)\
$(foreach p,$(SCHEMAS),644 $p $(schemadir)/$(notdir $p);)\
$(foreach p,$(wildcard completions/bash/*),644 $p $(bashcompdir)/$(notdir $p);)\
$(foreach p,$(wildcard completions/zsh/*),644 $p $(zshcompdir)/$(notdir $p);)\
$(foreach p,$(wildcard completions/fish/*),644 $p $(fishcompdir)/$(notdir $p);)\
$(foreach p,README.md NEWS.md LICENSE,644 $p $(docdir)/$p;)\
$(foreach p,$(wildcard man/examples/*),644 $p $(docdir)/examples/$(notdir $p);)
endef

# what was built is installed, whatever CFLAGS say now; without a build, one is made first
install: $(if $(wildcard $(BUILD)/bin),,all)
	@printf '%s' '$(INSTALL_LIST)' | tr ';' '\n' | while read -r mode source target; do \
		[ -z "$$mode" ] || $(INSTALL) -D -m $$mode $$source "$(DESTDIR)$$target" || exit 1; done

# and the folders that are ours alone
uninstall:
	@printf '%s' '$(INSTALL_LIST)' | tr ';' '\n' | while read -r mode source target; do \
		[ -z "$$mode" ] || rm -f "$(DESTDIR)$$target" || exit 1; done
	@rmdir "$(DESTDIR)$(schemadir)" "$(DESTDIR)$(docdir)/examples" "$(DESTDIR)$(docdir)" \
		"$(DESTDIR)$(datadir)/leg" 2>/dev/null || :

deps:
	@tests/deps

# a tarball of what is committed with its bill of materials and checksums, the same bytes every time; refuses a tag that would not be $(VERSION)
dist:
	@git diff --quiet HEAD || { echo 'dist: commit what is changed first' >&2; exit 1; }
	@tag=$$(git describe --exact-match --tags HEAD 2>/dev/null) || exit 0; \
		[ "$$tag" = v$(VERSION) ] || { echo "dist: the tag $$tag is not v$(VERSION)" >&2; exit 1; }; \
		grep -m1 '^## ' NEWS.md | grep -qF '$(VERSION)' || \
		{ echo 'dist: NEWS.md does not begin with $(VERSION)' >&2; exit 1; }
	@mkdir -p build
	@git archive --format=tar --prefix=leg-$(VERSION)/ HEAD | gzip -9n >build/leg-$(VERSION).tar.gz
	@tests/package/sbom build/leg-$(VERSION).tar.gz >build/leg-$(VERSION).spdx
	@cd build && sha256sum leg-$(VERSION).tar.gz leg-$(VERSION).spdx >leg-$(VERSION).sha256
	@echo build/leg-$(VERSION).tar.gz

# the tarball as a stranger gets it: unpacked, built, tested, installed and taken away again, by a user
# who is not root
distcheck: dist
	@tests/distcheck build/leg-$(VERSION).tar.gz

# the picture of a session in the README, from the real screen
picture: all
	@LEG_BIN="$(CURDIR)/$(BUILD)/bin" tests/picture man

# every compiler and way of building at hand, one line each
builds:
	@tests/builds

# how much of each file the unit tests reach; what counts the lines allocates, too.
# SHORT=1 leaves out the long properties
LONG := $(if $(SHORT),%/test_compose %/test_widen %/test_clamp_plan %/test_remind_year)
coverage:
	@$(MAKE) --no-print-directory BUILD=build/coverage REPRODUCE= CFLAGS='-O0 --coverage' \
		CPPFLAGS='$(CPPFLAGS) -DMALLOC_IS_NOT_OURS' unit
	@find build/coverage -name '*.gcda' -delete
	@tests/run $(filter-out $(LONG),$(UNITS:$(BUILD)/%=build/coverage/%))
	@tests/coverage build/coverage

# recipes for packagers, in build/recipes; and the Debian package made by one of them, in build/deb.
# check-package installs, uses, upgrades and purges it, runs its autopkgtest, and does the same with the
# packages for rpm and Arch as far as their tools are here: as root, in a copy of the machine's root folder
recipes:
	@tests/package/recipes build/recipes
	@ls -d build/recipes/*

deb: dist
	@tests/package/deb build/leg-$(VERSION).tar.gz

check-package: deb
	@tests/package/in-copy tests/package/install-deb build/deb/leg_*.deb
	@tests/package/in-copy tests/package/autopkgtest build/deb/leg_*.deb build/deb/leg_*.dsc build/deb/leg_*.tar.*
	@tests/package/others build/leg-$(VERSION).tar.gz

clean:
	rm -rf build

.PHONY: all check unit check-unit check-programs check-asan lint format try check-interop check-crash \
	check-desktop check-mutants benches bench fuzz fuzzers analyze install uninstall deps dist distcheck \
	recipes deb check-package picture builds coverage clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:
endif
