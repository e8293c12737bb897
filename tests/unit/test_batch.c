/* test_batch.c -- tokens that are given within their text are those that are
 * given one by one. */
#include "index_help.h"
#include "slow_random.h"

enum { TEXT = 4000 };

/* A text of chance: words of up to 12 bytes, what stands between them mostly
 * nothing or a blank. `ends` has two places for each, where it begins and
 * where it ends. */
struct told {
    char bytes[TEXT + 64];
    size_t size, count;
    size_t ends[2 * TEXT];
};

static void add_some(struct told *told, slow_chance *chance, const char *of,
                     uint32_t size)
{
    for (; size > 0; size--)
        told->bytes[told->size++] =
            of[slow_below(chance, (uint32_t)strlen(of))];
}

static void make_told(struct told *told, uint64_t seed)
{
    slow_chance chance = { .seed = seed };

    *told = (struct told){ 0 };
    while (told->size < TEXT) {
        uint32_t kind = slow_below(&chance, 10);
        add_some(told, &chance, kind < 6 ? " " : kind < 8 ? "" : " \n\t",
                 kind < 6 ? 1 : kind < 8 ? 0 : slow_below(&chance, 4));
        told->ends[2 * told->count] = told->size;
        add_some(told, &chance, "ab\xC3", 1 + slow_below(&chance, 12));
        told->ends[2 * told->count++ + 1] = told->size;
    }
}

static zl_view text_of(const struct told *told)
{
    return (zl_view){ told->bytes, told->size };
}

static void give_each(zl_batch *batch, zl_view text, size_t from,
                      const zl_piece *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zl_batch_glue(batch, zl_view_cut(text, from, tokens[i].begin));
        zl_batch_token(batch,
                       zl_view_cut(text, tokens[i].begin, tokens[i].end));
        from = tokens[i].end;
    }
}

/* Token by token, or some at once; documents have 400, and more glue comes
 * behind every 97th. */
static void give(const struct told *told, zl_batch *batch, bool within)
{
    zl_view text = text_of(told);
    zl_piece tokens[50];
    size_t from = 0;

    for (size_t i = 0, count; i < told->count; i += count) {
        if (i % 400 == 0)
            zl_batch_document(batch, "a", "1", 0, "");
        for (count = 0; count < i % 50 + 1 && i + count < told->count;) {
            size_t next = i + count;
            tokens[count++] = (zl_piece){ told->ends[2 * next],
                                          told->ends[2 * next + 1] };
            if (next % 97 == 96 || next % 400 == 399)
                break;
        }
        (within ? zl_batch_tokens_in : give_each)(batch, text, from, tokens,
                                                  count);
        from = tokens[count - 1].end;
        if ((i + count) % 97 == 0)
            zl_batch_glue(batch, zl_view_of("!"));
    }
}

static zili_status build_told(const char *path, const struct told *told,
                              bool within, zili_error *err)
{
    zl_batch *batch = zl_batch_new();
    zl_writer *writer = batch ? open_writer(path, NULL, NULL, err) : NULL;
    zili_status status = writer ? ZILI_OK : ZILI_ENOMEM;

    if (writer) {
        give(told, batch, within);
        zl_writer_take(writer, batch);
        status = zl_writer_commit(writer, err);
    }
    zl_writer_close(writer);
    zl_batch_free(batch);
    return status;
}

static void tokens_in_a_text_are_those_given_one_by_one(void **state)
{
    struct told *told = malloc(sizeof *told);

    (void)state;
    assert_non_null(told);
    for (uint64_t seed = 1; seed < 20; seed++) {
        make_told(told, seed);
        assert_int_equal(build_told(in_scratch("in.zili"), told, true, NULL),
                         ZILI_OK);
        assert_int_equal(build_told(in_scratch("by.zili"), told, false, NULL),
                         ZILI_OK);
        assert_true(same_files(in_scratch("in.zili/000001.seg"),
                               in_scratch("by.zili/000001.seg")));
        assert_true(same_files(in_scratch("in.zili/catalogue.sqlite"),
                               in_scratch("by.zili/catalogue.sqlite")));
    }
    free(told);
}

/* Each text is an allocation of its own, so that tools see a look behind it. */
static void nothing_behind_a_text_is_looked_at(void **state)
{
    zl_batch *batch = zl_batch_new();

    (void)state;
    assert_non_null(batch);
    zl_batch_document(batch, "a", "1", 0, "");
    for (size_t size = 1; size < 20; size++) {
        char *text = malloc(size);
        assert_non_null(text);
        memset(text, 'a', size);
        for (size_t begin = 0; begin < size; begin++)
            zl_batch_tokens_in(batch, (zl_view){ text, size }, begin,
                               &(zl_piece){ begin, size }, 1);
        free(text);
    }
    assert_int_equal(zl_batch_check(batch, NULL), ZILI_OK);
    zl_batch_free(batch);
}

static void a_token_before_any_document_is_refused(void **state)
{
    zl_batch *batch = zl_batch_new();
    zili_error err = { 0 };

    (void)state;
    assert_non_null(batch);
    zl_batch_tokens_in(batch, zl_view_of("a"), 0, &(zl_piece){ 0, 1 }, 1);
    assert_int_equal(zl_batch_check(batch, &err), ZILI_EUSAGE);
    assert_says(&err, "before the first document");
    zl_batch_free(batch);
}

static void every_lack_of_memory_is_survived(void **state)
{
    struct told *told = malloc(sizeof *told);
    long requests = 0;
    zili_error err;

    (void)state;
    assert_non_null(told);
    make_told(told, 1);
    for (;; requests++) {
        zl_refuse_after(requests);
        zili_status status =
            build_told(in_scratch("less.zili"), told, true, &err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(requests > 20);
    free(told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_in_a_text_are_those_given_one_by_one),
        cmocka_unit_test(nothing_behind_a_text_is_looked_at),
        cmocka_unit_test(a_token_before_any_document_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("batch", tests, make_scratch,
                                       remove_scratch);
}
