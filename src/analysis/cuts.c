/* cuts.c -- Chinese characters as a string and as a word, side by side. */
#include "analysis/cuts.h"

#include "analysis/context.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/gap.h"
#include "query/recut.h"
#include "text/script.h"

#include <inttypes.h>

/* The characters of a query that is one Chinese word or one string of it;
 * empty for any other. */
static zl_view characters_of(const char *query)
{
    zl_view text = zl_view_trim(zl_view_of(query));

    if (zl_view_starts(text, zl_view_of("~\"")) &&
        zl_view_ends(text, zl_view_of("\"")) && text.size > 3)
        text = zl_view_cut(text, 2, text.size - 1);
    for (size_t at = 0; at < text.size;)
        if (!zl_is_han(zl_utf8_next(text, &at)))
            return (zl_view){ "", 0 };
    return text;
}

/* ---- one occurrence ---- */

static bool is_word(zl_hit hit)
{
    return hit.end == hit.begin + 1 && hit.skip == 0 && hit.trim == 0;
}

/* "独立|自主", and "[一切国际上先]|进" where it is cut inside a word. */
static void write_cut(const zl_cuts *cuts, zl_hit hit, zl_str *cut)
{
    const zili_corpus *corpus = cuts->ask->corpus;

    for (uint64_t at = hit.begin; at < hit.end; at++) {
        bool inside = (at == hit.begin && hit.skip) ||
                      (at + 1 == hit.end && hit.trim);
        if (at > hit.begin)
            zl_str_add_byte(cut, '|');
        if (inside)
            zl_str_add_byte(cut, '[');
        zl_str_add(cut, zl_corpus_form(corpus, zl_corpus_at(corpus, at)));
        if (inside)
            zl_str_add_byte(cut, ']');
    }
}

/* A form that is met for the first time. */
static bool add_form(zl_cuts *cuts)
{
    for (size_t i = 0; i < cuts->ask->scope->groups; i++)
        if (!zl_array_push(&cuts->list, (zl_cut_count){ 0 }))
            return false;
    return true;
}

static bool add_cut(zl_cuts *cuts, zl_hit hit, size_t group, zl_str *cut)
{
    zl_str_empty(cut);
    write_cut(cuts, hit, cut);
    if (cut->failed)
        return false;
    uint32_t form = zl_map_add(&cuts->forms, zl_str_view(cut));
    if (form == ZL_MAP_NONE)
        return false;
    size_t place = form * cuts->ask->scope->groups + group;
    if (place >= cuts->list.count && !add_form(cuts))
        return false;
    zl_cut_count *count = &cuts->list.items[place];
    if (count->times++ == 0)
        count->first = hit;
    return true;
}

static bool add_hit(zl_cuts *cuts, zl_hit hit, zl_str *cut)
{
    uint32_t group = zl_scope_at(cuts->ask->scope, hit.begin)->group;

    cuts->string[group]++;
    if (!is_word(hit))
        return add_cut(cuts, hit, group, cut);
    cuts->word[group]++;
    return true;
}

static zili_status add_hits(zl_cuts *cuts, const char *string,
                            zili_error *err)
{
    zl_cursor *cursor = NULL;
    zl_str cut = { 0 };
    zili_status status = zl_ask_hits(cuts->ask, string, &cursor, err);

    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        if (!add_hit(cuts, cursor->hit, &cut))
            status = zl_no_memory(err);
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    zl_str_clear(&cut);
    return status;
}

zili_status zl_cuts_find(zl_cuts *cuts, const zl_ask *ask, const char *query,
                         zili_error *err)
{
    zl_view characters = characters_of(query);
    zl_str string = { 0 };

    *cuts = (zl_cuts){ .asked = characters.size > 0, .ask = ask };
    if (!cuts->asked)
        return ZILI_OK;
    cuts->string = zl_alloc_array(ask->scope->groups, sizeof *cuts->string);
    cuts->word = zl_alloc_array(ask->scope->groups, sizeof *cuts->word);
    zl_str_format(&string, "~\"%.*s\"", (int)characters.size,
                  characters.bytes);
    zili_status status = ZILI_OK;
    if (!cuts->string || !cuts->word || string.failed)
        status = zl_no_memory(err);
    else
        status = add_hits(cuts, zl_str_text(&string), err);
    zl_str_clear(&string);
    return status;
}

void zl_cuts_clear(zl_cuts *cuts)
{
    zl_free(cuts->string);
    zl_free(cuts->word);
    zl_map_clear(&cuts->forms);
    zl_array_clear(&cuts->list);
    *cuts = (zl_cuts){ 0 };
}

/* ---- the table ---- */

void zl_cuts_columns(zili_table *table)
{
    zl_table_column(table, (zl_column){ "string", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "word", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ .name = "cuts", .type = ZILI_TEXT });
    zl_table_column(table,
                    (zl_column){ .name = "examples", .type = ZILI_TEXT });
}

static uint64_t sum(const uint64_t *numbers, size_t count)
{
    uint64_t total = 0;

    for (size_t i = 0; i < count; i++)
        total += numbers[i];
    return total;
}

static uint64_t times_in(const zl_cuts *cuts, uint32_t form, size_t group,
                         size_t count)
{
    size_t groups = cuts->ask->scope->groups;
    uint64_t times = 0;

    for (size_t i = group; i < group + count; i++)
        times += cuts->list.items[form * groups + i].times;
    return times;
}

/* "独立|自主 5, 独立|[自主地] 1", of one group. */
static void list_cuts(const zl_cuts *cuts, size_t group, zl_str *list)
{
    for (uint32_t i = 0; i < cuts->forms.count; i++) {
        zl_view form = zl_map_key(&cuts->forms, i);
        uint64_t times = times_in(cuts, i, group, 1);
        if (times)
            zl_str_format(list, "%s%.*s %" PRIu64, list->size ? ", " : "",
                          (int)form.size, form.bytes, times);
    }
}

/* ---- examples ---- */

/* Whether there is a blank to be shown between a token and the next. */
static bool is_apart(const zili_corpus *corpus, uint64_t at)
{
    zl_gap gap = zl_gap_of(zl_corpus_form(corpus, zl_corpus_at(corpus, at)),
                           zl_corpus_glue(corpus, at),
                           zl_corpus_form(corpus,
                                          zl_corpus_at(corpus, at + 1)));

    return gap != ZL_GAP_NONE && gap != ZL_GAP_LINE;
}

/* Each part is made by itself, for each is shortened. What stands before the
 * hit belongs to the left. */
static void write_context(const zili_corpus *corpus, const zl_area *area,
                          zl_hit hit, zl_str *text)
{
    static const zl_context context = { ZL_CONTEXT_CHARACTERS, 8, false };
    zl_window window = zl_context_window(&context, corpus, area, hit);
    bool apart = hit.trim == 0 && hit.end < window.end &&
                 is_apart(corpus, hit.end - 1);
    zl_str left = { 0 }, node = { 0 }, right = { 0 };

    zl_context_left(&context, corpus, window, hit, &left);
    zl_context_node(&context, corpus, hit, &node);
    zl_context_right(&context, corpus, window, hit, &right);
    zl_str_format(text, "%s%s%s%s", zl_str_text(&left), zl_str_text(&node),
                  apart ? " " : "", zl_str_text(&right));
    text->failed |= left.failed || node.failed || right.failed;
    zl_str_clear(&left);
    zl_str_clear(&node);
    zl_str_clear(&right);
}

/* "坚持独立自主的方针 (report, original, token 31)" */
static void write_example(const zl_cuts *cuts, zl_hit hit, zl_str *text)
{
    const zili_corpus *corpus = cuts->ask->corpus;
    const zl_interval *interval = zl_scope_at(cuts->ask->scope, hit.begin);
    const zl_area *area = zl_corpus_area(corpus, interval->area);
    const zl_document *document = zl_corpus_document(corpus, area->document);
    zl_str context = { 0 };

    write_context(corpus, area, hit, &context);
    zl_str_format(text, "%s (%s, %s, token %" PRIu64 ")",
                  zl_str_text(&context), document->name, area->kind,
                  hit.begin - document->begin + 1);
    text->failed |= context.failed;
    zl_str_clear(&context);
}

/* Of each cut of a group, in the order of list_cuts(). */
static void list_examples(const zl_cuts *cuts, size_t group, zl_str *list)
{
    size_t groups = cuts->ask->scope->groups;

    for (uint32_t i = 0; i < cuts->forms.count; i++) {
        zl_view form = zl_map_key(&cuts->forms, i);
        const zl_cut_count *count = &cuts->list.items[i * groups + group];
        if (count->times == 0)
            continue;
        zl_str_format(list, "%s%.*s: ", list->size ? "; " : "",
                      (int)form.size, form.bytes);
        write_example(cuts, count->first, list);
    }
}

void zl_cuts_cells(const zl_cuts *cuts, size_t group, zili_table *table)
{
    zl_str list = { 0 }, examples = { 0 };

    if (!cuts->asked) {
        for (int i = 0; i < 4; i++)
            zl_table_add_missing(table);
        return;
    }
    list_cuts(cuts, group, &list);
    list_examples(cuts, group, &examples);
    if (list.failed || examples.failed)
        zl_table_fail(table);
    zl_table_add_integer(table, (int64_t)cuts->string[group]);
    zl_table_add_integer(table, (int64_t)cuts->word[group]);
    zl_table_add_text(table, zl_str_view(&list));
    zl_table_add_text(table, zl_str_view(&examples));
    zl_str_clear(&list);
    zl_str_clear(&examples);
}

/* ---- the note ---- */

/* "独立|自主 5, 独立|[自主地] 1 and 3 other ways" */
static void name_cuts(const zl_cuts *cuts, zl_str *list)
{
    enum { NAMED = 3 };
    size_t groups = cuts->ask->scope->groups;

    for (uint32_t i = 0; i < cuts->forms.count && i < NAMED; i++) {
        zl_view form = zl_map_key(&cuts->forms, i);
        zl_str_format(list, "%s%.*s %" PRIu64, i ? ", " : "", (int)form.size,
                      form.bytes, times_in(cuts, i, 0, groups));
    }
    if (cuts->forms.count > NAMED)
        zl_str_format(list, " and %" PRIu32 " other way%s",
                      (uint32_t)cuts->forms.count - NAMED,
                      cuts->forms.count > NAMED + 1 ? "s" : "");
}

void zl_cuts_note(const zl_cuts *cuts, const char *query, zili_table *table)
{
    zl_str list = { 0 };

    if (!cuts->asked || cuts->forms.count == 0)
        return;
    zl_cut cut = zl_profile_of(cuts->ask->corpus).cut;
    if (cut == ZL_CUT_CHAR)
        return;
    size_t groups = cuts->ask->scope->groups;
    name_cuts(cuts, &list);
    if (list.failed)
        zl_table_fail(table);
    zl_table_add_note(table,
                      "%s: %" PRIu64 " times as a string, %" PRIu64
                      " times as a word; cut %s (--both: an example of each); "
                      "~\"…\" finds the string%s",
                      query, sum(cuts->string, groups),
                      sum(cuts->word, groups), zl_str_text(&list),
                      cut == ZL_CUT_ZILI ? ", a dictionary (index --dict) "
                                           "makes it a word"
                                         : "");
    zl_str_clear(&list);
}
