/* export_help.h -- tokens exported, and the tokens of a scope found slowly. */
#ifndef EXPORT_HELP_H
#define EXPORT_HELP_H

#include "ragged_help.h"

#include <zili/export.h>

/* A part of a ragged corpus: what is asked for, and which regions that is. */
typedef struct test_scope {
    const char *where, *region;
    bool summary, translation, original;
} test_scope;

static const test_scope parts[] = {
    { NULL, NULL, false, true, true },
    { NULL, "all", true, true, true },
    { NULL, "summary", true, false, false },
    { NULL, "summary,original", true, false, true },
    { "lang = 'en'", "all", true, true, false },
    { "region <> 'translation'", NULL, true, false, true },
    { "lang = 'none'", NULL, false, false, false },
};

static inline bool is_in_part(const test_scope *part, const char *kind)
{
    return (part->summary && strcmp(kind, "summary") == 0) ||
           (part->translation && strcmp(kind, "translation") == 0) ||
           (part->original && strcmp(kind, "original") == 0);
}

/* The region that holds a position, where it is in the part; ZL_NONE. */
static inline uint32_t slow_region(const zili_corpus *corpus,
                                   const test_scope *part, uint64_t position)
{
    uint32_t region = slow_range(corpus, "region", position);

    return region != ZL_NONE &&
                   is_in_part(part, zl_corpus_area(corpus, region)->kind)
               ? region
               : ZL_NONE;
}

/* A region is asked for by a name that there is. */
static inline const test_scope *random_part(const zili_corpus *corpus,
                                      uint32_t *seed)
{
    return zl_corpus_areas(corpus) ? &SOME(parts, seed) : &parts[1];
}

static inline zl_str export_part(const zili_corpus *corpus,
                                 const test_scope *part,
                                 zili_export_form form, bool glue)
{
    zili_export_options options = { .where = part->where,
                                    .region = part->region,
                                    .form = (int)form,
                                    .glue = glue };
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (zili_export(corpus, &options, zl_str_write, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

static inline zl_view form_at(const zili_corpus *corpus, uint64_t position)
{
    return zl_corpus_form(corpus, zl_corpus_at(corpus, position));
}

static inline uint64_t number_of(const zili_corpus *corpus, uint64_t position)
{
    return position - slow_place_of(corpus, position).document->begin + 1;
}

#endif
