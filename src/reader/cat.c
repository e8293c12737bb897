/* cat.c -- a document as its file was, byte for byte. */
#include "base/fail.h"
#include "reader/parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Copy `repaired` to `text`, with what the repairs removed and without what
 * they inserted; false where a repair does not fit. */
static bool undo(const zili_corpus *corpus, uint32_t document,
                 zl_view repaired, zl_str *text)
{
    uint32_t count = zl_corpus_repairs(corpus);
    size_t done = 0;

    for (uint32_t i = zl_corpus_repairs_from(corpus, document); i < count;
         i++) {
        const zl_repair *repair = zl_corpus_repair(corpus, i);
        if (repair->document != document)
            break;
        if (repair->at < done || repair->at > repaired.size)
            return false;
        zl_view inserted = zl_view_of(repair->inserted);
        size_t at = (size_t)repair->at;
        if (!zl_view_starts(zl_view_cut(repaired, at, repaired.size),
                            inserted))
            return false;
        zl_str_add(text, zl_view_cut(repaired, done, at));
        zl_str_add_text(text, repair->removed);
        done = at + inserted.size;
    }
    zl_str_add(text, zl_view_cut(repaired, done, repaired.size));
    return true;
}

/* The text of a document as the index has it. */
static void add_document(const zili_corpus *corpus, uint32_t document,
                         zl_str *text)
{
    const zl_structure *documents = zl_corpus_structure(corpus, "doc");
    zl_structure_place place = zl_structure_place_of(documents, document);
    const zl_segment *segment = corpus->parts[place.part].segment;

    zl_str_add(text, zl_segment_lead(segment, place.i));
    zl_segment_add_text(segment, zl_ranges_begin(place.ranges, place.i),
                        zl_ranges_end(place.ranges, place.i), text);
}

zili_status zl_corpus_restore(const zili_corpus *corpus, uint32_t document,
                              zl_str *text, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);
    zl_str repaired = { 0 };

    add_document(corpus, document, &repaired);
    bool fits = undo(corpus, document, zl_str_view(&repaired), text);
    bool enough = !repaired.failed && !text->failed;
    zl_str_clear(&repaired);
    if (!enough)
        return zl_no_memory(err);
    zili_status status = zl_corpus_problem(corpus, problems, err);
    if (!status && !fits)
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is damaged: a repair does not fit the text of "
                         "%s. Build the index again.",
                         corpus->catalogue_path,
                         zl_corpus_document(corpus, document)->name);
    return status;
}

zili_status zili_corpus_cat(const zili_corpus *corpus, const char *doc,
                            zili_write_fn *write, void *user, zili_error *err)
{
    uint32_t document;
    zl_str text = { 0 };
    zili_status status = zl_corpus_find_document(corpus, doc, &document, err);

    if (!status)
        status = zl_corpus_restore(corpus, document, &text, err);
    if (!status && text.size && !write(user, text.bytes, text.size))
        status = zl_fail(err, ZILI_EIO,
                         "Cannot write the document %s: the output takes no "
                         "more.",
                         zl_corpus_document(corpus, document)->name);
    zl_str_clear(&text);
    return status;
}
