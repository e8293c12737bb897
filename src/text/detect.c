/* detect.c -- which encoding bytes are in that do not say it. */
#include "detect.h"

#include "base/fail.h"
#include "text/converter.h"
#include "text/plausible.h"
#include "text/sample.h"

#include <math.h>
#include <string.h>
#include <unicode/ucsdet.h>

/* What is tried, in the order in which one is taken where texts are the same.
 * Those that are seldom met must be more plausible. */
static const struct candidate {
    const char *name;
    const char *icu; /* what ICU's detector calls it */
    double bits;     /* of being seldom met */
} candidates[] = {
    { "utf-8", "", 0 },
    { "gb18030", "GB18030", 0 },
    { "windows-1252", "ISO-8859-1", 0 },
    { "big5-hkscs", "Big5", 0 },
    { "shift_jis", "Shift_JIS", 0 },
    { "euc-jp", "EUC-JP", 0 },
    { "euc-kr", "EUC-KR", 0 },
    { "windows-1251", "windows-1251", 0 },
    { "koi8-r", "KOI8-R", 0 },
    { "koi8-u", "KOI8-R", 0 },
    { "cp950", "Big5", 1 },
    { "euc-tw", "", 3 },
    { "windows-1250", "ISO-8859-2", 0 },
    { "windows-1253", "ISO-8859-7", 0 },
    { "windows-1254", "ISO-8859-9", 1 },
    { "windows-1255", "ISO-8859-8", 0 },
    { "windows-1256", "windows-1256", 0 },
    { "windows-1257", "", 1 },
    { "windows-1258", "", 1 },
    { "windows-874", "", 0 },
    { "iso-8859-2", "ISO-8859-2", 0 },
    { "iso-8859-5", "ISO-8859-5", 0 },
    { "iso-8859-7", "ISO-8859-7", 0 },
    { "iso-8859-8", "ISO-8859-8", 0 },
    { "iso-8859-6", "ISO-8859-6", 1 },
    { "iso-8859-15", "", 1 },
    { "iso-8859-13", "", 2 },
    { "iso-8859-4", "", 4 },
    { "iso-8859-3", "", 4 },
    { "iso-8859-10", "", 6 },
    { "iso-8859-14", "", 4 },
    { "ibm866", "", 2 },
    { "macintosh", "", 3 },
    { "mac-cyrillic", "", 8 },
    { "mac-centraleurope", "", 5 },
    { "ibm850", "", 3 },
    { "ibm437", "", 4 },
    { "ibm852", "", 4 },
    { "ibm737", "", 3 },
    { "ibm862", "", 3 },
    { "ibm857", "", 5 },
    { "ibm775", "", 5 },
    { "ibm869", "", 6 },
};

static const struct candidate wide_candidates[] = {
    { "utf-16le", "", 0 },
    { "utf-16be", "", 0 },
    { "utf-32le", "", 0 },
    { "utf-32be", "", 0 },
};

enum { CANDIDATES = sizeof candidates / sizeof *candidates };
enum { WIDE = sizeof wide_candidates / sizeof *wide_candidates };

/* One that lies so far behind is not read to the end. */
#define HOPELESS 400.0
/* So many more bits make it ten times less probable; a true measure of bits
 * would say 3.3, but characters are not independent of each other. */
#define BITS_OF_TEN 13.0
#define BITS_OF_ICU 8.0
/* Per character: more than this is no text in any encoding known here. */
#define STRANGE 13.5
/* What tells a part of a file from another one. */
#define CLEARLY 24.0
/* … and for each byte: "±" is not more likely than "ТБ", which are the same. */
#define CLEARLY_EACH 2.5
/* Pairs of bytes are UTF-8 by chance, as её in KOI8 and ТБ in ISO 8859-5: so
 * many in a hundred mean nothing. */
enum { CHANCE = 15 };

/* How a sample reads in one encoding. */
struct reading {
    const zl_encoding *encoding;
    double bits;
    double strange; /* bits of a character beyond ASCII */
    uint64_t sum; /* the same for the same text */
    size_t wide, never;
};

struct detector {
    zl_plausible *plausible;
    struct reading readings[CANDIDATES + WIDE];
    size_t count;
};

/* ---- to read a sample ---- */

static bool is_refused(UErrorCode code)
{
    return U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR;
}

static size_t size_refused(const UConverter *converter)
{
    char bytes[32];
    int8_t size = sizeof bytes;
    UErrorCode code = U_ZERO_ERROR;

    ucnv_getInvalidChars(converter, bytes, &size, &code);
    return U_SUCCESS(code) && size > 1 ? (size_t)size : 1;
}

/* Until the end, or it has more bits than `most`. */
static void take_text(zl_surprise *surprise, const zl_plausible *plausible,
                      UConverter *converter, zl_view sample, double most)
{
    const char *from = sample.bytes, *end = from + sample.size;
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    UChar units[256];

    while (U_FAILURE(code) && zl_surprise_bits(surprise, plausible) < most) {
        UChar *to = units;
        code = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + 256, &from, end, NULL, true,
                       &code);
        zl_surprise_add(surprise, plausible, units, (size_t)(to - units));
        if (is_refused(code))
            zl_surprise_fault(surprise, size_refused(converter));
    }
}

static struct reading read_as(const struct detector *detector, const char *name,
                       zl_view sample, double most)
{
    const zl_encoding *encoding = zl_encoding_named(zl_view_of(name));
    zl_surprise surprise = { 0 };
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = zl_converter_open(encoding, &code);

    if (U_SUCCESS(code))
        take_text(&surprise, detector->plausible, converter, sample, most);
    ucnv_close(converter);
    struct reading reading = {
        .encoding = encoding,
        .bits = zl_surprise_bits(&surprise, detector->plausible),
        .strange = zl_surprise_strange(&surprise),
        .sum = surprise.sum,
        .wide = surprise.wide,
        .never = surprise.never,
    };
    if (U_FAILURE(code))
        reading.bits = INFINITY;
    return reading;
}

static double least_bits(const struct detector *detector)
{
    double least = INFINITY;

    for (size_t i = 0; i < detector->count; i++)
        if (detector->readings[i].bits < least)
            least = detector->readings[i].bits;
    return least;
}

static void try_all(struct detector *detector, const struct candidate *list,
                    size_t count, zl_view sample)
{
    for (size_t i = 0; i < count; i++) {
        struct reading reading = read_as(detector, list[i].name, sample,
                                  least_bits(detector) + HOPELESS);
        reading.bits += list[i].bits;
        detector->readings[detector->count++] = reading;
    }
}

/* ---- what ICU says ---- */

static void hear_match(struct detector *detector, const UCharsetMatch *match)
{
    UErrorCode code = U_ZERO_ERROR;
    const char *name = ucsdet_getName(match, &code);
    double sure = ucsdet_getConfidence(match, &code) / 100.0;

    for (size_t i = 0; U_SUCCESS(code) && i < CANDIDATES; i++)
        if (strcmp(candidates[i].icu, name) == 0 ||
            strcmp(candidates[i].name, name) == 0)
            detector->readings[i].bits -= sure * BITS_OF_ICU;
}

static void hear_icu(struct detector *detector, zl_view sample)
{
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *icu = ucsdet_open(&code);
    int32_t count = 0;

    ucsdet_setText(icu, sample.bytes, (int32_t)sample.size, &code);
    const UCharsetMatch **matches = ucsdet_detectAll(icu, &count, &code);
    for (int32_t i = 0; U_SUCCESS(code) && i < count; i++)
        hear_match(detector, matches[i]);
    ucsdet_close(icu);
}

/* ---- which one, and how sure ---- */

/* Mark all that give this text, and give the first one of them. */
static const struct reading *take_same(const struct detector *detector,
                                       uint64_t sum, bool *taken)
{
    const struct reading *first = NULL;

    for (size_t i = detector->count; i-- > 0;)
        if (detector->readings[i].sum == sum) {
            taken[i] = true;
            first = &detector->readings[i];
        }
    return first;
}

/* The best of those that are not taken, with the bits of its text. */
static bool take_best(const struct detector *detector, bool *taken,
                      struct reading *best)
{
    const struct reading *found = NULL;

    for (size_t i = 0; i < detector->count; i++)
        if (!taken[i] && (!found || detector->readings[i].bits < found->bits))
            found = &detector->readings[i];
    if (!found)
        return false;
    *best = *found;
    best->encoding = take_same(detector, found->sum, taken)->encoding;
    return true;
}

static double confidence_of(const struct reading *best,
                            const struct reading *next)
{
    double ahead = next->bits - best->bits;
    double sure = 1 / (1 + pow(10, -ahead / BITS_OF_TEN));

    return sure < .99 ? sure : .99;
}

/* Whether even the best reading is hardly a text. */
static bool is_strange(const struct reading *best)
{
    return !zl_encoding_is_utf8(best->encoding) && best->wide > 0 &&
           (best->strange > STRANGE || best->never * 50 > best->wide);
}

static void choose(const struct detector *detector, zl_detected *out)
{
    bool taken[CANDIDATES + WIDE] = { false };
    struct reading best, next;
    size_t count = 0;

    if (!take_best(detector, taken, &best))
        return;
    out->encoding = out->likely[count++] = best.encoding;
    out->confidence = .99;
    while (count < ZL_LIKELY && take_best(detector, taken, &next) &&
           next.bits < best.bits + HOPELESS) {
        if (count == 1)
            out->confidence = confidence_of(&best, &next);
        out->likely[count++] = next.encoding;
    }
    if (is_strange(&best) && out->confidence > .5)
        out->confidence = .5;
}

static void judge(struct detector *detector, zl_view sample, bool wide)
{
    detector->count = 0;
    try_all(detector, candidates, CANDIDATES, sample);
    hear_icu(detector, sample);
    if (wide)
        try_all(detector, wide_candidates, WIDE, sample);
}

/* Whether the beginning of a file reads better in characters of two or four
 * bytes than in some others. */
static bool is_wide(struct detector *detector, zl_view head)
{
    detector->count = 0;
    try_all(detector, candidates, 4, head);
    double narrow = least_bits(detector);
    detector->count = 0;
    try_all(detector, wide_candidates, WIDE, head);
    return least_bits(detector) < narrow;
}

/* ---- mixed files ---- */

/* How many bits less the one reads than the other does. */
static double ahead(const struct detector *detector, zl_view sample,
                    const char *one, const char *other)
{
    return read_as(detector, other, sample, INFINITY).bits -
           read_as(detector, one, sample, INFINITY).bits;
}

static size_t count_high(zl_view text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.size; i++)
        count += (text.bytes[i] & 0x80) != 0;
    return count;
}

static bool is_all_pairs(zl_view sound)
{
    for (size_t i = 0; i < sound.size; i++)
        if ((uint8_t)sound.bytes[i] >= 0xE0)
            return false;
    return true;
}

/* Whether what is valid UTF-8 is meant so, beside what is in `encoding`. */
static bool is_meant(const struct detector *detector, zl_view sound,
                     zl_view other, const zl_encoding *encoding)
{
    size_t high = count_high(sound);
    double more = ahead(detector, sound, "utf-8", encoding->name);

    return more >= CLEARLY && more >= CLEARLY_EACH * (double)high &&
           (!is_all_pairs(sound) ||
            high * 100 >= count_high(other) * CHANCE);
}

/* Lines that are valid UTF-8 beside lines that are not: is each what it
 * seems? */
static void find_second(struct detector *detector, zl_detected *out,
                        const zl_sample *sample)
{
    zl_view sound = zl_str_view(&sample->sound);
    zl_view other = zl_str_view(&sample->other);
    zl_detected found = { .encoding = &zl_encodings[0] };

    if (sound.size == 0 || other.size == 0)
        return;
    judge(detector, other, false);
    choose(detector, &found);
    if (zl_encoding_is_utf8(found.encoding) || found.confidence < ZL_SURE ||
        ahead(detector, other, found.encoding->name, "utf-8") < CLEARLY ||
        !is_meant(detector, sound, other, found.encoding))
        return;
    out->second = found.encoding;
    out->confidence = found.confidence;
    out->where = sample->where;
    out->encoding = &zl_encodings[0];
}

/* Words that are UTF-8 in lines of another encoding. */
static void find_within(struct detector *detector, zl_detected *out,
                        const zl_sample *sample)
{
    zl_view within = zl_str_view(&sample->within);
    zl_view other = zl_str_view(&sample->other);

    if (out->second || zl_encoding_is_utf8(out->encoding) ||
        within.size == 0 ||
        !is_meant(detector, within, other, out->encoding))
        return;
    out->second = out->encoding;
    out->where = sample->where_within;
    out->encoding = &zl_encodings[0];
}

/* ---- the whole ---- */

static void detect(struct detector *detector, zl_detected *out,
                   const zl_sample *sample)
{
    bool wide = sample->wide && is_wide(detector, sample->head);
    zl_view text = wide ? sample->head : zl_str_view(&sample->mixed);

    judge(detector, text, wide);
    choose(detector, out);
    if (wide)
        return;
    find_second(detector, out, sample);
    find_within(detector, out, sample);
}

zili_status zl_detect(zl_detected *out, zl_view raw, zili_error *err)
{
    struct detector detector = { .plausible = zl_plausible_new() };
    zl_sample sample = { 0 };
    zili_status status = ZILI_OK;

    *out = (zl_detected){ 0 };
    zl_sample_take(&sample, raw);
    if (!detector.plausible || zl_sample_failed(&sample))
        status = zl_no_memory(err);
    else
        detect(&detector, out, &sample);
    zl_sample_clear(&sample);
    zl_plausible_free(detector.plausible);
    return status;
}
