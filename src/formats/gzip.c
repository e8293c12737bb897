/* gzip.c -- what gzip packed, piece by piece, with its sums held to.
 *
 * libarchive unpacks gzip, too, but does not look at the sums. */
#include "formats/gzip.h"

#include "base/mem.h"

#include <limits.h>
#define ZLIB_CONST
#include <zlib.h>

enum { PIECE = 1 << 16 };
enum { GZIP_WINDOW = 15 + 16 }; /* the largest; with the header of gzip */

struct zl_gzip {
    zl_view packed;
    size_t given; /* of them to zlib */
    z_stream stream;
    bool over; /* nothing follows the last stream */
    const char *problem;
    bool lacks_memory;
    Bytef piece[PIECE];
};

bool zl_gzip_is(zl_view packed)
{
    return zl_view_starts(packed, zl_view_of("\x1F\x8B\x08"));
}

static void *allocate(void *user, unsigned count, unsigned size)
{
    (void)user;
    return zl_alloc_array(count, size);
}

static void release(void *user, void *memory)
{
    (void)user;
    zl_free(memory);
}

zl_gzip *zl_gzip_open(zl_view packed)
{
    zl_gzip *gzip = zl_alloc(sizeof *gzip);

    if (!gzip)
        return NULL;
    gzip->packed = packed;
    gzip->stream.zalloc = allocate;
    gzip->stream.zfree = release;
    if (inflateInit2(&gzip->stream, GZIP_WINDOW) == Z_OK)
        return gzip;
    zl_free(gzip);
    return NULL;
}

void zl_gzip_close(zl_gzip *gzip)
{
    if (gzip)
        inflateEnd(&gzip->stream);
    zl_free(gzip);
}

uint64_t zl_gzip_done(const zl_gzip *gzip)
{
    return gzip->given - gzip->stream.avail_in;
}

const char *zl_gzip_problem(const zl_gzip *gzip)
{
    return gzip->problem;
}

bool zl_gzip_lacks_memory(const zl_gzip *gzip)
{
    return gzip->lacks_memory;
}

static zl_view rest_of(const zl_gzip *gzip)
{
    return zl_view_cut(gzip->packed, (size_t)zl_gzip_done(gzip),
                       gzip->packed.size);
}

zl_view zl_gzip_behind(const zl_gzip *gzip)
{
    zl_view rest = rest_of(gzip);

    for (size_t i = 0; gzip->over && i < rest.size; i++)
        if (rest.bytes[i])
            return rest;
    return (zl_view){ NULL, 0 };
}

/* zlib counts in 32 bits. */
static void give_more(zl_gzip *gzip)
{
    zl_view rest = rest_of(gzip);
    size_t size = rest.size < INT_MAX ? rest.size : INT_MAX;

    gzip->stream.next_in = (const Bytef *)rest.bytes;
    gzip->stream.avail_in = (uInt)size;
    gzip->given = gzip->packed.size - rest.size + size;
}

/* Go on with the stream behind one that ended; what else follows, as zeros to
 * the end of a block, is not gzip's. */
static void begin_next(zl_gzip *gzip)
{
    gzip->over = !zl_gzip_is(rest_of(gzip)) ||
                 inflateReset(&gzip->stream) != Z_OK;
}

static bool fail(zl_gzip *gzip, int code)
{
    const char *problem = gzip->stream.msg;

    gzip->lacks_memory |= code == Z_MEM_ERROR;
    gzip->problem = code == Z_BUF_ERROR ? "it ends too soon"
                    : problem           ? problem
                                        : "it is damaged";
    return false;
}

bool zl_gzip_next(zl_gzip *gzip, zl_view *piece)
{
    int code;

    *piece = (zl_view){ 0 };
    gzip->stream.next_out = gzip->piece;
    gzip->stream.avail_out = PIECE;
    while (gzip->stream.avail_out > 0 && !gzip->over) {
        give_more(gzip);
        code = inflate(&gzip->stream, Z_NO_FLUSH);
        if (code == Z_STREAM_END)
            begin_next(gzip);
        else if (code != Z_OK)
            return fail(gzip, code);
    }
    *piece = (zl_view){ (const char *)gzip->piece,
                        PIECE - gzip->stream.avail_out };
    return true;
}
