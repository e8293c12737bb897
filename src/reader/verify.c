/* verify.c -- what opening an index did not have to check. */
#include "base/bytes.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "index/layout.h"
#include "reader/parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Each check gives NULL, or what is wrong. */

/* ---- types ---- */

static const char *check_order(const zl_segment *segment)
{
    for (uint32_t i = 1; i < segment->types; i++) {
        uint32_t one = zl_get32(segment->order + (size_t)(i - 1) * 4);
        uint32_t two = zl_get32(segment->order + (size_t)i * 4);
        if (zl_view_compare(zl_attribute_form(&segment->word, one),
                            zl_attribute_form(&segment->word, two)) >= 0)
            return "the words are not in byte order";
    }
    return NULL;
}

static const char *check_counts(const zl_segment *segment)
{
    for (uint32_t i = 0; i < segment->types; i++) {
        uint32_t count = zl_attribute_count(&segment->word, i);
        if (count == 0)
            return "a word never occurs";
        if (i == 0)
            continue;
        uint32_t before = zl_attribute_count(&segment->word, i - 1);
        if (before < count)
            return "the words are not numbered by falling frequency";
        if (before == count &&
            zl_view_compare(zl_attribute_form(&segment->word, i - 1),
                            zl_attribute_form(&segment->word, i)) > 0)
            return "words of one frequency are not in byte order";
    }
    return NULL;
}

/* ---- texts ---- */

static bool are_utf8(const zl_strings *strings)
{
    for (uint32_t i = 0; i < strings->count; i++)
        if (!zl_utf8_check(zl_strings_at(strings, i), NULL))
            return false;
    return true;
}

static const char *check_texts(const zl_segment *segment)
{
    bool sound = are_utf8(&segment->forms) && are_utf8(&segment->folds) &&
                 are_utf8(&segment->glues);

    for (uint32_t i = 0; sound && i < segment->structure_count; i++)
        sound = are_utf8(&segment->structures[i].strings);
    return sound ? NULL : "a text in it is not UTF-8";
}

/* The catalogue's map owns all of its texts. */
static zili_status verify_catalogue(const zili_corpus *corpus,
                                    zili_error *err)
{
    const zl_map *texts = &corpus->catalogue.texts;

    for (uint32_t i = 0; i < texts->count; i++)
        if (!zl_utf8_check(zl_map_key(texts, i), NULL))
            return zl_fail(err, ZILI_EFORMAT,
                           "%s is not sound: a text in it is not UTF-8. "
                           "Build the index again.",
                           corpus->catalogue_path);
    return ZILI_OK;
}

/* ---- tokens ---- */

/* Every token is the next position of its type. Then there is no position
 * too many: both have as many numbers. */
static const char *check_positions(const zl_segment *segment, uint32_t *seen)
{
    for (uint32_t i = 0; i < segment->tokens; i++) {
        uint32_t type = zl_attribute_at(&segment->word, i);
        if (seen[type] >= zl_attribute_count(&segment->word, type) ||
            zl_get32(segment->positions +
                     ((size_t)zl_get32(segment->starts + (size_t)type * 4) +
                      seen[type]) * 4) != i)
            return "the positions of a word are not those of the text";
        seen[type]++;
    }
    return NULL;
}

static const char *check_glue(const zl_segment *segment)
{
    uint32_t rare = 0;

    for (uint32_t i = 0; i < segment->tokens; i++) {
        if (segment->glue_codes[i] != ZL_LAYOUT_GLUE_CODES)
            continue;
        if (rare >= segment->exceptions ||
            zl_get32(segment->glue_exceptions + (size_t)rare * 8) != i)
            return "rare glue is missing";
        rare++;
    }
    return rare == segment->exceptions ? NULL : "there is glue too much";
}

/* ---- structures ---- */

/* Opening has checked that ranges rise and end inside the text. */
static const char *check_structures(const zl_segment *segment)
{
    for (uint32_t i = 2; i < segment->structure_count; i++) {
        const zl_ranges *structure = &segment->structures[i];
        for (uint32_t k = 0; k < structure->count; k++)
            if (zl_ranges_begin(structure, k) ==
                zl_ranges_end(structure, k))
                return "a structure holds no token";
    }
    return NULL;
}

/* Documents cover the text without a gap. */
static const char *check_documents(const zl_segment *segment)
{
    const zl_ranges *documents = &segment->structures[0];
    uint32_t last = 0;

    for (uint32_t i = 0; i < documents->count; i++) {
        if (zl_ranges_begin(documents, i) != last)
            return "a token belongs to no document";
        last = zl_ranges_end(documents, i);
    }
    return last == segment->tokens ? NULL : "a token belongs to no document";
}

zili_status zl_segment_verify(const zl_segment *segment, const char *path,
                              zili_error *err)
{
    uint32_t *seen = zl_alloc_array(segment->types, sizeof *seen);

    if (!seen)
        return zl_no_memory(err);
    const char *fault = check_order(segment);
    if (!fault)
        fault = check_texts(segment);
    if (!fault)
        fault = check_counts(segment);
    if (!fault)
        fault = check_positions(segment, seen);
    if (!fault)
        fault = check_glue(segment);
    if (!fault)
        fault = check_structures(segment);
    if (!fault)
        fault = check_documents(segment);
    zl_free(seen);
    if (fault)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is not sound: %s. Build the index again.", path,
                       fault);
    return ZILI_OK;
}

/* ---- catalogue against segment ---- */

/* Whether a digest is of the kind that can be computed here. */
static bool is_hash(const char *digest)
{
    return strlen(digest) == 16 && strspn(digest, "0123456789abcdef") == 16;
}

static bool is_same_file(const zl_document *document, zl_view text)
{
    char digest[17];

    if (text.size != document->bytes)
        return false;
    snprintf(digest, sizeof digest, "%016" PRIx64,
             zl_hash(text.bytes, text.size));
    return !is_hash(document->digest) || strcmp(digest, document->digest) == 0;
}

static zili_status verify_document(const zili_corpus *corpus, uint32_t i,
                                   zili_error *err)
{
    const zl_document *document = zl_corpus_document(corpus, i);
    zl_str text = { 0 };
    zili_status status = zl_corpus_restore(corpus, i, &text, err);

    if (!status && !is_same_file(document, zl_str_view(&text)))
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is not sound: the document %s is not what its "
                         "file was (%zu bytes; the catalogue says %" PRIu64
                         "). Build the index again.",
                         corpus->path, document->name, text.size,
                         document->bytes);
    zl_str_clear(&text);
    return status;
}

zili_status zili_corpus_verify(const zili_corpus *corpus, zili_error *err)
{
    zili_status status =
        zl_segment_verify(corpus->segments[0], corpus->segment_path, err);

    if (!status)
        status = verify_catalogue(corpus, err);
    for (uint32_t i = 0; !status && i < zl_corpus_documents(corpus); i++)
        status = verify_document(corpus, i, err);
    return status;
}
