/* test_encoding.c -- texts in all encodings are read, or refused. */
#include "encoding_help.h"

#include "base/file.h"
#include "base/mem.h"
#include "text/detect.h"

#include <sys/stat.h>

#define TAIWAN \
    "我們的方針要放在什麼基點上？放在自己力量的基點上，叫做自力更生。\n" \
    "這個國家有很多人口，也有很長的歷史，經濟還在發展。\n"
#define JAPANESE \
    "この村には古い寺があり、春になると多くの人が花を見に来ます。\n" \
    "私は毎朝、駅まで歩いて新聞を買い、会社へ行きます。\n"
#define KOREAN \
    "이 마을에는 오래된 절이 있고, 봄이 되면 많은 사람들이 꽃을 보러 온다.\n"
#define RUSSIAN \
    "В этой деревне стоит старая церковь, и весной сюда приходит много людей.\n"
#define UKRAINIAN \
    "Навесні до цього села приїжджає багато людей, щоб побачити її сади.\n"
#define GREEK \
    "Σε αυτό το χωριό υπάρχει μια παλιά εκκλησία και την άνοιξη έρχονται.\n"
#define GREEK_CAPITALS \
    "Άλλοι άνθρωποι έρχονται στο χωριό. Άννα και Άγγελος, Άνοιξη και Άρτα.\n" \
    "Άρα όλα έγιναν. Άμα θέλεις έλα και εσύ, Άννα. Άκου τα πουλιά.\n" \
    "Άγνωστοι δρόμοι, Άσπρα σπίτια, Άδεια πλατεία και Άνεμος στα δέντρα.\n"
#define HEBREW "בכפר הזה יש בית כנסת ישן, ובאביב באים אליו אנשים רבים.\n"
#define ARABIC "في هذه القرية مسجد قديم، وفي الربيع يأتي إليها كثير من الناس.\n"
#define THAI "ในหมู่บ้านนี้มีวัดเก่าแก่และในฤดูใบไม้ผลิมีคนมามากมาย\n"
#define FRENCH \
    "Dans ce village très ancien, l’église a été bâtie près de la rivière ; " \
    "au printemps, beaucoup de gens y viennent voir les cerisiers déjà en " \
    "fleur et goûter le pain à la fête.\n"
#define GERMAN \
    "In diesem Dorf steht eine schöne alte Mühle; im Frühling kommen viele " \
    "Gäste, größere Gruppen müssen sich vorher anmelden.\n"
#define GUESTS "Zimmer für Gäste, für Schüler und für Kinder im Dorf\n"
#define DANISH "Børnene på gården får æbler\n"
#define POLISH \
    "W tej wsi stoi stary kościół, a wiosną przyjeżdża tu wielu ludzi, żeby " \
    "zobaczyć kwitnące wiśnie i posłuchać ciekawych opowieści.\n"
#define CZECH \
    "V této vesnici stojí starý kostel a na jaře sem přijíždí mnoho lidí, " \
    "aby viděli kvetoucí třešně a slyšeli žáky místní školy.\n"
#define TURKISH \
    "Bu köyde eski bir çeşme vardır ve ilkbaharda birçok kişi çiçek açan " \
    "kiraz ağaçlarını görmek için buraya gelir.\n"
#define LATVIAN \
    "Šajā ciemā ir sena baznīca, un pavasarī šeit ierodas daudz ļaužu, lai " \
    "redzētu ziedošos ķiršus.\n"

static const struct example {
    const char *encoding; /* as iconv calls it */
    const char *found;    /* or NULL: it may be another one, the text not */
    const char *text;
} examples[] = {
    { "GB18030", "gb18030", CHINESE },
    { "GBK", "gb18030", CHINESE },
    { "GB2312", "gb18030", CHINESE },
    { "BIG5", "big5-hkscs", TAIWAN },
    { "BIG5-HKSCS", "big5-hkscs", TAIWAN },
    { "CP950", "big5-hkscs", TAIWAN },
    { "EUC-TW", "euc-tw", TAIWAN },
    { "ISO-2022-CN", "iso-2022-cn", CHINESE },
    { "SHIFT_JIS", "shift_jis", JAPANESE },
    { "CP932", "shift_jis", JAPANESE },
    { "EUC-JP", "euc-jp", JAPANESE },
    { "ISO-2022-JP", "iso-2022-jp", JAPANESE },
    { "EUC-KR", "euc-kr", KOREAN },
    { "CP949", "euc-kr", KOREAN },
    { "ISO-2022-KR", "iso-2022-kr", KOREAN },
    { "UTF-16LE", "utf-16le", CHINESE },
    { "UTF-16BE", "utf-16be", TAIWAN },
    { "UTF-16LE", "utf-16le", GERMAN },
    { "UTF-16BE", "utf-16be", RUSSIAN },
    { "UTF-32LE", "utf-32le", JAPANESE },
    { "UTF-32BE", "utf-32be", FRENCH },
    { "KOI8-R", "koi8-r", RUSSIAN },
    { "KOI8-U", "koi8-u", UKRAINIAN },
    { "CP1251", "windows-1251", RUSSIAN },
    { "CP1251", "windows-1251", UKRAINIAN },
    { "ISO-8859-5", "iso-8859-5", RUSSIAN },
    { "CP1253", NULL, GREEK },
    { "ISO-8859-7", NULL, GREEK },
    { "CP1255", NULL, HEBREW },
    { "ISO-8859-8", NULL, HEBREW },
    { "CP1256", "windows-1256", ARABIC },
    { "ISO-8859-6", "iso-8859-6", ARABIC },
    { "CP874", "windows-874", THAI },
    { "CP1252", "windows-1252", FRENCH },
    { "CP1252", "windows-1252", GERMAN },
    { "ISO-8859-15", "windows-1252", GERMAN },
    { "CP1250", "windows-1250", POLISH },
    { "CP1250", "windows-1250", CZECH },
    { "ISO-8859-2", "iso-8859-2", POLISH },
    { "ISO-8859-2", "iso-8859-2", CZECH },
    { "CP1254", "windows-1254", TURKISH },
    { "ISO-8859-9", "windows-1254", TURKISH },
    { "CP1257", NULL, LATVIAN },
    { "ISO-8859-13", NULL, LATVIAN },
    { "CP1253", "windows-1253", GREEK_CAPITALS },
    { "ISO-8859-7", NULL, GREEK_CAPITALS },
    { "CP437", NULL, GERMAN },
    { "CP437", NULL, GUESTS },
    { "CP850", NULL, DANISH },
    { "CP850", NULL, GERMAN },
    { "CP852", "ibm852", POLISH },
    { "CP852", "ibm852", CZECH },
    { "CP866", "ibm866", RUSSIAN },
    { "CP737", "ibm737", GREEK },
    { "CP737", "ibm737", GREEK_CAPITALS },
    { "CP869", "ibm869", GREEK },
    { "CP862", "ibm862", HEBREW },
    { "CP857", "ibm857", TURKISH },
    { "CP775", "ibm775", LATVIAN },
    { "MACINTOSH", "macintosh", FRENCH },
    { "MACINTOSH", "macintosh", GERMAN },
    { "MAC-CENTRALEUROPE", "mac-centraleurope", POLISH },
};

enum { EXAMPLES = sizeof examples / sizeof *examples };

static void all_are_detected(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        const struct example *it = &examples[i];
        zl_str bytes = encode(it->text, it->encoding);
        zl_wish wish = { .path = it->encoding };
        zl_decoding decoding = { 0 };
        zili_error err = { 0 };
        if (zl_decoding_open(&decoding, &wish, zl_str_view(&bytes), &err))
            fail_msg("%s", err.text);
        assert_text(&decoding, it->text, it->encoding);
        assert_int_equal(decoding.known, ZL_KNOWN_DETECTED);
        assert_true(decoding.confidence >= ZL_SURE);
        if (it->found)
            assert_string_equal(decoding.encoding->name, it->found);
        zl_decoding_clear(&decoding);
        zl_str_clear(&bytes);
    }
}

static void all_are_read_where_they_are_given(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        const struct example *it = &examples[i];
        zl_str bytes = encode(it->text, it->encoding);
        zl_wish wish = { .path = "given" };
        zl_decoding decoding = { 0 };
        zili_error err = { 0 };
        if (zl_encoding_find(&wish.given, it->encoding, &err) ||
            zl_decoding_open(&decoding, &wish, zl_str_view(&bytes), &err))
            fail_msg("%s", err.text);
        assert_text(&decoding, it->text, it->encoding);
        assert_int_equal(decoding.known, ZL_KNOWN_GIVEN);
        zl_decoding_clear(&decoding);
        zl_str_clear(&bytes);
    }
}

static void every_name_is_read_by_icu(void **state)
{
    (void)state;
    for (size_t i = 0; zl_encodings[i].name; i++) {
        zl_str text = { 0 };
        zl_faults faults;
        zili_error err = { 0 };
        if (zl_decode(&text, &faults, &zl_encodings[i], zl_view_of("abcdefgh"),
                      &err))
            fail_msg("%s", err.text);
        if (zl_encoding_unit(&zl_encodings[i]) == 1)
            assert_string_equal(zl_str_text(&text), "abcdefgh");
        assert_ptr_equal(zl_encoding_named(zl_view_of(zl_encodings[i].name)),
                         &zl_encodings[i]);
        zl_str_clear(&text);
    }
    assert_string_equal(zl_encoding_named(zl_view_of("Shift-JIS"))->name,
                        "shift_jis");
    assert_string_equal(zl_encoding_named(zl_view_of("CP936"))->name, "gbk");
    assert_string_equal(zl_encoding_named(zl_view_of("UTF8"))->name, "utf-8");
    assert_null(zl_encoding_named(zl_view_of("gb")));
    assert_null(zl_encoding_named(zl_view_of("")));
}

static void unknown_names_are_refused(void **state)
{
    const zl_encoding *encoding;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_encoding_find(&encoding, "klingon", &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "klingon"));
    assert_non_null(strstr(err.text, "gb18030"));
}

/* ---- marks, and what files say ---- */

static void marks_are_believed(void **state)
{
    zl_decoding it = { 0 };

    (void)state;
    open_bytes(&it, "\xFF\xFE\x2D\x4E\n\0", 6);
    assert_text(&it, "中\n", "UTF-16LE");
    assert_int_equal(it.known, ZL_KNOWN_MARKED);
    zl_decoding_clear(&it);
    open_bytes(&it, "\xFE\xFF\x4E\x2D", 4);
    assert_text(&it, "中", "UTF-16BE");
    zl_decoding_clear(&it);
    open_bytes(&it, "\xFF\xFE\0\0\x2D\x4E\0\0", 8);
    assert_text(&it, "中", "UTF-32LE");
    zl_decoding_clear(&it);
    open_bytes(&it, "\x84\x31\x95\x33\xD6\xD0", 6);
    assert_text(&it, "中", "GB18030");
    zl_decoding_clear(&it);
    open_bytes(&it, "\xEF\xBB\xBF中", 6);
    assert_text(&it, "\xEF\xBB\xBF中", "UTF-8"); /* as it is */
    zl_decoding_clear(&it);
}

static void assert_declared(const char *text, const char *name)
{
    zl_view said = zl_encoding_declared(zl_view_of(text));

    if (!zl_view_is(said, name))
        fail_msg("%s: %.*s", text, (int)said.size, said.bytes);
}

static void files_say_it(void **state)
{
    zl_decoding it = { 0 };

    (void)state;
    assert_declared("<?xml version='1.0' encoding='GB2312'?><a/>", "GB2312");
    assert_declared("<html><head>\n<META charset=big5>", "big5");
    assert_declared("<meta http-equiv=\"Content-Type\" "
                    "content=\"text/html; charset=gbk\">",
                    "gbk");
    assert_declared("<meta name=\"charset\">", "");
    assert_declared("<meta charset", "");
    assert_declared("<?xml version='1.0'?><a encoding='x'>", "");
    assert_declared("", "");
    open_bytes(&it, "<?xml encoding='koi8-r'?><a>\xC1</a>", 33);
    assert_text(&it, "<?xml encoding='koi8-r'?><a>а</a>", "KOI8-R");
    assert_int_equal(it.known, ZL_KNOWN_DECLARED);
    zl_decoding_clear(&it);
}

static void utf8_is_lent(void **state)
{
    const char *text = "sound 中文 ~{ and ~} in it\n";
    zl_decoding it = { 0 };

    (void)state;
    open_bytes(&it, text, strlen(text));
    assert_ptr_equal(it.text.bytes, text);
    assert_int_equal(it.known, ZL_KNOWN_SOUND);
    zl_decoding_clear(&it);
    text = "~{VPND~} HZ\n";
    open_bytes(&it, text, strlen(text));
    assert_text(&it, "中文 HZ\n", "HZ");
    zl_decoding_clear(&it);
    text = "a path ~{x} and ~/y\n";
    open_bytes(&it, text, strlen(text));
    assert_ptr_equal(it.text.bytes, text);
    zl_decoding_clear(&it);
}

/* ---- faults ---- */

static void faults_are_counted(void **state)
{
    zl_wish wish = { .path = "x", .lenient = true };
    zl_decoding it = { 0 };
    const char *bytes = "\xD6\xD0\n\xFF \x00\xCE\xC4\n";

    (void)state;
    wish.given = zl_encoding_named(zl_view_of("gbk"));
    assert_int_equal(zl_decoding_open(&it, &wish, (zl_view){ bytes, 9 }, NULL),
                     ZILI_OK);
    assert_text(&it, "中\n\xEF\xBF\xBD \xEF\xBF\xBD文\n", "GBK");
    assert_int_equal(it.faults.count, 2);
    assert_int_equal(it.faults.first.byte, 3);
    assert_int_equal(it.faults.first.line, 2);
    zl_decoding_clear(&it);
    wish.lenient = false;
    zili_error err = { 0 };
    assert_int_equal(zl_decoding_open(&it, &wish, (zl_view){ bytes, 9 }, &err),
                     ZILI_EFORMAT);
    assert_non_null(strstr(err.text, "byte 3, in line 2, is the first of 2"));
    zl_decoding_clear(&it);
}

static void the_sizes_of_buffers_do_not_matter(void **state)
{
    zl_str text = { 0 }, shown = { 0 };
    zl_faults faults;

    (void)state;
    for (int i = 0; i < 9000; i++)
        zl_str_add_text(&text, i % 7 ? "𠀀" : "a");
    zl_str bytes = encode(text.bytes, "GB18030");
    assert_int_equal(zl_decode(&shown, &faults,
                               zl_encoding_named(zl_view_of("gb18030")),
                               zl_str_view(&bytes), NULL),
                     ZILI_OK);
    assert_true(zl_view_same(zl_str_view(&text), zl_str_view(&shown)));
    assert_int_equal(faults.count, 0);
    zl_str_clear(&bytes);
    zl_str_clear(&shown);
    zl_str_clear(&text);
}

/* ---- files with faults, where there are some ---- */

#define FAULTS "../shared/data/faults/generated/"

static const char *const twins[][2] = {
    { "en.utf16be-bom", "en" },     { "en.utf16le-bom", "en" },
    { "en.utf16le-nobom", "en" },   { "en.utf32le-bom", "en" },
    { "hans.gb2312", "hans" },      { "hans.gbk", "hans" },
    { "hans.hz", "hans" },          { "hans.utf16be-bom", "hans" },
    { "hans.utf16le-bom", "hans" }, { "hans.utf16le-nobom", "hans" },
    { "hans.utf32le-bom", "hans" }, { "ja.eucjp", "ja" },
    { "ja.iso2022jp", "ja" },       { "ja.shift_jis", "ja" },
};

static zl_span read_fault(const char *name)
{
    char path[120];
    zl_span span;

    snprintf(path, sizeof path, FAULTS "%s.txt", name);
    assert_int_equal(zl_file_read(&span, path, NULL), ZILI_OK);
    return span;
}

static zl_view view_of(zl_span span)
{
    return (zl_view){ (const char *)span.bytes, span.size };
}

static void shared_texts_have_twins(void **state)
{
    struct stat info;

    (void)state;
    if (stat(FAULTS, &info) != 0) {
        print_message("no " FAULTS "\n");
        skip();
    }
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        char name[40];
        snprintf(name, sizeof name, "%s.utf8", twins[i][1]);
        zl_span raw = read_fault(twins[i][0]), twin = read_fault(name);
        zl_decoding it = { 0 };
        open_bytes(&it, (const char *)raw.bytes, raw.size);
        if (!zl_view_same(it.text, view_of(twin)))
            fail_msg("%s is not its twin", twins[i][0]);
        zl_decoding_clear(&it);
        zl_free((void *)(uintptr_t)raw.bytes);
        zl_free((void *)(uintptr_t)twin.bytes);
    }
    zl_span mixed = read_fault("mixed.utf8-then-gb18030");
    assert_refused((const char *)mixed.bytes, mixed.size,
                   "UTF-8 and gb18030: they change at byte 2274, in line 36");
    zl_free((void *)(uintptr_t)mixed.bytes);
}

/* ---- lack of memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str gb = encode(CHINESE, "GB18030");
    zl_wish wish = { .path = "x", .lenient = true };
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    zl_str_add_text(&gb, "\xFF");
    for (; status == ZILI_ENOMEM; n++) {
        zl_decoding it = { 0 };
        zl_refuse_after(n);
        status = zl_decoding_open(&it, &wish, zl_str_view(&gb), NULL);
        zl_refuse_after(-1);
        zl_decoding_clear(&it);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(n > 3);
    zl_str_clear(&gb);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_detected),
        cmocka_unit_test(all_are_read_where_they_are_given),
        cmocka_unit_test(every_name_is_read_by_icu),
        cmocka_unit_test(unknown_names_are_refused),
        cmocka_unit_test(marks_are_believed),
        cmocka_unit_test(files_say_it),
        cmocka_unit_test(utf8_is_lent),
        cmocka_unit_test(faults_are_counted),
        cmocka_unit_test(the_sizes_of_buffers_do_not_matter),
        cmocka_unit_test(shared_texts_have_twins),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("encodings", tests, NULL, NULL);
}
