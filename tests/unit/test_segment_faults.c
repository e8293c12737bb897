/* test_segment_faults.c -- what verify says of a segment that cannot be
 * sound, though every sum in it is right. */
#include "base_help.h"
#include "packed_help.h"
#include "slow_write.h"

#include "reader/segment.h"

static slow_segment slow;
static slow_file sound;

/* "We rely on us . We rely on Us !": two documents of five tokens each. */
static int make_text(void **state)
{
    static const char *const forms[] = { "We", "rely", "on", "us", ".",
                                         "We", "rely", "on", "Us", "!" };

    (void)state;
    slow = (slow_segment){
        .tokens = 10,
        .documents = 2,
        .attributes = 1,
        .structures = 4,
        .attribute = { "word" },
        .structure = { "doc", "region", "lang", "s" },
        .range_count = { 2, 2, 2, 3 },
        .ranges = { { { 0, 5, "" }, { 5, 10, "" } },
                    { { 0, 5, "text" }, { 5, 9, "text" } },
                    { { 0, 5, "en" }, { 5, 9, "en" } },
                    { { 0, 4, "a" }, { 5, 7, "a" }, { 7, 10, "b" } } },
        .region_document = { 0, 1 },
        .lead = { "", "# " }
    };
    for (uint32_t i = 0; i < slow.tokens; i++) {
        snprintf(slow.form[0][i], SLOW_TEXT, "%s", forms[i]);
        snprintf(slow.glue[i], SLOW_TEXT, "%s",
                 i % 5 == 3   ? ""
                 : i % 5 == 4 ? "\n"
                              : " ");
    }
    slow_make(&slow, &sound);
    return 0;
}

static int drop_text(void **state)
{
    (void)state;
    slow_clear(&sound);
    return 0;
}

/* ---- a chunk with other content ---- */

static zl_view content_of(uint32_t name, uint32_t owner)
{
    for (uint32_t i = 0; i < sound.count; i++)
        if (sound.chunks[i].name == name && sound.chunks[i].owner == owner)
            return zl_str_view(&sound.chunks[i].content);
    fail_msg("there is no chunk %.4s", (char *)&name);
    return (zl_view){ NULL, 0 };
}

/* Open and verify a file in which `content`, which is taken over, stands in a
 * chunk. */
static void assert_says_of(uint32_t name, uint32_t owner, zl_str *content,
                           const char *words)
{
    static slow_file other;
    zl_segment *segment;
    zili_error err = { 0 };
    zl_str bytes = { 0 };

    other.count = 0;
    for (uint32_t i = 0; i < sound.count; i++) {
        zl_str copy = { 0 };
        zl_str_add(&copy, zl_str_view(&sound.chunks[i].content));
        slow_put(&other, sound.chunks[i].name, sound.chunks[i].owner, &copy);
    }
    slow_put(&other, name, owner, content);
    slow_assemble(&other, &bytes);
    slow_clear(&other);
    zl_span file = { (const uint8_t *)bytes.bytes, bytes.size };
    zili_status status = zl_segment_open(&segment, file, 0, "x", &err);
    if (!status)
        status = zl_segment_verify(segment, "x", &err);
    assert_int_equal(status, words ? ZILI_EFORMAT : ZILI_OK);
    if (words && !strstr(err.text, words))
        fail_msg("no \"%s\" in \"%s\"", words, err.text);
    zl_segment_close(segment);
    zl_str_clear(&bytes);
}

/* Number `i` of packed numbers is another. */
static void packed(uint32_t name, uint32_t owner, uint32_t i, uint32_t number,
                   const char *words)
{
    zl_view view = content_of(name, owner);
    zl_span bytes = { (const uint8_t *)view.bytes, view.size };
    uint32_t numbers[SLOW_TOKENS];
    zl_packed list;
    zl_str content = { 0 };

    assert_true(zl_packed_read(&list, bytes, NULL));
    zl_packed_copy(&list, 0, list.count, numbers);
    assert_in_range(i, 0, list.count - 1);
    numbers[i] = number;
    make_packed32(&content, numbers, list.count);
    assert_says_of(name, owner, &content, words);
}

static void rising(uint32_t name, uint32_t owner, const uint32_t *numbers,
                   uint32_t count, const char *words)
{
    zl_str content = { 0 };

    slow_rising(&content, numbers, count);
    assert_says_of(name, owner, &content, words);
}

#define RISING(...)                      \
    ((const uint32_t[]){ __VA_ARGS__ }), \
        sizeof((const uint32_t[]){ __VA_ARGS__ }) / 4

static void byte(uint32_t name, uint32_t owner, size_t i, uint8_t with,
                 const char *words)
{
    zl_str content = { 0 };

    zl_str_add(&content, content_of(name, owner));
    content.bytes[i] = (char)with;
    assert_says_of(name, owner, &content, words);
}

static void texts(uint32_t name, uint32_t owner, const char *const *items,
                  uint32_t count, const char *words)
{
    zl_view views[20];
    zl_str content = { 0 };

    for (uint32_t i = 0; i < count; i++)
        views[i] = zl_view_of(items[i]);
    make_texts(&content, views, count);
    assert_says_of(name, owner, &content, words);
}

#define TEXTS(...)                          \
    ((const char *const[]){ __VA_ARGS__ }), \
        sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *)

/* ---- types: We on rely ! . Us us, their keys ! . on rely us us we ---- */

static void faults_of_types_are_said(void **state)
{
    (void)state;
    packed(ZL_CHUNK_ORDER, 0, 0, 3, NULL);
    packed(ZL_CHUNK_ORDER, 0, 0, 4, "the words are not in byte order");
    packed(ZL_CHUNK_ORDER, 0, 0, 7, "names one that is not there");
    packed(ZL_CHUNK_COUNTS, 0, 6, 0, "a word never occurs");
    packed(ZL_CHUNK_COUNTS, 0, 6, 2, "not numbered by falling frequency");
    packed(ZL_CHUNK_COUNTS, 0, 0, 3, "do not add up to the tokens");
    packed(ZL_CHUNK_COUNTS, 0, 0, 99, "more often than there are tokens");
    packed(ZL_CHUNK_DOCS, 0, 1, 1, "number of documents of a word is wrong");
    packed(ZL_CHUNK_KEY_DOCS, 0, 5, 1, "number of documents of a key");
    packed(ZL_CHUNK_KEY_NUMBERS, 0, 0, 3, "has a key that is not there");
    packed(ZL_CHUNK_KEY_NUMBERS, 0, 0, 0, "there is a key that no word has");
    packed(ZL_CHUNK_KEY_NUMBERS, 0, 6, 1, "the key of a word is kept twice");
    byte(ZL_CHUNK_CLASSES, 0, 0, 0, "the number of words is wrong");
    texts(ZL_CHUNK_FORMS, 0, TEXTS("We", "rely", "on", "!", ".", "Us", "us"),
          "not in byte order");
    texts(ZL_CHUNK_FORMS, 0, TEXTS("We", "on", "rely", "!", ".", "\xFF", "us"),
          "not UTF-8");
    texts(ZL_CHUNK_KEYS, 0, TEXTS("we", "us"), "is not");
}

/* ---- positions ---- */

static void faults_of_positions_are_said(void **state)
{
    (void)state;
    uint8_t widths[ZL_TOKENS_CLASSES] = { 0, 0, 0, 0, 0, 0, 0 };
    const uint32_t ranks[] = { 0, 1, 2, 6, 4, 0, 2, 1, 5, 3 };
    zl_str content = { 0 };
    zl_out out = { zl_str_write, &content, false };
    static zl_tokens_writer writer;

    writer = (zl_tokens_writer){ 0 };
    zl_tokens_begin(&writer, &out, widths);
    zl_tokens_add(&writer, ranks, 10);
    zl_tokens_end(&writer);
    zl_tokens_writer_clear(&writer);
    assert_says_of(ZL_CHUNK_STREAM, 0, &content,
                   "the positions of a word are not those of the text");
    packed(ZL_CHUNK_POSTING_OFFSETS, 0, 0, 1, "do not come first");
    packed(ZL_CHUNK_POSTING_OFFSETS, 0, 7, 1, "end before they begin");
    packed(ZL_CHUNK_POSTING_OFFSETS, 0, 1, 0,
           "the positions of a word are not");
    packed(ZL_CHUNK_POSTING_OFFSETS, 0, 7, 99, "do not come last");
}

/* ---- glue: " " is 0, "" 1 or 2, "\n" 2 or 1, "# " 3 ---- */

static void faults_of_glue_are_said(void **state)
{
    (void)state;
    byte(ZL_CHUNK_GLUE_RULES, 0, 0, 3, "glue");
    byte(ZL_CHUNK_GLUE_RULES, 0, 5, 0, "a rule of glue is not that");
    packed(ZL_CHUNK_LEADS, 0, 0, 2, "not numbered by falling frequency");
    packed(ZL_CHUNK_LEADS, 0, 0, 4, "there is glue that is not there");
    packed(ZL_CHUNK_GLUE_NUMBERS, 0, 0, 0, "what the rules of glue say");
    packed(ZL_CHUNK_GLUE_NUMBERS, 0, 0, 9, "there is glue that is not there");
    rising(ZL_CHUNK_GLUE_EXCEPTIONS, 0, RISING(4, 4),
           "the exceptions from the rules of glue do not rise");
    texts(ZL_CHUNK_GLUES, 0, TEXTS(" ", "", "\n", "# ", "x"),
          "there is glue that stands nowhere");
}

/* ---- structures ---- */

static void faults_of_structures_are_said(void **state)
{
    (void)state;
    rising(ZL_CHUNK_BEGINS, 0, RISING(1, 5), "belongs to no document");
    rising(ZL_CHUNK_BEGINS, 3, RISING(0, 5, 5), "do not rise");
    rising(ZL_CHUNK_BEGINS, 3, RISING(0, 3, 7), "overlap");
    rising(ZL_CHUNK_BEGINS, 3, RISING(5, 6, 7), "before it begins");
    rising(ZL_CHUNK_BEGINS, 3, RISING(4, 5, 7), "a structure holds no token");
    rising(ZL_CHUNK_ENDS, 3, RISING(4, 6, 10), NULL);
    rising(ZL_CHUNK_ENDS, 3, RISING(5, 7, 10), "are kept needlessly");
    rising(ZL_CHUNK_BEGINS, 0, RISING(0, 6), "beyond its document");
    rising(ZL_CHUNK_BEGINS, 2, RISING(0, 6), "the languages are not those");
    packed(ZL_CHUNK_VALUE_NUMBERS, 3, 0, 2, "a value that is not there");
    packed(ZL_CHUNK_VALUE_NUMBERS, 3, 2, 0, "a value that no structure has");
    texts(ZL_CHUNK_VALUES, 3, TEXTS("b", "a"), "values of structures are not");
    packed(ZL_CHUNK_REGION_DOCUMENTS, 0, 0, 1, "the document of a region");
    packed(ZL_CHUNK_REGION_WORDS, 0, 0, 3, "the number of words of a region");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_of_types_are_said),
        cmocka_unit_test(faults_of_positions_are_said),
        cmocka_unit_test(faults_of_glue_are_said),
        cmocka_unit_test(faults_of_structures_are_said),
    };

    return cmocka_run_group_tests_name("segment_faults", tests, make_text,
                                       drop_text);
}
