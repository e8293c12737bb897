/* verify_tokens.c -- whether the positions of words are those of the text. */
#include "reader/verify.h"

#include <string.h>

/* The documents of a type, and of the types with its key. `group` is the place
 * of the first of them: it marks the documents seen. */
struct documents {
    zl_ranges_cursor cursor;
    uint32_t *seen; /* by document: group + 1 of the last seen */
    uint32_t group;
    uint32_t of_type, of_key;
};

static void documents_add(struct documents *documents, uint32_t *last,
                          uint32_t position)
{
    uint32_t document = zl_ranges_inside(&documents->cursor, position);

    if (document == *last || document == ZL_NONE)
        return;
    *last = document;
    documents->of_type++;
    documents->of_key += documents->seen[document] != documents->group + 1;
    documents->seen[document] = documents->group + 1;
}

/* Every position holds the type. The positions of a type are all different,
 * and those of all types are as many as tokens: so there is none missing. */
static const char *check_list(const zl_checker *checker,
                              const zl_body_attribute *attribute,
                              uint32_t place, struct documents *documents)
{
    uint32_t type = zl_body_sorted(attribute, place), last = ZL_NONE;
    zl_rising list = zl_body_postings(checker->body, attribute, place);
    zl_rising_cursor cursor;

    if (list.count != zl_packed_at(&attribute->counts, type))
        return "the positions of a word are not as many as it counts";
    if (zl_rising_fault(&list, true))
        return "the positions of a word do not rise";
    documents->of_type = 0;
    zl_ranges_start(&documents->cursor, &checker->segment->ranges[0]);
    zl_rising_start(&cursor, &list);
    for (; cursor.at != ZL_RISING_END; zl_rising_next(&cursor)) {
        if (zl_tokens_at(&attribute->stream, cursor.at) != type)
            return "the positions of a word are not those of the text";
        documents_add(documents, &last, cursor.at);
    }
    return documents->of_type == zl_packed_at(&attribute->docs, type)
               ? NULL
               : "the number of documents of a word is wrong";
}

static bool same_key(const zl_body_attribute *attribute, uint32_t one,
                     uint32_t two)
{
    return zl_view_same(
        zl_body_key(attribute, zl_body_sorted(attribute, one)),
        zl_body_key(attribute, zl_body_sorted(attribute, two)));
}

static const char *check_key_docs(const zl_body_attribute *attribute,
                                  uint32_t begin, uint32_t end, uint32_t docs)
{
    for (uint32_t i = begin; i < end; i++)
        if (zl_packed_at(&attribute->key_docs, zl_body_sorted(attribute, i)) !=
            docs)
            return "the number of documents of a key is wrong";
    return NULL;
}

const char *zl_check_tokens(zl_checker *checker,
                            const zl_body_attribute *attribute)
{
    struct documents documents = { .seen = checker->seen };
    const char *fault = zl_tokens_fault(&attribute->stream);
    uint32_t end;

    memset(checker->seen, 0, checker->body->documents * sizeof *checker->seen);
    for (uint32_t i = 0; !fault && i < attribute->types; i = end) {
        documents.group = i;
        documents.of_key = 0;
        for (end = i;
             !fault && end < attribute->types && same_key(attribute, i, end);
             end++)
            fault = check_list(checker, attribute, end, &documents);
        if (!fault)
            fault = check_key_docs(attribute, i, end, documents.of_key);
    }
    return fault;
}
