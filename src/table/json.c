/* json.c -- tables as JSON, whole or one object a line. */
#include "base/fail.h"
#include "base/mem.h"
#include "table/format.h"
#include "table/plain.h"

#include <string.h>

/* ---- strings ---- */

static void write_escaped(zl_str *out, zl_view text)
{
    static const zl_escapes escapes = {
        [0x01] = "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005",
        [0x06] = "\\u0006", "\\u0007", "\\u0008", "\\t",     "\\n",
        [0x0B] = "\\u000b", "\\u000c", "\\u000d", "\\u000e", "\\u000f",
        [0x10] = "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014",
        [0x15] = "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019",
        [0x1A] = "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e",
        [0x1F] = "\\u001f",
        ['"'] = "\\\"",
        ['\\'] = "\\\\",
    };

    zl_write_escaped(out, text, &escapes);
}

static void write_string(zl_str *out, zl_view text)
{
    char *to = zl_room(out, text.size + 2);

    if (!to)
        return;
    to[0] = '"';
    if (zl_copy_plain(to + 1, text, '"', '\\')) {
        to[text.size + 1] = '"';
        out->size += text.size + 2;
        return;
    }
    out->size++;
    write_escaped(out, text);
    zl_str_add_byte(out, '"');
}

/* ---- what stands around the cells ---- */

/* Before the first cell of the first row, of all other rows, before each
 * cell the name of its column, and after a row. */
typedef struct layout {
    const char *first, *next, *after;
    char *names; /* as they are written, one after the other */
    size_t ends[];
} layout;

static void write_names(const zili_table *table, layout *plan, zl_str *names)
{
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        zl_str_add_text(names, i > 0 ? ", " : "{");
        write_string(names, zl_view_of(zili_table_name(table, i)));
        zl_str_add_text(names, ": ");
        plan->ends[i] = names->size;
    }
}

static zili_status prepare(zl_writing *writing, zili_error *err)
{
    size_t columns = zili_table_columns(writing->table);
    size_t size = sizeof(layout) + columns * sizeof(size_t);
    zl_str names = { 0 };
    layout *plan = zl_alloc(size);

    if (plan)
        write_names(writing->table, plan, &names);
    layout *whole = plan && !names.failed ? zl_resize(plan, size + names.size)
                                          : NULL;
    if (whole) {
        whole->names = (char *)whole + size;
        memcpy(whole->names, zl_str_text(&names), names.size);
    } else {
        zl_free(plan);
    }
    zl_str_clear(&names);
    writing->plan = whole;
    return whole ? ZILI_OK : zl_no_memory(err);
}

static bool is_one_object(const zl_writing *writing)
{
    return !writing->options->provenance &&
           zl_table_is_record(writing->table) &&
           zili_table_rows(writing->table) == 1;
}

static zili_status prepare_json(zl_writing *writing, zili_error *err)
{
    zili_status status = prepare(writing, err);
    layout *plan = writing->plan;

    if (status)
        return status;
    plan->first = is_one_object(writing) ? "" : "\n";
    plan->next = ",\n";
    plan->after = "}";
    return ZILI_OK;
}

static zili_status prepare_jsonl(zl_writing *writing, zili_error *err)
{
    zili_status status = prepare(writing, err);
    layout *plan = writing->plan;

    if (status)
        return status;
    plan->first = plan->next = "";
    plan->after = "}\n";
    return ZILI_OK;
}

/* ---- cells ---- */

static zl_view name_of(const layout *plan, size_t column)
{
    size_t begin = column > 0 ? plan->ends[column - 1] : 0;

    return (zl_view){ plan->names + begin, plan->ends[column] - begin };
}

/* What stands before a cell. */
static void put_name(zl_rows *rows)
{
    const layout *plan = rows->writing->plan;

    if (rows->column == 0)
        zl_str_add_text(&rows->out, rows->row > 0 ? plan->next : plan->first);
    zl_str_add(&rows->out, name_of(plan, rows->column));
}

static void put_end(zl_rows *rows)
{
    const layout *plan = rows->writing->plan;

    if (zl_is_last(rows))
        zl_str_add_text(&rows->out, plan->after);
}

static void put_integer(zl_rows *rows, int64_t value)
{
    put_name(rows);
    char *to = zl_room(&rows->out, ZL_INTEGER_SIZE);
    if (to)
        rows->out.size += zl_integer_text(to, value);
    put_end(rows);
}

/* JSON has no infinity: it becomes null, as what is missing does. */
static void put(zl_rows *rows, zl_kind kind, zl_view text)
{
    zl_str *out = &rows->out;

    put_name(rows);
    if (kind == ZL_WORDS)
        write_string(out, text);
    else
        zl_str_add(out, kind == ZL_NUMBER ? text : (zl_view){ "null", 4 });
    put_end(rows);
}

/* ---- the whole ---- */

static void write_notes(const zili_table *table, zl_str *out)
{
    const char *note;

    zl_str_add_byte(out, '[');
    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        if (i > 0)
            zl_str_add_text(out, ", ");
        write_string(out, zl_view_of(note));
    }
    zl_str_add_byte(out, ']');
}

static void begin(const zl_writing *writing, zl_str *out)
{
    if (writing->options->provenance) {
        zl_str_add_text(out, "{\"notes\": ");
        write_notes(writing->table, out);
        zl_str_add_text(out, ",\n\"rows\": ");
    }
    if (!is_one_object(writing))
        zl_str_add_byte(out, '[');
}

static void end(const zl_writing *writing, zl_str *out)
{
    if (!is_one_object(writing))
        zl_str_add_text(out, zili_table_rows(writing->table) ? "\n]" : "]");
    zl_str_add_text(out, writing->options->provenance ? "}\n" : "\n");
}

const zl_format zl_format_json = {
    .exact = true,
    .prepare = prepare_json,
    .begin = begin,
    .end = end,
    .cells = { put, put_integer },
};

/* A line of its own, before the rows: it has a key that no row has. */
static void begin_lines(const zl_writing *writing, zl_str *out)
{
    if (!writing->options->provenance)
        return;
    zl_str_add_text(out, "{\"notes\": ");
    write_notes(writing->table, out);
    zl_str_add_text(out, "}\n");
}

const zl_format zl_format_jsonl = {
    .exact = true,
    .prepare = prepare_jsonl,
    .begin = begin_lines,
    .cells = { put, put_integer },
};
