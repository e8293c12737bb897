/* glue.c -- what stands between tokens → rules and exceptions. */
#include "glue.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "index/packed.h"
#include "index/rising.h"

#include <stdlib.h>

#define NO_GLUE UINT32_MAX

uint8_t zl_glue_rules(uint32_t count, uint32_t before, uint32_t after)
{
    return (uint8_t)((before > count / 2 ? ZL_LAYOUT_NONE_BEFORE : 0) |
                     (after > count / 2 ? ZL_LAYOUT_NONE_AFTER : 0));
}

/* ---- order ---- */

static int by_count(const void *a, const void *b, void *user)
{
    const zl_content *content = user;
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    uint64_t many = content->glue_counts.items[left];
    uint64_t few = content->glue_counts.items[right];

    if (many != few)
        return many > few ? -1 : 1;
    return zl_view_compare(zl_map_key(&content->glues, left),
                           zl_map_key(&content->glues, right));
}

/* Those that stand nowhere come last, and are not counted. */
static bool order(zl_glue *glue)
{
    const zl_content *content = glue->content;
    uint32_t count = content->glues.count;

    glue->order = zl_alloc_array(count, sizeof *glue->order);
    glue->ranks = zl_alloc_array(count, sizeof *glue->ranks);
    if (!glue->order || !glue->ranks)
        return false;
    for (uint32_t i = 0; i < count; i++)
        glue->order[i] = i;
    qsort_r(glue->order, count, sizeof *glue->order, by_count,
            (void *)(uintptr_t)content);
    for (uint32_t i = 0; i < count; i++) {
        glue->ranks[glue->order[i]] = i;
        glue->count += content->glue_counts.items[glue->order[i]] > 0;
    }
    return true;
}

/* What the rules give: the empty glue and the most frequent other one. */
static void find_ruled(zl_glue *glue)
{
    for (uint32_t i = glue->count; i-- > 0;)
        if (zl_map_key(&glue->content->glues, glue->order[i]).size == 0)
            glue->none = glue->order[i];
        else
            glue->blank = glue->order[i];
    if (glue->blank == NO_GLUE)
        glue->blank = glue->none;
}

bool zl_glue_init(zl_glue *glue, const zl_content *content, const char *path)
{
    const zl_roster *words = &content->attributes[0].roster;

    *glue = (zl_glue){ .content = content, .none = NO_GLUE, .blank = NO_GLUE };
    zl_spool_begin(&glue->exceptions, path);
    glue->rules = zl_alloc(words->count);
    if (!glue->rules || !order(glue))
        return false;
    for (uint32_t i = 0; i < words->count; i++)
        glue->rules[words->ranks[i]] = words->rules[i];
    find_ruled(glue);
    return true;
}

void zl_glue_clear(zl_glue *glue)
{
    zl_free(glue->order);
    zl_free(glue->ranks);
    zl_free(glue->rules);
    zl_spool_end(&glue->exceptions);
}

/* ---- tokens ---- */

static void except(zl_glue *glue, uint32_t token, uint32_t number)
{
    uint8_t bytes[8];

    zl_put32(bytes, token);
    zl_put32(bytes + 4, glue->ranks[number]);
    zl_out_bytes(&glue->exceptions.out, bytes, sizeof bytes);
}

/* A token waits until the rule of the next one is known. */
void zl_glue_add(zl_glue *glue, const uint32_t *ranks, const uint32_t *glues,
                 size_t count)
{
    uint32_t last = glue->last_rule, held = glue->last_glue;
    const uint32_t ruled[4] = { glue->blank, glue->none, glue->none,
                                glue->none };
    _Static_assert(ZL_LAYOUT_NONE_BEFORE == 1 && ZL_LAYOUT_NONE_AFTER == 2,
                   "both rules together are a number below 4");

    for (size_t i = 0; i < count; i++) {
        uint32_t rule = glue->rules[ranks[i]];
        uint32_t expected = ruled[(last & ZL_LAYOUT_NONE_AFTER) |
                                  (rule & ZL_LAYOUT_NONE_BEFORE)];
        if (held != expected && glue->token + i > 0)
            except(glue, glue->token + (uint32_t)i - 1, held);
        last = rule;
        held = glues[i];
    }
    glue->last_rule = last;
    glue->last_glue = held;
    glue->token += (uint32_t)count;
}

/* ---- chunks ---- */

static zl_view text_of(const void *user, uint32_t rank)
{
    const zl_glue *glue = user;

    return zl_map_key(&glue->content->glues, glue->order[rank]);
}

/* Give every exception to `take`; the greatest rank of glue. */
static uint32_t each_exception(zl_glue *glue,
                               void take(void *to, uint32_t token,
                                         uint32_t rank),
                               void *to)
{
    zl_spool_reader reader;
    uint8_t bytes[8];
    uint32_t all = 0;

    zl_spool_reader_start(&reader, &glue->exceptions, 0,
                          zl_spool_size(&glue->exceptions));
    while (zl_spool_reader_next(&reader, bytes, sizeof bytes)) {
        take(to, zl_get32(bytes), zl_get32(bytes + 4));
        all |= zl_get32(bytes + 4);
    }
    return all;
}

static void take_token(void *to, uint32_t token, uint32_t rank)
{
    (void)rank;
    zl_rising_add(to, token);
}

static void take_rank(void *to, uint32_t token, uint32_t rank)
{
    (void)token;
    zl_packed_add(to, rank);
}

static void write_exceptions(zl_glue *glue, zl_chunks *chunks)
{
    zl_rising_writer tokens = { 0 };
    zl_packed_writer numbers;

    zl_rising_begin(&tokens,
                    zl_chunks_open(chunks, ZL_CHUNK_GLUE_EXCEPTIONS, 0));
    uint32_t all = each_exception(glue, take_token, &tokens);
    zl_rising_end(&tokens);
    zl_rising_writer_clear(&tokens);
    zl_chunks_close(chunks);
    zl_packed_begin(&numbers, zl_chunks_open(chunks, ZL_CHUNK_GLUE_NUMBERS, 0),
                    zl_spool_size(&glue->exceptions) / 8, zl_bits_width(all));
    if (!glue->exceptions.out.failed)
        each_exception(glue, take_rank, &numbers);
    zl_packed_end(&numbers);
    zl_chunks_close(chunks);
}

static void write_leads(const zl_glue *glue, zl_chunks *chunks)
{
    const zl_content *content = glue->content;
    zl_packed_writer numbers;
    uint32_t all = 0;

    for (size_t i = 0; i < content->leads.count; i++)
        all |= glue->ranks[content->leads.items[i]];
    zl_packed_begin(&numbers, zl_chunks_open(chunks, ZL_CHUNK_LEADS, 0),
                    content->leads.count, zl_bits_width(all));
    for (size_t i = 0; i < content->leads.count; i++)
        zl_packed_add(&numbers, glue->ranks[content->leads.items[i]]);
    zl_packed_end(&numbers);
    zl_chunks_close(chunks);
}

zili_status zl_glue_write(zl_glue *glue, zl_chunks *chunks, zili_error *err)
{
    if (glue->token > 0 && glue->last_glue != glue->none)
        except(glue, glue->token - 1, glue->last_glue);
    zl_put_texts(zl_chunks_open(chunks, ZL_CHUNK_GLUES, 0), text_of, glue,
                 glue->count);
    zl_chunks_close(chunks);
    zl_chunks_add(chunks, ZL_CHUNK_GLUE_RULES, 0, glue->rules,
                  glue->content->attributes[0].roster.count);
    write_exceptions(glue, chunks);
    write_leads(glue, chunks);
    return zl_spool_check(&glue->exceptions, err);
}
