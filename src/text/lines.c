/* lines.c -- a file, line for line, one blank between its tokens. */
#include "base/fail.h"
#include "base/out.h"
#include "base/utf8.h"
#include "text/reason.h"
#include "text/script.h"
#include "text/segment.h"
#include "text/stream.h"

#include <stdio.h>
#include <string.h>
#include <zili/segment.h>

const zili_option zili_segment_option_list[] = {
    { "profile", 'p', ZILI_OPTION_TEXT, "P",
      ZL_PROFILE_HELP,
      offsetof(zili_segment_options, profile), NULL },
    { "dict", 'd', ZILI_OPTION_FILES, "F",
      ZL_DICTIONARY_HELP,
      offsetof(zili_segment_options, dicts), NULL },
    { "lenient", 0, ZILI_OPTION_FLAG, NULL,
      "put U+FFFD for what is no UTF-8, instead of refusing the file",
      offsetof(zili_segment_options, lenient), NULL },
    { "show-costs", 0, ZILI_OPTION_FLAG, NULL,
      "explain the cut: a token a line, with its cost, what made it one, and "
      "the best cut without it",
      offsetof(zili_segment_options, show_costs), NULL },
    { 0 },
};

/* A line longer than a window is cut in parts. What follows a part can change
 * how its end is cut: so many bytes at the end of a window are looked at and
 * left for the next one. What stands before a part can change how it begins,
 * unless there is a blank between them or a mark as 。 and ，: so it ends
 * there, and elsewhere only in a window that has neither. */
#define LOOK_AHEAD ((size_t)1 << 16)

/* Where a part can end, and what is written before it. */
struct place {
    size_t at; /* 0: none was met */
    size_t words_size;
    bool begun;
};

struct writer {
    zl_lexicon *lexicon;
    zl_segmenter *segmenter;
    zl_pieces tokens;
    zl_str words; /* to be written */
    bool begun;   /* the line has a token already */
    bool show_costs;
    bool after_mark;   /* the last token is a mark as 。 and ， */
    struct place safe; /* the last */
    zl_reason reason;
};

/* ---- tokens ---- */

/* The next tokens of `text` from `*at` on, which moves. */
static zili_status cut_words(struct writer *writer, zl_view text, size_t *at,
                             zili_error *err)
{
    writer->tokens.count = 0;
    return zl_segment_next(writer->segmenter, text, at, &writer->tokens, err);
}

/* "独立自主 <tab> 138 <tab> word <tab> 独立 自主 = 161"; no cost where there
 * is none, and nothing after the third where it could not be cut. The reason
 * has been asked for. */
static void add_reason(struct writer *writer, zl_view token)
{
    const zl_reason *reason = &writer->reason;
    zl_str *words = &writer->words;

    zl_str_add(words, token);
    zl_str_add_byte(words, '\t');
    if (reason->cost)
        zl_str_format(words, "%u", reason->cost);
    zl_str_format(words, "\t%s\t", reason->origin);
    for (size_t i = 0; i < reason->parts.count; i++) {
        zl_piece part = reason->parts.items[i];
        zl_str_add(words, zl_view_cut(token, part.begin, part.end));
        zl_str_add_byte(words, ' ');
    }
    if (reason->parts.count)
        zl_str_format(words, "= %u", reason->otherwise);
    zl_str_add_byte(words, '\n');
}

static zili_status add_token(struct writer *writer, zl_view token,
                             zili_error *err)
{
    if (writer->show_costs) {
        zili_status status = zl_reason_find(&writer->reason, writer->segmenter,
                                            token, err);
        if (!status)
            add_reason(writer, token);
        return status;
    }
    if (writer->begun)
        zl_str_add_byte(&writer->words, ' ');
    zl_str_add(&writer->words, token);
    writer->begun = true;
    return ZILI_OK;
}

/* A token at `begin` comes next, and what ends at `done` was the last. */
static void keep_place(struct writer *writer, size_t done, size_t begin)
{
    if (done > 0 && (done < begin || writer->after_mark))
        writer->safe = (struct place){ done, writer->words.size,
                                       writer->begun };
}

/* Add them, but for those that end behind `limit`: then there is no `*more`.
 * What stands before `*done` is then settled. */
static zili_status add_tokens(struct writer *writer, zl_view text,
                              size_t limit, size_t *done, bool *more,
                              zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && *more && i < writer->tokens.count; i++) {
        zl_piece piece = writer->tokens.items[i];
        zl_view token = zl_view_cut(text, piece.begin, piece.end);
        keep_place(writer, *done, piece.begin);
        *done = piece.begin;
        *more = piece.end <= limit;
        if (!*more)
            break;
        status = add_token(writer, token, err);
        writer->after_mark = zl_is_wide_mark(token);
        *done = piece.end;
    }
    return status;
}

/* Take back what was added behind the last safe place. */
static void go_back(struct writer *writer, size_t *done)
{
    if (!writer->safe.at || writer->words.failed)
        return;
    *done = writer->safe.at;
    writer->begun = writer->safe.begun;
    writer->words.size = writer->safe.words_size;
    writer->words.bytes[writer->words.size] = 0;
}

static zili_status add_words(struct writer *writer, zl_view text,
                             size_t limit, size_t *done, zili_error *err)
{
    zili_status status = ZILI_OK;
    bool more = true;

    *done = 0;
    writer->safe.at = 0;
    for (size_t at = 0; !status && more && at < text.size;) {
        status = cut_words(writer, text, &at, err);
        if (!status)
            status = add_tokens(writer, text, limit, done, &more, err);
    }
    if (!more)
        go_back(writer, done);
    return status;
}

/* ---- lines ---- */

/* Where the last of the blanks begins that a text begins with: a mark may
 * belong to it. */
static size_t idle_blanks(zl_view text)
{
    size_t idle = 0, at = 0;

    while (at < text.size) {
        size_t begin = at;
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            break;
        idle = begin;
    }
    return idle;
}

/* A window in which no line ends: add the tokens that end well before it
 * does. `*done` stays 0 where a token is as long as that. */
static zili_status add_part(struct writer *writer, zl_view text, size_t *done,
                            zili_error *err)
{
    *done = idle_blanks(text);
    if (*done)
        return ZILI_OK;
    return add_words(writer, text, text.size - LOOK_AHEAD, done, err);
}

/* The lines of a window; what follows the last of them is left unless the
 * text has `ended`. */
static zili_status add_lines(struct writer *writer, zl_view text, bool ended,
                             size_t *done, zili_error *err)
{
    zili_status status = ZILI_OK;
    size_t all;

    *done = 0;
    while (!status && *done < text.size) {
        zl_view rest = zl_view_cut(text, *done, text.size);
        const char *end = memchr(rest.bytes, '\n', rest.size);
        if (!end && !ended)
            return *done ? ZILI_OK : add_part(writer, rest, done, err);
        size_t size = end ? (size_t)(end - rest.bytes) : rest.size;
        status = add_words(writer, zl_view_cut(rest, 0, size), size, &all,
                           err);
        if (end)
            zl_str_add_byte(&writer->words, '\n');
        writer->begun = writer->begun && !end;
        *done += end ? size + 1 : size;
    }
    return status;
}

/* ---- the file ---- */

static zili_status flush(struct writer *writer, zl_out *out, zili_error *err)
{
    if (writer->words.failed)
        return zl_no_memory(err);
    zl_out_view(out, zl_str_view(&writer->words));
    zl_str_empty(&writer->words);
    if (out->failed)
        return zl_fail(err, ZILI_EIO, "The words could not be written.");
    return ZILI_OK;
}

static zili_status write_lines(struct writer *writer, zl_stream *stream,
                               zl_out *out, zili_error *err)
{
    zili_status status = ZILI_OK;
    size_t done = 0;

    do {
        status = zl_stream_next(stream, done, err);
        if (!status)
            status = add_lines(writer, zl_str_view(&stream->text),
                               stream->ended, &done, err);
        if (!status)
            status = flush(writer, out, err);
    } while (!status && !(stream->ended && done == stream->text.size));
    return status;
}

/* Every output names the profile that made it. */
static void name_profile(const zili_segment_options *options,
                         zl_profile profile)
{
    char sentence[32];

    snprintf(sentence, sizeof sentence, "profile %s",
             zl_profile_name(profile));
    options->note(options->note_user, sentence);
}

static zili_status open_segmenter(struct writer *writer,
                                  const zili_segment_options *options,
                                  zili_error *err)
{
    zl_profile profile;
    zili_status status = zl_profile_read(&profile, options->profile, err);

    if (!status)
        status =
            zl_lexicon_open(&writer->lexicon, profile, &options->dicts, err);
    if (!status)
        status = zl_segmenter_open(&writer->segmenter, writer->lexicon, err);
    if (!status && options->show_costs && profile.cut != ZL_CUT_ZILI)
        return zl_fail(err, ZILI_EUSAGE,
                       "Only the profile zili cuts by costs; %s does not, so "
                       "leave out --show-costs.",
                       zl_profile_name(profile));
    if (!status && options->note && zl_lexicon_note(writer->lexicon))
        options->note(options->note_user, zl_lexicon_note(writer->lexicon));
    return status;
}

static void clear(struct writer *writer)
{
    zl_segmenter_close(writer->segmenter);
    zl_lexicon_close(writer->lexicon);
    zl_array_clear(&writer->tokens);
    zl_array_clear(&writer->reason.parts);
    zl_str_clear(&writer->words);
}

zili_status zili_segment(const zili_segment_options *options,
                         const char *path, zili_write_fn *write, void *user,
                         zili_error *err)
{
    zl_out out = { .write = write, .user = user };
    struct writer writer = { .show_costs = options->show_costs };
    zl_stream stream = { 0 };

    zili_status status = open_segmenter(&writer, options, err);
    if (!status && options->show_costs) /* with the first words, if any */
        zl_str_add_text(&writer.words, "token\tcost\torigin\totherwise\n");
    if (!status)
        status = zl_stream_open(&stream, path, options->lenient, err);
    if (!status)
        status = write_lines(&writer, &stream, &out, err);
    if (!status)
        status = zl_replacer_tell(&stream.replacer, options->note,
                                  options->note_user, err);
    if (!status && options->note)
        name_profile(options, writer.lexicon->profile);
    zl_stream_close(&stream);
    clear(&writer);
    return status;
}
