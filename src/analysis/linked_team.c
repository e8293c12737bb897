/* linked_team.c -- who links beads by a model, on one thread or on many. */
#include "analysis/linked_parts.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

zili_status zl_link_reader_open(zl_link_reader **out,
                                const zl_link_model *model,
                                const zl_hits *hits, bool b_side,
                                zili_error *err)
{
    zl_link_reader *reader = zl_alloc(sizeof *reader);
    zili_status status = ZILI_OK;

    *out = reader;
    if (!reader)
        return zl_no_memory(err);
    reader->model = model;
    reader->hits[b_side] = hits;
    for (int side = 0; !status && side < 2; side++)
        status = zl_word_reader_look(&reader->readers[side], model->corpus,
                                     &model->sides[side], err);
    return status;
}

void zl_link_reader_close(zl_link_reader *reader)
{
    if (!reader)
        return;
    for (int side = 0; side < 2; side++) {
        zl_word_reader_close(&reader->readers[side]);
        zl_array_clear(&reader->words[side]);
        zl_array_clear(&reader->rows[side]);
        zl_joined_words_clear(&reader->linked.words[side]);
        zl_free(reader->linked.partners[side]);
    }
    zl_array_clear(&reader->contest);
    zl_linker_clear(&reader->linker);
    zl_free(reader);
}

/* ---- many ---- */

zili_status zl_link_team_open(zl_link_team *team, const zl_link_model *model,
                              const zl_hits *hits, bool b_side,
                              uint64_t threads, zili_error *err)
{
    zili_status status = ZILI_OK;

    team->threads = zl_work_threads(threads);
    team->slots = zl_work_slots(team->threads);
    team->readers = zl_alloc_array(team->slots, sizeof(zl_link_reader *));
    if (!team->readers)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < team->slots; i++)
        status = zl_link_reader_open(&team->readers[i], model, hits, b_side,
                                     err);
    return status;
}

void zl_link_team_close(zl_link_team *team)
{
    for (size_t i = 0; team->readers && i < team->slots; i++)
        zl_link_reader_close(team->readers[i]);
    zl_free(team->readers);
    team->readers = NULL;
}
