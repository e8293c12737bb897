/* result.c -- beads as lines of text, and files of them. */
#include "align/result.h"

#include "base/blocks.h"
#include "base/fail.h"
#include "base/file.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void write_run(zl_out *out, size_t from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            zl_out_byte(out, ',');
        zl_out_integer(out, (int64_t)(from + i + 1));
    }
}

void zl_result_write(zl_out *out, const zili_alignment *alignment)
{
    for (size_t i = 0; i < alignment->count; i++) {
        const zili_bead *bead = &alignment->beads[i];
        write_run(out, bead->a, bead->a_lines);
        zl_out_byte(out, '\t');
        write_run(out, bead->b, bead->b_lines);
        zl_out_byte(out, '\t');
        if (!isnan(bead->confidence))
            zl_out_real(out, bead->confidence, 4);
        zl_out_byte(out, '\n');
    }
}

/* ---- files ---- */

zili_status zl_result_save(const char *path, const zili_alignment *alignment,
                           zili_error *err)
{
    zl_save save;
    zl_blocks blocks;
    zl_out out = zl_blocks_begin(&blocks, zl_save_write, &save);
    zili_status status = zl_save_begin(&save, path, err);

    if (status)
        return status;
    zl_result_write(&out, alignment);
    (void)zl_blocks_end(&blocks, &out); /* zl_save_keep() tells */
    return zl_save_keep(&save, err);
}

/* ---- what is there ---- */

/* Whether a byte may stand in the column, from 0, of a bead. */
static bool may_stand(size_t column, char c)
{
    if (c >= '0' && c <= '9')
        return true;
    return (column < 2 && c == ',') || (column == 2 && c == '.');
}

/* Lines of three columns of numbers; the last one may be cut off. */
static bool has_beads(zl_view text)
{
    size_t column = 0;

    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c == '\n' && column != 2)
            return false;
        if (c == '\n')
            column = 0;
        else if (c == '\t')
            column++;
        else if (!may_stand(column, c))
            return false;
    }
    return true;
}

zili_status zl_result_may_replace(const char *path, zili_error *err)
{
    char start[4096];
    struct stat info;
    int file = stat(path, &info) == 0 && S_ISREG(info.st_mode)
                   ? open(path, O_RDONLY | O_CLOEXEC)
                   : -1;

    if (file < 0)
        return ZILI_OK; /* who writes it will say what is wrong */
    ssize_t size = read(file, start, sizeof start);
    close(file);
    if (size < 0 || has_beads((zl_view){ start, (size_t)size }))
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is there and is no result of align: remove it, or "
                   "write elsewhere.",
                   path);
}
