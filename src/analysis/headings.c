/* headings.c -- document, kind and language of each region. */
#include "analysis/headings.h"

#include "base/mem.h"

/* Its cells, a blank between, in the texts; no bytes where a cell has some
 * that a row of cells may not have (rows.h, zl_rows_run()). */
struct zl_heading {
    uint32_t begin;
    uint32_t ends[3];
};

static void look_up(const zili_corpus *corpus, uint32_t region,
                    zl_view cells[3])
{
    const zl_area *area = zl_corpus_area(corpus, region);

    cells[0] =
        zl_view_of(zl_corpus_document(corpus, area->document)->name);
    cells[1] = zl_view_of(area->kind);
    cells[2] = zl_view_of(area->lang);
}

static bool is_plain(zl_view text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((uint8_t)text.bytes[i] < 0x20 || text.bytes[i] == '\\')
            return false;
    return true;
}

static void make(zl_headings *headings, uint32_t region)
{
    struct zl_heading *heading = &headings->list[region];
    uint32_t end = 0;
    zl_view cells[3];

    look_up(headings->corpus, region, cells);
    if (!is_plain(cells[0]) || !is_plain(cells[1]) || !is_plain(cells[2]) ||
        headings->texts.size > UINT32_MAX / 2)
        return;
    heading->begin = (uint32_t)headings->texts.size;
    for (size_t i = 0; i < 3; i++) {
        zl_str_add(&headings->texts, cells[i]);
        zl_str_add_byte(&headings->texts, ' ');
        heading->ends[i] = end + (uint32_t)cells[i].size;
        end = heading->ends[i] + 1;
    }
}

bool zl_headings_make(zl_headings *headings, const zili_corpus *corpus)
{
    uint32_t regions = zl_corpus_areas(corpus);

    headings->corpus = corpus;
    headings->list = zl_alloc_array(regions, sizeof *headings->list);
    for (uint32_t i = 0; headings->list && i < regions; i++)
        make(headings, i);
    return headings->list && !headings->texts.failed;
}

void zl_headings_clear(zl_headings *headings)
{
    zl_free(headings->list);
    zl_str_clear(&headings->texts);
    *headings = (zl_headings){ 0 };
}

void zl_headings_add(const zl_headings *headings, uint32_t region,
                     zl_rows *rows)
{
    const struct zl_heading *heading =
        headings->list ? &headings->list[region] : NULL;
    zl_view cells[3];

    if (heading && heading->ends[2]) {
        zl_rows_run(rows, headings->texts.bytes + heading->begin,
                    heading->ends, 3);
        return;
    }
    look_up(headings->corpus, region, cells);
    for (size_t i = 0; i < 3; i++)
        zl_rows_text(rows, cells[i]);
}
