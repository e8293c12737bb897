/* bitext.c -- an index, aligned, in one step. */
#include "align/doubt.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "bitext/given.h"
#include "bitext/known.h"
#include "bitext/nest.h"
#include "bitext/store.h"
#include "reader/beads.h"
#include "writer/change.h"

#include <zili/bitext.h>

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define FIELD(name) offsetof(zili_bitext_options, name)
#define OWN_OPTIONS                                                           \
    { "corrections", 0, ZILI_OPTION_FILE, "FILE",                             \
      "beads by hand: rows of zili beads, put right",                         \
      FIELD(corrections), NULL },                                             \
    { "pairs", 0, ZILI_OPTION_TEXT, "P",                                      \
      "align documents of one language each: names, those called the same "   \
      "but for the language, or a file of names, two a line",                 \
      FIELD(pairs), NULL }

const zili_option zili_bitext_option_list[] = {
    { "glossary", 0, ZILI_OPTION_FILE, "FILE",
      "words of one language in the other, as for zili align",
      FIELD(align.glossary), NULL },
    OWN_OPTIONS,
    { "no-align", 0, ZILI_OPTION_FLAG, NULL,
      "do not align documents with two languages", FIELD(off), NULL },
    { 0 },
};

const zili_option zili_realign_option_list[] = {
    OWN_OPTIONS,
    { "import", 0, ZILI_OPTION_FILE, "FILE",
      "beads that others have made: .tmx, or .align as CWB has it",
      FIELD(imported), NULL },
    { 0 },
};

typedef struct aligner {
    const char *path;
    const zili_bitext_options *options;
    zili_bitext_summary *summary;
    zl_ledger ledger;
    zl_change change;
    zili_corpus *corpus;
    zl_partner_list partners;
    zl_bitext bitext;
    zl_found_beads given;
} aligner;

/* ---- what the options name ---- */

static zili_status check_file(const char *path, zili_error *err)
{
    zl_span file;

    if (!path)
        return ZILI_OK;
    zili_status status = zl_file_map(&file, path, err);
    if (!status)
        zl_file_unmap(&file);
    return status;
}

zili_status zili_bitext_check(const zili_bitext_options *options,
                              zili_error *err)
{
    bool named = options->pairs && strcmp(options->pairs, "names") == 0;
    zili_status status = check_file(options->align.glossary, err);

    if (!status)
        status = check_file(options->corrections, err);
    if (!status)
        status = check_file(options->imported, err);
    return status ? status
                  : check_file(named ? NULL : options->pairs, err);
}

/* ---- settings ---- */

/* "name:digest" of a file, behind others. */
static zili_status add_source(zl_str *to, const char *path, zili_error *err)
{
    zl_span file;

    if (!path)
        return ZILI_OK;
    zili_status status = zl_file_map(&file, path, err);
    if (status)
        return status;
    if (to->size)
        zl_str_add_text(to, " / ");
    zl_utf8_add_bytes(to, zl_view_of(zl_file_name(path)));
    zl_str_format(to, ":%016" PRIx64, zl_hash(file.bytes, file.size));
    zl_file_unmap(&file);
    return ZILI_OK;
}

/* Where pairs stay what was said of them stays true too. */
static bool set(aligner *all, const char *key, zl_str *value)
{
    const char *old = zl_ledger_get(&all->ledger, key);
    zl_str both = { 0 };

    if (all->summary->kept && old && *old) {
        zl_str_add_text(&both, old);
        if (value->size && zl_view_find(zl_view_of(old), zl_str_view(value)) ==
                               SIZE_MAX)
            zl_str_format(&both, " / %s", zl_str_text(value));
    } else {
        zl_str_add(&both, zl_str_view(value));
    }
    bool enough = !value->failed && !both.failed &&
                  zl_ledger_set(&all->ledger, key, zl_str_text(&both));
    zl_str_clear(&both);
    return enough;
}

static zili_status set_sources(aligner *all, zili_error *err)
{
    const zili_bitext_options *options = all->options;
    zl_str glossary = { 0 }, corrections = { 0 };
    zili_status status =
        add_source(&glossary, options->align.glossary, err);

    if (!status)
        status = add_source(&corrections, options->corrections, err);
    if (!status)
        status = add_source(&corrections, options->imported, err);
    if (!status && (!set(all, "glossary", &glossary) ||
                    !set(all, "corrections", &corrections)))
        status = zl_no_memory(err);
    zl_str_clear(&glossary);
    zl_str_clear(&corrections);
    return status;
}

/* ---- what is aligned ---- */

static bool keeps(const aligner *all)
{
    return all->options->keep || all->options->added;
}

/* Where pairs stay that are there, leave out what is in one of them. */
static bool leave_out(aligner *all)
{
    size_t pairs = zl_corpus_pairs(all->corpus), left = 0;
    bool *taken = zl_alloc(zl_corpus_areas(all->corpus));

    for (size_t i = 0; taken && i < pairs; i++) {
        const zl_pair *pair = zl_corpus_pair(all->corpus, i);
        taken[pair->a] = taken[pair->b] = true;
    }
    for (size_t i = 0; taken && i < all->partners.count; i++) {
        const zl_partner *one = &all->partners.items[i];
        if (!taken[one->a] && !taken[one->b])
            all->partners.items[left++] = *one;
    }
    all->partners.count = left;
    zl_free(taken);
    return taken != NULL;
}

static zili_status find(aligner *all, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(all->corpus);
    zili_status status = zl_partners_find(&all->partners, all->corpus,
                                          all->options->pairs, err);

    if (!status && keeps(all) && !leave_out(all))
        status = zl_no_memory(err);
    return status ? status : zl_corpus_problem(all->corpus, problems, err);
}

/* Forget what is there. Beads by hand are nowhere else but with those who made
 * them. */
static void forget(aligner *all)
{
    const zili_bitext_options *options = all->options;
    zl_ledger *ledger = &all->ledger;
    size_t by_hand = 0;
    char sentence[160];

    for (size_t i = 0; i < ledger->beads.count; i++)
        by_hand += ledger->beads.items[i].by_hand;
    ledger->pairs.count = ledger->beads.count = ledger->glossary.count = 0;
    if (by_hand == 0 || options->corrections || options->imported ||
        !options->note)
        return;
    snprintf(sentence, sizeof sentence,
             "%zu beads by hand are aligned anew; --corrections or --import "
             "brings them back",
             by_hand);
    options->note(options->note_user, sentence);
}

static zili_status fill(aligner *all, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(all->corpus);
    bool enough = true;

    if (!keeps(all))
        forget(all);
    all->summary->kept = all->ledger.pairs.count;
    all->bitext.corpus = all->corpus;
    for (size_t i = 0; enough && i < all->partners.count; i++)
        enough = zl_bitext_add(&all->bitext, all->partners.items[i]);
    zili_status status = enough ? ZILI_OK : zl_no_memory(err);
    if (!status)
        status = zl_given_find(&all->given, &all->bitext, all->options,
                               &all->summary->passed_over, err);
    if (!status)
        status = zl_bitext_align(&all->bitext, &all->given, all->options, err);
    zili_status problem = zl_corpus_problem(all->corpus, problems, err);
    return status ? status : problem;
}

/* ---- what is said ---- */

static const char *document_of(const aligner *all, uint32_t region)
{
    return zl_corpus_document(all->corpus,
                              zl_corpus_area(all->corpus, region)->document)
        ->name;
}

/* Why the regions may not be translations of each other; nothing: they may. */
static void find_doubt(const zl_bitext *bitext, const zl_twin *twin,
                       zl_str *why)
{
    zl_doubt doubt = { 0 };

    for (size_t i = twin->bead; i < twin->bead + twin->beads; i++) {
        const zl_found_bead *link = &bitext->links.items[i];
        zl_doubt_add(&doubt, link->count[0], link->count[1],
                     link->confidence);
    }
    zl_doubt_tell(&doubt, "languages", why);
}

static void warn(const aligner *all, const zl_twin *twin)
{
    const char *a = document_of(all, twin->region[0]);
    const char *b = document_of(all, twin->region[1]);
    zl_str doubt = { 0 }, sentence = { 0 };

    find_doubt(&all->bitext, twin, &doubt);
    if (doubt.size && strcmp(a, b) == 0)
        zl_str_format(&sentence, "%s: %s; its two languages may not say the "
                                 "same",
                      a, zl_str_text(&doubt));
    else if (doubt.size)
        zl_str_format(&sentence, "%s and %s: %s; they may not be translations "
                                 "of each other",
                      a, b, zl_str_text(&doubt));
    if (sentence.size)
        all->options->note(all->options->note_user, zl_str_text(&sentence));
    zl_str_clear(&doubt);
    zl_str_clear(&sentence);
}

static void sum_up(const aligner *all)
{
    const zl_bitext *bitext = &all->bitext;

    all->summary->pairs = bitext->twins.count;
    all->summary->beads = bitext->links.count;
    all->summary->glossary = all->options->align.glossary != NULL;
    for (size_t i = 0; i < bitext->links.count; i++)
        all->summary->by_hand += bitext->links.items[i].by_hand;
    for (size_t i = 0; all->options->note && i < bitext->twins.count; i++)
        warn(all, &bitext->twins.items[i]);
}

/* ---- all of it ---- */

/* Whether there is anything to do; nothing is locked yet. */
static zili_status look(aligner *all, bool *work, zili_error *err)
{
    zili_status status = zili_corpus_open(&all->corpus, all->path, err);

    if (!status)
        status = find(all, err);
    *work = !status && (all->partners.count ||
                        (!keeps(all) && zl_corpus_pairs(all->corpus)));
    zili_corpus_close(all->corpus);
    all->corpus = NULL;
    all->partners.count = 0;
    return status;
}

static zili_status begin(aligner *all, zili_error *err)
{
    const zili_bitext_options *options = all->options;
    zl_waiting waiting = { .stop = options->stop,
                           .stop_user = options->stop_user,
                           .note = options->note,
                           .note_user = options->note_user };
    zili_status status = zl_change_begin(&all->change, &all->ledger, all->path,
                                         &waiting, err);

    if (!status)
        status = zili_corpus_open(&all->corpus, all->path, err);
    if (!status && !zl_store_fits(&all->ledger, all->corpus))
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is damaged: its regions do not fit its segments. "
                         "Build the index again.",
                         all->path);
    return status;
}

static zili_status align(aligner *all, zili_error *err)
{
    const zili_bitext_options *options = all->options;
    zili_progress progress = { .what = "aligning" };
    zili_status status = begin(all, err);

    if (options->progress)
        options->progress(options->progress_user, &progress);
    if (!status)
        status = find(all, err);
    if (!status)
        status = fill(all, err);
    if (!status)
        status = set_sources(all, err);
    if (!status)
        status = zl_known_add(&all->ledger, &all->bitext,
                              options->align.glossary, err);
    if (!status && !zl_store_pairs(&all->ledger, &all->bitext))
        status = zl_no_memory(err);
    if (!status && options->stop && options->stop(options->stop_user))
        status = zl_fail(err, ZILI_ESTOPPED, "Stopped.");
    if (!status)
        status = zl_change_keep(&all->change, &all->ledger, err);
    if (!status)
        sum_up(all);
    return status;
}

/* Names that bring nothing together. */
static void tell_unpaired(const zili_bitext_options *options)
{
    if (options->note && options->pairs && !options->added)
        options->note(options->note_user,
                      "--pairs: no two documents of one language each, and of "
                      "different languages, belong together by their names; "
                      "\"zili docs --regions\" shows the languages");
}

zili_status zili_bitext_align(const char *path,
                              const zili_bitext_options *options,
                              zili_bitext_summary *summary, zili_error *err)
{
    aligner all = { .path = path, .options = options, .summary = summary };
    bool work = false;

    *summary = (zili_bitext_summary){ 0 };
    zili_status status = look(&all, &work, err);
    if (!status && work)
        status = align(&all, err);
    else if (!status)
        tell_unpaired(options);
    zili_corpus_close(all.corpus);
    zl_change_drop(&all.change);
    zl_ledger_clear(&all.ledger);
    zl_array_clear(&all.partners);
    zl_bitext_clear(&all.bitext);
    zl_array_clear(&all.given);
    return status;
}
