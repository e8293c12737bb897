/* union.c -- the types of "word" of several segments, numbered together. */
#include "union.h"

#include "base/fail.h"
#include "base/mem.h"
#include "reader/parts.h"

#include <stdlib.h>

zl_union *zl_union_new(void)
{
    zl_union *all = zl_alloc(sizeof *all);

    if (all)
        zl_lock_init(&all->lock);
    return all;
}

static void drop(zl_union *all, uint32_t segments)
{
    for (uint32_t i = 0; all->numbers && i < segments; i++)
        zl_free(all->numbers[i]);
    zl_free(all->numbers);
    zl_free(all->types);
    all->numbers = NULL;
    all->types = NULL;
}

void zl_union_free(zl_union *all, uint32_t segments)
{
    if (!all)
        return;
    drop(all, segments);
    zl_lock_clear(&all->lock);
    zl_free(all);
}

/* ---- merging by (key, form) ---- */

/* Where a segment stands in its sorted types. */
struct head {
    const zl_attribute *words;
    uint32_t segment;
    uint32_t place, types;
    zl_view key, form;
};

static uint32_t type_of(const struct head *head)
{
    return zl_attribute_sorted(head->words, head->place);
}

/* False past the last type. */
static bool show(struct head *head)
{
    if (head->place >= head->types)
        return false;
    head->key = zl_attribute_key(head->words, type_of(head));
    head->form = zl_attribute_form(head->words, type_of(head));
    return true;
}

static int compare(const struct head *one, const struct head *two)
{
    int order = zl_view_compare(one->key, two->key);

    return order ? order : zl_view_compare(one->form, two->form);
}

static bool comes_first(const struct head *one, const struct head *two)
{
    int order = compare(one, two);

    return order ? order < 0 : one->segment < two->segment;
}

/* Let the head at `i` of a heap sink to where it belongs. */
static void sink(struct head *heap, size_t count, size_t i)
{
    for (;;) {
        size_t least = i, child = 2 * i + 1;
        for (size_t k = child; k < child + 2 && k < count; k++)
            if (comes_first(&heap[k], &heap[least]))
                least = k;
        if (least == i)
            return;
        struct head head = heap[i];
        heap[i] = heap[least];
        heap[least] = head;
        i = least;
    }
}

/* The heads of all segments that have types, as a heap. */
static size_t make_heap(const zili_corpus *corpus, struct head *heap)
{
    size_t count = 0;

    for (uint32_t i = 0; i < corpus->part_count; i++) {
        const zl_attribute *words =
            zl_segment_attribute(corpus->parts[i].segment, 0);
        heap[count] = (struct head){ .words = words,
                                     .segment = i,
                                     .types = zl_attribute_types(words) };
        count += show(&heap[count]);
    }
    for (size_t i = count; i-- > 0;)
        sink(heap, count, i);
    return count;
}

static uint64_t count_of(const struct head *head)
{
    return zl_attribute_count(head->words, type_of(head));
}

/* Every type of every segment gets the number of its form among all, in the
 * order of keys. */
static void merge(zl_union *all, struct head *heap, size_t count)
{
    struct head last = { 0 };

    while (count > 0) {
        struct head *head = &heap[0];
        if (!last.words || compare(&last, head) != 0) {
            all->types[all->count++] =
                (zl_union_type){ 0, head->segment, type_of(head) };
            last = *head;
        }
        all->types[all->count - 1].count += count_of(head);
        all->numbers[head->segment][type_of(head)] = all->count - 1;
        head->place++;
        if (!show(head))
            heap[0] = heap[--count];
        sink(heap, count, 0);
    }
}

/* ---- what is gone does not count ---- */

enum { PART = 1024 };

static void take_off(zl_union *all, const zl_part *part, uint32_t segment,
                     uint32_t from, uint32_t to)
{
    uint32_t types[PART];

    for (uint32_t size; from < to; from += size) {
        size = to - from < PART ? to - from : PART;
        zl_attribute_copy(zl_segment_attribute(part->segment, 0), from,
                          from + size, types);
        for (uint32_t i = 0; i < size; i++) {
            uint64_t *count =
                &all->types[all->numbers[segment][types[i]]].count;
            *count -= *count > 0;
        }
    }
}

static void take_off_gone(zl_union *all, const zili_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->part_count; i++) {
        const zl_part *part = &corpus->parts[i];
        const zl_ranges *documents = zl_segment_ranges(part->segment, 0);
        for (size_t k = 0; k < part->gone.count; k++) {
            const zl_hole *gone = &part->gone.items[k];
            take_off(all, part, i, zl_ranges_begin(documents, gone->begin),
                     zl_ranges_end(documents, gone->end - 1));
        }
    }
}

/* ---- numbering by frequency ---- */

struct order {
    const zili_corpus *corpus;
    const zl_union_type *types;
};

static zl_view form_of(const zili_corpus *corpus, const zl_union_type *type)
{
    return zl_attribute_form(
        zl_segment_attribute(corpus->parts[type->segment].segment, 0),
        type->type);
}

static int by_frequency(const void *a, const void *b, void *user)
{
    const struct order *order = user;
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    const zl_union_type *left = &order->types[one];
    const zl_union_type *right = &order->types[two];

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    int forms = zl_view_compare(form_of(order->corpus, left),
                                form_of(order->corpus, right));
    return forms ? forms : (one > two) - (one < two);
}

/* `order` has the types in their new order; `number` room for as many. */
static void renumber(const zili_corpus *corpus, zl_union *all,
                     const uint32_t *order, uint32_t *number,
                     zl_union_type *types)
{
    for (uint32_t i = 0; i < all->count; i++) {
        types[i] = all->types[order[i]];
        number[order[i]] = i;
    }
    for (uint32_t i = 0; i < corpus->part_count; i++) {
        const zl_segment *segment = corpus->parts[i].segment;
        uint32_t count = zl_attribute_types(zl_segment_attribute(segment, 0));
        for (uint32_t k = 0; k < count; k++)
            all->numbers[i][k] = number[all->numbers[i][k]];
    }
}

static bool sort_types(const zili_corpus *corpus, zl_union *all)
{
    struct order user = { corpus, all->types };
    uint32_t *order = zl_alloc_array(all->count, sizeof *order);
    uint32_t *number = zl_alloc_array(all->count, sizeof *number);
    zl_union_type *types = zl_alloc_array(all->count, sizeof *types);
    bool enough = order && number && types;

    for (uint32_t i = 0; enough && i < all->count; i++)
        order[i] = i;
    if (enough) {
        qsort_r(order, all->count, sizeof *order, by_frequency, &user);
        renumber(corpus, all, order, number, types);
        zl_free(all->types);
        all->types = types;
        types = NULL;
    }
    zl_free(order);
    zl_free(number);
    zl_free(types);
    return enough;
}

/* ---- making ---- */

static bool make_room(const zili_corpus *corpus, zl_union *all)
{
    uint64_t most = 0;

    all->numbers = zl_alloc_array(corpus->part_count, sizeof *all->numbers);
    for (uint32_t i = 0; all->numbers && i < corpus->part_count; i++) {
        const zl_segment *segment = corpus->parts[i].segment;
        uint32_t count = zl_attribute_types(zl_segment_attribute(segment, 0));
        all->numbers[i] = zl_alloc_array(count, sizeof *all->numbers[i]);
        if (!all->numbers[i])
            return false;
        most += count;
    }
    all->types = zl_alloc_array(most, sizeof *all->types);
    return all->numbers && all->types && most < ZL_NONE;
}

static bool make(const zili_corpus *corpus, zl_union *all)
{
    struct head *heap = zl_alloc_array(corpus->part_count, sizeof *heap);
    bool enough = heap && make_room(corpus, all);

    if (enough) {
        merge(all, heap, make_heap(corpus, heap));
        take_off_gone(all, corpus);
        enough = sort_types(corpus, all);
    }
    zl_free(heap);
    return enough;
}

/* The single type that there is without memory. */
static void fail(const zili_corpus *corpus, zl_union *all)
{
    drop(all, corpus->part_count);
    all->failed = true;
    all->count = 1;
}

static void note(const zili_corpus *corpus)
{
    zili_error problem;

    (void)zl_no_memory(&problem);
    zl_lock_take(&corpus->documents->lock);
    zl_documents_note(corpus->documents, &problem);
    zl_lock_give(&corpus->documents->lock);
}

const zl_union *zl_union_need(const zili_corpus *corpus)
{
    zl_union *all = corpus->types;

    if (!zl_mark_is_set(&all->made)) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&all->made)) {
            if (!make(corpus, all))
                fail(corpus, all);
            zl_mark_set(&all->made);
        }
        zl_lock_give(&all->lock);
    }
    if (all->failed)
        note(corpus);
    return all;
}
