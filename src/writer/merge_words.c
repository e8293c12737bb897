/* merge_words.c -- the words of several segments, put together.
 *
 * The words of each source are written aside in order of (key, form); then
 * all are gone through side by side, and what is found is written aside again
 * and read back, for only then is known how many there are. */
#include "base/bytes.h"
#include "base/mem.h"
#include "writer/glue.h"
#include "writer/merge_count.h"

/* What is known of a type, in a source or in all. */
struct record {
    uint32_t form, key; /* bytes of each */
    uint32_t count, docs, key_docs;
    uint32_t before, after;
    uint32_t class_of;
};

#define RECORD (8 * sizeof(uint32_t))

/* The words of one source, in order. */
struct row {
    zl_spool_reader reader;
    uint64_t begin, end; /* in the spool */
    struct record now;
    zl_str form, key;
    bool over;
    bool counted; /* its documents with the present key are */
};

/* All that is held while words are put together. */
struct meld {
    zl_merge *merge;
    zl_merge_words *words;
    bool of_words;     /* glue counts */
    zl_spool rows;     /* of all sources, one after the other */
    struct row *items; /* by source */
    size_t *heap;      /* sources by their next word, the first one least */
    size_t held;
    zl_spool found; /* records of what was found */
    zl_spool_list key_docs;
    uint32_t places;        /* that were given */
    zl_str key;             /* the present one … */
    uint32_t with_key;      /* … how many types have it … */
    uint32_t key_documents; /* … and documents */
};

static void put_record(zl_spool *spool, const struct record *record)
{
    zl_out_bytes(&spool->out, record, RECORD);
}

/* ---- a source's words, written aside ---- */

static void put_type(struct meld *meld, const zl_merge_count *count,
                     const zl_body_attribute *attribute, uint32_t type)
{
    zl_view form = zl_texts_at(&attribute->forms, type);
    zl_view key = zl_body_key(attribute, type);
    struct record record = {
        .form = (uint32_t)form.size,
        .key = (uint32_t)key.size,
        .count = count->counts[type],
        .docs = count->docs[type],
        .key_docs = count->key_docs[type],
        .before = count->before[type],
        .after = count->after[type],
        .class_of = attribute->classes[type],
    };

    put_record(&meld->rows, &record);
    zl_out_view(&meld->rows.out, form);
    zl_out_view(&meld->rows.out, key);
}

static bool put_types(struct meld *meld, const zl_merge_source *source,
                      const zl_body_attribute *attribute)
{
    zl_merge_count count = { 0 };
    bool good = zl_merge_count_make(&count, meld->merge, source, attribute,
                                    meld->of_words);

    for (uint32_t i = 0; good && i < attribute->types; i++)
        put_type(meld, &count, attribute, zl_body_sorted(attribute, i));
    zl_merge_count_clear(&count);
    zl_file_forget(source->file);
    return good;
}

/* A source without the attribute has "" for all tokens. */
static void put_nothing(struct meld *meld, const zl_merge_source *source)
{
    struct record record = { .count = source->tokens };

    for (size_t i = 0; i < source->spans.count; i++) {
        const zl_merge_span *span = &source->spans.items[i];
        uint32_t last = span->begin;
        for (uint32_t k = span->document; k < span->documents; k++) {
            uint32_t end = zl_merge_document_end(source, k);
            record.docs += end > last;
            last = end;
        }
    }
    record.key_docs = record.docs;
    put_record(&meld->rows, &record);
}

static bool put_rows(struct meld *meld)
{
    bool good = true;

    for (size_t i = 0; good && i < meld->merge->count; i++) {
        const zl_merge_source *source = &meld->merge->sources[i];
        const zl_body_attribute *attribute =
            zl_merge_attribute(source, meld->words->name);
        meld->items[i].begin = zl_spool_size(&meld->rows);
        if (attribute)
            good = put_types(meld, source, attribute);
        else
            put_nothing(meld, source);
        meld->items[i].end = zl_spool_size(&meld->rows);
    }
    return good && !meld->rows.out.failed;
}

/* ---- reading them again ---- */

static bool read_text(struct row *row, zl_str *text, size_t size)
{
    char part[1024];

    zl_str_empty(text);
    while (size) {
        size_t more = size < sizeof part ? size : sizeof part;
        if (!zl_spool_reader_next(&row->reader, part, more))
            return false;
        zl_str_add(text, (zl_view){ part, more });
        size -= more;
    }
    return !text->failed;
}

/* Go on to the next word; false where memory or reading fails. */
static bool next_word(struct row *row)
{
    row->over = !zl_spool_reader_next(&row->reader, &row->now, RECORD);
    if (row->over)
        return !row->reader.spool->out.failed;
    return read_text(row, &row->form, row->now.form) &&
           read_text(row, &row->key, row->now.key);
}

static bool start_rows(struct meld *meld)
{
    for (size_t i = 0; i < meld->merge->count; i++) {
        struct row *row = &meld->items[i];
        zl_spool_reader_start(&row->reader, &meld->rows, row->begin, row->end);
        if (!next_word(row))
            return false;
    }
    return true;
}

/* ---- the least of the next words ---- */

static bool comes_before(const struct meld *meld, size_t left, size_t right)
{
    const struct row *one = &meld->items[left], *two = &meld->items[right];
    int order =
        zl_view_compare(zl_str_view(&one->key), zl_str_view(&two->key));

    if (order == 0)
        order =
            zl_view_compare(zl_str_view(&one->form), zl_str_view(&two->form));
    return order ? order < 0 : left < right;
}

static void sink(struct meld *meld, size_t at)
{
    size_t *heap = meld->heap;

    for (;;) {
        size_t least = 2 * at + 1;
        if (least >= meld->held)
            break;
        if (least + 1 < meld->held &&
            comes_before(meld, heap[least + 1], heap[least]))
            least++;
        if (!comes_before(meld, heap[least], heap[at]))
            break;
        size_t moved = heap[at];
        heap[at] = heap[least];
        heap[least] = moved;
        at = least;
    }
}

static void make_heap(struct meld *meld)
{
    for (size_t i = 0; i < meld->merge->count; i++)
        if (!meld->items[i].over)
            meld->heap[meld->held++] = i;
    for (size_t i = meld->held; i-- > 0;)
        sink(meld, i);
}

/* The first source goes on to its next word. */
static bool advance(struct meld *meld)
{
    struct row *row = &meld->items[meld->heap[0]];

    if (!next_word(row))
        return false;
    if (row->over)
        meld->heap[0] = meld->heap[--meld->held];
    sink(meld, 0);
    return true;
}

/* ---- what is found ---- */

/* All types of a key are known. */
static void end_key(struct meld *meld)
{
    for (; meld->with_key > 0; meld->with_key--)
        zl_spool_list_add(&meld->key_docs, &meld->words->maps,
                          meld->key_documents);
    meld->key_documents = 0;
    for (size_t i = 0; i < meld->merge->count; i++)
        meld->items[i].counted = false;
}

static void begin_key(struct meld *meld, const struct row *row)
{
    if (zl_view_same(zl_str_view(&row->key), zl_str_view(&meld->key)))
        return;
    end_key(meld);
    zl_str_empty(&meld->key);
    zl_str_add(&meld->key, zl_str_view(&row->key));
}

/* Add the first of the next words to `sum`; the source notes its place, which
 * is that of the next type unless none is kept. */
static bool add_word(struct meld *meld, struct record *sum, size_t source)
{
    struct row *row = &meld->items[source];

    sum->count += row->now.count;
    sum->docs += row->now.docs;
    sum->before += row->now.before;
    sum->after += row->now.after;
    if (!row->counted)
        meld->key_documents += row->now.key_docs;
    row->counted = true;
    return advance(meld);
}

/* The types of the sources are in their order of keys: every place is noted
 * in turn. */
static void note_places(struct meld *meld, const size_t *sources, size_t count,
                        uint32_t place)
{
    for (size_t i = 0; i < count; i++)
        zl_spool_list_add(&meld->words->places[sources[i]], &meld->words->maps,
                          place);
}

static void put_found(struct meld *meld, const struct record *sum,
                      zl_view form, zl_view key)
{
    zl_spool *texts = &meld->words->texts;
    uint8_t sizes[8];

    if (form.size == 0)
        meld->words->empty = meld->places;
    put_record(&meld->found, sum);
    zl_put32(sizes, sum->form);
    zl_put32(sizes + 4, sum->key);
    zl_out_bytes(&texts->out, sizes, sizeof sizes);
    zl_out_view(&texts->out, form);
    zl_out_view(&texts->out, key);
    meld->places++;
    meld->with_key++;
}

static bool is_word(const struct row *row, zl_view form, zl_view key)
{
    return zl_view_same(zl_str_view(&row->form), form) &&
           zl_view_same(zl_str_view(&row->key), key);
}

/* The next type, in all sources that have it, which `same` has room for. */
static bool find_type(struct meld *meld, zl_str *form, size_t *same)
{
    const struct row *first = &meld->items[meld->heap[0]];
    struct record sum = first->now;
    size_t count = 0;

    sum.count = sum.docs = sum.before = sum.after = 0;
    begin_key(meld, first);
    zl_str_empty(form);
    zl_str_add(form, zl_str_view(&first->form));
    if (form->failed || meld->key.failed)
        return false;
    zl_view key = zl_str_view(&meld->key);
    while (meld->held &&
           is_word(&meld->items[meld->heap[0]], zl_str_view(form), key)) {
        if (count == meld->merge->count)
            return true; /* a source has it twice: it is damaged */
        same[count++] = meld->heap[0];
        if (!add_word(meld, &sum, meld->heap[0]))
            return false;
    }
    note_places(meld, same, count, sum.count ? meld->places : ZL_MERGE_NONE);
    if (sum.count)
        put_found(meld, &sum, zl_str_view(form), key);
    return true;
}

static bool find_types(struct meld *meld)
{
    size_t *same = zl_alloc_array(meld->merge->count, sizeof *same);
    zl_str form = { 0 };
    bool good = same != NULL;

    make_heap(meld);
    while (good && meld->held && zl_content_goes_on(&meld->merge->content))
        good = find_type(meld, &form, same);
    end_key(meld);
    zl_free(same);
    zl_str_clear(&form);
    return good && !meld->found.out.failed && !meld->words->maps.out.failed &&
           !meld->words->texts.out.failed;
}

/* ---- the roster ---- */

static zl_view text_at(const zl_merge_words *words, uint32_t place, bool key)
{
    const uint8_t *at = words->bytes + words->offsets[place];
    uint32_t form = zl_get32(at);

    if (key)
        return (zl_view){ (const char *)at + 8 + form, zl_get32(at + 4) };
    return (zl_view){ (const char *)at + 8, form };
}

static zl_view form_at(const void *user, uint32_t place)
{
    return text_at(user, place, false);
}

static zl_view key_at(const void *user, uint32_t place)
{
    return text_at(user, place, true);
}

static bool fill_roster(struct meld *meld, zl_roster *roster)
{
    zl_merge_words *words = meld->words;
    zl_spool_reader reader;
    uint64_t offset = 0;
    struct record record;

    zl_spool_list_rewind(&meld->key_docs, &words->maps);
    zl_spool_reader_start(&reader, &meld->found, 0,
                          meld->places * (uint64_t)RECORD);
    for (uint32_t i = 0; i < roster->count; i++) {
        if (!zl_spool_reader_next(&reader, &record, RECORD))
            return false;
        roster->counts[i] = record.count;
        roster->docs[i] = record.docs;
        roster->key_docs[i] =
            zl_spool_list_next(&meld->key_docs, &words->maps);
        roster->classes[i] = (uint8_t)record.class_of;
        if (roster->rules)
            roster->rules[i] =
                zl_glue_rules(record.count, record.before, record.after);
        words->offsets[i] = offset;
        offset += 8 + (uint64_t)record.form + record.key;
    }
    return !words->maps.out.failed;
}

static bool make_roster(struct meld *meld, zl_roster *roster)
{
    zl_merge_words *words = meld->words;

    words->offsets = zl_alloc_array(meld->places, sizeof *words->offsets);
    words->bytes = zl_spool_bytes(&words->texts);
    roster->form = form_at;
    roster->key = key_at;
    roster->user = words;
    return words->offsets && words->bytes &&
           zl_roster_init(roster, meld->places, meld->of_words) &&
           fill_roster(meld, roster) && zl_roster_order(roster);
}

/* ---- all of it ---- */

static bool make_room(struct meld *meld)
{
    size_t count = meld->merge->count;

    meld->items = zl_alloc_array(count, sizeof *meld->items);
    meld->heap = zl_alloc_array(count, sizeof *meld->heap);
    meld->words->places = zl_alloc_array(count, sizeof *meld->words->places);
    return meld->items && meld->heap && meld->words->places;
}

static void clear(struct meld *meld)
{
    for (size_t i = 0; meld->items && i < meld->merge->count; i++) {
        zl_str_clear(&meld->items[i].form);
        zl_str_clear(&meld->items[i].key);
    }
    zl_free(meld->items);
    zl_free(meld->heap);
    zl_spool_end(&meld->rows);
    zl_spool_list_clear(&meld->key_docs);
    zl_spool_end(&meld->found);
    zl_str_clear(&meld->key);
}

/* What a spool lacks is the content's failure. */
static void note_failure(zl_merge *merge, const zl_spool *spool)
{
    zl_content *content = &merge->content;

    if (!content->status)
        content->status = zl_spool_check(spool, &content->error);
}

bool zl_merge_words_make(zl_merge *merge, uint32_t i, const char *name)
{
    zl_content_attribute *attribute = &merge->content.attributes[i];
    struct meld meld = { .merge = merge,
                         .words = &merge->words[i],
                         .of_words = i == 0 };

    *meld.words = (zl_merge_words){ .name = name, .empty = ZL_MERGE_NONE };
    *attribute = (zl_content_attribute){ .name = name };
    zl_spool_begin(&meld.words->maps, merge->path);
    zl_spool_begin(&meld.words->texts, merge->path);
    zl_spool_begin(&meld.rows, merge->path);
    zl_spool_begin(&meld.found, merge->path);
    bool good = make_room(&meld) && put_rows(&meld) && start_rows(&meld) &&
                find_types(&meld) && make_roster(&meld, &attribute->roster);
    note_failure(merge, &meld.words->maps);
    note_failure(merge, &meld.words->texts);
    note_failure(merge, &meld.rows);
    note_failure(merge, &meld.found);
    if (!good)
        zl_content_lack_memory(&merge->content);
    clear(&meld);
    return !merge->content.status;
}

void zl_merge_words_clear(zl_merge_words *words, size_t sources)
{
    for (size_t i = 0; words->places && i < sources; i++)
        zl_spool_list_clear(&words->places[i]);
    zl_free(words->places);
    zl_spool_end(&words->maps);
    zl_spool_end(&words->texts);
    zl_free(words->offsets);
}
