/* batch_tokens.c -- the tokens of a batch, and what stands between them. */
#include "batch_parts.h"

#include "base/fail.h"
#include "writer/limits.h"

#include <inttypes.h>

/* ---- glue ---- */

static uint32_t number_of_glue(zl_batch *batch)
{
    zl_str *glue = &batch->glue;

    if (glue->size == 0 && !glue->failed)
        return ZL_GLUE_NONE;
    if (glue->size == 1 && glue->bytes[0] == ' ') {
        glue->size = 0;
        return ZL_GLUE_BLANK;
    }
    uint32_t number = glue->failed
                          ? ZL_MAP_NONE
                          : zl_map_add(&batch->glues, zl_str_view(glue));
    glue->size = 0;
    if (number == ZL_MAP_NONE)
        zl_batch_lack_memory(batch);
    return number;
}

static void put_glue(zl_batch *batch, uint32_t number)
{
    uint8_t code = number < ZL_GLUE_OTHER ? (uint8_t)number
                                          : (uint8_t)ZL_GLUE_OTHER;
    zl_other_glue other = { zl_batch_next(batch) - 1, number };

    if (!zl_array_push(&batch->glue_of, code) ||
        (code == ZL_GLUE_OTHER && !zl_array_push(&batch->others, other)))
        zl_batch_lack_memory(batch);
}

/* Give what has come since the last token to it, or to the beginning of the
 * document. */
void zl_batch_settle_glue(zl_batch *batch)
{
    uint32_t number = number_of_glue(batch);

    if (zl_batch_next(batch) == zl_batch_current(batch)->begin)
        zl_batch_current(batch)->lead = number;
    else
        put_glue(batch, number);
}

void zl_batch_glue(zl_batch *batch, zl_view glue)
{
    zl_str *waiting = &batch->glue;

    if (glue.size == 0 || !zl_batch_ready(batch, "glue"))
        return;
    if (glue.size > 1 || waiting->size + 1 >= waiting->room) {
        zl_str_add(waiting, glue);
    } else { /* nearly always */
        waiting->bytes[waiting->size++] = glue.bytes[0];
        waiting->bytes[waiting->size] = 0;
    }
}

/* ---- tokens ---- */

/* A type is met for the first time in this document. */
static void meet(zl_batch *batch, zl_batch_attribute *attribute,
                 uint32_t number, uint32_t document)
{
    attribute->types.items[number].seen = document;
    if (!zl_array_push(&attribute->firsts, number))
        zl_batch_lack_memory(batch);
}

/* Count a token of an attribute, which belongs to the document with this
 * number from 1; gives its type, or ZL_WORDBOOK_NONE. */
static inline uint32_t add_word(zl_batch *batch, zl_batch_attribute *attribute,
                                zl_view form, uint64_t word, uint32_t document)
{
    uint32_t number = zl_wordbook_add_word(&attribute->forms, form, word);

    if (number == ZL_WORDBOOK_NONE ||
        (number == attribute->types.count &&
         !zl_array_push(&attribute->types, (zl_batch_type){ 0 }))) {
        zl_batch_lack_memory(batch);
        return ZL_WORDBOOK_NONE;
    }
    zl_batch_type *type = &attribute->types.items[number];
    type->count++;
    if (type->seen != document)
        meet(batch, attribute, number, document);
    return number;
}

/* Add the next token of an attribute. */
static void add_form(zl_batch *batch, zl_batch_attribute *attribute,
                     zl_view form, uint32_t document)
{
    uint32_t number = add_word(batch, attribute, form, zl_wordbook_word(form),
                               document);

    if (number != ZL_WORDBOOK_NONE &&
        !zl_array_push(&attribute->tokens, number))
        zl_batch_lack_memory(batch);
}

static void refuse_more(zl_batch *batch)
{
    batch->status = zl_fail(
        &batch->error, ZILI_EUSAGE,
        "%s has more than %" PRIu32 " tokens; cut it into parts.",
        batch->texts.bytes + zl_batch_current(batch)->path, ZL_DOCUMENT_MOST);
}

/* Nothing stands between the last token and the one before. */
static inline void note_touch(zl_batch_attribute *words, const uint32_t *last)
{
    words->types.items[last[-1]].after++;
    words->types.items[last[0]].before++;
}

/* How much it has is looked at now and then. */
#define MOST_TOKENS_A_LOOK 4096

static void plan_look(zl_batch *batch)
{
    size_t tokens = batch->drain.size / 1024 + 1;

    if (tokens > MOST_TOKENS_A_LOOK)
        tokens = MOST_TOKENS_A_LOOK;
    batch->next_look = batch->attributes.items[0].tokens.count + tokens;
}

void zl_batch_give(zl_batch *batch)
{
    if (!batch->drain.give(batch->drain.user, batch) && !batch->status)
        batch->status = zl_fail(&batch->error, ZILI_ESTOPPED, "Stopped.");
}

static void look_at_size(zl_batch *batch)
{
    if (zl_batch_size(batch) >= batch->drain.size)
        zl_batch_give(batch);
    plan_look(batch);
}

void zl_batch_set_drain(zl_batch *batch, const zl_batch_drain *drain)
{
    batch->drain = drain ? *drain : (zl_batch_drain){ 0 };
    if (drain)
        plan_look(batch);
    else
        batch->next_look = SIZE_MAX;
}

void zl_batch_token(zl_batch *batch, zl_view form)
{
    if (!zl_batch_ready(batch, "a token"))
        return;
    zl_batch_attribute *words = &batch->attributes.items[0];
    if (words->tokens.count >= batch->next_look)
        look_at_size(batch);
    bool first = zl_batch_next(batch) == zl_batch_current(batch)->begin;
    bool touches = !first && batch->glue.size == 0;
    zl_batch_settle_glue(batch);
    if (zl_batch_next(batch) >= ZL_DOCUMENT_MOST)
        refuse_more(batch);
    if (batch->status)
        return;
    add_form(batch, words, form, (uint32_t)batch->documents.count);
    if (touches && words->tokens.count == 1)
        batch->touched = true;
    else if (touches && !batch->status)
        note_touch(words,
                   &words->tokens.items[words->tokens.count - 1]);
}

/* ---- tokens of a text ---- */

/* So many of `count` tokens can be added with nothing looked at but what stands
 * before them: none is the first of its document, and there is room. */
static size_t usual_ones(zl_batch *batch, size_t count)
{
    zl_batch_attribute *words = &batch->attributes.items[0];
    size_t tokens = words->tokens.count, next = zl_batch_next(batch);

    if (next == zl_batch_current(batch)->begin || tokens == 0 ||
        tokens >= batch->next_look || next >= ZL_DOCUMENT_MOST ||
        batch->glue.size > 0 || batch->glue.failed)
        return 0;
    if (count > batch->next_look - tokens)
        count = batch->next_look - tokens;
    if (count > ZL_DOCUMENT_MOST - next)
        count = ZL_DOCUMENT_MOST - next;
    if (zl_array_reserve(&batch->glue_of, count) &&
        zl_array_reserve(&words->tokens, count))
        return count;
    zl_batch_lack_memory(batch);
    return 0;
}

static inline bool is_blank(zl_view text, size_t from, size_t begin)
{
    return begin == from + 1 && text.bytes[from] == ' ';
}

/* Add tokens for which there is room, up to the first with other glue than
 * nothing or a blank before it, or until the batch fails; gives how many. */
static size_t add_usual(zl_batch *batch, zl_view text, size_t from,
                        const zl_piece *tokens, size_t count)
{
    zl_batch_attribute *words = &batch->attributes.items[0];
    uint32_t document = (uint32_t)batch->documents.count;
    uint32_t *out = words->tokens.items + words->tokens.count;
    uint8_t *glue = batch->glue_of.items + batch->glue_of.count;
    size_t i = 0;

    for (; i < count; i++) {
        size_t begin = tokens[i].begin, end = tokens[i].end;
        bool touches = begin == from;
        if (!touches && !is_blank(text, from, begin))
            break;
        out[i] = add_word(batch, words,
                          (zl_view){ text.bytes + begin, end - begin },
                          zl_wordbook_word_in(text, begin, end), document);
        if (out[i] == ZL_WORDBOOK_NONE)
            break;
        glue[i] = touches ? ZL_GLUE_NONE : ZL_GLUE_BLANK;
        if (touches)
            note_touch(words, out + i);
        from = end;
    }
    words->tokens.count += i;
    batch->glue_of.count += i;
    return i;
}

void zl_batch_tokens_in(zl_batch *batch, zl_view text, size_t from,
                        const zl_piece *tokens, size_t count)
{
    for (size_t i = 0; i < count && zl_batch_ready(batch, "a token");) {
        size_t usual = usual_ones(batch, count - i);
        usual = add_usual(batch, text, from, tokens + i, usual);
        i += usual;
        if (usual)
            from = tokens[i - 1].end;
        if (i == count || batch->status)
            return;
        zl_batch_glue(batch, zl_view_cut(text, from, tokens[i].begin));
        zl_batch_token(batch,
                       zl_view_cut(text, tokens[i].begin, tokens[i].end));
        from = tokens[i++].end;
    }
}

/* ---- annotations ---- */

static void fill_up(zl_batch *batch, zl_batch_attribute *attribute,
                    uint32_t document, size_t until)
{
    while (attribute->tokens.count < until && !batch->status)
        add_form(batch, attribute, zl_view_of(""), document);
}

/* Up to a position. */
static void fill_up_to(zl_batch *batch, zl_batch_attribute *attribute,
                       uint32_t document, uint32_t end)
{
    fill_up(batch, attribute, document, end - batch->base);
}

/* Every document that has ended has all tokens of every attribute. */
static void end_attribute(zl_batch *batch, zl_batch_attribute *attribute,
                          size_t documents)
{
    while (attribute->first_ends.count < documents && !batch->status) {
        size_t i = attribute->first_ends.count;
        fill_up_to(batch, attribute, (uint32_t)i + 1,
                   batch->documents.items[i].end);
        if (!zl_array_push(&attribute->first_ends, attribute->firsts.count))
            zl_batch_lack_memory(batch);
    }
}

void zl_batch_fill_up(zl_batch *batch)
{
    for (size_t i = 0; i < batch->attributes.count; i++)
        end_attribute(batch, &batch->attributes.items[i],
                      batch->documents.count);
}

static zl_batch_attribute *attribute_named(zl_batch *batch, const char *name)
{
    for (size_t i = 0; i < batch->attributes.count; i++)
        if (strcmp(zl_str_text(&batch->attributes.items[i].name), name) == 0)
            return &batch->attributes.items[i];
    if (batch->attributes.count == ZL_ATTRIBUTES_MOST) {
        zl_batch_misuse(batch, "there are more than 64 attributes:", name);
        return NULL;
    }
    zl_batch_attribute *added = zl_batch_add_attribute(batch, name);
    if (added)
        end_attribute(batch, added, batch->documents.count - 1);
    else
        zl_batch_lack_memory(batch);
    return added;
}

void zl_batch_annotate(zl_batch *batch, const char *name, zl_view value)
{
    uint32_t token = zl_batch_next(batch);

    if (!zl_batch_ready(batch, "an annotation"))
        return;
    zl_batch_attribute *attribute = attribute_named(batch, name);
    if (batch->status)
        return;
    if (token == zl_batch_current(batch)->begin) {
        zl_batch_misuse(batch,
                        "an annotation comes before the first token:", name);
    } else if (batch->base + attribute->tokens.count == token) {
        zl_batch_misuse(batch, "a token has this attribute twice:", name);
    } else {
        uint32_t document = (uint32_t)batch->documents.count;
        fill_up_to(batch, attribute, document, token - 1);
        if (!batch->status)
            add_form(batch, attribute, value, document);
    }
}
