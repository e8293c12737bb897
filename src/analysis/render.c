/* render.c -- the text of many lines, made while they are in corpus order. */
#include "analysis/render.h"

#include "base/mem.h"
#include "base/work.h"
#include "reader/place.h"

#include <string.h>

enum { PART = 8192, USUAL = 96 }; /* lines of a job, bytes of a line */

struct renderer {
    zl_lines *lines;
    const zili_corpus *corpus;
    const zl_faces *faces;
    uint64_t words;
    char **blocks; /* by job */
};

/* What a job holds. */
struct job {
    const struct renderer *of;
    zl_place place;
    zl_prose prose;
    zl_str text;
};

static void set_place(zl_line *line, const zl_place *place)
{
    line->area = place->region;
    line->paragraph = place->paragraph;
    line->sentence = place->sentence;
}

static void add_part(struct job *job, zl_view part, uint16_t *size)
{
    zl_str_add(&job->text, part);
    *size = (uint16_t)part.size;
}

/* Append the text of a line; where it begins, SIZE_MAX where it is not
 * plain. */
static size_t add_text(struct job *job, zl_hit hit)
{
    const zl_area *area = job->place.area;
    zl_prose_line shown;

    if (!job->of->faces ||
        !zl_prose_show(&job->prose, hit, job->of->words, area->begin,
                       area->end, &shown))
        return SIZE_MAX;
    zl_rendered head = { 0 };
    size_t begin = job->text.size;
    zl_str_add(&job->text, (zl_view){ (const char *)&head, sizeof head });
    add_part(job, shown.left, &head.left);
    add_part(job, shown.node, &head.node);
    add_part(job, shown.right, &head.right);
    if (job->text.size % 2)
        zl_str_add_byte(&job->text, 0);
    if (!job->text.failed)
        memcpy(job->text.bytes + begin, &head, sizeof head);
    return begin;
}

/* Lines [from, to): their texts are offsets until the block stays where it
 * is. */
static bool render(struct job *job, size_t from, size_t to, char **block)
{
    zl_line *items = job->of->lines->items;

    zl_str_reserve(&job->text, (to - from) * USUAL);
    for (size_t i = from; i < to; i++) {
        zl_place_move(&job->place, items[i].hit.begin);
        set_place(&items[i], &job->place);
        items[i].offset = add_text(job, items[i].hit);
    }
    for (size_t i = from; i < to; i++) {
        size_t begin = items[i].offset;
        items[i].text = begin == SIZE_MAX
                            ? NULL
                            : (const void *)(job->text.bytes + begin);
    }
    *block = job->text.bytes;
    return !job->text.failed;
}

static bool run(void *user, size_t number, size_t slot)
{
    struct renderer *renderer = user;
    struct job job = { .of = renderer };
    size_t count = renderer->lines->count, from = number * PART;

    (void)slot;
    zl_place_init(&job.place, renderer->corpus);
    zl_prose_init(&job.prose, renderer->faces, renderer->corpus);
    return render(&job, from, count - from < PART ? count : from + PART,
                  &renderer->blocks[number]);
}

static bool take(void *user, size_t number, size_t slot)
{
    (void)user, (void)number, (void)slot;
    return true;
}

bool zl_lines_render(zl_lines *lines, const zili_corpus *corpus,
                     const zl_faces *faces, uint64_t words, uint64_t threads,
                     zl_rendering *rendering)
{
    size_t jobs = (lines->count + PART - 1) / PART;
    struct renderer renderer = {
        .lines = lines,
        .corpus = corpus,
        .faces = lines->count <= ZL_RENDER_LINES ? faces : NULL,
        .words = words,
    };

    if (jobs == 0)
        return true;
    if (!zl_array_reserve(&rendering->blocks, jobs))
        return false;
    rendering->blocks.count = jobs;
    memset(rendering->blocks.items, 0,
           jobs * sizeof *rendering->blocks.items);
    renderer.blocks = rendering->blocks.items;
    return zl_work(zl_work_threads(threads), jobs, run, take, &renderer) ==
           jobs;
}

void zl_rendering_clear(zl_rendering *rendering)
{
    for (size_t i = 0; i < rendering->blocks.count; i++)
        zl_free(rendering->blocks.items[i]);
    zl_array_clear(&rendering->blocks);
}
