/* merge_read.c -- tokens and positions of several segments, in order. */
#include "base/mem.h"
#include "writer/merge_parts.h"

static zl_merge *own(zl_content *content)
{
    return (zl_merge *)content;
}

static const zl_body_attribute *attribute_of(const zl_merge *merge, size_t i)
{
    return zl_merge_attribute(
        &merge->sources[i], merge->content.attributes[merge->attribute].name);
}

/* The rank of "". */
static uint32_t empty_rank(const zl_merge *merge)
{
    uint32_t place = merge->words[merge->attribute].empty;
    const zl_roster *roster =
        &merge->content.attributes[merge->attribute].roster;

    return place < roster->count ? roster->ranks[place] : 0;
}

/* ---- tokens ---- */

/* Fill `ranks` for the types of the present source. */
static bool map_ranks(zl_merge *merge, const zl_body_attribute *attribute)
{
    zl_merge_words *words = &merge->words[merge->attribute];
    zl_spool_list *places = &words->places[merge->source];
    const zl_roster *roster =
        &merge->content.attributes[merge->attribute].roster;

    zl_free(merge->ranks);
    merge->ranks = zl_alloc_array(attribute->types, sizeof *merge->ranks);
    if (!merge->ranks)
        return false;
    zl_spool_list_rewind(places, &words->maps);
    for (uint32_t i = 0; i < attribute->types; i++) {
        uint32_t place = zl_spool_list_next(places, &words->maps);
        uint32_t type = zl_body_sorted(attribute, i);
        merge->ranks[type] = place < roster->count ? roster->ranks[place] : 0;
    }
    return !words->maps.out.failed;
}

static void start_source(zl_merge *merge)
{
    if (merge->source == merge->count)
        return;
    const zl_body_attribute *attribute = attribute_of(merge, merge->source);
    if (attribute && !map_ranks(merge, attribute))
        zl_content_lack_memory(&merge->content);
    zl_merge_walk_start(&merge->walk, &merge->sources[merge->source],
                        attribute, merge->attribute == 0);
}

static void rewind_tokens(zl_content *content, uint32_t attribute)
{
    zl_merge *merge = own(content);

    merge->attribute = attribute;
    merge->source = 0;
    start_source(merge);
}

static void map_tokens(const zl_merge *merge, uint32_t *tokens, size_t count)
{
    if (!merge->walk.attribute) {
        uint32_t rank = empty_rank(merge);
        for (size_t i = 0; i < count; i++)
            tokens[i] = rank;
        return;
    }
    for (size_t i = 0; i < count; i++)
        tokens[i] = merge->ranks[tokens[i]];
}

static void map_glues(const zl_merge *merge, uint32_t *glues, size_t count)
{
    const zl_merge_source *source = &merge->sources[merge->source];
    uint32_t nothing = source->body.glues.count;

    for (size_t i = 0; i < count; i++)
        glues[i] = source->glues[glues[i] < nothing ? glues[i] : nothing];
}

static size_t next_tokens(zl_content *content, uint32_t *ranks,
                          uint32_t *glues, size_t room)
{
    zl_merge *merge = own(content);

    while (merge->source < merge->count && !content->status) {
        size_t count = zl_merge_walk_next(&merge->walk, ranks, glues, room);
        if (count > 0) {
            map_tokens(merge, ranks, count);
            if (glues)
                map_glues(merge, glues, count);
            zl_merge_note_read(merge, count * 2);
            return count;
        }
        merge->source++;
        start_source(merge);
    }
    return 0;
}

/* ---- positions ---- */

/* Move a source on to its next type that is in the merge. */
static void advance(zl_merge *merge, size_t i)
{
    zl_merge_words *words = &merge->words[merge->attribute];
    zl_spool_list *places = &words->places[i];

    do {
        merge->local[i]++;
        merge->next[i] = zl_spool_list_next(places, &words->maps);
    } while (merge->next[i] == ZL_MERGE_NONE && places->next < places->count);
}

static void rewind_positions(zl_content *content, uint32_t attribute)
{
    zl_merge *merge = own(content);

    merge->attribute = attribute;
    merge->place = 0;
    for (size_t i = 0; i < merge->count; i++) {
        zl_spool_list_rewind(&merge->words[attribute].places[i],
                             &merge->words[attribute].maps);
        merge->local[i] = UINT32_MAX;
        advance(merge, i);
    }
}

/* Numbers in a row that must rise from `least` on. */
static bool rise(const uint32_t *numbers, uint32_t count, uint32_t least)
{
    bool rising = numbers[0] >= least;

    for (uint32_t i = 1; i < count; i++)
        rising &= numbers[i] > numbers[i - 1];
    return rising;
}

/* Add the kept ones of a block of positions; gives how many these are. */
static uint32_t add_kept(const zl_merge_source *source, size_t *at,
                         uint32_t *numbers, uint32_t count,
                         zl_rising_writer *list)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        while (*at < source->spans.count &&
               source->spans.items[*at].end <= numbers[i])
            ++*at;
        if (*at == source->spans.count)
            break;
        const zl_merge_span *span = &source->spans.items[*at];
        if (numbers[i] >= span->begin)
            numbers[kept++] = numbers[i] - span->begin + span->to;
    }
    zl_rising_add_all(list, numbers, kept);
    return kept;
}

/* The positions of a type of a source; gives how many there are. */
static uint32_t add_list(zl_merge *merge, size_t i, zl_rising_writer *list)
{
    const zl_merge_source *source = &merge->sources[i];
    zl_rising from = zl_body_postings(&source->body, attribute_of(merge, i),
                                      merge->local[i]);
    uint32_t numbers[ZL_RISING_ROOM], least = 0, kept = 0;
    size_t span = 0;

    for (uint32_t k = 0; k < zl_rising_blocks(&from); k++) {
        uint32_t count = zl_rising_decode(&from, k, numbers);
        if (!rise(numbers, count, least)) {
            zl_merge_damaged(merge, source);
            return kept;
        }
        least = numbers[count - 1] + 1;
        kept += add_kept(source, &span, numbers, count, list);
    }
    zl_merge_note_read(merge, from.size);
    return kept;
}

/* The same where it has not the attribute: all tokens are "". */
static uint32_t add_all(const zl_merge_source *source, zl_rising_writer *list)
{
    for (size_t i = 0; i < source->spans.count; i++) {
        const zl_merge_span *span = &source->spans.items[i];
        for (uint32_t k = span->begin; k < span->end; k++)
            zl_rising_add(list, k - span->begin + span->to);
    }
    return source->tokens;
}

static void next_positions(zl_content *content, zl_rising_writer *list)
{
    zl_merge *merge = own(content);
    const zl_roster *roster = &content->attributes[merge->attribute].roster;
    uint32_t place = merge->place++, count = 0;

    for (size_t i = 0; i < merge->count && !content->status; i++) {
        if (merge->next[i] != place)
            continue;
        count += attribute_of(merge, i) ? add_list(merge, i, list)
                                        : add_all(&merge->sources[i], list);
        advance(merge, i);
    }
    if (count != roster->counts[place])
        zl_merge_damaged(merge, &merge->sources[0]);
}

const zl_content_reader zl_merge_reader = {
    .rewind_tokens = rewind_tokens,
    .tokens = next_tokens,
    .rewind_positions = rewind_positions,
    .positions = next_positions,
    .rewind_ranges = zl_merge_rewind_ranges,
    .range = zl_merge_next_range,
};
