/* given.c -- beads by hand: found in the texts. */
#include "bitext/given.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "text/language_code.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TOLD = 100, SHOWN = 48 };

/* ---- what is passed over ---- */

void zl_giver_pass_over(zl_giver *giver, size_t line, const char *format, ...)
{
    char words[400], sentence[600];
    va_list arguments;

    if (giver->passed_over++ >= TOLD || !giver->options->note)
        return;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    snprintf(sentence, sizeof sentence, "%s:%zu: %s; passed over",
             zl_file_name(giver->file), line, words);
    giver->options->note(giver->options->note_user, sentence);
}

static void tell_of_more(const zl_giver *giver)
{
    char sentence[200];

    if (giver->passed_over <= TOLD || !giver->options->note)
        return;
    snprintf(sentence, sizeof sentence, "%s: %llu more are passed over",
             zl_file_name(giver->file),
             (unsigned long long)giver->passed_over - TOLD);
    giver->options->note(giver->options->note_user, sentence);
}

/* So many bytes of a text are shown: whole characters. */
static int shown(zl_view text)
{
    size_t size = text.size < SHOWN ? text.size : SHOWN;

    while (size && size < text.size &&
           ((uint8_t)text.bytes[size] & 0xC0) == 0x80)
        size--;
    return (int)size;
}

/* ---- the pair that a row is of ---- */

static const char *name_of(const zl_bitext *bitext, const zl_twin *twin,
                           int side)
{
    const zl_area *area = zl_corpus_area(bitext->corpus, twin->region[side]);

    return zl_corpus_document(bitext->corpus, area->document)->name;
}

static bool add_names(zl_giver *giver)
{
    const zl_bitext *bitext = giver->bitext;
    zl_str key = { 0 };
    bool enough = true;

    for (size_t i = 0; enough && i < bitext->twins.count; i++) {
        const zl_twin *twin = &bitext->twins.items[i];
        zl_str_empty(&key);
        zl_str_format(&key, "%s\t%s", name_of(bitext, twin, 0),
                      name_of(bitext, twin, 1));
        enough = !key.failed && zl_map_add(&giver->names, zl_str_view(&key)) !=
                                    ZL_MAP_NONE;
    }
    zl_str_clear(&key);
    return enough;
}

static uint32_t find_twin(zl_giver *giver, const zl_given_row *row, int first)
{
    zl_str key = { 0 };

    zl_str_add(&key, row->document[first]);
    zl_str_add_byte(&key, '\t');
    zl_str_add(&key, row->document[!first]);
    giver->no_memory |= key.failed;
    uint32_t twin = key.failed ? ZL_MAP_NONE
                               : zl_map_find(&giver->names, zl_str_view(&key));
    zl_str_clear(&key);
    return twin;
}

static bool is_document(zl_giver *giver, zl_view name)
{
    uint32_t count = zl_corpus_documents(giver->bitext->corpus);

    for (uint32_t i = giver->documents.count; i < count; i++) {
        const char *text = zl_corpus_document(giver->bitext->corpus, i)->name;
        if (zl_map_add(&giver->documents, zl_view_of(text)) == ZL_MAP_NONE) {
            giver->no_memory = true;
            return false;
        }
        if (giver->documents.count <= i)
            break;
    }
    return zl_map_find(&giver->documents, name) != ZL_MAP_NONE;
}

/* Where pairs stay that are there, rows for these are for another time. */
static void tell_of_document(zl_giver *giver, const zl_given_row *row)
{
    for (int side = 0; side < 2; side++) {
        zl_view name = row->document[side];
        if (is_document(giver, name) || giver->no_memory)
            continue;
        zl_giver_pass_over(giver, row->line, "no document is called \"%.*s\"",
                           shown(name), name.bytes);
        return;
    }
    if (!giver->options->added)
        zl_giver_pass_over(giver, row->line,
                           "\"%.*s\" is not aligned with %s",
                           shown(row->document[0]), row->document[0].bytes,
                           zl_view_same(row->document[0], row->document[1])
                               ? "another language of its own"
                               : "the other document");
}

/* ---- texts ---- */

static zl_view needle_of(const zl_giver *giver, int side)
{
    return zl_str_view(&giver->needle[side]);
}

/* `beginning … end`, cut where the sign is. */
static bool cut_shortened(zl_view text, zl_view *beginning, zl_view *end)
{
    zl_view wide = zl_view_of(" \xE2\x80\xA6 "), sign = { wide.bytes + 1, 3 };
    size_t at = zl_view_find(text, wide), size = wide.size;

    if (at == SIZE_MAX) {
        at = zl_view_find(text, sign);
        size = sign.size;
    }
    if (at == SIZE_MAX)
        return false;
    *beginning = zl_view_cut(text, 0, at);
    *end = zl_view_cut(text, at + size, text.size);
    return true;
}

static bool find_shortened(zl_giver *giver, zl_view text,
                           zl_squeezed_run inside, uint32_t near,
                           zl_squeezed_run *found)
{
    zl_str ends[2] = { { 0 }, { 0 } };
    zl_view beginning, end;
    bool is_found = false;

    if (!cut_shortened(text, &beginning, &end))
        return false;
    zl_squeeze(beginning, &ends[0]);
    zl_squeeze(end, &ends[1]);
    giver->no_memory |= ends[0].failed || ends[1].failed;
    if (ends[0].size && ends[1].size)
        is_found = zl_squeezed_find_ends(&giver->squeezed,
                                         zl_str_view(&ends[0]),
                                         zl_str_view(&ends[1]), inside, near,
                                         found);
    zl_str_clear(&ends[0]);
    zl_str_clear(&ends[1]);
    return is_found;
}

/* Text `from` of the row among the sentences of side `side`. */
static bool find_text(zl_giver *giver, const zl_given_row *row, size_t twin,
                      int from, int side, zl_found_bead *link)
{
    const zl_twin *of = &giver->bitext->twins.items[twin];
    zl_squeezed_run inside = { of->from[side],
                               of->from[side] + of->count[side] };
    uint32_t near = row->at[from] ? inside.from + row->at[from] - 1
                                  : giver->next[2 * twin + (size_t)side];
    zl_squeezed_run found = { near, near };

    if (giver->needle[from].size == 0)
        return true;
    if (!zl_squeezed_find(&giver->squeezed, needle_of(giver, from), inside,
                          near, &found) &&
        !find_shortened(giver, row->text[from], inside, near, &found))
        return false;
    link->from[side] = found.from;
    link->count[side] = found.to - found.from;
    return true;
}

static void tell_of_text(zl_giver *giver, const zl_given_row *row, int side)
{
    zl_view text = row->text[side], name = row->document[side];

    zl_giver_pass_over(giver, row->line,
                       "%.*s: no whole sentences are \"%.*s%s\"",
                       shown(name), name.bytes, shown(text), text.bytes,
                       (size_t)shown(text) < text.size ? "\xE2\x80\xA6" : "");
}

/* ---- a row ---- */

/* The first link that has a sentence of this one; NULL. */
static const zl_found_bead *find_rival(const zl_giver *giver,
                                       const zl_found_bead *link)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < link->count[side]; i++) {
            uint32_t claim = giver->claims[link->from[side] + i];
            if (claim)
                return &giver->links.items[claim - 1];
        }
    return NULL;
}

static bool is_same(const zl_found_bead *one, const zl_found_bead *two)
{
    for (int side = 0; side < 2; side++)
        if (one->count[side] != two->count[side] ||
            (one->count[side] && one->from[side] != two->from[side]))
            return false;
    return one->twin == two->twin;
}

void zl_giver_take_link(zl_giver *giver, zl_found_bead link)
{
    const zl_found_bead *rival = find_rival(giver, &link);

    if (rival && is_same(rival, &link))
        return;
    if (rival) {
        zl_giver_pass_over(giver, link.line,
                           "line %zu has one of its sentences already",
                           rival->line);
        return;
    }
    link.confidence = 1;
    link.by_hand = true;
    link.imported = giver->file == giver->options->imported;
    if (!zl_array_push(&giver->links, link)) {
        giver->no_memory = true;
        return;
    }
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < link.count[side]; i++)
            giver->claims[link.from[side] + i] = (uint32_t)giver->links.count;
        if (link.count[side])
            giver->last = giver->next[2 * link.twin + (size_t)side] =
                link.from[side] + link.count[side];
    }
}

/* Text `first` of the row is of side 0. Gives the text that is not there, or
 * -1. */
static int take_in(zl_giver *giver, const zl_given_row *row, size_t twin,
                   int first)
{
    zl_found_bead link = { .twin = twin, .line = row->line };

    if (!find_text(giver, row, twin, first, 0, &link))
        return first;
    if (!find_text(giver, row, twin, !first, 1, &link))
        return !first;
    zl_giver_take_link(giver, link);
    return -1;
}

/* The twin that has the sentence; there is one. */
static size_t twin_of(const zl_bitext *bitext, uint32_t sentence)
{
    size_t low = 0, high = bitext->twins.count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (bitext->twins.items[middle].from[0] <= sentence)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Wherever text `from` of the row stands in one piece: whether the row was
 * taken there. */
static bool take_anywhere(zl_giver *giver, const zl_given_row *row, int from)
{
    zl_squeezed_run all = { 0, giver->squeezed.count }, found;

    if (giver->needle[from].size == 0 ||
        !zl_squeezed_find(&giver->squeezed, needle_of(giver, from), all,
                          giver->last, &found))
        return false;
    size_t twin = twin_of(giver->bitext, found.from);
    const zl_twin *of = &giver->bitext->twins.items[twin];
    bool is_b = found.from >= of->from[1];
    return take_in(giver, row, twin, is_b ? !from : from) < 0;
}

/* Whether a language is the one with this code. */
static bool is_language(const char *language, zl_view named)
{
    char code[ZL_CODE_SIZE];

    zl_language_code(code, zl_view_of(language));
    return *code && zl_view_is(named, code);
}

/* Which side of the twin the languages say that text 0 of the row is of; -1:
 * they do not. */
static int side_said(const zl_giver *giver, const zl_given_row *row,
                     size_t twin)
{
    for (int side = 0; side < 2; side++) {
        const zl_area *area =
            zl_corpus_area(giver->bitext->corpus,
                           giver->bitext->twins.items[twin].region[side]);
        for (int text = 0; text < 2; text++)
            if (is_language(area->lang, row->language[text]))
                return text == 0 ? side : !side;
    }
    return -1;
}

/* Of which document the row is does not matter, or is not known here. */
static void take_somewhere(zl_giver *giver, const zl_given_row *row)
{
    int longer = giver->needle[1].size > giver->needle[0].size;

    if (!giver->no_memory && !take_anywhere(giver, row, longer) &&
        !take_anywhere(giver, row, !longer))
        tell_of_text(giver, row, longer);
}

static void take_in_documents(zl_giver *giver, const zl_given_row *row)
{
    uint32_t twin = find_twin(giver, row, 0);
    int first = twin == ZL_MAP_NONE;

    if (first)
        twin = find_twin(giver, row, 1);
    if (twin == ZL_MAP_NONE && row->any_order) {
        take_somewhere(giver, row);
    } else if (twin == ZL_MAP_NONE) {
        tell_of_document(giver, row);
    } else {
        int said = row->any_order ? side_said(giver, row, twin) : -1;
        int missing = take_in(giver, row, twin, said < 0 ? first : said);
        if (missing >= 0 && row->any_order && said < 0)
            missing = take_in(giver, row, twin, !first);
        if (missing >= 0)
            tell_of_text(giver, row, missing);
    }
}

void zl_giver_take(zl_giver *giver, const zl_given_row *row)
{
    for (int side = 0; side < 2; side++) {
        zl_str_empty(&giver->needle[side]);
        zl_squeeze(row->text[side], &giver->needle[side]);
        giver->no_memory |= giver->needle[side].failed;
    }
    if (giver->no_memory)
        return;
    if (!giver->needle[0].size && !giver->needle[1].size)
        zl_giver_pass_over(giver, row->line, "the line has no text");
    else if (row->document[0].size)
        take_in_documents(giver, row);
    else
        take_somewhere(giver, row);
}

/* ---- all of it ---- */

static zili_status begin(zl_giver *giver, zili_error *err)
{
    const zl_bitext *bitext = giver->bitext;
    size_t twins = bitext->twins.count;

    giver->next = zl_alloc_array(twins, 2 * sizeof *giver->next);
    giver->claims =
        zl_alloc_array(bitext->sentences.count, sizeof *giver->claims);
    if (!giver->next || !giver->claims || !add_names(giver) ||
        !zl_squeezed_make(&giver->squeezed, bitext->corpus,
                          &bitext->sentences))
        return zl_no_memory(err);
    for (size_t i = 0; i < twins; i++)
        for (size_t side = 0; side < 2; side++)
            giver->next[2 * i + side] = bitext->twins.items[i].from[side];
    return ZILI_OK;
}

static zili_status read_one(zl_giver *giver, const char *path,
                            zili_status read(zl_giver *, zili_error *),
                            zili_error *err)
{
    if (!path)
        return ZILI_OK;
    giver->file = path;
    giver->passed_over = 0;
    zili_status status = read(giver, err);
    if (!status && giver->no_memory)
        status = zl_no_memory(err);
    return status;
}

static zili_status read_imported(zl_giver *giver, zili_error *err)
{
    zl_view name = zl_view_of(giver->file);

    if (zl_view_ends(name, zl_view_of(".tmx")))
        return zl_given_read_tmx(giver, err);
    if (zl_view_ends(name, zl_view_of(".align")))
        return zl_given_read_cwb(giver, err);
    return zl_fail(err, ZILI_EUSAGE,
                   "%s: what can be imported is called .tmx, or .align as CWB "
                   "has it.",
                   giver->file);
}

static void clear(zl_giver *giver)
{
    zl_squeezed_clear(&giver->squeezed);
    zl_map_clear(&giver->names);
    zl_map_clear(&giver->documents);
    zl_free(giver->next);
    zl_free(giver->claims);
    zl_str_clear(&giver->needle[0]);
    zl_str_clear(&giver->needle[1]);
    zl_array_clear(&giver->links);
}

zili_status zl_given_find(zl_found_beads *out, const zl_bitext *bitext,
                          const zili_bitext_options *options,
                          uint64_t *passed_over, zili_error *err)
{
    zl_giver giver = { .bitext = bitext, .options = options };
    uint64_t before;

    if (!options->corrections && !options->imported)
        return ZILI_OK;
    zili_status status = begin(&giver, err);
    if (!status)
        status = read_one(&giver, options->corrections, zl_given_read_table,
                          err);
    if (!status)
        tell_of_more(&giver);
    before = giver.passed_over;
    if (!status)
        status = read_one(&giver, options->imported, read_imported, err);
    if (!status && !zl_given_order(&giver))
        status = zl_no_memory(err);
    if (!status && options->imported)
        tell_of_more(&giver);
    *passed_over = giver.passed_over + (options->imported ? before : 0);
    out->items = giver.links.items;
    out->count = giver.links.count;
    out->room = giver.links.room;
    giver.links.items = NULL;
    clear(&giver);
    return status;
}
