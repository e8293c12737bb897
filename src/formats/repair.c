/* repair.c -- paragraphs that a page break cut, put together again. */
#include "formats/repair.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "formats/body.h"
#include "formats/enumerator.h"
#include "formats/punctuation.h"
#include "text/script.h"

/* ---- the end that was cut ---- */

/* Whether a clause ends in the paragraph, its item number left out. */
static bool is_prose(zl_view paragraph)
{
    size_t at = zl_enumerator_size(paragraph);

    while (at < paragraph.size) {
        size_t begin = at;
        zl_utf8_next(paragraph, &at);
        if (at < paragraph.size && zl_works_as_pause(paragraph, begin, at))
            return true;
    }
    return false;
}

/* Whether nothing ends here: no stop, with or without closing quotes. */
static bool is_unfinished(zl_view paragraph)
{
    size_t at = paragraph.size;
    uint32_t character = zl_utf8_last(paragraph, &at);

    while (at > 0 && zl_is_closer(character))
        character = zl_utf8_last(paragraph, &at);
    return !zl_is_stop(character);
}

/* ---- the beginning that goes on ---- */

static bool begins_markup(zl_view paragraph)
{
    static const char *const starts[] = { "- ",  "* ",  "+ ", "• ", "· ",
                                          "**",  "#",   ">",  "|",  "```",
                                          "---", "***", NULL };

    for (size_t i = 0; starts[i]; i++)
        if (zl_view_starts(paragraph, zl_view_of(starts[i])))
            return true;
    return false;
}

static bool goes_on(zl_view paragraph)
{
    size_t at = 0;
    uint32_t character;

    if (zl_enumerator_size(paragraph) || begins_markup(paragraph))
        return false;
    do
        character = zl_utf8_next(paragraph, &at);
    while (at < paragraph.size && zl_is_opener(character));
    return !zl_is_upper(character);
}

/* ---- joining ---- */

static bool is_dash(uint32_t character)
{
    return character == '-' || (character >= 0x2010 && character <= 0x2014);
}

static const char *between(zl_view before, zl_view after)
{
    size_t end = before.size, begin = 0;
    uint32_t last = zl_utf8_last(before, &end);
    uint32_t first = zl_utf8_next(after, &begin);

    if (zl_is_wide(last) || zl_is_wide(first) || is_dash(last) ||
        zl_is_stop(first) || zl_is_pause(first))
        return "";
    return " ";
}

/* What the joining has come to. */
struct repair {
    zl_source *source;
    zl_view file;
    size_t done;     /* bytes of the file that are in the text */
    size_t kept;     /* paragraphs that remain so far */
    bool prose;      /* the last of them is prose */
};

static zl_view view_of(const struct repair *repair, size_t begin, size_t end)
{
    return zl_view_cut(repair->file, begin, end);
}

static bool add_edit(struct repair *repair, size_t begin, size_t end,
                     const char *inserted)
{
    zl_source *source = repair->source;
    zl_view gap = view_of(repair, begin, end);
    zl_view there = zl_view_of(inserted);

    zl_str_add(&source->text, view_of(repair, repair->done, begin));
    zl_edit edit = { begin, source->text.size,
                     zl_copy_text(gap.bytes, gap.size),
                     zl_copy_text(there.bytes, there.size) };
    zl_str_add(&source->text, there);
    repair->done = end;
    if (edit.removed && edit.inserted && zl_array_push(&source->edits, edit))
        return true;
    zl_free(edit.removed);
    zl_free(edit.inserted);
    return false;
}

/* Offsets in the file to offsets in the text. The edits before `offset` are
 * all there; `*passed` of them have been taken into `*shift` already. */
static size_t moved(const zl_source *source, size_t offset, size_t *passed,
                    size_t *shift)
{
    while (*passed < source->edits.count &&
           source->edits.items[*passed].offset < offset) {
        const zl_edit *edit = &source->edits.items[(*passed)++];
        *shift += zl_view_of(edit->removed).size -
                  zl_view_of(edit->inserted).size;
    }
    return offset - *shift;
}

static void move_all(zl_source *source)
{
    size_t passed = 0, shift = 0;

    for (size_t i = 0; i < source->paragraphs.count; i++) {
        zl_paragraph *paragraph = &source->paragraphs.items[i];
        paragraph->begin = moved(source, paragraph->begin, &passed, &shift);
        paragraph->end = moved(source, paragraph->end, &passed, &shift);
    }
    passed = shift = 0;
    for (size_t i = 0; i < source->regions.count; i++) {
        zl_region *region = &source->regions.items[i];
        region->begin = moved(source, region->begin, &passed, &shift);
        region->end = moved(source, region->end, &passed, &shift);
    }
}

/* ---- the whole ---- */

/* Take the paragraph `next` of the file: join it to the last one kept, or
 * keep it too. `last` and `next` lie in one region unless `apart`. */
static bool take(struct repair *repair, zl_paragraph next, bool apart)
{
    zl_paragraph *kept = repair->source->paragraphs.items;
    zl_view text = view_of(repair, next.begin, next.end);

    if (!apart && next.kind == ZL_BODY) {
        zl_paragraph *last = &kept[repair->kept - 1];
        zl_view before = view_of(repair, last->begin, last->end);
        if (last->kind == ZL_BODY && repair->prose && is_unfinished(before) &&
            goes_on(text)) {
            size_t begin = last->end;
            last->end = next.end;
            return add_edit(repair, begin, next.begin,
                            between(before, text));
        }
    }
    repair->prose = is_prose(text);
    kept[repair->kept++] = next;
    return true;
}

static bool join_all(struct repair *repair)
{
    zl_source *source = repair->source;
    size_t region = 0;
    bool apart = true, done = true;

    for (size_t i = 0; done && i < source->paragraphs.count; i++) {
        zl_paragraph paragraph = source->paragraphs.items[i];
        while (source->regions.items[region].end <= paragraph.begin) {
            region++;
            apart = true;
        }
        apart = apart || !zl_body_is(&source->regions.items[region]);
        done = take(repair, paragraph, apart);
        apart = false;
    }
    source->paragraphs.count = repair->kept;
    return done;
}

bool zl_repair(zl_source *source, zl_view file, bool repair)
{
    struct repair state = { .source = source, .file = file };

    if (repair && !join_all(&state))
        return false;
    zl_str_add(&source->text, zl_view_cut(file, state.done, file.size));
    move_all(source);
    return !source->text.failed;
}
