/* words.c -- a line of text → the words by which it is compared.
 *
 * A word is folded and stemmed once, whatever the number of its places: the
 * keys of what it consists of are remembered by its form. */
#include "align/words.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/script.h"
#include "text/segment.h"
#include "text/stem.h"

#include <string.h>

enum { HAN_LETTERS = 2 };

struct zl_worder {
    zl_segmenter *segmenter;
    zl_fold *fold;
    zl_stemmer *stemmer;
    zl_pieces pieces; /* of a line */
    zl_str folded;
    const zl_side *side; /* whose words are known */
    zl_map forms;
    ZL_ARRAY(uint32_t) starts; /* of their keys, by form */
    ZL_ARRAY(uint32_t) keys;
};

zili_status zl_worder_open(zl_worder **out, const zl_lexicon *lexicon,
                           zili_error *err)
{
    zl_worder *worder = zl_alloc(sizeof *worder);

    *out = NULL;
    if (!worder)
        return zl_no_memory(err);
    zili_status status = zl_segmenter_open(&worder->segmenter, lexicon, err);
    if (!status)
        status = zl_fold_open(&worder->fold, err);
    if (!status)
        status = zl_stemmer_open(&worder->stemmer, "english", err);
    if (status)
        zl_worder_close(worder);
    else
        *out = worder;
    return status;
}

static void forget(zl_worder *worder)
{
    zl_map_clear(&worder->forms);
    zl_array_clear(&worder->starts);
    zl_array_clear(&worder->keys);
}

void zl_worder_close(zl_worder *worder)
{
    if (!worder)
        return;
    zl_segmenter_close(worder->segmenter);
    zl_fold_close(worder->fold);
    zl_stemmer_close(worder->stemmer);
    zl_array_clear(&worder->pieces);
    zl_str_clear(&worder->folded);
    forget(worder);
    zl_free(worder);
}

/* ---- keys ---- */

/* Signs that say the same in both languages; commas and full stops do not:
 * each has its own habits with them. */
static const char *const signs[][2] = {
    { "?", "?" },   { "？", "?" },  { "!", "!" },   { "！", "!" },
    { ":", ":" },   { "：", ":" },  { ";", ";" },   { "；", ";" },
    { "(", "(" },   { "（", "(" },  { "[", "(" },   { "［", "(" },
    { "〔", "(" },  { "【", "(" },  { "\"", "\"" }, { "“", "\"" },
    { "”", "\"" },  { "「", "\"" }, { "」", "\"" }, { "『", "\"" },
    { "』", "\"" }, { "《", "\"" }, { "》", "\"" }, { "«", "\"" },
    { "»", "\"" },  { "„", "\"" },  { "``", "\"" }, { "''", "\"" },
    { "%", "%" },   { "％", "%" },  { "—", "-" },   { "——", "-" },
    { "–", "-" },   { "--", "-" },  { "…", "~" },   { "……", "~" },
    { "...", "~" }, { "$", "$" },   { "＄", "$" },
};

static const char *sign_of(zl_view form)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (zl_view_is(form, signs[i][0]))
            return signs[i][1];
    return NULL;
}

static bool add_key(zl_worder *worder, zl_view key, zl_side *side)
{
    uint32_t word = zl_map_add(&side->keys, key);

    if (word == ZL_MAP_NONE)
        return false;
    while (side->counts.count <= word)
        if (!zl_array_push(&side->counts, 0))
            return false;
    return zl_array_push(&worder->keys, word);
}

/* The next part of a folded word: between hyphens, before an apostrophe; a
 * number with the commas that group its digits. */
static bool next_part(zl_view *rest, zl_view *part)
{
    size_t end = 0;

    if (rest->size == 0)
        return false;
    while (end < rest->size && !strchr("-'/", rest->bytes[end]))
        end++;
    *part = zl_view_cut(*rest, 0, end);
    *rest = zl_view_cut(*rest, end + (end < rest->size), rest->size);
    return true;
}

static bool add_parts(zl_worder *worder, zl_side *side)
{
    zl_view rest = zl_str_view(&worder->folded), part, stem;

    while (next_part(&rest, &part)) {
        if (part.size == 0 || zl_view_is(part, "s"))
            continue;
        if (!zl_stemmer_stem(worder->stemmer, part, &stem) ||
            !add_key(worder, stem, side))
            return false;
    }
    return true;
}

/* 1,000 and 1000 are one number. */
static void drop_commas(zl_str *text)
{
    size_t kept = 0;

    for (size_t i = 0; i < text->size; i++)
        if (text->bytes[i] != ',')
            text->bytes[kept++] = text->bytes[i];
    text->size = kept;
    text->bytes[kept] = '\0';
}

/* Learn of which keys a form consists. */
static bool learn_form(zl_worder *worder, zl_view form, zl_side *side)
{
    const char *sign = sign_of(form);

    if (!zl_array_push(&worder->starts, (uint32_t)worder->keys.count))
        return false;
    if (sign)
        return add_key(worder, zl_view_of(sign), side);
    zl_class class = zl_class_of(form);
    if (class == ZL_CLASS_OTHER)
        return true;
    zl_str_empty(&worder->folded);
    zl_fold_add(worder->fold, form, &worder->folded);
    if (worder->folded.failed)
        return false;
    if (class == ZL_CLASS_NUMBER)
        drop_commas(&worder->folded);
    return add_parts(worder, side);
}

/* ---- lines ---- */

static float length_of(zl_view text)
{
    float length = 0;

    for (size_t at = 0; at < text.size;)
        length += zl_is_han(zl_utf8_next(text, &at)) ? HAN_LETTERS : 1;
    return length;
}

static bool add_word(zl_worder *worder, zl_view form, zl_side *side)
{
    uint32_t known = worder->forms.count;
    uint32_t number = zl_map_add(&worder->forms, form);

    if (number == ZL_MAP_NONE ||
        (number == known && !learn_form(worder, form, side)))
        return false;
    size_t end = number + 1 < worder->starts.count
                     ? worder->starts.items[number + 1]
                     : worder->keys.count;
    for (size_t i = worder->starts.items[number]; i < end; i++) {
        uint32_t word = worder->keys.items[i];
        if (!zl_array_push(&side->words, word))
            return false;
        side->counts.items[word]++;
    }
    return true;
}

zili_status zl_worder_add(zl_worder *worder, zl_view line, zl_side *side,
                          zili_error *err)
{
    zl_line added = { side->words.count, 0, length_of(line) };

    if (worder->side != side || side->lines.count == 0)
        forget(worder);
    worder->side = side;
    worder->pieces.count = 0;
    zili_status status =
        zl_segment_words(worder->segmenter, line, &worder->pieces, err);
    if (status)
        return status;
    for (size_t i = 0; i < worder->pieces.count; i++) {
        zl_piece piece = worder->pieces.items[i];
        if (!add_word(worder, zl_view_cut(line, piece.begin, piece.end), side))
            return zl_no_memory(err);
    }
    added.count = (uint32_t)(side->words.count - added.first);
    return zl_array_push(&side->lines, added) ? ZILI_OK : zl_no_memory(err);
}

zl_word_kind zl_word_kind_of(zl_view key)
{
    if (sign_of(key) || zl_view_is(key, "-") || zl_view_is(key, "~"))
        return ZL_WORD_SIGN;
    return zl_class_of(key) == ZL_CLASS_NUMBER ? ZL_WORD_NUMBER
                                               : ZL_WORD_PLAIN;
}
