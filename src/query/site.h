/* site.h -- the segment for which a query is made ready. */
#ifndef ZL_QUERY_SITE_H
#define ZL_QUERY_SITE_H

#include "query/lists.h"
#include "query/lookup.h"
#include "query/tokens.h"
#include "query/tree.h"
#include "reader/corpus.h"
#include "text/fold.h"

/* Where and for what things are made ready; lent but for `sources`, to which
 * is added what conditions read. */
typedef struct zl_site {
    const zili_corpus *corpus;
    uint32_t number; /* of the segment */
    const zl_segment *segment;
    const zl_fold *fold;
    zl_sources *sources;
    zl_lists lists;
    const char *whole;   /* the query, for failures */
    const zl_node *theme; /* whose pattern is made; NULL: of none */
    zl_budget *lookups;  /* to look up what the query names */
    uint32_t labels;     /* how many there are; the target has this number */
    zili_error *err;
} zl_site;

/* ZL_FOLD_… for a WORD, STRING or REGEX there. */
unsigned zl_site_folds(const zl_site *site, const zl_node *node);

/* Fail with ZILI_EUSAGE at the node; in a theme, where the theme stands. */
zili_status zl_site_fail(const zl_site *site, const zl_node *node,
                         const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Fail with ZILI_EUSAGE at the node, saying what there is, unless some segment
 * has the structure that it names; or a structure or column of documents. */
ZILI_MUST_CHECK zili_status zl_site_check_structure(const zl_site *site,
                                                    const zl_node *node);
ZILI_MUST_CHECK zili_status zl_site_check_field(const zl_site *site,
                                                const zl_node *node);

/* To look up what the types of an attribute of the segment are in some
 * respect; all is lent. */
zl_lookup zl_site_lookup(const zl_site *site, const zl_attribute *attribute,
                         zl_facet facet);

/* Whether a word can be asked for what is called so, and for which facet. */
bool zl_site_has_facet(const zl_site *site, zl_view name, zl_facet *facet);

/* Whether it is one, or an attribute of tokens that some segment has. */
bool zl_site_has_attribute(const zl_site *site, const char *name);

/* The same of the attribute of a token that `node`, an ATTRIBUTE, names, or
 * what else is called so. */
ZILI_MUST_CHECK zili_status zl_site_check_attribute(const zl_site *site,
                                                    const zl_node *node);

#endif
