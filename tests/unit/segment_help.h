/* segment_help.h -- texts cut by a profile, and what must be true of it. */
#ifndef SEGMENT_HELP_H
#define SEGMENT_HELP_H

#include "index_help.h"
#include "segmenter_help.h"

#include "base/utf8.h"
#include "text/script.h"

#include "base_help.h"

#define PROFILES 13
static const char *const profile_names[PROFILES] = {
    "zili", "zili+letters", "zili+hyphen", "zili+penn",
    "icu",  "icu+letters",  "icu+hyphen",  "icu+penn",
    "char", "char+letters", "char+hyphen", "char+penn",
    "given",
};

/* With the dictionary `words`, or none. */
static inline zl_segmenter *open_profile(const char *name, const char *words)
{
    const char *path = in_scratch("d.txt");
    zili_texts dicts = { &path, 1 };
    zl_segmenter *segmenter;
    zl_profile profile;
    zili_error err = { 0 };

    if (words)
        write_file(path, words, strlen(words));
    if (zl_profile_read(&profile, name, &err) ||
        open_with_lexicon(&segmenter, profile, words ? &dicts : NULL, &err))
        fail_msg("%s", err.text);
    return segmenter;
}

static inline void cut(zl_segmenter *segmenter, zl_view text, zl_pieces *out)
{
    zili_error err = { 0 };

    if (zl_segment_words(segmenter, text, out, &err))
        fail_msg("%s", err.text);
}

static inline void write_pieces(zl_view text, const zl_pieces *pieces,
                                zl_str *out)
{
    for (size_t i = 0; i < pieces->count; i++) {
        zl_str_add_text(out, i ? "|" : "");
        zl_str_add(out, zl_view_cut(text, pieces->items[i].begin,
                                    pieces->items[i].end));
    }
}

static inline void assert_cut_by(zl_segmenter *segmenter, const char *text,
                                 const char *expected)
{
    zl_pieces pieces = { 0 };
    zl_str found = { 0 };

    cut(segmenter, zl_view_of(text), &pieces);
    write_pieces(zl_view_of(text), &pieces, &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zl_array_clear(&pieces);
}

static inline void assert_same_cut(zl_view text, const zl_pieces *found,
                                   const zl_pieces *expected)
{
    bool same = found->count == expected->count;

    for (size_t i = 0; i < found->count && i < expected->count; i++) {
        zl_piece left = found->items[i], right = expected->items[i];
        same = same && left.begin == right.begin && left.end == right.end;
        if (left.begin == right.begin && left.end == right.end)
            continue;
        fail_msg("token %zu: \"%.*s\" is not \"%.*s\"", i,
                 (int)(left.end - left.begin), text.bytes + left.begin,
                 (int)(right.end - right.begin), text.bytes + right.begin);
    }
    assert_true(same);
}

static inline bool is_blank_text(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

/* Blanks are left out, and the marks on them. */
static inline bool is_left_out(zl_view text)
{
    size_t at = 0;
    bool left_out = zl_is_blank(zl_utf8_next(text, &at));

    while (left_out && at < text.size) {
        uint32_t c = zl_utf8_next(text, &at);
        left_out = zl_is_blank(c) || zl_is_mark(c);
    }
    return left_out;
}

/* Rising, none empty, and nothing but blanks left out. */
static inline void check_pieces(zl_view text, const zl_pieces *pieces)
{
    size_t done = 0;

    for (size_t i = 0; i <= pieces->count; i++) {
        zl_piece last = { text.size, text.size };
        zl_piece piece = i < pieces->count ? pieces->items[i] : last;
        assert_true(piece.begin >= done && piece.end <= text.size);
        if (done < piece.begin)
            assert_true(is_left_out(zl_view_cut(text, done, piece.begin)));
        assert_true(i == pieces->count || piece.end > piece.begin);
        if (piece.end > piece.begin)
            assert_false(
                is_blank_text(zl_view_cut(text, piece.begin, piece.end)));
        done = piece.end;
    }
}

#endif
