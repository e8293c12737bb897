/* regex_fold.c -- a regular expression made ready for folded words. */
#include "query/regex_fold.h"

#include "base/utf8.h"
#include "query/regex_scan.h"
#include "text/script.h"

#include <string.h>

struct folder {
    zl_str *out;
    const zl_fold *fold;
    unsigned what;
    zl_str run; /* letters beside each other, to be folded together */
    zl_str key; /* room to work in */
};

/* ---- characters ---- */

static bool is_sign(uint32_t c)
{
    bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' &&
                                             (c | 0x20) <= 'z');

    return c < 0x80 && !letter && c != '_';
}

/* Characters that stand for themselves, whatever they are: some become signs
 * by folding, as ＊ does. */
static void add_plain(zl_str *out, zl_view text)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        if (is_sign(zl_utf8_next(text, &at)))
            zl_str_add_byte(out, '\\');
        zl_str_add(out, zl_view_cut(text, begin, at));
    }
}

/* The letters folded; with `whole` as one that can be repeated. */
static void add_folded(struct folder *folder, zl_view letters, bool whole)
{
    zl_str_empty(&folder->key);
    zl_fold_add_as(folder->fold, folder->what, letters, &folder->key);
    zl_view key = zl_str_view(&folder->key);
    bool several = whole && zl_utf8_count(key) != 1;

    zl_str_add_text(folder->out, several ? "(?:" : "");
    add_plain(folder->out, key);
    zl_str_add_text(folder->out, several ? ")" : "");
}

/* Where the last letter of the run begins, its marks with it. */
static size_t last_letter(zl_view run)
{
    size_t at = run.size;

    while (at > 0)
        if (!zl_is_mark(zl_utf8_last(run, &at)))
            break;
    return at;
}

static void end_run(struct folder *folder, bool repeated)
{
    zl_view run = zl_str_view(&folder->run);
    size_t last = repeated ? last_letter(run) : run.size;

    if (last > 0)
        add_folded(folder, zl_view_cut(run, 0, last), false);
    if (last < run.size)
        add_folded(folder, zl_view_cut(run, last, run.size), true);
    zl_str_empty(&folder->run);
}

/* ---- classes ---- */

/* Behind the member at `at`; `*letter` where it is a single character. */
static size_t member(zl_view class, size_t at, bool *letter)
{
    size_t next = at;
    char after = at + 1 < class.size ? class.bytes[at + 1] : 0;

    *letter = true;
    if (class.bytes[at] == '\\' && at + 1 < class.size) {
        next = at + 1;
        *letter = is_sign(zl_utf8_next(class, &next)) ||
                  (unsigned char)after >= 0x80;
        return next;
    }
    if (class.bytes[at] == '[' && (after == ':' || after == '.' ||
                                   after == '='))
        *letter = false;
    zl_utf8_next(class, &next);
    return next;
}

static void add_member(struct folder *folder, zl_view written, bool letter)
{
    zl_view itself = written;

    if (letter && written.size > 1 && written.bytes[0] == '\\')
        itself = zl_view_cut(written, 1, written.size);
    zl_str_empty(&folder->key);
    if (letter)
        zl_fold_add_as(folder->fold, folder->what, itself, &folder->key);
    zl_view key = zl_str_view(&folder->key);
    if (letter && zl_utf8_count(key) == 1 && !zl_view_same(key, itself))
        add_plain(folder->out, key);
    else
        zl_str_add(folder->out, written);
}

/* Whether a - that makes a range stands at `at`. */
static bool is_range(zl_view class, size_t at)
{
    return at + 2 < class.size && class.bytes[at] == '-';
}

/* A class that is closed, without [^ and ]. */
static void add_members(struct folder *folder, zl_view class)
{
    for (size_t at = 0; at < class.size;) {
        bool letter, other;
        size_t next = member(class, at, &letter);
        bool range = is_range(class, next);
        if (range)
            next = member(class, next + 1, &other);
        add_member(folder, zl_view_cut(class, at, next), letter && !range);
        at = next;
    }
}

/* One with \Q or [: :] stays as it is. */
static void add_class(struct folder *folder, zl_view class)
{
    size_t begin = class.size > 1 && class.bytes[1] == '^' ? 2 : 1;
    bool closed = class.size > begin && zl_view_ends(class, zl_view_of("]"));

    if (!closed || zl_view_find(class, zl_view_of("\\Q")) != SIZE_MAX ||
        zl_view_find(class, zl_view_of("[:")) != SIZE_MAX) {
        zl_str_add(folder->out, class);
        return;
    }
    zl_str_add(folder->out, zl_view_cut(class, 0, begin));
    add_members(folder, zl_view_cut(class, begin, class.size - 1));
    zl_str_add_byte(folder->out, ']');
}

/* ---- the whole ---- */

static void add_piece(struct folder *folder, const zl_regex_piece *piece)
{
    if (piece->kind == ZL_PIECE_VOID)
        return;
    if (piece->kind == ZL_PIECE_LITERAL) {
        zl_str_add(&folder->run, piece->letter);
        return;
    }
    end_run(folder, piece->kind == ZL_PIECE_REPEAT);
    if (piece->kind == ZL_PIECE_CLASS) {
        add_class(folder, piece->text);
    } else if (zl_view_starts(piece->text, zl_view_of("{,"))) {
        zl_str_add_text(folder->out, "{0");
        zl_str_add(folder->out, zl_view_cut(piece->text, 1, piece->text.size));
    } else {
        zl_str_add(folder->out, piece->text);
    }
}

void zl_regex_fold(zl_str *out, zl_view pattern, unsigned what,
                   const zl_fold *fold)
{
    struct folder folder = { .out = out, .fold = fold, .what = what };
    zl_regex_scanner scanner = { .pattern = pattern };
    zl_regex_piece piece;

    while (zl_regex_next(&scanner, &piece))
        add_piece(&folder, &piece);
    end_run(&folder, false);
    out->failed |= folder.run.failed || folder.key.failed;
    zl_str_clear(&folder.run);
    zl_str_clear(&folder.key);
}
