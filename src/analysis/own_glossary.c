/* own_glossary.c -- the glossary by which the words of a corpus are linked. */
#include "analysis/own_glossary.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "reader/glossary.h"

static zili_status read_file(zl_str *text, const char *path, zili_error *err)
{
    zl_span file;
    zili_status status = zl_file_read(&file, path, err);

    if (status)
        return status;
    zl_str_add(text, (zl_view){ (const char *)file.bytes, file.size });
    zl_free((void *)(uintptr_t)file.bytes);
    return text->failed ? zl_no_memory(err) : ZILI_OK;
}

zili_status zl_own_glossary_open(zl_own_glossary *out,
                                 const zili_corpus *corpus, const char *path,
                                 zili_error *err)
{
    *out = (zl_own_glossary){ .path = path };
    zili_status status = path ? read_file(&out->text, path, err)
                              : zl_corpus_glossary(corpus, &out->text, err);

    if (status || (!path && out->text.size == 0))
        return status;
    return zl_glossary_open(&out->terms, zl_str_view(&out->text),
                            path ? path : zl_corpus_path(corpus), err);
}

void zl_own_glossary_close(zl_own_glossary *glossary)
{
    zl_glossary_close(glossary->terms);
    zl_str_clear(&glossary->text);
    glossary->terms = NULL;
}

void zl_own_glossary_note(const zl_own_glossary *glossary, zili_table *table)
{
    const char *note =
        glossary->terms ? zl_glossary_note(glossary->terms) : NULL;

    if (glossary->path)
        zl_table_add_note(table, "words are linked by %s", glossary->path);
    if (note)
        zl_table_add_note(table, "%s", note);
}
