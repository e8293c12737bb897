/* test_fcm.c -- co-occurrences beside fcm() of quanteda. */
#include "golden_help.h"

#include "base/map.h"
#include "base/mem.h"
#include "stats/fcm.h"

/* ---- texts as they were given ---- */

enum { WORDS = 40000 };

typedef struct corpus {
    zl_map forms; /* in the order in which they come */
    uint32_t words[WORDS];
    size_t ends[60], count, documents;
} corpus;

static void add_word(corpus *texts, const char *form, size_t size)
{
    assert_true(texts->count < WORDS);
    texts->words[texts->count++] =
        zl_map_add(&texts->forms, (zl_view){ form, size });
}

static void add_document(corpus *texts, const char *tokens)
{
    while (*tokens) {
        size_t size = strcspn(tokens, " ");
        add_word(texts, tokens, size);
        tokens += size + (tokens[size] == ' ');
    }
    texts->ends[texts->documents++] = texts->count;
}

static zl_sequences sequences_of(const corpus *texts)
{
    return (zl_sequences){ texts->words, texts->ends, texts->documents,
                           texts->forms.count };
}

/* ---- settings as quanteda's ---- */

static const double given_weights[] = { 3, 2, 1 };

static zl_fcm_settings settings_of(const char *text)
{
    zl_fcm_settings settings = { 0 };

    if (strncmp(text, "window=", 7) == 0)
        settings.window = (size_t)atoi(text + 7);
    if (strstr(text, "boolean"))
        settings.count = ZL_FCM_BOOLEAN;
    if (strstr(text, "weighted"))
        settings.count = ZL_FCM_WEIGHTED;
    if (strstr(text, "weighted(3,2,1)"))
        settings.weights = given_weights;
    settings.ordered = strstr(text, "ordered=TRUE") != NULL;
    settings.whole = strstr(text, "tri=FALSE") != NULL;
    return settings;
}

static double value_at(const zl_fcm *fcm, uint32_t row, uint32_t column)
{
    for (size_t i = 0; i < fcm->count; i++)
        if (fcm->cells[i].row == row && fcm->cells[i].column == column)
            return fcm->cells[i].value;
    return 0;
}

/* The rows of a setting stand together. */
static size_t check_setting(const golden *table, size_t *row,
                            const corpus *texts)
{
    const char *text = golden_text(table, *row, "text");
    const char *setting = golden_text(table, *row, "setting");
    zl_fcm_settings settings = settings_of(setting);
    zl_sequences sequences = sequences_of(texts);
    size_t seen = 0, wrong = 0;
    zl_fcm fcm;

    assert_int_equal(zl_fcm_init(&fcm, &sequences, &settings, NULL), ZILI_OK);
    for (; *row < table->rows &&
           !strcmp(golden_text(table, *row, "setting"), setting) &&
           !strcmp(golden_text(table, *row, "text"), text);
         ++*row, seen++) {
        uint32_t a = zl_map_find(&texts->forms,
                                 zl_view_of(golden_text(table, *row, "row")));
        uint32_t b = zl_map_find(&texts->forms,
                                 zl_view_of(golden_text(table, *row, "col")));
        wrong += golden_check(setting, text, value_at(&fcm, a, b),
                              golden_number(table, *row, "value"), 1e-12);
    }
    assert_int_equal(seen, fcm.count);
    zl_fcm_clear(&fcm);
    return wrong;
}

static void open_texts(corpus *out, const golden *inputs, const char *name)
{
    *out = (corpus){ 0 };
    for (size_t row = 0; row < inputs->rows; row++)
        if (strcmp(golden_text(inputs, row, "text"), name) == 0)
            add_document(out, golden_text(inputs, row, "tokens"));
    assert_true(out->documents > 0);
}

static void check_all(const char *file, const char *inputs_file,
                      size_t settings)
{
    static corpus texts;
    golden table, inputs;
    size_t wrong = 0;

    if (!golden_open(&table, file))
        return;
    assert_true(golden_open(&inputs, inputs_file));
    for (size_t row = 0; row < table.rows; settings--) {
        open_texts(&texts, &inputs, golden_text(&table, row, "text"));
        wrong += check_setting(&table, &row, &texts);
        zl_map_clear(&texts.forms);
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(settings, 0);
    golden_close(&table);
    golden_close(&inputs);
}

static void sentences_agree_with_quanteda(void **state)
{
    (void)state;
    check_all("06_cooccurrence/toy_window_sent.quanteda_fcm.tsv",
              "06_cooccurrence/toy_window_sent.quanteda_fcm.inputs.tsv", 38);
}

static void five_texts_agree_with_quanteda(void **state)
{
    (void)state;
    check_all("06_cooccurrence/quanteda_fcm.tsv",
              "06_cooccurrence/quanteda_fcm.inputs.tsv", 190);
}

/* ---- the rest ---- */

static void what_cannot_be_counted_is_refused(void **state)
{
    zl_sequences none = { NULL, NULL, 0, 0 };
    zl_fcm_settings settings = { .ordered = true };
    zl_fcm_count count;
    zl_fcm fcm;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_fcm_init(&fcm, &none, &settings, &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "order"));
    settings = (zl_fcm_settings){ .count = ZL_FCM_WEIGHTED };
    assert_int_equal(zl_fcm_init(&fcm, &none, &settings, &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "distance"));
    settings.window = SIZE_MAX;
    assert_int_equal(zl_fcm_init(&fcm, &none, &settings, &err), ZILI_OK);
    assert_int_equal(fcm.count, 0);
    zl_fcm_clear(&fcm);
    assert_true(zl_fcm_count_find("boolean", &count));
    assert_int_equal(count, ZL_FCM_BOOLEAN);
    assert_false(zl_fcm_count_find("tf", &count));
}

/* More cells than there is room for at first. */
static void a_lack_of_memory_is_told(void **state)
{
    static uint32_t words[2000];
    const size_t ends[] = { 2000 };
    zl_sequences sequences = { words, ends, 1, 2000 };
    zl_fcm_settings windows = { .window = 2 }, documents = { 0 };
    zl_fcm fcm;

    (void)state;
    for (uint32_t i = 0; i < 2000; i++)
        words[i] = i % 50 * 40 + i / 50;
    for (int kind = 0; kind < 2; kind++)
        for (long more = 0;; more++) {
            zl_refuse_after(more);
            zili_status status = zl_fcm_init(
                &fcm, &sequences, kind ? &documents : &windows, NULL);
            zl_refuse_after(-1);
            zl_fcm_clear(&fcm);
            if (status == ZILI_OK) {
                assert_true(more > 4);
                break;
            }
            assert_int_equal(status, ZILI_ENOMEM);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_agree_with_quanteda),
        cmocka_unit_test(five_texts_agree_with_quanteda),
        cmocka_unit_test(what_cannot_be_counted_is_refused),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("fcm", tests, NULL, NULL);
}
