/* holders.c -- how many documents of a whole corpus hold each term. */
#include "analysis/holders.h"

#include "base/mem.h"

struct counter {
    zl_terms *terms;
    bool exact;
    const uint8_t *mixed;
    uint32_t segment;
    uint32_t *seen; /* by term: the last segment that it was in, from 1 */
    uint32_t *last; /* by document of the segment: the last mixed term, from
                       1 */
};

/* The documents with a type that `term` is not in yet. */
static uint32_t add_type(const struct counter *counter, uint32_t type,
                         uint32_t term)
{
    const zl_segment *segment =
        zl_corpus_segment(counter->terms->corpus, counter->segment);
    const zl_ranges *docs = zl_segment_ranges_named(segment, "doc");
    zl_postings postings;
    uint32_t found = 0;

    zl_postings_start(&postings, counter->terms->attributes[counter->segment],
                      type);
    while (postings.at != ZL_NONE) {
        uint32_t doc = zl_ranges_at(docs, postings.at);
        if (doc == ZL_NONE) {
            zl_postings_next(&postings);
            continue;
        }
        found += counter->last[doc] != term + 1;
        counter->last[doc] = term + 1;
        zl_postings_seek(&postings, zl_ranges_end(docs, doc));
    }
    return found;
}

/* The documents of a term some types of whose key are not counted. */
static uint32_t count_mixed(const struct counter *counter, uint32_t type,
                            uint32_t term)
{
    const zl_attribute *attribute =
        counter->terms->attributes[counter->segment];
    const uint32_t *of = counter->terms->of[counter->segment];
    zl_type_range range =
        zl_attribute_with_key(attribute, zl_attribute_key(attribute, type));
    uint32_t found = 0;

    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t each = zl_attribute_sorted(attribute, i);
        if (of[each] == term)
            found += add_type(counter, each, term);
    }
    return found;
}

/* A document is in one segment. */
static void count_segment(struct counter *counter)
{
    zl_terms *terms = counter->terms;
    const zl_attribute *attribute = terms->attributes[counter->segment];
    uint32_t types = attribute ? zl_attribute_types(attribute) : 0;

    for (uint32_t type = 0; type < types; type++) {
        uint32_t term = terms->of[counter->segment][type];
        if (term == ZL_NONE)
            continue;
        if (counter->exact)
            terms->docs[term] += zl_attribute_docs(attribute, type);
        else if (counter->seen[term] == counter->segment + 1)
            continue;
        else if (counter->mixed[term])
            terms->docs[term] += count_mixed(counter, type, term);
        else
            terms->docs[term] += zl_attribute_key_docs(attribute, type);
        counter->seen[term] = counter->segment + 1;
    }
}

static bool count_all(struct counter *counter)
{
    const zili_corpus *corpus = counter->terms->corpus;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        uint32_t documents =
            zl_segment_documents(zl_corpus_segment(corpus, i));
        counter->segment = i;
        counter->last = zl_alloc_array(documents, sizeof *counter->last);
        if (!counter->last)
            return false;
        count_segment(counter);
        zl_free(counter->last);
    }
    return true;
}

bool zl_holders_count(zl_terms *terms, bool exact, const uint8_t *mixed)
{
    struct counter counter = { .terms = terms,
                               .exact = exact,
                               .mixed = mixed };

    counter.seen = zl_alloc_array(terms->count, sizeof *counter.seen);
    terms->docs = zl_alloc_array(terms->count, sizeof *terms->docs);
    bool enough = counter.seen && terms->docs && count_all(&counter);
    zl_free(counter.seen);
    return enough;
}
