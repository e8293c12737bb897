/* subtitles.c -- subtitles: SubRip and WebVTT, cues with their times.
 *
 * Both are lines: a number or name, the times, the text, an empty line. What
 * is said goes on from cue to cue, so all of it is one text, in which each cue
 * is a mark; a paragraph ends where the speaker changes or falls silent. */
#include "base/fail.h"
#include "base/utf8.h"
#include "formats/cue.h"
#include "formats/cue_times.h"
#include "formats/filetype.h"
#include "text/language_code.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A paragraph ends in a silence that is so long: behind the end of a sentence,
 * and anywhere. In milliseconds. */
enum { PAUSE = 3000, LONG_PAUSE = 10000 };

/* What is left out or odd, and told. */
struct left_out {
    uint64_t notes, styles, blocks, again, turned;
    uint64_t turned_at; /* line of the first one */
};

struct subtitles {
    const zl_file *file;
    bool web;
    zl_view text;
    size_t at;     /* of the next line */
    uint64_t line; /* the number of the one read last */
    bool blank;    /* it was empty, or it is the first */
    bool rolls;    /* lines come again when the next is added, as they do
                      where words have times */
    zl_cues cues;
    ZL_ARRAY(zl_view) lines; /* of a cue */
    zl_str last;             /* … the last one shown, without tags */
    zl_str bare;             /* … and another one */
    uint64_t end;            /* of the cue before */
    size_t count;            /* of cues so far */
    struct left_out left_out;
    zili_error *err;
};

/* ---- lines ---- */

static zl_view next_line(struct subtitles *it)
{
    zl_view line = zl_cue_line(it->text, &it->at);

    it->line++;
    it->blank = !zl_view_trim(line).size;
    return line;
}

static bool is_number(zl_view line)
{
    line = zl_view_trim(line);
    for (size_t i = 0; i < line.size; i++)
        if (line.bytes[i] < '0' || line.bytes[i] > '9')
            return false;
    return line.size;
}

/* Whether the next line names the cue whose times stand in the one behind. */
static bool is_name_next(const struct subtitles *it)
{
    size_t at = it->at;
    zl_view line = zl_cue_line(it->text, &at);

    return (it->blank || is_number(line)) && zl_view_trim(line).size &&
           !zl_cue_has_arrow(line) &&
           zl_cue_has_arrow(zl_cue_line(it->text, &at));
}

static bool is_cue_next(const struct subtitles *it)
{
    size_t at = it->at;

    return zl_cue_has_arrow(zl_cue_line(it->text, &at)) || is_name_next(it);
}

/* ---- times ---- */

static zili_status take_times(struct subtitles *it, zl_view line,
                              zl_cue_times *times)
{
    if (!zl_cue_times_read(line, times))
        return zl_fail(it->err, ZILI_EFORMAT,
                       "%s, line %" PRIu64 ": these are no times of a cue, as "
                       "00:00:01,000 --> 00:00:04,000 is. Mend them, or take "
                       "the file as it stands with --from text.",
                       it->file->path, it->line);
    if (times->end < times->start && !it->left_out.turned++)
        it->left_out.turned_at = it->line;
    return ZILI_OK;
}

/* ---- a cue ---- */

static void mark_time(struct subtitles *it, const char *name, uint64_t time)
{
    char text[40];

    snprintf(text, sizeof text,
             "%02" PRIu64 ":%02" PRIu64 ":%02" PRIu64 ".%03" PRIu64,
             time / 3600000, time / 60000 % 60, time / 1000 % 60, time % 1000);
    zl_draft_mark(it->cues.draft, zl_view_of(name), zl_view_of(text));
}

/* Gives how many marks it has. */
static int begin_cue(struct subtitles *it, zl_view name, zl_cue_times times)
{
    zl_draft *draft = it->cues.draft;
    uint64_t silence =
        it->count && times.start > it->end ? times.start - it->end : 0;

    if (silence >= LONG_PAUSE || (silence >= PAUSE && it->cues.ended))
        zl_draft_paragraph(draft, ZL_BODY);
    zl_draft_mark(draft, zl_view_of("cue"), (zl_view){ NULL, 0 });
    if (name.size)
        zl_draft_mark(draft, zl_view_of("cue_id"), name);
    mark_time(it, "cue_start", times.start);
    mark_time(it, "cue_end", times.end);
    return 3 + (name.size > 0);
}

/* A line without what stands in < >. */
static void strip(zl_str *out, zl_view line)
{
    size_t from = 0;

    zl_str_empty(out);
    line = zl_view_trim(line);
    for (size_t at = 0; at < line.size; at++) {
        const char *end = line.bytes[at] == '<'
                              ? memchr(line.bytes + at, '>', line.size - at)
                              : NULL;
        if (!end)
            continue;
        zl_str_add(out, zl_view_cut(line, from, at));
        at = (size_t)(end - line.bytes);
        from = at + 1;
    }
    zl_str_add(out, zl_view_cut(line, from, line.size));
}

/* Where lines roll, those of a cue begin with the last one of the cue before,
 * unless time has gone by: take it away. */
static void leave_out_again(struct subtitles *it, zl_cue_times times)
{
    size_t kept = 0;

    for (size_t i = 0; i < it->lines.count; i++) {
        strip(&it->bare, it->lines.items[i]);
        zl_view bare = zl_str_view(&it->bare);
        if (!bare.size)
            continue;
        if (kept == 0 && times.start <= it->end &&
            zl_view_same(bare, zl_str_view(&it->last))) {
            it->left_out.again++;
            continue;
        }
        it->lines.items[kept++] = it->lines.items[i];
        zl_str_empty(&it->last);
        zl_str_add(&it->last, bare);
    }
    it->lines.count = kept;
}

/* In SubRip a text may have an empty line: it ends where the next cue
 * begins. */
static bool take_lines(struct subtitles *it)
{
    it->lines.count = 0;
    while (it->at < it->text.size && !is_cue_next(it)) {
        zl_view line = next_line(it);
        if (it->web && !line.size)
            break;
        if (!zl_array_push(&it->lines, line))
            return false;
    }
    return true;
}

static zili_status read_cue(struct subtitles *it)
{
    zl_view name = { NULL, 0 };
    zl_cue_times times;

    if (is_name_next(it))
        name = zl_view_trim(next_line(it));
    zili_status status = take_times(it, next_line(it), &times);
    if (status)
        return status;
    if (!take_lines(it))
        return zl_no_memory(it->err);
    if (it->rolls)
        leave_out_again(it, times);
    int marks = begin_cue(it, name, times);
    zl_cues_say(&it->cues, it->lines.items, it->lines.count);
    while (marks-- > 0)
        zl_draft_unmark(it->cues.draft);
    it->end = times.end > times.start ? times.end : times.start;
    it->count++;
    return ZILI_OK;
}

/* ---- what is no cue ---- */

static bool is_word(zl_view line, const char *word)
{
    size_t size = strlen(word);

    return zl_view_starts(line, zl_view_of(word)) &&
           (line.size == size || line.bytes[size] == ' ' ||
            line.bytes[size] == '\t');
}

/* Notes, styles and what has no times, up to an empty line. */
static void skip_block(struct subtitles *it)
{
    zl_view first = next_line(it);

    if (is_word(first, "NOTE"))
        it->left_out.notes++;
    else if (is_word(first, "STYLE") || is_word(first, "REGION"))
        it->left_out.styles++;
    else
        it->left_out.blocks++;
    while (it->at < it->text.size && !is_cue_next(it) && next_line(it).size)
        continue;
}

static void take_datum(struct subtitles *it, zl_view line)
{
    size_t colon = zl_view_find(line, zl_view_of(":"));
    char code[ZL_CODE_SIZE];

    if (colon == SIZE_MAX)
        return;
    zl_view key = zl_view_trim(zl_view_cut(line, 0, colon));
    zl_view value = zl_view_trim(zl_view_cut(line, colon + 1, line.size));
    zl_draft_datum(it->cues.draft, key, value, false);
    zl_language_code(code, value);
    if (zl_view_is(key, "Language") && *code)
        zl_draft_region(it->cues.draft, "text", code);
}

/* "Language: en" and others below WEBVTT. */
static void take_header(struct subtitles *it)
{
    next_line(it);
    while (it->at < it->text.size && !is_cue_next(it)) {
        zl_view line = next_line(it);
        if (it->blank)
            break;
        take_datum(it, line);
    }
    it->blank = true;
}

static zili_status read_block(struct subtitles *it)
{
    if (is_cue_next(it))
        return read_cue(it);
    if (it->web) {
        skip_block(it);
        return ZILI_OK;
    }
    zl_view line = zl_view_trim(next_line(it));
    if (!line.size)
        return ZILI_OK;
    return zl_fail(it->err, ZILI_EFORMAT,
                   "%s, line %" PRIu64 ": text stands before the first times "
                   "of a cue, as 00:00:01,000 --> 00:00:04,000. Mend the "
                   "file, or take it as it stands with --from text.",
                   it->file->path, it->line);
}

/* ---- a file ---- */

static void add_count(zl_str *out, uint64_t count, const char *one,
                      const char *several)
{
    if (count)
        zl_str_format(out, "%s%" PRIu64 " %s", out->size ? ", " : "", count,
                      count == 1 ? one : several);
}

static zili_status tell_left_out(const struct subtitles *it,
                                 const zl_shelf *shelf)
{
    const struct left_out *out = &it->left_out;
    zl_str list = { 0 }, sentence = { 0 };

    add_count(&list, out->notes, "note", "notes");
    add_count(&list, out->styles, "style or region", "styles and regions");
    add_count(&list, out->blocks, "block without times",
              "blocks without times");
    add_count(&list, out->again, "line that came again",
              "lines that came again");
    if (list.size)
        zl_str_format(&sentence, "%s: left out: %s.", it->file->path,
                      zl_str_text(&list));
    if (sentence.size && shelf->note && !sentence.failed)
        shelf->note(shelf->note_user, zl_str_text(&sentence));
    zl_str_empty(&sentence);
    if (out->turned)
        zl_str_format(&sentence,
                      "%s: %" PRIu64 " %s (the first in line %" PRIu64
                      "); the times are kept as they are.",
                      it->file->path, out->turned,
                      out->turned == 1 ? "cue ends before it begins"
                                       : "cues end before they begin",
                      out->turned_at);
    if (sentence.size && shelf->note && !sentence.failed)
        shelf->note(shelf->note_user, zl_str_text(&sentence));
    bool failed = list.failed || sentence.failed;
    zl_str_clear(&list);
    zl_str_clear(&sentence);
    return failed ? zl_no_memory(it->err) : ZILI_OK;
}

static bool is_web(zl_view text)
{
    size_t at = 0;

    text = zl_utf8_body(text);
    return is_word(zl_cue_line(text, &at), "WEBVTT");
}

/* A number, and times below. */
static bool is_subrip(zl_view text)
{
    zl_cue_times times;
    size_t at = 0;

    text = zl_utf8_body(text);
    zl_view first = zl_cue_line(text, &at);
    while (at < text.size && !zl_view_trim(first).size)
        first = zl_cue_line(text, &at);
    return is_number(first) &&
           zl_cue_times_read(zl_cue_line(text, &at), &times);
}

static zili_status read_all(struct subtitles *it)
{
    zili_status status = ZILI_OK;

    if (it->web && !is_web(it->text))
        return zl_fail(it->err, ZILI_EFORMAT,
                       "%s, line 1: a file of WebVTT begins with a line "
                       "WEBVTT. Put it there, or read it with --from srt.",
                       it->file->path);
    if (it->web)
        take_header(it);
    while (!status && it->at < it->text.size)
        status = read_block(it);
    if (!status && (it->cues.failed || it->last.failed || it->bare.failed))
        status = zl_no_memory(it->err);
    return status ? status : zl_draft_end(it->cues.draft, it->err);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf, bool web,
                             zili_error *err)
{
    zl_source source = { 0 };
    struct subtitles it = { .file = file,
                            .web = web,
                            .text = zl_utf8_body(file->bytes),
                            .blank = true,
                            .cues = { .web = web },
                            .err = err };

    it.rolls = web && zl_cue_words_timed(it.text);
    it.cues.draft = zl_draft_new(&source);
    zili_status status = it.cues.draft ? read_all(&it) : zl_no_memory(err);
    if (!status)
        status = tell_left_out(&it, shelf);
    zl_draft_free(it.cues.draft);
    zl_cues_clear(&it.cues);
    zl_array_clear(&it.lines);
    zl_str_clear(&it.last);
    zl_str_clear(&it.bare);
    return zl_shelf_put(shelf, file, &source, status, err);
}

static zili_status read_srt(const zl_file *file, zl_shelf *shelf,
                            zili_error *err)
{
    return read_file(file, shelf, false, err);
}

static zili_status read_vtt(const zl_file *file, zl_shelf *shelf,
                            zili_error *err)
{
    return read_file(file, shelf, true, err);
}

static const char *const srt_endings[] = { ".srt", NULL };
static const char *const vtt_endings[] = { ".vtt", NULL };

const zl_filetype zl_filetype_srt = {
    .name = "srt",
    .about = "subtitles (SubRip)",
    .endings = srt_endings,
    .is = is_subrip,
    .of_text = true,
    .read = read_srt,
};

const zl_filetype zl_filetype_vtt = {
    .name = "vtt",
    .about = "subtitles (WebVTT)",
    .endings = vtt_endings,
    .is = is_web,
    .of_text = true,
    .read = read_vtt,
};
