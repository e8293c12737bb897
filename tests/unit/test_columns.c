/* test_columns.c -- the names of the columns of VRT. */
#include "given_help.h"

#include "ingest/columns.h"

static void assert_columns(const char *text, const char *words)
{
    zl_columns columns;
    zili_error err = { 0 };

    if (!words) {
        assert_int_equal(zl_columns_read(&columns, zl_view_of(text), &err),
                         ZILI_OK);
        return;
    }
    assert_int_equal(zl_columns_read(&columns, zl_view_of(text), &err),
                     ZILI_EUSAGE);
    assert_says(&err, words);
}

static void names_of_columns_are_checked(void **state)
{
    (void)state;
    assert_columns("word", NULL);
    assert_columns("word,pos , lemma", NULL);
    assert_columns(" word pos  lemma ", NULL);
    assert_columns("word a1 b_2 abcdefghijklmnopqrstuvwxyz01234", NULL);
    assert_columns("", "The first column is the word");
    assert_columns(" , ", "The first column is the word");
    assert_columns("pos,word", "The first column is the word");
    assert_columns("word,word", "\"word\" is named twice");
    assert_columns("word,pos,pos", "\"pos\" is named twice");
    assert_columns("word,POS", "\"POS\" is no name");
    assert_columns("word,1a", "\"1a\" is no name");
    assert_columns("word,_a", "\"_a\" is no name");
    assert_columns("word,词性", "\"词性\" is no name");
    assert_columns("word abcdefghijklmnopqrstuvwxyz012345", "is no name");
    assert_columns("word,lang", "cannot be called \"lang\"");
    assert_columns("word,key", "cannot be called \"key\"");
    assert_columns("word,class", "cannot be called \"class\"");
    assert_columns("word,script", "cannot be called \"script\"");
    assert_columns("word,region", "as token_region");
    assert_columns("word,doc", "cannot be called \"doc\"");
    assert_vrt_refuses("a\n<!-- columns: -->\nb\n",
                       "a.vrt, line 2: The first column is the word");
    assert_vrt_refuses("<!-- columns: word lang -->\nb\n", "line 1: A column");
}

static void there_may_be_so_many_columns(void **state)
{
    zl_str line = { 0 }, names = { 0 };

    (void)state;
    zl_str_add_byte(&line, 'w');
    zl_str_add_text(&names, "word");
    for (int i = 1; i < 32; i++) {
        zl_str_format(&line, "\t%d", i);
        zl_str_format(&names, " c%d", i);
    }
    given_files files = { { zl_str_view(&line) }, NULL, false };
    zl_batch *batch = zl_batch_new();
    assert_int_equal(read_given(batch, &files, NULL), ZILI_OK);
    zl_batch_free(batch);
    assert_columns(zl_str_text(&names), NULL);
    zl_str_add_text(&line, "\t33");
    zl_str_add_text(&names, " c33");
    assert_vrt_refuses(zl_str_text(&line), "there are more than 32 columns");
    assert_columns(zl_str_text(&names), "more than 32 columns");
    assert_vrt_refuses("<!-- columns: word pos -->\na\tb\tc\n",
                       "line 2: there are more columns than names");
    zl_str_clear(&line);
    zl_str_clear(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_columns_are_checked),
        cmocka_unit_test(there_may_be_so_many_columns),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
