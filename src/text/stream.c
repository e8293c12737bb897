/* stream.c -- a file or a pipe as text, a window at a time. */
#include "stream.h"

#include "base/fail.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((size_t)1 << 16)
#define WINDOW ((size_t)1 << 20)

zili_status zl_stream_open(zl_stream *stream, const char *path, bool lenient,
                           zili_error *err)
{
    bool standard = strcmp(path, "-") == 0;

    *stream = (zl_stream){
        .file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC),
        .replacer = { .name = standard ? "Standard input" : path,
                      .lenient = lenient },
    };
    if (stream->file < 0)
        return zl_fail_system(err, "open", path);
    stream->raw = zl_alloc(BLOCK);
    return stream->raw ? ZILI_OK : zl_no_memory(err);
}

void zl_stream_close(zl_stream *stream)
{
    if (stream->file > STDIN_FILENO)
        close(stream->file);
    zl_free(stream->raw);
    zl_str_clear(&stream->text);
}

/* Fill the block, so that a window does not depend on what a pipe gives. */
static zili_status read_block(zl_stream *stream, zili_error *err)
{
    while (stream->kept < BLOCK && !stream->ended) {
        ssize_t size = read(stream->file, stream->raw + stream->kept,
                            BLOCK - stream->kept);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return zl_fail_system(err, "read", stream->replacer.name);
        stream->kept += (size_t)size;
        stream->ended = size == 0;
    }
    return ZILI_OK;
}

static zili_status add_block(zl_stream *stream, zili_error *err)
{
    size_t taken = 0;
    zili_status status = read_block(stream, err);

    if (!status)
        status = zl_replacer_add(&stream->replacer,
                                 (zl_view){ stream->raw, stream->kept },
                                 stream->ended, &stream->text, &taken, err);
    if (!status && stream->text.failed)
        status = zl_no_memory(err);
    stream->kept -= taken;
    memmove(stream->raw, stream->raw + taken, stream->kept);
    return status;
}

zili_status zl_stream_next(zl_stream *stream, size_t done, zili_error *err)
{
    zl_str *text = &stream->text;
    zili_status status = ZILI_OK;

    stream->room = done || !text->size ? WINDOW : 2 * text->size;
    if (done) {
        text->size -= done;
        memmove(text->bytes, text->bytes + done, text->size + 1);
    }
    while (!status && !stream->ended && text->size < stream->room)
        status = add_block(stream, err);
    return status;
}
