/* test_penn.c -- words as the Penn Treebank cuts them. */
#include "latin_help.h"

#include "base/file.h"

#define PENN ZL_LATIN_PENN

/* MacIntyre's tokenizer.sed has these. */
static void clitics_are_tokens(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "don't can't won't ain't", "do n't ca n't wo n't ai n't" },
        { "DON'T Don’t", "DO N'T Do n’t" },
        { "it's I'm he'd we'll they're I've",
          "it 's I 'm he 'd we 'll they 're I 've" },
        { "I'd've shouldn't've", "I 'd 've should n't 've" },
        { "Bush's soldiers' U.S.'s", "Bush 's soldiers ' U.S. 's" },
        { "cannot gonna gotta wanna lemme gimme",
          "can not gon na got ta wan na lem me gim me" },
        { "d'ye more'n 'tis 'twas 'Tis", "d' ye more 'n 't is 't was 'T is" },
        { "O'Neill o'clock c'est Hawai'i", "O'Neill o'clock c'est Hawai'i" },
        { "'em the '80s rock 'n' roll", "'em the '80s rock 'n' roll" },
        { "'proof' 'head", "' proof ' ' head" },
        { "'cause of 'cause'", "'cause of ' cause '" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void hyphens_cut_except_at_affixes(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "self-reliance five-year", "self - reliance five - year" },
        { "al-Qaeda's", "al - Qaeda 's" },
        { "e-mail non-Microsoft vice-president",
          "e-mail non-Microsoft vice-president" },
        { "clock-wise three-fold", "clock-wise three-fold" },
        { "anti-war-movement", "anti-war - movement" },
        { "F-16-launched pre-", "F - 16 - launched pre -" },
        { "non‑human a‐b", "non‑human a‐b" },
        { "word--word word—word 1950–60",
          "word -- word word — word 1950 – 60" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void slashes_cut_except_in_some(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "and/or km/h // x", "and / or km / h // x" },
        { "w/ w/o b/c n/a", "w/ w/o b/c n/a" },
        { "9/11 1/2 08/16/2000", "9/11 1/2 08/16/2000" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void full_stops_belong_to_abbreviations(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "Mr. Smith, Dr. Who.", "Mr. Smith , Dr. Who ." },
        { "the U.S. at 5 p.m. on", "the U.S. at 5 p.m. on" },
        { "Smith Inc. and Co.", "Smith Inc. and Co." },
        { "J. R. Smith, plan B.", "J. R. Smith , plan B ." },
        { "So do I. Etc.", "So do I . Etc." },
        { "no. 5 or no.", "no. 5 or no ." },
        { "Sept. 11; last Sept. he; in Sept.",
          "Sept. 11 ; last Sept. he ; in Sept ." },
        { "Inc.. etc...", "Inc. . etc ..." },
        { "No.5 Mr.Smith fig.3", "No. 5 Mr. Smith fig. 3" },
        { "the end.The next", "the end . The next" },
        { "U.S. U.S.-led e.g., i.e.", "U.S. U.S. - led e.g. , i.e." },
        { "J.\nSmith", "J . Smith" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void numbers_are_whole(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "1,234.56 8:30 .5 3.", "1,234.56 8:30 .5 3 ." },
        { "$5 US$5.50 £15 5€ 50%", "$ 5 US$ 5.50 £ 15 5 € 50 %" },
        { "-0.39 +1 13-17 1998-2000", "- 0.39 +1 13 - 17 1998 - 2000" },
        { "4th 1990s 80's", "4th 1990s 80's" },
        { "10km 5pm 5:30p.m. 70k", "10 km 5 pm 5:30 p.m. 70 k" },
        { "4gamer R2D2 3G A340", "4gamer R2D2 3G A340" },
        { "303-832-8160 853-3242", "303-832-8160 853-3242" },
        { "2005-03-09 5-2000-1", "2005-03-09 5 - 2000 - 1" },
        { "#1 17\" 2½", "# 1 17 \" 2 ½" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void addresses_are_whole(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "http://a.org/b-c_d?e=f&g.", "http://a.org/b-c_d?e=f&g ." },
        { "(https://a.org/), 'www.b.de'",
          "( https://a.org/ ) , ' www.b.de '" },
        { "http://a.org/b_(c)", "http://a.org/b_(c)" },
        { "http://a.org/some-t...", "http://a.org/some-t..." },
        { "<a.b-c@d-e.co.uk>.", "< a.b-c@d-e.co.uk > ." },
        { "my-site.com/x-y, my-site.org.", "my-site.com/x-y , my-site.org ." },
        { "@name #tag @ a@ @5", "@name #tag @ a @ @ 5" },
        { "file.doc .com alt.animals.cat", "file.doc .com alt.animals.cat" },
        { "www. http:// www", "www . http : // www" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void marks_stand_alone_or_in_runs(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "a, (b) [c]; {d}: \"e.\"", "a , ( b ) [ c ] ; { d } : \" e . \"" },
        { "what?! no!!! yes...", "what ?! no !!! yes ..." },
        { "so....but what?...", "so .... but what ? ..." },
        { "-- --- *** ==== ---==", "-- --- *** ==== ---==" },
        { "--> => <- << <>", "--> => <- << < >" },
        { "``a'' \"\"", "`` a '' \" \"" },
        { "“a” ‘b’ «c»", "“ a ” ‘ b ’ « c »" },
        { "AT&T D&d A++", "AT&T D & d A ++" },
        { ":) :-( ;D <3 ^_^ (so :))", ":) :-( ;D <3 ^_^ ( so :))" },
        { "a:(b) c:P 8:3", "a : ( b ) c : P 8:3" },
        { "ask♥ 😀😀", "ask ♥ 😀 😀" },
        { "snake_case ____ co·op", "snake_case ____ co·op" },
        { ",\u0301a", ",\u0301 a" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

static void other_scripts_stand_between(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "他说don't。", "他 说 do n't 。" },
        { "Élan naïve кто-то Ελ.", "Élan naïve кто - то Ελ ." },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

/* ---- what holds for every text ---- */

/* Tokens with blanks between them are cut again into themselves, except for
 * what only its neighbours show: 5 before p.m. or the 't before is. */
static void what_is_cut_stays_cut(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "I don't think John's U.S.-led e-mail cost $1,234.56 (50%), no. 5.",
        "We cannot, gonna; Mr. J. R. Smith's soldiers' 10km -- and/or...",
        "See http://a.org/b, me@x.org: self-reliance?! \"Yes,\" 'no' :)",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zl_str once = show(PENN, zl_view_of(texts[i]));
        expect(PENN, zl_str_text(&once), zl_str_text(&once));
        zl_str_clear(&once);
    }
}

/* Two are one token, three are not: they are one and two. */
static void quotes_stand_alone_but_in_twos(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "``a'' `c'", "`` a '' ` c '" },
        { "``` '''' \"\" '\"", "` `` ' ' '' \" \" ' \"" },
        { NULL, NULL },
    };
    expect_all(PENN, cases);
}

/* A rule that reads to the end of the chunk for every token would take hours
 * for these. */
static void no_text_is_slow(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "a",    "1",    "a-",       "1-", "a.b-", "n't", "'",  "'s", "a@",
        "www.", "!...", "http://)", ":)", "I. ",  "a'",  "1a", "é·", "e-",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        zl_pieces tokens = { 0 };
        zl_str text = { 0 };
        while (text.size < 100000)
            zl_str_add_text(&text, parts[i]);
        cut(PENN, zl_str_view(&text), &tokens);
        assert_true(tokens.count > 0);
        zl_array_clear(&tokens);
        zl_str_clear(&text);
    }
}

/* ---- the English Web Treebank ---- */

/* Where the next token of a line of gold ends in the line it was made of. */
static size_t gold_end(zl_view raw, size_t at, zl_view token)
{
    for (size_t i = 0; i < token.size; at++)
        i += raw.bytes[at] == token.bytes[i];
    return at;
}

typedef struct score {
    size_t gold, ours, both;
} score;

static void count_line(zl_view raw, zl_view gold, score *sum)
{
    zl_pieces tokens = { 0 };
    zl_view word;
    size_t at = 0, i = 0;

    cut(PENN, raw, &tokens);
    sum->ours += tokens.count;
    while (zl_view_next(&gold, ' ', &word)) {
        while (raw.bytes[at] != word.bytes[0])
            at++;
        size_t end = gold_end(raw, at, word);
        while (i < tokens.count && tokens.items[i].begin < at)
            i++;
        sum->gold++;
        sum->both += i < tokens.count && tokens.items[i].begin == at &&
                     tokens.items[i].end == end;
        at = end;
    }
    zl_array_clear(&tokens);
}

/* There clitics and their words are one token each, so .982 is all that can
 * be reached. */
static void the_english_web_treebank_agrees(void **state)
{
    (void)state;
    static const char raw_path[] = "../shared/data/ud/en_ewt-ud-dev.raw.txt";
    static const char gold_path[] = "../shared/data/ud/en_ewt-ud-dev.seg.txt";
    zl_span raw, gold;
    score sum = { 0 };

    if (!zl_file_exists(raw_path)) {
        puts("skipped: no ../shared");
        return;
    }
    assert_int_equal(zl_file_read(&raw, raw_path, NULL), ZILI_OK);
    assert_int_equal(zl_file_read(&gold, gold_path, NULL), ZILI_OK);
    zl_view raws = { (const char *)raw.bytes, raw.size }, raw_line;
    zl_view golds = { (const char *)gold.bytes, gold.size }, gold_line;
    while (zl_view_next(&raws, '\n', &raw_line) &&
           zl_view_next(&golds, '\n', &gold_line))
        count_line(raw_line, gold_line, &sum);
    assert_true(2.0 * (double)sum.both >=
                0.978 * (double)(sum.gold + sum.ours));
    zl_free((void *)(uintptr_t)raw.bytes);
    zl_free((void *)(uintptr_t)gold.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clitics_are_tokens),
        cmocka_unit_test(hyphens_cut_except_at_affixes),
        cmocka_unit_test(slashes_cut_except_in_some),
        cmocka_unit_test(full_stops_belong_to_abbreviations),
        cmocka_unit_test(numbers_are_whole),
        cmocka_unit_test(addresses_are_whole),
        cmocka_unit_test(marks_stand_alone_or_in_runs),
        cmocka_unit_test(other_scripts_stand_between),
        cmocka_unit_test(what_is_cut_stays_cut),
        cmocka_unit_test(quotes_stand_alone_but_in_twos),
        cmocka_unit_test(no_text_is_slow),
        cmocka_unit_test(the_english_web_treebank_agrees),
    };

    return cmocka_run_group_tests_name("penn", tests, NULL, NULL);
}
