/* render.c -- lines made in corpus order, to be read in another. */
#include "analysis/render.h"

#include "base/mem.h"
#include "base/work.h"
#include "reader/place.h"

#include <string.h>

/* Lines of a block: its text shall stay near the processor while it is laid
 * out; and the most blocks, for each is asked for a part of every sheet. */
enum { BLOCK = 32768, BLOCKS_MOST = 64, USUAL = 128 };

/* What the lines of a block are made with. */
struct desk {
    zl_place place;
    zl_ribbon ribbon;
    zl_str text;     /* the lines as they come … */
    uint32_t *sizes; /* … and by sheet, their bytes */
};

struct renderer {
    const zl_lines *lines;
    const zili_corpus *corpus;
    zl_shown shown;
    size_t block; /* lines of one */
    uint32_t *rows;
    struct desk *desks; /* by slot */
    zl_rendering *rendering;
};

/* ---- one line ---- */

/* With what keeps the next line where it may stand. */
static size_t size_of(const zl_rendered *line)
{
    size_t size = line->ends[2] == ZL_NOT_PLAIN ? 0 : line->ends[2];

    return (offsetof(zl_rendered, text) + size + _Alignof(zl_rendered) - 1) &
           -_Alignof(zl_rendered);
}

static void set_place(zl_rendered *line, const zl_place *place, zl_hit hit)
{
    uint64_t begin = place->document->begin;

    line->area = place->region;
    line->paragraph = place->paragraph;
    line->sentence = place->sentence;
    line->from = (uint32_t)(hit.begin - begin + 1);
    line->to = (uint32_t)(hit.end - begin);
}

static void set_text(zl_rendered *line, const zl_prose_line *shown)
{
    for (size_t i = 0; i < 3; i++)
        line->ends[i] = (uint16_t)shown->ends[i];
    memcpy(line->text, shown->text, shown->ends[2]);
}

static void add_line(const struct renderer *of, struct desk *desk,
                     size_t number)
{
    size_t row = of->rows ? of->rows[number] : number;
    zl_hit hit = zl_lines_hit(of->lines, number);
    zl_prose_line shown;

    if (row >= of->shown.lines)
        return;
    zl_place_move(&desk->place, hit.begin);
    bool plain = of->shown.faces &&
                 zl_prose_show(&desk->ribbon, hit, of->shown.words,
                               desk->place.area->begin, desk->place.area->end,
                               &shown);
    if (!zl_str_reserve(&desk->text, sizeof(zl_rendered) + ZL_PROSE_ROOM))
        return;
    zl_rendered *line = (void *)(desk->text.bytes + desk->text.size);
    line->row = (uint32_t)row;
    line->number = (uint32_t)number;
    line->ends[2] = ZL_NOT_PLAIN;
    set_place(line, &desk->place, hit);
    if (plain)
        set_text(line, &shown);
    size_t size = size_of(line);
    desk->text.size += size;
    desk->sizes[line->row / ZL_SHEET] += (uint32_t)size;
}

/* ---- a block ---- */

/* From the sizes of the sheets: where each begins, and the last ends. */
static void set_begins(const uint32_t *sizes, size_t sheets, uint32_t *begins)
{
    begins[0] = 0;
    for (size_t i = 0; i < sheets; i++)
        begins[i + 1] = begins[i] + sizes[i];
}

/* Copy the lines to their sheets; `ends` says where each has got to. */
static void lay_out(const zl_str *text, uint32_t *ends, char *out)
{
    size_t size;

    for (size_t at = 0; at < text->size; at += size) {
        const zl_rendered *line = (const void *)(text->bytes + at);
        uint32_t *end = &ends[line->row / ZL_SHEET];
        size = size_of(line);
        memcpy(out + *end, line, size);
        *end += (uint32_t)size;
    }
}

static bool make_block(const struct renderer *of, struct desk *desk,
                       size_t block)
{
    zl_rendering *all = of->rendering;
    uint32_t *begins = all->begins + block * (all->sheets + 1);
    size_t from = block * of->block;
    size_t to = all->lines - from < of->block ? all->lines : from + of->block;

    zl_place_init(&desk->place, of->corpus);
    zl_ribbon_init(&desk->ribbon, of->shown.faces, of->corpus);
    zl_str_empty(&desk->text);
    if (of->shown.lines == all->lines)
        zl_str_reserve(&desk->text, (to - from) * USUAL);
    memset(desk->sizes, 0, all->sheets * sizeof *desk->sizes);
    for (size_t i = from; i < to && !desk->text.failed; i++)
        add_line(of, desk, i);
    all->texts[block] = zl_alloc(desk->text.size);
    if (desk->text.failed || !all->texts[block])
        return false;
    set_begins(desk->sizes, all->sheets, begins);
    memcpy(desk->sizes, begins, all->sheets * sizeof *begins);
    lay_out(&desk->text, desk->sizes, all->texts[block]);
    return true;
}

static bool run(void *user, size_t block, size_t slot)
{
    const struct renderer *of = user;
    struct desk *desk = &of->desks[slot];

    if (!desk->sizes)
        desk->sizes =
            zl_alloc_array(of->rendering->sheets, sizeof *desk->sizes);
    return desk->sizes && make_block(of, desk, block);
}

/* ---- all of them ---- */

static void turn_part(void *user, size_t part, size_t from, size_t to)
{
    const struct renderer *of = user;

    (void)part;
    for (size_t i = from; i < to; i++)
        of->rows[of->lines->order[i]] = (uint32_t)i;
}

/* Where each line is shown, by number; false without memory. */
static bool find_rows(struct renderer *of, size_t threads)
{
    size_t count = of->rendering->lines;

    if (!of->lines->order)
        return true;
    of->rows = zl_alloc_array(count, sizeof *of->rows);
    if (of->rows)
        zl_work_on_parts(zl_work_parts(threads, count, BLOCK), count,
                         turn_part, of);
    return of->rows != NULL;
}

/* False without memory. */
static bool make_room(zl_rendering *all, size_t lines, size_t shown,
                      size_t block)
{
    all->lines = lines;
    all->sheets = (shown + ZL_SHEET - 1) / ZL_SHEET;
    all->blocks = (lines + block - 1) / block;
    all->texts = zl_alloc_array(all->blocks, sizeof *all->texts);
    all->begins =
        zl_alloc_array(all->blocks * (all->sheets + 1), sizeof *all->begins);
    return all->texts && all->begins;
}

static bool render(struct renderer *of, size_t threads)
{
    size_t slots = zl_work_slots(threads), blocks = of->rendering->blocks;

    of->desks = zl_alloc_array(slots, sizeof *of->desks);
    bool enough = of->desks && find_rows(of, threads) &&
                  zl_work(threads, blocks, run, NULL, of) == blocks;
    for (size_t i = 0; of->desks && i < slots; i++) {
        zl_str_clear(&of->desks[i].text);
        zl_free(of->desks[i].sizes);
    }
    zl_free(of->desks);
    zl_free(of->rows);
    return enough;
}

bool zl_lines_render(const zl_lines *lines, const zili_corpus *corpus,
                     zl_shown shown, uint64_t threads,
                     zl_rendering *rendering)
{
    size_t count = zl_lines_count(lines);
    size_t least = (count + BLOCKS_MOST - 1) / BLOCKS_MOST;
    struct renderer of = {
        .lines = lines,
        .corpus = corpus,
        .shown = shown,
        .block = least > BLOCK ? least : BLOCK,
        .rendering = rendering,
    };

    if (shown.lines > ZL_RENDER_LINES)
        of.shown.faces = NULL;
    return make_room(rendering, count, shown.lines, of.block) &&
           render(&of, zl_work_threads(threads));
}

void zl_rendering_clear(zl_rendering *rendering)
{
    for (size_t i = 0; rendering->texts && i < rendering->blocks; i++)
        zl_free(rendering->texts[i]);
    zl_free(rendering->texts);
    zl_free(rendering->begins);
    *rendering = (zl_rendering){ 0 };
}

/* ---- reading ---- */

enum { AHEAD = 2, FETCHED = 16, CACHE_LINE = 64 };

/* The part of a sheet in a block will be read soon. */
static void fetch(const zl_rendering *all, size_t block, size_t sheet)
{
    uint32_t begin = all->begins[block * (all->sheets + 1) + sheet];

    for (uint32_t i = 0; i < FETCHED; i++)
        __builtin_prefetch(all->texts[block] + begin + i * CACHE_LINE);
}

void zl_rendering_sheet(const zl_rendering *rendering, size_t sheet,
                        const zl_rendered *rows[ZL_SHEET])
{
    for (size_t i = 0; i < rendering->blocks; i++) {
        const uint32_t *begins =
            rendering->begins + i * (rendering->sheets + 1) + sheet;
        const char *at = rendering->texts[i] + begins[0];
        const char *end = rendering->texts[i] + begins[1];
        if (i + AHEAD < rendering->blocks)
            fetch(rendering, i + AHEAD, sheet);
        while (at < end) {
            const zl_rendered *line = (const void *)at;
            rows[line->row % ZL_SHEET] = line;
            at += size_of(line);
        }
    }
}
