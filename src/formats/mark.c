/* mark.c -- spans inside a paragraph: insertions and enumerators. */
#include "formats/mark.h"

#include "base/utf8.h"
#include "formats/body.h"
#include "formats/enumerator.h"
#include "formats/punctuation.h"
#include "text/script.h"

/* An opened bracket and how many letters came before it. */
struct bracket {
    size_t begin;
    size_t letters;
};

/* One way through a paragraph. */
struct scan {
    zl_source *source;
    zl_view text; /* up to the end of the paragraph */
    size_t at;
    size_t letters;
    size_t first_mark; /* of this paragraph */
    ZL_ARRAY(struct bracket) open;
    zl_enumeration enumeration;
};

static bool add_mark(struct scan *scan, size_t begin, size_t end,
                     const char *kind)
{
    zl_mark_span mark = { begin, end, kind, NULL };

    return zl_array_push(&scan->source->marks, mark);
}

/* ---- insertions ---- */

static bool is_link(zl_view text, size_t at)
{
    static const char *const starts[] = { "(http", "(<", "(/", "(#", NULL };

    for (size_t i = 0; starts[i]; i++)
        if (zl_view_starts(zl_view_cut(text, at, text.size),
                           zl_view_of(starts[i])))
            return true;
    return false;
}

static bool open_bracket(struct scan *scan, size_t begin)
{
    struct bracket bracket = { begin, scan->letters };

    return zl_array_push(&scan->open, bracket);
}

/* At a `]` that ends at scan->at. */
static bool close_bracket(struct scan *scan)
{
    zl_source *source = scan->source;

    if (scan->open.count == 0)
        return true;
    struct bracket bracket = scan->open.items[--scan->open.count];
    if (bracket.letters == scan->letters || is_link(scan->text, scan->at))
        return true;
    /* the outer pair takes the place of all that is in it */
    while (source->marks.count > scan->first_mark &&
           source->marks.items[source->marks.count - 1].begin > bracket.begin)
        source->marks.count--;
    return add_mark(scan, bracket.begin, scan->at, "insertion");
}

/* ---- a paragraph ---- */

static bool step(struct scan *scan)
{
    size_t begin = scan->at;
    size_t end = zl_enumeration_next(&scan->enumeration, scan->text, begin);

    if (end) {
        scan->at = end;
        return add_mark(scan, begin, end, "enumerator");
    }
    uint32_t character = zl_utf8_next(scan->text, &scan->at);
    zl_enumeration_pass(&scan->enumeration, character);
    scan->letters += zl_is_letter(character);
    if (character == '[')
        return open_bracket(scan, begin);
    return character == ']' ? close_bracket(scan) : true;
}

static bool scan_paragraph(struct scan *scan, const zl_paragraph *paragraph)
{
    bool done = true;

    scan->text = zl_view_cut(zl_str_view(&scan->source->text), 0,
                             paragraph->end);
    scan->at = paragraph->begin;
    scan->first_mark = scan->source->marks.count;
    scan->open.count = 0;
    zl_enumeration_begin(&scan->enumeration);
    while (done && scan->at < paragraph->end)
        done = step(scan);
    return done;
}

bool zl_marks_find(zl_source *source)
{
    struct scan scan = { .source = source };
    size_t region = 0;
    bool done = true;

    for (size_t i = 0; done && i < source->paragraphs.count; i++) {
        const zl_paragraph *paragraph = &source->paragraphs.items[i];
        while (source->regions.items[region].end <= paragraph->begin)
            region++;
        if (zl_body_is(&source->regions.items[region]))
            done = scan_paragraph(&scan, paragraph);
    }
    zl_array_clear(&scan.open);
    return done;
}
