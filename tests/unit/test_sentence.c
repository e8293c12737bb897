/* test_sentence.c -- paragraphs cut into sentences. */
#include "base_help.h"
#include "segmenter_help.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/abbreviation.h"

static zl_segmenter *segmenter;

static int open_segmenter(void **state)
{
    (void)state;
    return open_with_lexicon(&segmenter, (zl_profile){ .cut = ZL_CUT_ICU },
                             NULL, NULL);
}

static int close_segmenter(void **state)
{
    (void)state;
    close_with_lexicon(segmenter);
    return 0;
}

static void write_sentences(zl_view text, zl_str *out)
{
    zl_pieces pieces = { 0 };
    zili_error err = { 0 };

    if (zl_segment_sentences(segmenter, text, &pieces, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < pieces.count; i++) {
        zl_str_add_text(out, i ? "|" : "");
        zl_str_add(out, zl_view_cut(text, pieces.items[i].begin,
                                    pieces.items[i].end));
    }
    zl_array_clear(&pieces);
}

/* `expected` is the text with a bar between sentences. */
static void assert_sentences(const char *expected)
{
    zl_str text = { 0 }, found = { 0 };

    for (const char *at = expected; *at; at++)
        if (*at != '|')
            zl_str_add_byte(&text, *at);
    write_sentences(zl_str_view(&text), &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&text);
    zl_str_clear(&found);
}

static void a_full_stop_ends_a_sentence(void **state)
{
    (void)state;
    assert_sentences("");
    assert_sentences("One");
    assert_sentences("We rely on ourselves. |They do not! |Do we? |Yes");
    assert_sentences("我们自力更生。|他们不！|是吗？|是");
}

static void a_label_belongs_to_what_follows(void **state)
{
    (void)state;
    assert_sentences("Agreed upon. |2. Don't ask. |3. Wait.");
    assert_sentences("1. One. |12. Two.");
    assert_sentences("They said: |1. Do not ask.");
}

static void a_year_at_the_end_is_no_label(void **state)
{
    (void)state;
    assert_sentences("It was in 1958. |Then came others.");
    assert_sentences("We have only 12. |They have more.");
    assert_sentences("Good. |123. |Then.");
}

static void a_bracket_belongs_to_what_it_opens(void **state)
{
    (void)state;
    assert_sentences("不要催。|(二)新项目。|（三）完。");
    assert_sentences("Agreed. |(2) Don't ask. |[3] Wait.");
    assert_sentences("他说。|《报告》是他的。");
}

static void a_broken_line_ends_no_sentence(void **state)
{
    (void)state;
    assert_sentences("We rely\non \nourselves. |They\r\ndo not.");
    assert_sentences("We rely.\n|They do not.");
    assert_sentences("A Title  \n|July 3");
    assert_sentences("A Title\\\n|July");
    assert_sentences("Three:\n|- one\n|- two\n|3. three");
    assert_sentences("标题\n|正文。|Self\n|自力\n|self");
    assert_sentences("a\n|\n|b");
}

/* ---- texts with a bar at each boundary ---- */

static void assert_all(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_sentences(texts[i]);
}

#define ASSERT_ALL(texts) assert_all(texts, sizeof (texts) / sizeof *(texts))

static void a_title_ends_no_sentence(void **state)
{
    static const char *const texts[] = {
        "Mr. Smith met Dr. Wu. |They talked.",
        "Prof. L. came with Messrs. Wu and Li. |Mr. He did not.",
        "MR. NOBLE: Yes. |MR. WU: No. |DR. LI: Perhaps.",
        "He asked Gen. Marshall, Lt. Col. Wu and Sen. Ford. |All came.",
        "‘Mr. Smith’ said ‘Mrs. Wu’. |“Ms. Li” did not.",
        "Lt.-Gen. Sun wrote to Dr. 王小明. |Then he left.",
        "They climbed Mt. Tai and sailed to Ft. Worth. |Rev. Wu came.",
        "Herr Dr. Wu, Mme. Li and Mlle. Sun. |Then Sr. López.",
        "See e.g. The Times, i.e. Tuesday's, cf. Wu. |It is Roe v. Wade.",
        "We saw vgl. Wu, bzw. Li. |Das ist z.B. Wu, d.h. Li.",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void a_number_belongs_to_its_abbreviation(void **state)
{
    static const char *const texts[] = {
        "Dang de wenxian, no. 1 (1996): 8-9. |Translated by Neil Silver.",
        "See Vol. 3, no. 2, pp. 10–12. |Then read ch. V and Art. IX. |Good.",
        "It is in vol. II. |It is on p. 5. |It is in No. 3. |The end.",
        "He said no. |Then he left. |He said no. |I left.",
        "It was Sept. 3, 1960. |He came in Dec. |She came in Jan. 1961.",
        "See fig. B, Doc. No. 3 and App. A1. |Read no. S/1234 too.",
        "Report No. 664. |Look at fols. [12] and 13. |Done.",
        "Wu (b. 1893, d. 1976) wrote it (c. 1937). |Mao (r. 1949) read it.",
        "Siehe Bd. 3, S. 12 und Nr. 4. |Voir t. II, p. 5. |Fin.",
        "It is no. 12. |The next is no. 13. |13. This is a label.",
        "In the 1950's. |12 Men came.",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void an_abbreviation_may_end_a_sentence(void **state)
{
    static const char *const texts[] = {
        "It was made in the U.S. |He left. |The U.S. Army came.",
        "The U.S. President met the U.N. Secretary in Washington, D.C. |They",
        "He went to the U.S.S.R. |However, Wu stayed in the U.S. |“We do.”",
        "In the U.S. “Star Wars” was seen. |(He left the U.S.) |They came.",
        "Wu Inc. bought Li Co. Ltd. from J. Sun Jr. |Then it sold them.",
        "Martin Luther King, Jr. Day is in Jan. |It is in St. Louis, Mo. |We",
        "She has a Ph.D. |Her Ph.D. Committee met. |It was 300 B.C. |Then.",
        "It ended at 5 p.m. |The meeting was over. |It was 9 a.m. |Wu came.",
        "It ended at 5 p.m. Friday, at 5 p.m. GMT. |Wu left.",
        "Tea, rice, etc. |Silk was dear. |Tea, etc. were not.",
        "Wu et al. Nature, vol. 3. |Wu et al. |They wrote it. |Ibid. |See Wu.",
        "He left the U.S. |Mr. Wu stayed. |Of U.S. No. 2 he knew nothing.",
        "In the U.S. All-Stars played. |In the U.S. |All played.",
        "They were in the U.S. |1. One. |2. Two. |Under E.O. 12065, all is.",
        "He was in the U.S. |他走了。|Reisen, usw. |Dann kam er.",
        "Ask the CIA. |Men of the USF. |Then. |WU CO. INC. LI.",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void initials_belong_to_a_name(void **state)
{
    static const char *const texts[] = {
        "J. K. Rowling and T. V. Soong met George F. Kennan. |They talked.",
        "V. I. Lenin, J.-P. Sartre, J.R.R. Tolkien. |É. Zola came.",
        "Take vitamin C. |It is good. |That is plan B. |We have no plan C.",
        "World War I. |The war began in 1914. |Pope John Paul I. |He died.",
        "The U. S. Government met the U. S. S. R. |They talked.",
        "Das ist z. B. Wu. |Come, R. Glover in EUR; L. Schwartz in PA.",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void a_label_stands_after_a_clause_only(void **state)
{
    static const char *const texts[] = {
        "no. 1 (1996): 10. |Translated by Neil Silver.",
        "Technical cooperation: |1. Hold on. |2. Do not ask; |3. Wait.",
        "See Wu: 12. |Then Li. |In sum: 3. |The end.",
        "Ask him? |2. Yes! |3. He said: “No.” |4. Then wait.",
        "1.1. Foo. |1.2. Bar. |2. End.",
        "A. The scope. |B. The purpose. |IV. Talks. |V. The end.",
        "a. Foo. |b. Bar. |c. Baz.",
        "As follows: |a. Foo; |b. Bar.",
        "(1) One. |(2) Two. |1) One. |2) Two.",
        "We met in 1958. |1959 Was worse. |It is 5. |Six is more.",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void chinese_lists_are_lists(void **state)
{
    static const char *const texts[] = {
        "一、要。|二、学。|三、买。",
        "（一）是协议。|（二）新项目。|（三）完。",
        "1．吸收新党员。|2．成立工会。|１．要。|２．学。",
        "分为三派：|1．民主；|2．基尔特；|3．无政府。|完。",
        "①要。|②学。|⒈买。|一．要。|十二．学。",
        "他走了。|（“一”）是。|他走了（真的）。|《报告》是他的。",
        "“热点”没有消除。|“四人帮”完了。|「走」。|『好。』|〔注〕完。",
        "她说：“好。”|然后走了。|她说：“好！”|“走吗？”|“不。”",
        "他等……然后走了。|真的？！|是……（完）。",
        "在1．5公里。|占3.14％。|见第1卷，no. 3，p. 5。|完。",
        "他说OK. |然后走了。|He left. |他走了。|Mr. 王来了。",
        "他于一九五八年来。|我于1958年来。|党的文献, no. 1 (1996): 10. |完。",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void closing_marks_belong_to_what_they_close(void **state)
{
    static const char *const texts[] = {
        "“We do.” |They left. |(He came.) |'Yes.' |[No.] |Then.",
        "\"Do we?\" he asked. |\"We do!\" |She left.",
        "« Il part. » |Puis « Quoi ? » demanda-t-il. |« Bon ! » |Il part.",
        "„Foo.“ |Bar. |„Was?“ fragte er. |»Foo.« |Bar »Baz«. |Gut.",
        "He left.[2] |Then they came.[3][14] |We stayed. |[4] Wu came.",
        "Mao (?) wrote it. |Wu (sic!) did not.",
        "He left. |[…] They stayed. |[...] We too.",
        "He waited... |Then he left. . . . |They came. |Wait ... and see.",
    };

    (void)state;
    ASSERT_ALL(texts);
}

static void a_line_end_does_not_hide_an_abbreviation(void **state)
{
    static const char *const texts[] = {
        "We met Mr.\nSmith and J.\nWu. |They\nleft the U.S.\n|He too.",
        "Made in the U.S.  \n|Army",
        "One. |2.\nTwo.",
        "Mr.",
        "no.",
        "1.",
        "“",
        ".",
        "...",
        "\n",
    };

    (void)state;
    ASSERT_ALL(texts);
}

/* ---- abbreviations ---- */

static void assert_kinds(const char *words, zl_abbreviation kind)
{
    zl_view rest = zl_view_of(words), word;

    while (zl_view_next(&rest, ' ', &word))
        if (zl_abbreviation_of(word) != kind ||
            zl_is_abbreviation(word) != (kind != ZL_ABBREVIATION_NONE))
            fail_msg("%.*s", (int)word.size, word.bytes);
}

static void every_abbreviation_is_found(void **state)
{
    (void)state;
    assert_kinds("ADM Adm Dr Dña MR Mr Mrs Prof Supt approx bzw c.f cf e.g "
                 "E.g i.e v vs Vs z.B",
                 ZL_ABBREVIATION_NEVER);
    assert_kinds("Apr Dec Wed abb art b c no No NO nos núm p pp pág pt s sec "
                 "vol Vol VOL ziff",
                 ZL_ABBREVIATION_NUMBER);
    assert_kinds("Acad Co D.C INC J LTD Ph.D St U.N U.S U.S.S.R Wyo al ed Ed "
                 "EE.UU éd übers É",
                 ZL_ABBREVIATION_MAYBE);
    assert_kinds("a.m ecc etc Etc p.m P.M usw", ZL_ABBREVIATION_LAST);
    assert_kinds("mr jan CIA USF end The x 5 1958 so.He U..S .S S. 好 no1 "
                 "unquestionably-much-too-long-to-be-any-abbreviation",
                 ZL_ABBREVIATION_NONE);
    assert_false(zl_is_abbreviation((zl_view){ "", 0 }));
    assert_false(zl_is_abbreviation((zl_view){ "no\0", 3 }));
}

/* ---- anything at all ---- */

static void check(zl_view text)
{
    zl_pieces pieces = { 0 };
    size_t done = 0;

    assert_int_equal(zl_segment_sentences(segmenter, text, &pieces, NULL),
                     ZILI_OK);
    for (size_t i = 0; i < pieces.count; i++) {
        assert_int_equal(pieces.items[i].begin, done);
        assert_true(pieces.items[i].end > done);
        done = pieces.items[i].end;
        size_t at = done;
        assert_true(at == text.size ||
                    ((unsigned char)text.bytes[at] & 0xC0) != 0x80);
    }
    assert_int_equal(done, text.size);
    zl_array_clear(&pieces);
}

static void sentences_cover_any_text(void **state)
{
    static const char *const pieces[] = {
        "自", "a", "B", "1", "12", ".", ". ", "。", "?", "！", " ", "　", "(",
        "（", "[", "《", "【", ")", "”", "“", "\n", "\r\n", ":", ";", "é",
        "…", "😀", "Mr. ", "U.S. ", "no. ", "etc. ", "He ", "]", "« ", " »",
        "．", "'", "\"", "I. ", "IV", "一", "\xCC\x81",
    };
    uint32_t seed = 41;

    (void)state;
    for (int round = 0; round < 10000; round++) {
        zl_str text = { 0 };
        for (uint32_t left = next_random(&seed) % 16; left > 0; left--)
            zl_str_add_text(&text, pieces[next_random(&seed) %
                                          (sizeof pieces / sizeof *pieces)]);
        check(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

/* `piece` again and again, to half a million bytes: were any step back or
 * ahead longer than its own part of the text, this would take minutes. */
static void check_repeated(const char *piece)
{
    zl_str text = { 0 };

    while (text.size < 500000)
        zl_str_add_text(&text, piece);
    assert_false(text.failed);
    check(zl_str_view(&text));
    zl_str_clear(&text);
}

static void nothing_takes_quadratic_time(void **state)
{
    static const char *const pieces[] = {
        "a. b. c. ", "A. ", "1. ",     "Mr. ",    "U.S. ",   "no. 1. ", "(",
        "。（",      ")",   ".) ",     "[...] ",  "? » ",    "\n",      " \n",
        " ",         ". ",  "a\n",     "[1]",     ".[1] ",   "“",       "'",
        "U.",        "9",   "He.\n\n", "1.1.1.1", "no. \"(", "一．",    ".",
    };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        check_repeated(pieces[i]);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_view text = zl_view_of("We rely\non ourselves, Mr.\nWu. They do not. "
                              "1. One. 2. Two. 3. Three. 4. Four. 5. Five. "
                              "6. Six. 7. Seven. 8. Eight. 9. Nine.");
    zili_error err;
    long n = 0;

    (void)state;
    for (;; n++) {
        zl_pieces pieces = { 0 };
        zl_refuse_after(n);
        zili_status status =
            zl_segment_sentences(segmenter, text, &pieces, &err);
        zl_refuse_after(-1);
        zl_array_clear(&pieces);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_stop_ends_a_sentence),
        cmocka_unit_test(a_label_belongs_to_what_follows),
        cmocka_unit_test(a_year_at_the_end_is_no_label),
        cmocka_unit_test(a_bracket_belongs_to_what_it_opens),
        cmocka_unit_test(a_broken_line_ends_no_sentence),
        cmocka_unit_test(a_title_ends_no_sentence),
        cmocka_unit_test(a_number_belongs_to_its_abbreviation),
        cmocka_unit_test(an_abbreviation_may_end_a_sentence),
        cmocka_unit_test(initials_belong_to_a_name),
        cmocka_unit_test(a_label_stands_after_a_clause_only),
        cmocka_unit_test(chinese_lists_are_lists),
        cmocka_unit_test(closing_marks_belong_to_what_they_close),
        cmocka_unit_test(a_line_end_does_not_hide_an_abbreviation),
        cmocka_unit_test(every_abbreviation_is_found),
        cmocka_unit_test(sentences_cover_any_text),
        cmocka_unit_test(nothing_takes_quadratic_time),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("sentence", tests, open_segmenter,
                                       close_segmenter);
}
