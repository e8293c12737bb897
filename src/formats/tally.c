/* tally.c -- what is odd in the rows of a table, counted and told once. */
#include "formats/tally.h"

#include "base/fail.h"
#include "base/text.h"

#include <inttypes.h>

bool zl_tally_shows(const zl_tally *tally, zl_odd kind)
{
    return tally->kinds[kind].count < ZL_TALLY_SHOWN;
}

void zl_tally_add(zl_tally *tally, zl_odd kind, uint64_t where)
{
    if (zl_tally_shows(tally, kind))
        tally->kinds[kind].where[tally->kinds[kind].count] = where;
    tally->kinds[kind].count++;
}

void zl_tally_join(zl_tally *tally, const zl_tally *more)
{
    if (more->unit)
        tally->unit = more->unit;
    for (int kind = 0; kind < ZL_ODD_KINDS; kind++) {
        uint64_t count = more->kinds[kind].count;
        for (uint64_t i = 0; i < count && i < ZL_TALLY_SHOWN; i++)
            if (tally->kinds[kind].count + i < ZL_TALLY_SHOWN)
                tally->kinds[kind].where[tally->kinds[kind].count + i] =
                    more->kinds[kind].where[i];
        tally->kinds[kind].count += count;
    }
}

/* " (lines 3, 7, 9, …)" */
static void add_places(zl_str *out, const zl_tally *tally, int kind)
{
    uint64_t count = tally->kinds[kind].count;

    zl_str_format(out, " (%s%s ", tally->unit ? tally->unit : "row",
                  count == 1 ? "" : "s");
    for (uint64_t i = 0; i < count && i < ZL_TALLY_SHOWN; i++)
        zl_str_format(out, "%s%" PRIu64, i ? ", " : "",
                      tally->kinds[kind].where[i]);
    zl_str_add_text(out, count > ZL_TALLY_SHOWN ? ", …)" : ")");
}

static void add_sentence(zl_str *out, const zl_tally *tally, int kind,
                         const char *path)
{
    static const char *const one[] = {
        [ZL_ODD_EMPTY] = "row has no text and is left out",
        [ZL_ODD_HEADER] = "row is the header once more and is left out",
        [ZL_ODD_UNEVEN] = "row has more or fewer cells than the header",
        [ZL_ODD_LOOSE] = "cell goes on behind its closing quote",
        [ZL_ODD_TWICE] = "object has a key twice",
        [ZL_ODD_LOST] = "object has escapes of no character",
    };
    static const char *const several[] = {
        [ZL_ODD_EMPTY] = "rows have no text and are left out",
        [ZL_ODD_HEADER] = "rows are the header once more and are left out",
        [ZL_ODD_UNEVEN] = "rows have more or fewer cells than the header",
        [ZL_ODD_LOOSE] = "cells go on behind their closing quotes",
        [ZL_ODD_TWICE] = "objects have a key twice",
        [ZL_ODD_LOST] = "objects have escapes of no character",
    };
    static const char *const done[] = {
        [ZL_ODD_EMPTY] = "",
        [ZL_ODD_HEADER] = "",
        [ZL_ODD_UNEVEN] = "; what is too much is kept as metadata \"more\"",
        [ZL_ODD_LOOSE] = "; kept as written, with the quotes",
        [ZL_ODD_TWICE] = "; the last value counts",
        [ZL_ODD_LOST] = "; U+FFFD stands there",
    };
    uint64_t count = tally->kinds[kind].count;

    zl_str_format(out, "%s: %" PRIu64 " %s", path, count,
                  count == 1 ? one[kind] : several[kind]);
    add_places(out, tally, kind);
    zl_str_add_text(out, done[kind]);
}

zili_status zl_tally_tell(const zl_tally *tally, const char *path,
                          zili_note_fn *note, void *user, zili_error *err)
{
    zl_str sentence = { 0 };

    for (int kind = 0; note && kind < ZL_ODD_KINDS; kind++) {
        if (tally->kinds[kind].count == 0)
            continue;
        zl_str_empty(&sentence);
        add_sentence(&sentence, tally, kind, path);
        if (!sentence.failed)
            note(user, zl_str_text(&sentence));
    }
    zili_status status = sentence.failed ? zl_no_memory(err) : ZILI_OK;
    zl_str_clear(&sentence);
    return status;
}
