/* notice.c -- what a build did otherwise than one may think. */
#include "ingest/notice.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "writer/kinds.h"

#include <inttypes.h>

/* Names in a sentence. */
#define SHOWN 3

static void tell(const zili_build_options *options, zl_str *sentence)
{
    if (options->note && !sentence->failed)
        options->note(options->note_user, zl_str_text(sentence));
    zl_str_clear(sentence);
}

void zl_empty_files_add(zl_empty_files *empty, const zl_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (empty->count++ >= SHOWN)
            continue;
        zl_str_add_text(&empty->names, empty->count > 1 ? ", " : "");
        zl_utf8_add_bytes(&empty->names, zl_view_of(names->items[i]));
    }
}

zili_status zl_empty_files_tell(const zl_empty_files *empty,
                                uint64_t documents,
                                const zili_build_options *options,
                                zili_error *err)
{
    zl_str sentence = { 0 };
    const char *more = empty->count > SHOWN ? ", …" : "";

    if (empty->count == 0)
        return ZILI_OK;
    if (empty->names.failed)
        return zl_no_memory(err);
    if (documents == 0)
        return zl_fail(err, ZILI_EFORMAT,
                       "There is nothing to index: no file has text in it "
                       "(%s%s).",
                       zl_str_text(&empty->names), more);
    zl_str_format(&sentence, "%" PRIu64 " %s no text and %s left out: %s%s",
                  empty->count, empty->count == 1 ? "file has" : "files have",
                  empty->count == 1 ? "is" : "are",
                  zl_str_text(&empty->names), more);
    tell(options, &sentence);
    return ZILI_OK;
}

bool zl_parts_tell(zl_tally *tally, const zl_job *job,
                   const zili_build_options *options)
{
    zili_status status = ZILI_OK;

    if (!job->parted)
        return true;
    zl_tally_join(tally, &job->tally);
    if (job->parted->last) {
        status = zl_tally_tell(tally, job->parted->path, options->note,
                               options->note_user, NULL);
        *tally = (zl_tally){ 0 };
    }
    return !status;
}

/* "a.jpg, b.jpg, c.jpg and 12 more; zili check lists them" */
void zl_passed_tell(const zl_files *passed, const zili_build_options *options)
{
    zl_str sentence = { 0 };
    bool more = passed->count > SHOWN;

    if (passed->count == 0)
        return;
    zl_str_format(&sentence,
                  "passed over, for they are no texts: %zu %s of the folders",
                  passed->count, passed->count == 1 ? "file" : "files");
    for (size_t i = 0; i < passed->count && i < SHOWN; i++) {
        zl_str_add_text(&sentence, i ? ", " : " (");
        zl_utf8_add_bytes(&sentence, zl_view_of(passed->items[i].shown));
    }
    if (more)
        zl_str_format(&sentence, " and %zu more; zili check lists them",
                      passed->count - SHOWN);
    zl_str_add_byte(&sentence, ')');
    tell(options, &sentence);
}

void zl_sum_up(zili_build_summary *summary, const zl_writer *writer)
{
    size_t old;
    const zl_ledger *ledger = zl_writer_ledger(writer, &old);

    summary->documents = zl_writer_documents(writer);
    summary->tokens = zl_writer_tokens(writer);
    summary->types = zl_writer_types(writer);
    summary->total_documents = ledger->documents.count;
    summary->total_tokens = 0;
    for (size_t i = 0; i < ledger->documents.count; i++) {
        zl_ledger_ease_at(ledger, i);
        summary->total_tokens += ledger->documents.items[i].end -
                                 ledger->documents.items[i].begin;
    }
}

bool zl_odd_values_tell(const zl_writer *writer,
                        const zili_build_options *options)
{
    size_t old;
    const zl_ledger *ledger = zl_writer_ledger(writer, &old);
    zl_kind_of *kinds = zl_kinds_of(ledger);

    for (uint32_t i = 0; kinds && i < ledger->columns.count; i++) {
        const zl_ledger_datum *odd = kinds[i].first_odd;
        zl_str sentence = { 0 };
        if (!odd)
            continue;
        zl_str_format(&sentence,
                      "the column %s has the type %s, and %" PRIu64
                      " of its %" PRIu64 " values %s not; the first: \"%.80s\""
                      " of %s",
                      zl_map_key(&ledger->columns, i).bytes,
                      zl_column_kind_name(kinds[i].kind), kinds[i].odd,
                      kinds[i].values, kinds[i].odd == 1 ? "is" : "are",
                      odd->value,
                      ledger->documents.items[odd->document].name);
        tell(options, &sentence);
    }
    bool done = kinds != NULL;
    zl_free(kinds);
    return done;
}

uint64_t zl_again_tell(const zl_writer *writer,
                       const zili_build_options *options)
{
    size_t old;
    const zl_ledger *ledger = zl_writer_ledger(writer, &old);
    zl_ledger_again again;
    zl_str sentence = { 0 };

    if (old == 0 || !zl_ledger_find_again(&again, ledger, old) ||
        again.count == 0)
        return 0;
    if (again.count == 1)
        zl_str_format(&sentence,
                      "a document was there before, byte for byte, and is "
                      "counted twice now: %s is the same as %s",
                      again.name, again.before);
    else
        zl_str_format(&sentence,
                      "%zu documents were there before, byte for byte, and "
                      "are counted twice now; the first: %s is the same as %s",
                      again.count, again.name, again.before);
    tell(options, &sentence);
    return again.count;
}
