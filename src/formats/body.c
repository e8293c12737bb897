/* body.c -- the text under an archive's header: an original, a translation. */
#include "formats/body.h"

#include "base/utf8.h"
#include "formats/kind.h"
#include "formats/paragraph.h"
#include "text/language.h"
#include "text/script.h"

#include <string.h>

/* Letters of a paragraph: Latin ones, and those of any other script. */
struct weight {
    size_t latin, other;
};

/* Paragraphs [from, to) of one script. */
struct part {
    size_t from, to;
    bool latin;
};

bool zl_body_is(const zl_region *region)
{
    zl_view kind = zl_view_of(region->kind);

    return zl_view_is(kind, "original") || zl_view_is(kind, "translation") ||
           zl_view_is(kind, "text");
}

/* ---- scripts ---- */

static bool is_latin(uint32_t character)
{
    return character < 0x250 || (character >= 0x1E00 && character < 0x1F00);
}

/* A Han character says as much as two letters. */
static struct weight weigh(zl_view text)
{
    struct weight weight = { 0, 0 };
    size_t at = 0;

    while (at < text.size) {
        uint32_t character = zl_utf8_next(text, &at);
        if (zl_is_han(character))
            weight.other += 2;
        else if (zl_is_letter(character))
            *(is_latin(character) ? &weight.latin : &weight.other) += 1;
    }
    return weight;
}

static struct weight weigh_all(zl_view text, const zl_pieces *pieces)
{
    struct weight sum = { 0, 0 };

    for (size_t i = 0; i < pieces->count; i++) {
        zl_piece piece = pieces->items[i];
        struct weight one = weigh(zl_view_cut(text, piece.begin, piece.end));
        sum.latin += one.latin;
        sum.other += one.other;
    }
    return sum;
}

/* A cut, and how much of the text is then on the wrong side. */
struct cut {
    size_t at, wrong;
};

/* Where Latin follows the other script (`latin_last`) or precedes it. Of two
 * cuts that are as good the later: figures and signs alone stay with what
 * they end. */
static struct cut find_cut(zl_view text, const zl_pieces *pieces,
                           struct weight all, bool latin_last)
{
    size_t wrong = latin_last ? all.other : all.latin;
    struct cut best = { 0, wrong };

    for (size_t i = 0; i < pieces->count; i++) {
        zl_piece piece = pieces->items[i];
        struct weight one = weigh(zl_view_cut(text, piece.begin, piece.end));
        wrong += latin_last ? one.latin : one.other;
        wrong -= latin_last ? one.other : one.latin;
        if (wrong <= best.wrong)
            best = (struct cut){ i + 1, wrong };
    }
    return best;
}

/* One or two parts; gives how many. */
static size_t find_parts(zl_view text, const zl_pieces *pieces,
                         const zl_header *header, struct part parts[2])
{
    struct weight all = weigh_all(text, pieces);
    bool listed = header->transcript || header->translation;
    size_t count = pieces->count;

    parts[0] = (struct part){ 0, count, all.latin > all.other };
    if (!all.latin || !all.other || (listed && !header->translation))
        return 1;
    struct cut last = find_cut(text, pieces, all, true);
    struct cut first = find_cut(text, pieces, all, false);
    bool latin_last = last.wrong <= first.wrong;
    size_t at = latin_last ? last.at : first.at;
    if (at == 0 || at == count)
        return 1;
    parts[0] = (struct part){ 0, at, !latin_last };
    parts[1] = (struct part){ at, count, latin_last };
    return 2;
}

/* ---- what a part is ---- */

static const char *kind_alone(const struct part *part, const zl_header *header)
{
    const zl_language *language = header->original;

    if (language && part->latin != language->latin)
        return "translation";
    if (header->transcript != header->translation)
        return header->transcript ? "original" : "translation";
    if (!part->latin || (language && strcmp(language->code, "en") == 0))
        return "original";
    return "text";
}

static const char *kind_of(const struct part *part, const zl_header *header,
                           size_t parts)
{
    bool latin_original = header->original && header->original->latin;

    if (parts == 1)
        return kind_alone(part, header);
    return part->latin == latin_original ? "original" : "translation";
}

/* By script; where that leaves it open, as the header says. */
static const char *language_of(zl_view text, const char *kind,
                               const zl_header *header)
{
    const char *script = zl_language_of(text);
    const zl_language *stated = header->original;

    if (strcmp(kind, "original") == 0 && stated &&
        (stated->latin || strcmp(script, "en") != 0))
        return stated->code;
    if (strcmp(kind, "text") == 0 && stated)
        return "und";
    return script;
}

static bool add_part(zl_source *out, zl_view text, const zl_pieces *pieces,
                     const struct part *part, const char *kind,
                     const zl_header *header)
{
    size_t first = out->paragraphs.count;

    for (size_t i = part->from; i < part->to; i++) {
        zl_piece piece = pieces->items[i];
        zl_paragraph paragraph = { piece.begin, piece.end, ZL_BODY };
        if (!zl_array_push(&out->paragraphs, paragraph))
            return false;
    }
    zl_kinds_set(text, out->paragraphs.items + first, part->to - part->from);
    size_t begin = pieces->items[part->from].begin;
    size_t end = pieces->items[part->to - 1].end;
    zl_region region = { begin, end, kind,
                         language_of(zl_view_cut(text, begin, end), kind,
                                     header) };
    return zl_array_push(&out->regions, region);
}

bool zl_body_read(zl_source *out, zl_view text, const zl_header *header)
{
    zl_pieces pieces = { 0 };
    struct part parts[2];
    bool done = zl_paragraphs_cut(text, header->end, false, &pieces);

    if (done && pieces.count) {
        size_t count = find_parts(text, &pieces, header, parts);
        for (size_t i = 0; done && i < count; i++)
            done = add_part(out, text, &pieces, &parts[i],
                            kind_of(&parts[i], header, count), header);
    }
    zl_array_clear(&pieces);
    return done;
}
