/* verify_types.c -- whether the types of an attribute are what they should
 * be. */
#include "reader/verify.h"

#include "base/utf8.h"

#include <string.h>

const char *zl_check_texts(const zl_texts *texts)
{
    const char *fault = zl_texts_fault(texts);

    for (uint32_t i = 0; !fault && i < texts->count; i++)
        if (!zl_utf8_check(zl_texts_at(texts, i), NULL))
            fault = "a text in it is not UTF-8";
    return fault;
}

/* ---- keys ---- */

static const char *check_key_texts(const zl_texts *keys)
{
    for (uint32_t i = 1; i < keys->count; i++)
        if (zl_view_compare(zl_texts_at(keys, i - 1), zl_texts_at(keys, i)) >=
            0)
            return "the keys of the words are not in byte order";
    return NULL;
}

/* A key stands among the keys where it is another text than the form. */
static const char *check_keys(zl_checker *checker,
                              const zl_body_attribute *attribute)
{
    const zl_texts *keys = &attribute->keys;

    memset(checker->marks, 0, keys->count);
    for (uint32_t i = 0; i < attribute->types; i++) {
        uint64_t number = zl_packed_at(&attribute->key_numbers, i);
        if (number > keys->count)
            return "a word has a key that is not there";
        if (number == 0)
            continue;
        checker->marks[number - 1] = 1;
        if (zl_view_same(zl_texts_at(keys, (uint32_t)number - 1),
                         zl_texts_at(&attribute->forms, i)))
            return "the key of a word is kept twice";
    }
    for (uint32_t i = 0; i < keys->count; i++)
        if (!checker->marks[i])
            return "there is a key that no word has";
    return check_key_texts(keys);
}

/* ---- order and counts ---- */

/* So many different types in order are all of them. */
static const char *check_order(const zl_body_attribute *attribute)
{
    for (uint32_t i = 0; i < attribute->types; i++) {
        if (zl_packed_at(&attribute->order, i) >= attribute->types)
            return "the order of the words names one that is not there";
        if (i == 0)
            continue;
        uint32_t one = zl_body_sorted(attribute, i - 1);
        uint32_t two = zl_body_sorted(attribute, i);
        int order = zl_view_compare(zl_body_key(attribute, one),
                                    zl_body_key(attribute, two));
        if (order == 0)
            order = zl_view_compare(zl_texts_at(&attribute->forms, one),
                                    zl_texts_at(&attribute->forms, two));
        if (order >= 0)
            return "the words are not in byte order";
    }
    return NULL;
}

static const char *check_numbering(const zl_body_attribute *attribute,
                                   uint32_t i)
{
    uint64_t before = zl_packed_at(&attribute->counts, i - 1);
    uint64_t count = zl_packed_at(&attribute->counts, i);

    if (before < count)
        return "the words are not numbered by falling frequency";
    if (before == count &&
        zl_view_compare(zl_texts_at(&attribute->forms, i - 1),
                        zl_texts_at(&attribute->forms, i)) > 0)
        return "words of one frequency are not in byte order";
    return NULL;
}

static const char *check_counts(const zl_checker *checker,
                                const zl_body_attribute *attribute)
{
    bool is_word = attribute == &checker->body->attributes[0];
    uint64_t tokens = 0, words = 0;

    for (uint32_t i = 0; i < attribute->types; i++) {
        uint64_t count = zl_packed_at(&attribute->counts, i);
        const char *fault = i ? check_numbering(attribute, i) : NULL;
        if (fault)
            return fault;
        if (count == 0)
            return "a word never occurs";
        if (count > checker->body->tokens)
            return "a word occurs more often than there are tokens";
        tokens += count;
        words += attribute->classes[i] ? count : 0;
    }
    if (tokens != checker->body->tokens)
        return "the words do not add up to the tokens";
    if (is_word && words != checker->body->words)
        return "the number of words is wrong";
    return NULL;
}

static const char *check_offsets(const zl_body_attribute *attribute)
{
    const zl_packed *offsets = &attribute->offsets;
    uint64_t last = zl_packed_at(offsets, 0);

    if (last != 0)
        return "the positions of the first word do not come first";
    for (uint64_t i = 1; i < offsets->count; i++) {
        uint64_t next = zl_packed_at(offsets, i);
        if (next < last)
            return "the positions of a word end before they begin";
        last = next;
    }
    return last == attribute->postings.size
               ? NULL
               : "the positions of the last word do not come last";
}

const char *zl_check_types(zl_checker *checker,
                           const zl_body_attribute *attribute)
{
    const char *fault = zl_check_texts(&attribute->forms);

    if (!fault && !zl_utf8_check(attribute->name, NULL))
        fault = "a name in it is not UTF-8";
    if (!fault)
        fault = zl_check_texts(&attribute->keys);
    if (!fault)
        fault = check_keys(checker, attribute);
    if (!fault)
        fault = check_order(attribute);
    if (!fault)
        fault = check_counts(checker, attribute);
    return fault ? fault : check_offsets(attribute);
}
