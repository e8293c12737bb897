/* test_export_vrt.c -- tokens as VRT: taken apart line by line, and compared
 * with the corpus at every token. */
#include "vrt_help.h"

#include "base/map.h"

/* ---- what cwb-encode is told ---- */

#define DECLARED_MOST 12

/* "-S doc:0+id+year" */
typedef struct declared {
    char name[40], attributes[400]; /* "+id+year" */
    bool open;
    size_t opened;
} declared;

/* A file of VRT being read. */
typedef struct reading {
    const zili_corpus *corpus;
    const test_scope *part;
    declared elements[DECLARED_MOST];
    size_t count;
    uint64_t at; /* the next token; where the last stood is `last` */
    uint64_t last;
    bool glue, touches; /* <g/> was asked for; is between the two */
} reading;

static void declare(reading *it, zl_view text)
{
    declared *element = &it->elements[it->count++];
    size_t colon = zl_view_find(text, zl_view_of(":0"));

    assert_true(it->count <= DECLARED_MOST && colon < sizeof element->name);
    snprintf(element->name, sizeof element->name, "%.*s", (int)colon,
             text.bytes);
    snprintf(element->attributes, sizeof element->attributes, "%.*s",
             (int)(text.size - colon - 2), text.bytes + colon + 2);
    assert_true(is_vrt_name(element->name));
}

static void read_head(reading *it, const char *line)
{
    zl_view rest = zl_view_of(line), word;
    bool is_element = false;

    assert_non_null(strstr(line, " -0 g -->"));
    assert_true(strstr(line + 4, "--") == line + strlen(line) - 3);
    while (zl_view_next(&rest, ' ', &word)) {
        if (is_element)
            declare(it, word);
        is_element = zl_view_is(word, "-S");
    }
}

static declared *declared_as(reading *it, const char *name)
{
    for (size_t i = 0; i < it->count; i++)
        if (strcmp(it->elements[i].name, name) == 0)
            return &it->elements[i];
    fail_msg("<%s> is not declared", name);
    return NULL;
}

/* In CWB no two attributes have one name. */
static void assert_names_apart(const reading *it)
{
    zl_map names = { 0 };
    uint32_t count = 0;

    for (size_t i = 0; i < it->count; i++) {
        const declared *element = &it->elements[i];
        zl_view rest = zl_view_of(element->attributes), name;
        zl_map_add(&names, zl_view_of(element->name));
        assert_int_equal(names.count, ++count);
        while (zl_view_next(&rest, '+', &name)) {
            char whole[100];
            if (name.size == 0)
                continue;
            snprintf(whole, sizeof whole, "%s_%.*s", element->name,
                     (int)name.size, name.bytes);
            zl_map_add(&names, zl_view_of(whole));
            assert_int_equal(names.count, ++count);
        }
    }
    zl_map_clear(&names);
}

/* ---- elements ---- */

static void assert_value(const vrt_tag *tag, const char *name,
                         const char *expected)
{
    zl_str text = { 0 };
    const char *value = value_of(tag, name);

    add_expected(zl_view_of(expected), &text);
    assert_non_null(value);
    assert_string_equal(value, zl_str_text(&text));
    zl_str_clear(&text);
}

/* The name, then the metadata in the order of the catalogue. */
static void assert_document(const reading *it, const vrt_tag *tag)
{
    uint32_t number = slow_place_of(it->corpus, it->at).area->document;
    zili_texts columns = zl_corpus_columns(it->corpus);

    assert_value(tag, "id", zl_corpus_document(it->corpus, number)->name);
    assert_int_equal(tag->count, columns.count + 1);
    for (size_t i = 0; i < columns.count; i++) {
        const char *datum =
            zl_corpus_datum(it->corpus, number, columns.items[i]);
        assert_value(tag, tag->names[i + 1], datum ? datum : "");
    }
}

static void assert_range_value(const reading *it, const vrt_tag *tag,
                               const char *attribute, const char *structure)
{
    uint32_t i = slow_range(it->corpus, structure, it->at);

    assert_value(tag, attribute,
                 zl_structure_attribute(
                     zl_corpus_structure(it->corpus, structure), i));
}

static void assert_attributes(const reading *it, const vrt_tag *tag)
{
    if (strcmp(tag->name, "doc") == 0) {
        assert_document(it, tag);
    } else if (strcmp(tag->name, "region") == 0) {
        slow_place place = slow_place_of(it->corpus, it->at);
        assert_value(tag, "kind", place.area->kind);
        assert_value(tag, "lang", place.area->lang);
    } else if (strcmp(tag->name, "p") == 0) {
        assert_range_value(it, tag, "kind", "p");
    } else if (strcmp(tag->name, "page") == 0) {
        assert_range_value(it, tag, "n", "page_n");
    } else {
        assert_string_equal(tag->name, "s");
        assert_int_equal(tag->count, 0);
    }
}

/* Every element of a name has the attributes that were declared. */
static void assert_declared(const declared *element, const vrt_tag *tag)
{
    char all[400] = "";

    for (size_t i = 0; i < tag->count; i++) {
        size_t size = strlen(all);
        snprintf(all + size, sizeof all - size, "+%s", tag->names[i]);
    }
    assert_string_equal(all, element->attributes);
}

static void find_next(reading *it)
{
    while (it->at < zl_corpus_tokens(it->corpus) &&
           slow_region(it->corpus, it->part, it->at) == ZL_NONE)
        it->at++;
}

static void take_tag(reading *it, const char *line)
{
    vrt_tag tag = { 0 };

    read_tag(line, &tag);
    declared *element = declared_as(it, tag.name);
    assert_true(element->open == tag.ends);
    element->open = !tag.ends;
    element->opened += element->open;
    if (element->open) {
        assert_declared(element, &tag);
        assert_attributes(it, &tag);
    }
    clear_tag(&tag);
}

/* ---- tokens ---- */

/* What the structures say of the token. */
static void assert_open(const reading *it)
{
    static const char *const names[] = { "doc", "region", "p", "s", "page" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool inside = slow_range(it->corpus, names[i], it->at) != ZL_NONE;
        bool open = false;
        for (size_t k = 0; k < it->count; k++)
            open |= strcmp(it->elements[k].name, names[i]) == 0 &&
                    it->elements[k].open;
        assert_true(inside == open);
    }
}

static void assert_touches(const reading *it)
{
    bool same = it->last != ZL_NOWHERE && it->last + 1 == it->at &&
                slow_range(it->corpus, "region", it->last) ==
                    slow_range(it->corpus, "region", it->at);
    bool tight = same && zl_corpus_glue(it->corpus, it->last).size == 0;

    assert_true(it->touches == (it->glue && tight));
}

static void take_word(reading *it, const char *line)
{
    zl_str word = { 0 }, expected = { 0 };

    assert_true(it->at < zl_corpus_tokens(it->corpus));
    assert_open(it);
    assert_touches(it);
    unescape(zl_view_of(line), &word);
    add_expected(form_at(it->corpus, it->at), &expected);
    if (zl_view_trim(zl_str_view(&expected)).size == 0)
        assert_string_equal(line, "__UNDEF__");
    else
        assert_string_equal(zl_str_text(&word), zl_str_text(&expected));
    assert_true(zl_view_trim(zl_str_view(&word)).size > 0);
    zl_str_clear(&word);
    zl_str_clear(&expected);
    it->touches = false;
    it->last = it->at++;
    find_next(it);
}

/* ---- the whole ---- */

static void take_line(reading *it, const char *line)
{
    if (strcmp(line, "<g/>") == 0) {
        assert_false(it->touches);
        it->touches = true;
    } else if (line[0] == '<') {
        take_tag(it, line);
    } else {
        take_word(it, line);
    }
}

static void assert_vrt(const zili_corpus *corpus, const test_scope *part,
                       bool glue)
{
    reading it = { .corpus = corpus, .part = part, .glue = glue,
                   .last = ZL_NOWHERE };
    zl_str text = export_part(corpus, part, ZILI_EXPORT_VRT, glue);
    char *line = text.bytes, *end;

    find_next(&it);
    for (size_t i = 0; (end = strchr(line, '\n')); i++, line = end + 1) {
        *end = 0;
        if (i == 0)
            assert_string_equal(
                line, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        else if (i == 1)
            read_head(&it, line);
        else if (i == 2 &&
                 zl_view_starts(zl_view_of(line), zl_view_of("<!-- names: ")))
            assert_true(strstr(line + 4, "--") == line + strlen(line) - 3);
        else if (it.glue && zl_view_is(zl_view_of(line), "<!-- glue: g -->"))
            assert_true(i == 2 || i == 3);
        else
            take_line(&it, line);
    }
    assert_int_equal(*line, 0);
    assert_int_equal(it.at, zl_corpus_tokens(corpus));
    for (size_t i = 0; i < it.count; i++)
        assert_false(it.elements[i].open);
    assert_names_apart(&it);
    zl_str_clear(&text);
}

static void every_line_is_right(void **state)
{
    uint32_t seed = 103;

    (void)state;
    for (int round = 0; round < 100; round++) {
        unsigned has = round % 2 ? RAGGED_ALL
                                 : next_random(&seed) % (RAGGED_ALL + 1);
        zili_corpus *corpus = ragged_corpus(in_scratch("r.zili"), &seed, has);
        assert_vrt(corpus, random_part(corpus, &seed), round % 3 == 0);
        zili_corpus_close(corpus);
    }
}

/* ---- names ---- */

static void feed_names(zl_batch *batch)
{
    static const char *const keys[] = {
        "Year", "Author Name", "author_name", "id", "2nd", "-x", "a--b",
        "作者", "题名", "n.o.", "",
    };

    zl_batch_document(batch, "one", "one.md", 9, "?");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        zl_batch_datum(batch, keys[i], "v");
    zl_batch_region_begin(batch, "text", "en");
    zl_batch_begin(batch, "g", "");
    zl_batch_begin(batch, "Note", "!");
    zl_batch_begin(batch, "note", "");
    zl_batch_begin(batch, "note_n", "7");
    zl_batch_begin(batch, "note_n_more", "8");
    zl_batch_begin(batch, "doc_id", "9");
    zl_batch_token(batch, zl_view_of("a"));
    zl_batch_end(batch, "note");
    zl_batch_end(batch, "note_n");
    zl_batch_end(batch, "note_n_more");
    zl_batch_token(batch, zl_view_of(" "));
    zl_batch_end(batch, "Note");
    zl_batch_end(batch, "doc_id");
    zl_batch_end(batch, "g");
    zl_batch_token(batch, zl_view_of("c"));
    zl_batch_region_end(batch);
}

static void names_are_those_that_cwb_can_have(void **state)
{
    zili_corpus *corpus;

    (void)state;
    assert_int_equal(build(in_scratch("n.zili"), feed_names, NULL), ZILI_OK);
    corpus = open_index(in_scratch("n.zili"));
    zl_str text = export_part(corpus, &(test_scope){ .region = "all" },
                              ZILI_EXPORT_VRT, false);
    assert_string_equal(
        zl_str_text(&text),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- cwb-encode -xsB -c utf8"
        " -S doc:0+id_2+year+author_name+author_name_2+id_3+_2nd+_-x+a-_b"
        "+__+___2+n_o_+_"
        " -S region:0+kind+lang -S note:0+value -S doc_id:0+value"
        " -S g_2:0 -S note_2:0+n+n_more -0 g -->\n"
        "<!-- names: doc___ is 作者, doc____2 is 题名 -->\n"
        "<doc id_2=\"one\" year=\"v\" author_name=\"v\" author_name_2=\"v\""
        " id_3=\"v\" _2nd=\"v\" _-x=\"v\" a-_b=\"v\" __=\"v\" ___2=\"v\""
        " n_o_=\"v\" _=\"v\">\n"
        "<region kind=\"text\" lang=\"en\">\n"
        "<note value=\"!\">\n<doc_id value=\"9\">\n<g_2>\n"
        "<note_2 n=\"7\" n_more=\"8\">\n"
        "a\n"
        "</note_2>\n"
        "__UNDEF__\n"
        "</g_2>\n</doc_id>\n</note>\n"
        "c\n"
        "</region>\n</doc>\n");
    zl_str_clear(&text);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_right),
        cmocka_unit_test(names_are_those_that_cwb_can_have),
    };

    return cmocka_run_group_tests_name("export-vrt", tests, make_scratch,
                                       remove_scratch);
}
