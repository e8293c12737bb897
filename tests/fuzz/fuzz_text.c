/* fuzz_text.c -- any text: every way finds the boundaries that ICU finds, and
 * every profile gives tokens and sentences that make sense.
 *
 * Bytes that are no UTF-8 become U+FFFD. */
#include "../unit/blank_help.h"
#include "../unit/scan_help.h"
#include "../unit/segmenter_help.h"
#include "../unit/stop_help.h"

#include "text/rules.h"
#include "text/wordline.h"

#include <unistd.h>

#define PROFILES 14

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const profiles[PROFILES] = {
    "zili",      "zili",       "zili+letters", "zili+hyphen", "zili+penn",
    "icu",       "icu+letters", "icu+hyphen",  "icu+penn",    "char",
    "char+letters", "char+hyphen", "char+penn", "given",
};

/* The second zili has words of a user's. */
static void open_profiles(zl_segmenter **segmenters)
{
    static const char words[] = "自力\n力更生\n更生路线\n线\nT恤\nC++\n阿Q\n"
                                "一个\n聂荣\n万人 cost=3\n";
    char path[] = "/tmp/zili-fuzz-XXXXXX";
    const char *listed = path;
    zili_texts dicts = { &listed, 1 };
    int file = mkstemp(path);

    if (file < 0 || write(file, words, sizeof words - 1) < 0)
        abort();
    close(file);
    for (int i = 0; i < PROFILES; i++) {
        zl_profile profile;
        if (zl_profile_read(&profile, profiles[i], NULL) ||
            open_with_lexicon(&segmenters[i], profile, i == 1 ? &dicts : NULL,
                              NULL))
            abort();
    }
    unlink(path);
}

/* Within the text, in order, none empty, between characters. */
static void check_order(const char *name, zl_view text,
                        const zl_pieces *pieces)
{
    size_t end = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        zl_piece piece = pieces->items[i];
        if (piece.begin < end || piece.end <= piece.begin ||
            piece.end > text.size ||
            (text.bytes[piece.begin] & 0xC0) == 0x80 ||
            (piece.end < text.size &&
             (text.bytes[piece.end] & 0xC0) == 0x80)) {
            show(name, text, pieces);
            abort();
        }
        end = piece.end;
    }
}

/* The tokens of a profile; those of icu are ICU's. The sentences cover the
 * text. */
static void check_profile(zl_segmenter *segmenter, const char *name,
                          zl_view text, const zl_pieces *expected)
{
    zl_pieces found = { 0 };

    if (zl_segment_words(segmenter, text, &found, NULL))
        abort();
    check_order(name, text, &found);
    if (strcmp(name, "icu") == 0 && !same_pieces(expected, &found)) {
        show("expected", text, expected);
        show(name, text, &found);
        abort();
    }
    found.count = 0;
    if (zl_segment_sentences(segmenter, text, &found, NULL))
        abort();
    check_order("sentences", text, &found);
    if (text.size && (found.items[0].begin != 0 ||
                      found.items[found.count - 1].end != text.size))
        abort();
    zl_array_clear(&found);
}

static void check_way(int way, zl_scanner *scanner, zl_view text,
                      const zl_pieces *expected)
{
    zl_pieces found = { 0 };

    scan_all(scanner, text, NULL, &found);
    if (!same_pieces(expected, &found)) {
        show("expected", text, expected);
        show(way_names[way], text, &found);
        abort();
    }
    zl_array_clear(&found);
}

/* The ends of ICU's sentences, found in every way. */
static void check_stops(zl_view text)
{
    static stop_ways stops;
    zl_pieces expected = { 0 };

    if (!stops.icu.icu)
        open_stops(&stops);
    oracle_cut(&stops.icu, text, &expected);
    for (int way = 0; way < STOP_WAYS; way++)
        if (!stops_like_icu(&stops, way, text, &expected))
            abort();
    zl_array_clear(&expected);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static zl_scanner *ways[WAYS];
    static zl_segmenter *segmenters[PROFILES];
    static oracle icu;
    zl_pieces expected = { 0 };
    zl_str copy = { 0 };
    zl_wordline line;

    if (!ways[BEST]) {
        zl_span rules;
        if (zl_rules_fetch(&rules, ZL_BOUNDARY_WORD, NULL))
            abort();
        open_ways(ways, rules);
        oracle_open(&icu, UBRK_WORD);
        open_profiles(segmenters);
        zl_free((void *)(uintptr_t)rules.bytes);
    }
    zl_utf8_add_bytes(&copy, (zl_view){ (const char *)bytes, size });
    zl_view text = zl_str_view(&copy);
    check_stops(text);
    oracle_cut(&icu, text, &expected);
    for (int way = 0; way < WAYS; way++)
        check_way(way, ways[way], text, &expected);
    if (!strip_blanks(text, &expected))
        abort();
    for (int i = 0; i < PROFILES; i++)
        check_profile(segmenters[i], profiles[i], text, &expected);
    zl_wordline_read(&line, text);
    zl_array_clear(&expected);
    zl_str_clear(&copy);
    return 0;
}
