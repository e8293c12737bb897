/* fuzz_metadata.c -- any pattern on any path, any table on any names.
 *
 * The first line is the pattern, the second the path; the rest is a table. */
#include "base/utf8.h"
#include "ingest/pattern.h"
#include "ingest/roll.h"
#include "memory_file.h"


int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void insist(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static zl_view take_line(zl_view *rest)
{
    size_t end = zl_view_find(*rest, zl_view_of("\n"));
    bool last = end == SIZE_MAX;
    zl_view line = zl_view_cut(*rest, 0, last ? rest->size : end);

    *rest = zl_view_cut(*rest, last ? rest->size : end + 1, rest->size);
    return line;
}

/* What the parts stand for is the end of the path, in order. */
static void match(zl_view text, zl_view path)
{
    zl_view values[ZL_PATTERN_PARTS_MOST];
    zl_pattern pattern;
    bool failed = false;

    if (zl_pattern_read(&pattern, text, NULL) == ZILI_OK &&
        zl_pattern_match(&pattern, path, true, values, &failed)) {
        size_t at = (size_t)(values[0].bytes - path.bytes);
        insist(at == 0 || path.bytes[at - 1] == '/', "it begins anywhere");
        for (size_t i = 0; i < pattern.parts.count; i++) {
            const zl_pattern_part *part = &pattern.parts.items[i];
            insist(values[i].bytes == path.bytes + at, "there is a gap");
            at += values[i].size;
            insist(part->kind != ZL_LITERAL ||
                       zl_view_same(values[i], part->text),
                   "a literal is another");
            insist(part->kind != ZL_NAMED || values[i].size > 0,
                   "a name stands for nothing");
        }
        insist(at == path.size, "something is left");
    }
    zl_pattern_clear(&pattern);
}

static void join(zl_view table, zl_view name)
{
    const char *path = memory_file((const uint8_t *)table.bytes, table.size);
    zl_roll_report report;
    zl_roll *roll;

    if (zl_roll_open(&roll, path, NULL, NULL, NULL) == ZILI_OK) {
        size_t row = zl_roll_find(roll, name, (zl_view){ "", 0 });
        for (size_t i = 0; row != SIZE_MAX && i < zl_roll_columns(roll); i++)
            insist(zl_utf8_check(zl_roll_cell(roll, row, i), NULL),
                   "a cell is no UTF-8");
        zl_roll_tell(roll, &report);
        insist(report.unused + report.shared + report.repeated <= report.rows,
               "there are more rows than there are");
        zl_roll_report_clear(&report);
        zl_roll_close(roll);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view rest = { (const char *)bytes, size };
    zl_view pattern = take_line(&rest), path = take_line(&rest);

    match(pattern, path);
    join(rest, path);
    return 0;
}
