/* lines.c -- a file, line for line, one blank between its tokens. */
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"
#include "text/segment.h"

#include <string.h>
#include <zili/segment.h>

const zili_option zili_segment_option_list[] = {
    { "profile", 'p', ZILI_OPTION_CHOICE, "P",
      "how text is cut into words: zili (the default), icu or char",
      offsetof(zili_segment_options, profile), zl_profile_names },
    { "dict", 'd', ZILI_OPTION_LIST, "F",
      "words that are always kept whole, one a line; may be repeated",
      offsetof(zili_segment_options, dicts), NULL },
    { 0 },
};

static zili_status write_line(zl_segmenter *segmenter, zl_view line,
                              zl_pieces *tokens, zl_out *out, zili_error *err)
{
    tokens->count = 0;
    zili_status status = zl_segment_words(segmenter, line, tokens, err);
    for (size_t i = 0; !status && i < tokens->count; i++) {
        zl_piece token = tokens->items[i];
        if (i > 0)
            zl_out_byte(out, ' ');
        zl_out_view(out, zl_view_cut(line, token.begin, token.end));
    }
    return status;
}

static zili_status write_lines(zl_segmenter *segmenter, zl_view text,
                               zl_out *out, zili_error *err)
{
    zl_pieces tokens = { 0 };
    zili_status status = ZILI_OK;

    while (!status && text.size > 0) {
        const char *end = memchr(text.bytes, '\n', text.size);
        size_t size = end ? (size_t)(end - text.bytes) : text.size;
        status = write_line(segmenter, zl_view_cut(text, 0, size), &tokens,
                            out, err);
        if (end)
            zl_out_byte(out, '\n');
        text = zl_view_cut(text, end ? size + 1 : size, text.size);
    }
    zl_array_clear(&tokens);
    if (!status && out->failed)
        status = zl_fail(err, ZILI_EIO, "The words could not be written.");
    return status;
}

static zili_status check_text(zl_view text, const char *path, zili_error *err)
{
    zl_utf8_fault fault;

    if (zl_utf8_check(text, &fault))
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is not valid UTF-8: byte %zu, in line %zu. Convert it "
                   "first, as with iconv -t UTF-8.",
                   path, fault.byte, fault.line);
}

static zili_status open_segmenter(zl_segmenter **out,
                                  const zili_segment_options *options,
                                  zili_error *err)
{
    *out = NULL;
    if (options->profile < 0 || options->profile > ZL_PROFILE_CHAR)
        return zl_fail(err, ZILI_EUSAGE, "There is no profile number %d.",
                       options->profile);
    return zl_segmenter_open(out, (zl_profile)options->profile,
                             &options->dicts, err);
}

zili_status zili_segment(const zili_segment_options *options,
                         const char *path, zili_write_fn *write, void *user,
                         zili_error *err)
{
    zl_out out = { .write = write, .user = user };
    zl_segmenter *segmenter = NULL;
    zl_span file = { 0 };

    bool standard = strcmp(path, "-") == 0;
    zili_status status = open_segmenter(&segmenter, options, err);
    if (!status)
        status = zl_file_read(&file, standard ? "/dev/fd/0" : path, err);
    zl_view text = { (const char *)file.bytes, file.size };
    if (!status)
        status = check_text(text, standard ? "Standard input" : path, err);
    if (!status)
        status = write_lines(segmenter, text, &out, err);
    zl_segmenter_close(segmenter);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}
