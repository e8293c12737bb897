/* source_help.h -- what the tests of the readers ask of a source. */
#ifndef SOURCE_HELP_H
#define SOURCE_HELP_H

#include "formats/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A header without anything under it. */
#define HEADER                             \
    "**July 3, 1960**\n\n**A Report**\n\n" \
    "**Citation:**\n\nCited.\n\n**Summary:**\n\nSummed up.\n\n"

/* Read, check every promise, and undo the repairs. */
static inline zl_source read_view(zl_view text, bool repair)
{
    zl_source source = { 0 };
    zl_str file = { 0 };
    const char *reason;

    assert_int_equal(zl_archive_read(&source, text, repair, NULL), ZILI_OK);
    if (!zl_source_check(&source, &reason))
        fail_msg("%s", reason);
    zl_source_restore(&source, &file);
    assert_true(zl_view_same(zl_str_view(&file), text));
    zl_str_clear(&file);
    return source;
}

static inline zl_source read_text(const char *text)
{
    return read_view(zl_view_of(text), true);
}

static inline const char *datum(const zl_source *source, const char *key)
{
    for (size_t i = 0; i < source->data.count; i++)
        if (strcmp(source->data.items[i].key, key) == 0)
            return source->data.items[i].value;
    return "";
}

static inline void assert_datum(const zl_source *source, const char *key,
                         const char *value)
{
    assert_string_equal(datum(source, key), value);
}

static inline const zl_region *region(const zl_source *source, const char *kind)
{
    for (size_t i = 0; i < source->regions.count; i++)
        if (strcmp(source->regions.items[i].kind, kind) == 0)
            return &source->regions.items[i];
    return NULL;
}

static inline void assert_region(const zl_source *source, const char *kind,
                          const char *lang, const char *text)
{
    const zl_region *found = region(source, kind);

    assert_non_null(found);
    assert_string_equal(found->lang, lang);
    zl_view view = zl_view_cut(zl_str_view(&source->text), found->begin,
                               found->end);
    if (!zl_view_is(view, text))
        fail_msg("%s is \"%.*s\"", kind, (int)view.size, view.bytes);
}

static inline size_t count_paragraphs(const zl_source *source, const char *kind,
                               bool headings)
{
    const zl_region *where = region(source, kind);
    size_t count = 0;

    for (size_t i = 0; where && i < source->paragraphs.count; i++) {
        const zl_paragraph *it = &source->paragraphs.items[i];
        count += it->begin >= where->begin && it->end <= where->end &&
                 (it->kind == ZL_HEADING) == headings;
    }
    return count;
}

#endif
