/* site.c -- the segment for which a query is made ready. */
#include "query/site.h"

#include "base/fail.h"
#include "query/caret.h"
#include "query/field.h"

#include <stdio.h>
#include <string.h>

unsigned zl_site_folds(const zl_site *site, const zl_node *node)
{
    return zl_node_folds(node, site->theme ? site->theme->folds
                                           : ZL_FOLDS_UNSAID);
}

zl_lookup zl_site_lookup(const zl_site *site, const zl_attribute *attribute,
                         zl_facet facet)
{
    return (zl_lookup){ .segment = site->segment,
                        .attribute = attribute,
                        .facet = facet,
                        .lemmas = site->lists.lemmas,
                        .fold = site->fold,
                        .budget = site->lookups,
                        .whole = site->whole,
                        .err = site->err };
}

zili_status zl_site_fail(const zl_site *site, const zl_node *node,
                         const char *format, ...)
{
    char sentence[512];
    va_list args;

    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    return zl_query_fail(site->err, site->whole,
                         site->theme ? site->theme->column : node->column,
                         "%s", sentence);
}

/* The same where the name of the structure stands. */
static zili_status fail_at_name(const zl_site *site, const zl_node *node,
                                const char *list)
{
    size_t column = node->kind == ZL_NODE_WITHIN || node->kind == ZL_NODE_NEAR
                        ? node->named
                        : node->column;

    return zl_query_fail(site->err, site->whole,
                         site->theme ? site->theme->column : column,
                         "the index has no structure \"%s\"; it has %s.",
                         node->text, list);
}

/* Said where the index has no lemmas, and a list would do. */
static const char *remedy(const zl_node *node)
{
    return strcmp(node->text, "lemma") == 0
               ? " --lemmas gives a list of lemmas."
               : "";
}

/* The names of all structures, once each, behind `list`. */
static void list_structures(const zili_corpus *corpus, zl_str *list)
{
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        const zl_segment *segment = zl_corpus_segment(corpus, i);
        for (uint32_t k = 0; k < zl_segment_structures(segment); k++) {
            const char *name =
                zl_ranges_name(zl_segment_ranges(segment, k));
            bool known = false;
            for (uint32_t earlier = 0; !known && earlier < i; earlier++)
                known = zl_segment_ranges_named(
                            zl_corpus_segment(corpus, earlier), name) != NULL;
            if (!known)
                zl_str_format(list, "%s%s", list->size ? ", " : "", name);
        }
    }
}

static bool is_field(const zili_corpus *corpus, const char *name)
{
    zl_field field;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        if (zl_field_find(&field, corpus, i, zl_view_of(name)))
            return true;
    return false;
}

static bool is_structure(const zili_corpus *corpus, const char *name)
{
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        if (zl_field_ranges(zl_corpus_segment(corpus, i), zl_view_of(name)))
            return true;
    return false;
}

static zili_status unknown_structure(const zl_site *site, const zl_node *node)
{
    zl_str list = { 0 };

    list_structures(site->corpus, &list);
    zili_status status = list.failed
                             ? zl_no_memory(site->err)
                             : fail_at_name(site, node, zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

zili_status zl_site_check_structure(const zl_site *site, const zl_node *node)
{
    return is_structure(site->corpus, node->text)
               ? ZILI_OK
               : unknown_structure(site, node);
}

zili_status zl_site_check_field(const zl_site *site, const zl_node *node)
{
    return is_field(site->corpus, node->text) ? ZILI_OK
                                              : unknown_structure(site, node);
}

bool zl_site_has_facet(const zl_site *site, zl_view name, zl_facet *facet)
{
    if (site->lists.lemmas && zl_view_is(name, "lemma")) {
        *facet = ZL_FACET_LEMMA;
        return true;
    }
    return zl_facet_named(name, facet);
}

bool zl_site_has_attribute(const zl_site *site, const char *name)
{
    const zili_corpus *corpus = site->corpus;
    zl_facet facet;

    if (zl_site_has_facet(site, zl_view_of(name), &facet))
        return true;
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        if (zl_segment_attribute_named(zl_corpus_segment(corpus, i), name))
            return true;
    return false;
}

zili_status zl_site_check_attribute(const zl_site *site, const zl_node *node)
{
    zl_str list = { 0 };

    if (zl_site_has_attribute(site, node->text) ||
        is_field(site->corpus, node->text))
        return ZILI_OK;
    for (uint32_t i = 0; i < zl_segment_attributes(site->segment); i++)
        zl_str_format(&list, "%s, ",
                      zl_attribute_name(
                          zl_segment_attribute(site->segment, i)));
    zl_str_add_text(&list, "key, class, script");
    list_structures(site->corpus, &list);
    zili_status status =
        list.failed ? zl_no_memory(site->err)
                    : zl_site_fail(site, node,
                                   "the index has no attribute \"%s\"; it has "
                                   "%s and columns of documents.%s",
                                   node->text, zl_str_text(&list),
                                   remedy(node));
    zl_str_clear(&list);
    return status;
}
