/* several.c -- several cells of a row at once, where the format allows it. */
#include "table/format.h"
#include "table/plain.h"

/* Whether the next `count` cells are of the columns `kind`, none of them is
 * the row's last but the last one with `last`, and are written as they are. */
static inline bool are_simple(const zl_rows *rows, size_t count, uint32_t kind,
                              bool last)
{
    uint32_t bits = ((UINT32_C(1) << count) - 1) << rows->column;

    return !rows->into && rows->writing->format->separator &&
           !zl_rows_full(rows) && rows->column + count <= ZL_SEVERAL &&
           rows->column + count < rows->count + last &&
           (kind & bits) == bits;
}

void zl_rows_integers(zl_rows *rows, const int64_t *values, size_t count)
{
    char *begin = NULL;

    if (are_simple(rows, count, rows->integers, false))
        begin = zl_room(&rows->out, count * (ZL_INTEGER_SIZE + 1));
    if (!begin) {
        for (size_t i = 0; i < count; i++)
            zl_rows_integer(rows, values[i]);
        return;
    }
    char *to = begin, separator = rows->writing->format->separator;
    for (size_t i = 0; i < count; i++) {
        rows->begins[rows->column++] = rows->out.size + (size_t)(to - begin);
        if (values[i] != INT64_MIN)
            to += zl_integer_text(to, values[i]);
        *to++ = separator;
    }
    rows->out.size += (size_t)(to - begin);
}

/* ---- texts in a run ---- */

/* Copy the run; false where the format would change a byte of it. */
static bool copy_run(const zl_format *format, char *to, zl_view text)
{
    const unsigned char *special = format->special;

    if (special[0])
        return zl_copy_plain(to, text, special[0], special[1]);
    memcpy(to, text.bytes, text.size);
    return true;
}

static bool put_run(zl_rows *rows, zl_view text, const uint32_t *ends,
                    size_t count)
{
    const zl_format *format = rows->writing->format;
    char *to = zl_room(&rows->out, text.size + 1);
    size_t begin = rows->out.size;

    if (!to || !copy_run(format, to, text))
        return false;
    for (size_t i = 0; i < count; i++) {
        rows->begins[rows->column] = rows->out.size;
        to[ends[i]] = zl_is_last(rows) ? '\n' : format->separator;
        rows->out.size = begin + ends[i] + 1;
        zl_rows_step(rows);
    }
    return true;
}

void zl_rows_run(zl_rows *rows, const char *text, const uint32_t *ends,
                 size_t count)
{
    zl_view all = { text, ends[count - 1] };
    size_t begin = 0;

    if (are_simple(rows, count, rows->texts, true) &&
        put_run(rows, all, ends, count))
        return;
    for (size_t i = 0; i < count; i++) {
        zl_rows_text(rows, zl_view_cut(all, begin, ends[i]));
        begin = ends[i] + 1;
    }
}

/* ---- cells of the row above ---- */

bool zl_rows_again(zl_rows *rows, size_t count)
{
    size_t *begins = rows->begins + rows->column;

    if (rows->row == rows->first ||
        !are_simple(rows, count, UINT32_MAX, false) ||
        rows->column + count == ZL_SEVERAL)
        return false;
    size_t from = begins[0], size = begins[count] - from;
    char *to = zl_room(&rows->out, size);
    if (!to)
        return false;
    for (size_t i = 0; i < count; i++)
        begins[i] += rows->out.size - from;
    memcpy(to, rows->out.bytes + from, size);
    rows->out.size += size;
    rows->column += count;
    return true;
}
