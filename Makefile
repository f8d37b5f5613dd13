# leg: programs from cmd/*.c, a library from common/*/*.c, pages from man/*.N, completions from
# completions/. Adding a file is the whole change; nothing here lists one.
#
#   make            the programs, in build/bin
#   make check      unit tests, command tests and lints (make check-asan: with sanitizers)
#   make try        the pipeline, on a terminal or on sample answers
#   make install    under $(DESTDIR)$(prefix); make uninstall reads the same list
#   make deps       install what building and testing need; the only target that touches the system

VERSION := 0.1.0

prefix ?= /usr/local
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
datadir ?= $(prefix)/share
mandir ?= $(datadir)/man
bashcompdir ?= $(datadir)/bash-completion/completions
zshcompdir ?= $(datadir)/zsh/site-functions
fishcompdir ?= $(datadir)/fish/vendor_completions.d
schemadir ?= $(datadir)/leg/schema
INSTALL ?= install
PKG_CONFIG ?= pkg-config

# yours
CFLAGS ?= -O2 -g
# ours
STANDARD := -std=gnu17 -D_GNU_SOURCE -DLEG_VERSION='"$(VERSION)"' -Icommon
WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes -Wstrict-prototypes \
	-Wwrite-strings -Wcast-qual -Wformat=2 -Wswitch-enum -Wvla -Wundef
WERROR ?=
HARDEN ?= -fstack-protector-strong -fstack-clash-protection -fPIE \
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
HARDEN_LINK ?= -pie -Wl,-z,relro,-z,now,-z,noexecstack
REPRODUCE := -ffile-prefix-map=$(CURDIR)=.
ARGP_LIBS ?=

BUILD := build
ifeq ($(SANITIZE),1)
BUILD := build/asan
HARDEN := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
HARDEN_LINK := -fsanitize=address,undefined
endif

# asked when a recipe runs, so that `make deps try` works in one go
NEEDS_JANSSON := $(PKG_CONFIG) --exists jansson || \
	{ echo 'jansson is missing: run "make deps", or install libjansson-dev' >&2; exit 1; }
JANSSON_CFLAGS = $$($(PKG_CONFIG) --cflags jansson)
JANSSON_LIBS = $$($(PKG_CONFIG) --libs jansson)

COMPILE := $(CC) $(STANDARD) $(WARN) $(WERROR) $(HARDEN) $(REPRODUCE) $(CFLAGS) $(CPPFLAGS)
LINK := $(CC) $(CFLAGS) $(HARDEN_LINK) $(LDFLAGS)

PROGRAMS := $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
BINARIES := $(PROGRAMS:%=$(BUILD)/bin/%)
ARCHIVE := $(BUILD)/libleg.a
OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard common/*/*.c))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
PAGES := $(wildcard man/*.[1-8])
SCHEMAS := $(wildcard common/doc/*.schema.json)

all: $(BINARIES)

$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(ARCHIVE)
	@mkdir -p $(@D)
	@$(LINK) -o $@ $^ $(JANSSON_LIBS) $(ARGP_LIBS) $(LDLIBS)

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(ARCHIVE)
	@mkdir -p $(@D)
	@$(LINK) -o $@ $^ $(JANSSON_LIBS) $(ARGP_LIBS) $(LDLIBS)

# made anew, so that a deleted source leaves nothing behind
$(ARCHIVE): $(OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(NEEDS_JANSSON)
	@$(COMPILE) $(JANSSON_CFLAGS) -MMD -MP -c -o $@ $<

# a stamp that changes when the flags do, so that everything is rebuilt then
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$(subst ",\",$(COMPILE) / $(LINK) / $(OBJECTS))" | \
		{ cmp -s - $@ || printf '%s\n' "$(subst ",\",$(COMPILE) / $(LINK) / $(OBJECTS))" >$@; }

-include $(OBJECTS:.o=.d) $(PROGRAMS:%=$(BUILD)/cmd/%.d) $(UNITS:$(BUILD)/unit/%=$(BUILD)/tests/unit/%.d)

# ---- tests ---------------------------------------------------------------------------------------

check: all unit
	@LEG_BIN=$(CURDIR)/$(BUILD)/bin tests/run $(BUILD)/unit tests/cmd tests/lint

unit: $(UNITS)

check-unit: unit
	@tests/run $(BUILD)/unit

check-asan:
	@$(MAKE) --no-print-directory SANITIZE=1 check

lint: all
	@LEG_BIN=$(CURDIR)/$(BUILD)/bin tests/run tests/lint

format:
	clang-format -i $(wildcard cmd/*.c common/*/*.[ch] tests/unit/*.[ch])

try: all
	@LEG_BIN=$(CURDIR)/$(BUILD)/bin tests/try

# ---- install -------------------------------------------------------------------------------------

# one list for both: MODE SOURCE TARGET
define INSTALL_LIST
$(foreach p,$(PROGRAMS),755 $(BUILD)/bin/$p $(bindir)/$p;)\
$(foreach p,$(PAGES),644 $p $(mandir)/man$(subst .,,$(suffix $p))/$(notdir $p);)\
$(foreach p,$(SCHEMAS),644 $p $(schemadir)/$(notdir $p);)\
$(foreach p,$(wildcard completions/bash/*),644 $p $(bashcompdir)/$(notdir $p);)\
$(foreach p,$(wildcard completions/zsh/*),644 $p $(zshcompdir)/$(notdir $p);)\
$(foreach p,$(wildcard completions/fish/*),644 $p $(fishcompdir)/$(notdir $p);)
endef

install: all
	@printf '%s' '$(INSTALL_LIST)' | tr ';' '\n' | while read -r mode source target; do \
		[ -z "$$mode" ] || $(INSTALL) -D -m $$mode $$source "$(DESTDIR)$$target" || exit 1; done

uninstall:
	@printf '%s' '$(INSTALL_LIST)' | tr ';' '\n' | while read -r mode source target; do \
		[ -z "$$mode" ] || rm -f "$(DESTDIR)$$target" || exit 1; done

deps:
	@tests/deps

clean:
	rm -rf build

.PHONY: all check unit check-unit check-asan lint format try install uninstall deps clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:
