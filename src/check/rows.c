/* rows.c -- what was found in files → a table, and a sum of it. */
#include "check/rows.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ingest/refused.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- the columns ---- */

static const char *const sign_columns[ZL_SIGNS] = {
    [ZL_SIGN_REPLACED] = "replaced", [ZL_SIGN_PRIVATE] = "private",
    [ZL_SIGN_CONTROL] = "controls",  [ZL_SIGN_GARBLED] = "garbled",
    [ZL_SIGN_LONG] = "long_lines",   [ZL_SIGN_NUMBER] = "page_numbers",
    [ZL_SIGN_HEAD] = "page_heads",
};

static const char *const sign_words[ZL_SIGNS] = {
    [ZL_SIGN_REPLACED] = "U+FFFD",
    [ZL_SIGN_PRIVATE] = "for private use",
    [ZL_SIGN_CONTROL] = "controls",
    [ZL_SIGN_GARBLED] = "lines garbled",
    [ZL_SIGN_LONG] = "very long lines",
    [ZL_SIGN_NUMBER] = "lines like page numbers",
    [ZL_SIGN_HEAD] = "lines like page heads",
};

zili_status zl_check_rows_begin(zl_check_rows *rows, zili_error *err)
{
    rows->table = zl_table_new();
    if (!rows->table)
        return zl_no_memory(err);
    zl_table_text_column(rows->table, "file");
    zl_table_text_column(rows->table, "type");
    zl_table_text_column(rows->table, "encoding");
    zl_table_count_column(rows->table, "bytes");
    zl_table_count_column(rows->table, "documents");
    zl_table_text_column(rows->table, "languages");
    for (size_t i = 0; i < ZL_SIGNS; i++) {
        zl_table_count_column(rows->table, sign_columns[i]);
        zl_table_column_is_detail(rows->table);
    }
    zl_table_text_column(rows->table, "findings");
    return ZILI_OK;
}

void zl_check_rows_clear(zl_check_rows *rows)
{
    zili_table_free(rows->table);
    rows->table = NULL;
    zl_map_clear(&rows->sums);
    zl_names_clear(&rows->firsts);
}

/* ---- findings: in words ---- */

static void begin_finding(zl_str *to)
{
    if (to->size)
        zl_str_add_text(to, "; ");
}

static void find_sign(zl_str *to, const zl_look *look, zl_sign sign)
{
    if (!look->counts[sign])
        return;
    begin_finding(to);
    zl_str_format(to, "%s: %" PRIu64 ", line %" PRIu64, sign_words[sign],
                  look->counts[sign], look->firsts[sign]);
    if (sign == ZL_SIGN_GARBLED)
        zl_str_format(to, ", %s read as %s", look->was->name,
                      look->read_as->name);
}

/* Why a file is refused; a member of it is named by its path within. */
static void find_refusal(zl_str *to, const zl_found *found,
                         const zili_error *why)
{
    zl_str path = { 0 };

    zl_utf8_add_bytes(&path, zl_view_of(found->path));
    zl_str_add_text(to, "refused: ");
    if (why->named == path.size)
        zl_refused_why(to, why);
    else
        zl_str_add_text(to, why->text + (why->named > path.size &&
                                                 why->text[path.size] == '/'
                                             ? path.size + 1
                                             : 0));
    to->failed |= path.failed;
    zl_str_clear(&path);
}

/* A note is a sentence alone. */
static void find_note(zl_str *to, const zl_found *found, const char *sentence)
{
    size_t size = strlen(found->path);

    if (strncmp(sentence, found->path, size) == 0) {
        sentence += size;
        if (sentence[0] == ' ')
            zl_str_add_text(to, "it");
        else if (strncmp(sentence, ": ", 2) == 0 ||
                 strncmp(sentence, ", ", 2) == 0)
            sentence += 2;
    }
    zl_utf8_add_bytes(to, zl_view_of(sentence));
}

/* The name of the first document with this text, or NULL where this is it. */
static const char *find_first(zl_check_rows *rows,
                              const zl_checked_text *text)
{
    char key[17];

    snprintf(key, sizeof key, "%016" PRIx64, text->sum);
    uint32_t number = zl_map_add(&rows->sums, zl_view_of(key));
    if (number != ZL_MAP_NONE && number < rows->firsts.count)
        return rows->firsts.items[number];
    char *copy = zl_copy_text(text->name, strlen(text->name));
    if (number == ZL_MAP_NONE || !copy ||
        !zl_array_push(&rows->firsts, copy)) {
        zl_free(copy);
        rows->failed = true;
    }
    return NULL;
}

static void find_again(zl_check_rows *rows, zl_str *to,
                       const zl_checked *checked)
{
    const char *shown = NULL;
    uint64_t count = 0;

    for (size_t i = 0; i < checked->texts.count && !rows->failed; i++) {
        const char *first = find_first(rows, &checked->texts.items[i]);
        count += first != NULL;
        if (!shown)
            shown = first;
    }
    rows->summary.again += count;
    if (!count)
        return;
    begin_finding(to);
    if (checked->texts.count == 1)
        zl_str_format(to, "the same text as %s", shown);
    else
        zl_str_format(to, "documents that were there before: %" PRIu64
                          ", the first as %s",
                      count, shown);
}

static void find_empty(zl_check_rows *rows, zl_str *to, const zl_found *found,
                       const zl_checked *checked)
{
    if (checked->status)
        return;
    if (checked->documents == 0 && checked->refusals.count == 0) {
        begin_finding(to);
        zl_str_add_text(to, "there is no text in it");
        if (found->named)
            rows->summary.refused++;
        else
            rows->summary.empty++;
    } else if (checked->empty) {
        begin_finding(to);
        zl_str_format(to, "empty documents: %" PRIu64, checked->empty);
    }
}

static void find_all(zl_check_rows *rows, zl_str *to, const zl_found *found,
                     const zl_checked *checked)
{
    if (checked->status) {
        find_refusal(to, found, &checked->error);
        rows->summary.refused++;
    }
    for (size_t i = 0; i < checked->refusals.count; i++) {
        begin_finding(to);
        find_refusal(to, found, &checked->refusals.items[i]);
        rows->summary.refused++;
    }
    find_empty(rows, to, found, checked);
    for (zl_sign sign = 0; sign < ZL_SIGNS; sign++)
        find_sign(to, &checked->look, sign);
    find_again(rows, to, checked);
    for (size_t i = 0; i < checked->notes.count; i++) {
        begin_finding(to);
        find_note(to, found, checked->notes.items[i]);
    }
}

/* ---- rows ---- */

static void add_languages(zl_check_rows *rows, const zl_checked *checked)
{
    zl_str text = { 0 };

    for (size_t i = 0; i < checked->languages.count; i++)
        zl_str_format(&text, "%s%s", i == 0 ? "" : ", ",
                      checked->languages.items[i]);
    rows->failed |= text.failed;
    zl_table_add_text(rows->table, zl_str_view(&text));
    zl_str_clear(&text);
}

static void add_path(zl_check_rows *rows, const zl_found *found)
{
    zl_str path = { 0 };

    zl_utf8_add_bytes(&path, zl_view_of(found->path));
    rows->failed |= path.failed;
    zl_table_add_text(rows->table, zl_str_view(&path));
    zl_str_clear(&path);
}

static void sum_up(zl_check_rows *rows, const zl_checked *checked)
{
    rows->documents += checked->documents;
    rows->summary.files++;
    rows->summary.documents += checked->documents;
    rows->summary.bytes += checked->bytes;
    rows->summary.replaced += checked->replaced;
    rows->summary.left_out += checked->left_out;
}

bool zl_check_rows_take(zl_check_rows *rows, const zl_found *found,
                        const zl_checked *checked)
{
    zl_str findings = { 0 };

    add_path(rows, found);
    zl_table_add_text(rows->table,
                      zl_view_of(checked->type ? checked->type->name : ""));
    zl_table_add_text(rows->table, zl_str_view(&checked->encoding));
    zl_table_add_integer(rows->table, (int64_t)checked->bytes);
    zl_table_add_integer(rows->table, (int64_t)checked->documents);
    add_languages(rows, checked);
    for (size_t i = 0; i < ZL_SIGNS; i++)
        zl_table_add_integer(rows->table, (int64_t)checked->look.counts[i]);
    find_all(rows, &findings, found, checked);
    rows->failed |= findings.failed;
    zl_table_add_text(rows->table, zl_str_view(&findings));
    zl_str_clear(&findings);
    sum_up(rows, checked);
    return !rows->failed;
}

/* What was not read has no counts. */
bool zl_check_rows_pass(zl_check_rows *rows, const zl_found *found)
{
    zl_str finding = { 0 };

    add_path(rows, found);
    zl_table_add_text(rows->table, zl_view_of("")); /* type … */
    zl_table_add_text(rows->table, zl_view_of("")); /* … encoding */
    zl_table_add_integer(rows->table, (int64_t)found->size);
    zl_table_add_missing(rows->table);
    zl_table_add_text(rows->table, zl_view_of("")); /* languages */
    for (size_t i = 0; i < ZL_SIGNS; i++)
        zl_table_add_missing(rows->table);
    zl_str_format(&finding, "passed over: %s", found->passed);
    rows->failed |= finding.failed;
    zl_table_add_text(rows->table, zl_str_view(&finding));
    zl_str_clear(&finding);
    return !rows->failed;
}

/* ---- the end ---- */

static void add_notes(zili_table *table, const zili_check_summary *summary)
{
    zl_table_add_note(table,
                      "checked: files %" PRIu64 ", documents %" PRIu64
                      ", bytes %" PRIu64,
                      summary->files, summary->documents, summary->bytes);
    if (summary->skipped)
        zl_table_add_note(table,
                          "passed over, for they are no texts: %" PRIu64
                          " files of the folders",
                          summary->skipped);
    if (summary->again)
        zl_table_add_note(table, "documents with the text of another: %" PRIu64,
                          summary->again);
    if (summary->empty)
        zl_table_add_note(table, "files without text: %" PRIu64,
                          summary->empty);
    if (summary->loses)
        zl_table_add_note(table,
                          "an index would lose something: files refused "
                          "%" PRIu64 ", U+FFFD put %" PRIu64
                          ", left out %" PRIu64,
                          summary->refused, summary->replaced,
                          summary->left_out);
    else
        zl_table_add_note(table, "an index would lose nothing");
}

zili_status zl_check_rows_end(zl_check_rows *rows,
                              zili_check_summary *summary, zili_table **out,
                              zili_error *err)
{
    uint64_t skipped = summary->skipped;

    *summary = rows->summary;
    summary->skipped = skipped;
    summary->loses =
        summary->refused || summary->replaced || summary->left_out;
    add_notes(rows->table, summary);
    zili_table *table = rows->table;
    rows->table = NULL;
    return zl_table_finish(table, out, err);
}
