/* metadata.c -- columns that the user gives to documents. */
#include "ingest/metadata.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

enum { SHOWN = 3 }; /* names in a sentence */

/* ---- what is the same for all ---- */

static bool is_code(const char *text)
{
    size_t size = strspn(text, "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    return size >= 2 && size <= 35 && !text[size] && text[0] != '-' &&
           (text[0] < '0' || text[0] > '9');
}

zili_status zl_metadata_open(zl_metadata *out,
                             const zili_build_options *options,
                             zili_error *err)
{
    zili_status status = ZILI_OK;

    *out = (zl_metadata){ .lang = options->lang };
    if (options->lang && !is_code(options->lang))
        return zl_fail(err, ZILI_EUSAGE,
                       "\"%.60s\" is no code of a language, as zh, en or "
                       "pt-BR.",
                       options->lang);
    if (options->metadata_key && !options->metadata)
        return zl_fail(err, ZILI_EUSAGE,
                       "--metadata-key goes with --metadata alone.");
    if (options->metadata_sheet && !options->metadata)
        return zl_fail(err, ZILI_EUSAGE,
                       "--metadata-sheet goes with --metadata alone.");
    if (options->path_pattern)
        status = zl_pattern_read(&out->pattern,
                                 zl_view_of(options->path_pattern), err);
    if (!status && options->metadata)
        status = zl_roll_open(&out->roll, options->metadata,
                              options->metadata_key, options->metadata_sheet,
                              err);
    return status;
}

void zl_metadata_clear(zl_metadata *metadata)
{
    zl_pattern_clear(&metadata->pattern);
    zl_roll_close(metadata->roll);
    metadata->roll = NULL;
}

/* ---- a document ---- */

/* Letters, digits and what is beyond ASCII stay; so many bytes. */
enum { NAME_MOST = 60 };

static void make_name(zl_str *name, zl_view text)
{
    zl_str_empty(name);
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        uint32_t c = zl_utf8_next(text, &at);
        if (name->size + (at - begin) > NAME_MOST)
            break;
        bool stays = c >= 0x80 || (c >= '0' && c <= '9') ||
                     ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (begin == 0 && c >= '0' && c <= '9')
            zl_str_add_byte(name, 'x');
        if (stays)
            zl_str_add(name, zl_view_cut(text, begin, at));
        else
            zl_str_add_byte(name, '_');
    }
}

/* A column named lang or language says what a document is written in. */
static bool is_lang(zl_view column)
{
    static const char *const names[] = { "lang", "language" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (column.size == strlen(names[i]) &&
            strncasecmp(column.bytes, names[i], column.size) == 0)
            return true;
    return false;
}

/* What one document is given. */
struct gift {
    zl_source *source;
    zl_str name, value, lang;
    bool failed;
};

static void give(struct gift *gift, zl_view column, zl_view value)
{
    if (value.size == 0 || column.size == 0)
        return;
    make_name(&gift->name, column);
    zl_str_empty(&gift->value);
    zl_utf8_add_bytes(&gift->value, value);
    gift->failed |= gift->name.failed || gift->value.failed ||
                    !zl_source_add_datum(gift->source,
                                         zl_str_text(&gift->name),
                                         zl_str_view(&gift->value));
    if (!gift->value.failed && is_lang(column) &&
        is_code(zl_str_text(&gift->value))) {
        zl_str_empty(&gift->lang);
        zl_str_add(&gift->lang, zl_str_view(&gift->value));
    }
}

static void give_path(struct gift *gift, const zl_pattern *pattern,
                      const zl_metadata_names *names,
                      zl_metadata_found *found)
{
    zl_view values[ZL_PATTERN_PARTS_MOST];

    found->astray = pattern->parts.count > 0 &&
                    !zl_pattern_match(pattern, zl_view_of(names->path),
                                      names->tail, values, &gift->failed);
    for (size_t i = 0; !found->astray && i < pattern->parts.count; i++)
        if (pattern->parts.items[i].kind == ZL_NAMED)
            give(gift, zl_view_trim(pattern->parts.items[i].text),
                 zl_view_trim(values[i]));
}

static void give_row(struct gift *gift, zl_roll *roll,
                     const zl_metadata_names *names, zl_metadata_found *found)
{
    if (!roll)
        return;
    size_t row = zl_roll_find(roll, zl_view_of(names->shown),
                              zl_view_of(names->name));
    found->unlisted = row == SIZE_MAX;
    for (size_t i = 0; row != SIZE_MAX && i < zl_roll_columns(roll); i++)
        give(gift, zl_roll_column(roll, i), zl_roll_cell(roll, row, i));
}

static void set_language(struct gift *gift, const char *lang)
{
    zl_source *source = gift->source;
    zl_view code = lang ? zl_view_of(lang) : zl_str_view(&gift->lang);

    gift->failed |= gift->lang.failed;
    if (code.size == 0 || gift->failed)
        return;
    const char *kept = zl_source_keep(source, code);
    for (size_t i = 0; kept && i < source->regions.count; i++)
        source->regions.items[i].lang = kept;
    gift->failed |= !kept;
}

zili_status zl_metadata_add(const zl_metadata *metadata, zl_source *source,
                            const zl_metadata_names *names,
                            zl_metadata_found *found, zili_error *err)
{
    struct gift gift = { .source = source };

    *found = (zl_metadata_found){ 0 };
    give_path(&gift, &metadata->pattern, names, found);
    give_row(&gift, metadata->roll, names, found);
    set_language(&gift, metadata->lang);
    zl_str_clear(&gift.name);
    zl_str_clear(&gift.value);
    zl_str_clear(&gift.lang);
    return gift.failed ? zl_no_memory(err) : ZILI_OK;
}

/* ---- what was missed ---- */

static bool add_one(zl_metadata_few *few, const char *shown)
{
    return few->count++ >= SHOWN || zl_names_add(&few->names, shown);
}

void zl_metadata_miss(zl_metadata_missed *missed, const char *shown,
                      zl_metadata_found found)
{
    missed->documents++;
    if (found.astray)
        missed->failed |= !add_one(&missed->astray, shown);
    if (found.unlisted)
        missed->failed |= !add_one(&missed->unlisted, shown);
}

static bool add_few(zl_metadata_few *few, const zl_metadata_few *more)
{
    bool done = true;

    for (size_t i = 0; done && i < more->names.count; i++)
        if (few->names.count < SHOWN)
            done = zl_names_add(&few->names, more->names.items[i]);
    few->count += more->count;
    return done;
}

void zl_metadata_miss_more(zl_metadata_missed *missed,
                           const zl_metadata_missed *more)
{
    bool done = add_few(&missed->astray, &more->astray) &&
                add_few(&missed->unlisted, &more->unlisted);

    missed->documents += more->documents;
    missed->failed |= more->failed || !done;
}

void zl_metadata_missed_clear(zl_metadata_missed *missed)
{
    zl_names_clear(&missed->astray.names);
    zl_names_clear(&missed->unlisted.names);
    *missed = (zl_metadata_missed){ 0 };
}

/* ---- telling ---- */

/* "zh-gov.tsv: 3 of 56 rows name no document: a.txt (line 4), …" */
static void tell(const zili_build_options *options, zl_str *sentence,
                 const char *what, uint64_t count, uint64_t of,
                 const char *whose, const zl_str *names)
{
    sentence->failed |= names->failed;
    if (count == 0 || !options->note)
        return;
    zl_str_empty(sentence);
    zl_str_format(sentence, "%s: %" PRIu64 " of %" PRIu64 " %s: %s%s", what,
                  count, of, whose, zl_str_text(names),
                  count > SHOWN ? ", …" : "");
    if (!sentence->failed)
        options->note(options->note_user, zl_str_text(sentence));
}

static void tell_few(const zili_build_options *options, zl_str *sentence,
                     const char *what, const zl_metadata_few *few, uint64_t of,
                     const char *whose)
{
    zl_str names = { 0 };

    for (size_t i = 0; i < few->names.count; i++)
        zl_str_format(&names, "%s%s", i ? ", " : "", few->names.items[i]);
    tell(options, sentence, what, few->count, of, whose, &names);
    zl_str_clear(&names);
}

static void tell_rows(const zl_roll *roll, const zili_build_options *options,
                      zl_str *sentence)
{
    zl_roll_report report;
    const char *what = options->metadata;

    zl_roll_tell(roll, &report);
    tell(options, sentence, what, report.unused, report.rows,
         "rows name no document that was read", &report.unused_names);
    tell(options, sentence, what, report.shared, report.rows,
         "rows name more than one document, which all have what it says",
         &report.shared_names);
    tell(options, sentence, what, report.repeated, report.rows,
         "rows name a file that a row before names, and are left out",
         &report.repeated_names);
    zl_roll_report_clear(&report);
}

zili_status zl_metadata_tell(const zl_metadata *metadata,
                             const zl_metadata_missed *missed,
                             const zili_build_options *options,
                             zili_error *err)
{
    zl_str sentence = { 0 };

    tell_few(options, &sentence, "--path", &missed->astray, missed->documents,
             "documents have a path that is not like it, and no columns from "
             "it");
    if (metadata->roll) {
        tell_few(options, &sentence, options->metadata, &missed->unlisted,
                 missed->documents, "documents have no row in it");
        tell_rows(metadata->roll, options, &sentence);
    }
    bool failed = sentence.failed || missed->failed;
    zl_str_clear(&sentence);
    return failed ? zl_no_memory(err) : ZILI_OK;
}
