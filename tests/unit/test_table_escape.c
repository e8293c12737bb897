/* test_table_escape.c -- what TSV, CSV, JSON and text make of any bytes,
 * beside a slow way that looks at one after the other. */
#include "base/utf8.h"
#include "table/table.h"

#include "base_help.h"

/* ---- one byte after the other ---- */

static size_t size_of(zl_view text)
{
    size_t size = 0;

    while (size < text.size && text.bytes[size])
        size++;
    return size;
}

static void slow_tsv(zl_str *out, zl_view text)
{
    static const char seen[] = "\t\n\r\\", written[] = "tnr\\";

    for (size_t i = 0; i < size_of(text); i++) {
        const char *found = strchr(seen, text.bytes[i]);
        if (found)
            zl_str_format(out, "\\%c", written[found - seen]);
        else
            zl_str_add_byte(out, text.bytes[i]);
    }
}

static void slow_csv(zl_str *out, zl_view text)
{
    bool quoted = false;

    for (size_t i = 0; i < size_of(text); i++)
        quoted = quoted || strchr(",\"\r\n", text.bytes[i]);
    zl_str_add_text(out, quoted ? "\"" : "");
    for (size_t i = 0; i < size_of(text); i++)
        if (text.bytes[i] == '"')
            zl_str_add_text(out, "\"\"");
        else
            zl_str_add_byte(out, text.bytes[i]);
    zl_str_add_text(out, quoted ? "\"" : "");
}

static void slow_json(zl_str *out, zl_view text)
{
    zl_str_add_text(out, "{\"a\": \"");
    for (size_t i = 0; i < size_of(text); i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '\n')
            zl_str_add_text(out, "\\n");
        else if (byte == '\t')
            zl_str_add_text(out, "\\t");
        else if (byte == '"' || byte == '\\')
            zl_str_format(out, "\\%c", byte);
        else if (byte < 0x20)
            zl_str_format(out, "\\u%04x", byte);
        else
            zl_str_add_byte(out, text.bytes[i]);
    }
    zl_str_add_text(out, "\"}");
}

static void slow_text(zl_str *out, zl_view text)
{
    size_t start = out->size;
    zl_str valid = { 0 };

    zl_utf8_add_bytes(&valid, zl_view_cut(text, 0, size_of(text)));
    for (size_t i = 0; i < valid.size; i++) {
        unsigned char byte = (unsigned char)valid.bytes[i];
        bool high = byte == 0xC2 && (unsigned char)valid.bytes[i + 1] < 0xA0;
        bool control = byte < 0x20 || byte == 0x7F || high;
        zl_str_add_byte(out, control ? ' ' : valid.bytes[i]);
        i += high;
    }
    while (out->size > start && out->bytes[out->size - 1] == ' ')
        out->size--;
    zl_str_clear(&valid);
}

static const struct way {
    int format;
    const char *head;
    void (*write)(zl_str *out, zl_view text);
} ways[] = {
    { ZILI_FORMAT_TSV, "a\n", slow_tsv },
    { ZILI_FORMAT_CSV, "a\n", slow_csv },
    { ZILI_FORMAT_JSONL, "", slow_json },
    { ZILI_FORMAT_TEXT, "a\n", slow_text },
};

/* ---- texts ---- */

typedef struct texts {
    char **items;
    size_t *sizes;
    size_t count;
} texts;

/* Each text in memory of just its size, so that the address checker sees a
 * step beyond it. */
static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const texts *own = user;

    (void)err;
    for (size_t i = from; i < to; i++)
        zl_rows_text(rows, (zl_view){ own->items[i], own->sizes[i] });
    return ZILI_OK;
}

static texts new_texts(size_t count)
{
    texts own = { calloc(count, sizeof(char *)),
                  calloc(count, sizeof(size_t)), 0 };

    assert_non_null(own.items);
    assert_non_null(own.sizes);
    return own;
}

static char *add(texts *own, size_t size, char byte)
{
    char *text = malloc(size ? size : 1);

    assert_non_null(text);
    memset(text, byte, size);
    own->items[own->count] = text;
    own->sizes[own->count++] = size;
    return text;
}

static void check_and_free(texts *own)
{
    zili_table *table = zl_table_new();

    zl_table_column(table, (zl_column){ .name = "a" });
    zl_table_on_demand(table, own->count, make, own, NULL);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        zili_table_options options = { .format = ways[k].format };
        zl_str out = { 0 }, wanted = { 0 };
        assert_int_equal(zili_table_write(table, &options, zl_str_write, &out,
                                          NULL), ZILI_OK);
        zl_str_add_text(&wanted, ways[k].head);
        for (size_t i = 0; i < own->count; i++) {
            ways[k].write(&wanted,
                          (zl_view){ own->items[i], own->sizes[i] });
            zl_str_add_byte(&wanted, '\n');
        }
        assert_true(zl_view_same(zl_str_view(&out), zl_str_view(&wanted)));
        zl_str_clear(&out);
        zl_str_clear(&wanted);
    }
    zili_table_free(table);
    for (size_t i = 0; i < own->count; i++)
        free(own->items[i]);
    free(own->items);
    free(own->sizes);
}

/* ---- tests ---- */

#define LONGEST 40

static void every_byte_at_every_place_is_seen(void **state)
{
    static const char marks[] = "\0\x01\t\n\r\x1F \"\\,!#+-[]~\x7F\x80\x9F\xA0"
                                "\xDC\xE2\xFF";

    (void)state;
    for (size_t mark = 0; mark < sizeof marks; mark++) {
        texts own = new_texts((LONGEST + 1) * (LONGEST + 2));
        for (size_t size = 0; size <= LONGEST; size++) {
            add(&own, size, 'x');
            add(&own, size, marks[mark]);
            for (size_t at = 0; at < size; at++)
                add(&own, size, at % 2 ? 'x' : '\xE4')[at] = marks[mark];
        }
        check_and_free(&own);
    }
}

static void texts_of_any_bytes_are_escaped(void **state)
{
    uint32_t random = 7;
    texts own = new_texts(20000);

    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        size_t size = next_random(&random) % 90;
        unsigned rare = next_random(&random) % 3 ? 200 : 2;
        char *text = add(&own, size, 'a');
        for (size_t at = 0; at < size; at++)
            if (next_random(&random) % rare == 0)
                text[at] = (char)(next_random(&random) % 256);
    }
    check_and_free(&own);
}

/* HTML, XML and TeX have no other control characters, and stop at them. */
static void markup_has_no_control_characters(void **state)
{
    static const int formats[] = { ZILI_FORMAT_MD, ZILI_FORMAT_HTML,
                                   ZILI_FORMAT_LATEX };
    static const char controls[] =
        "\1\2\3\4\5\6\7\x08\x0B\x0C\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17"
        "\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\x7F";
    char text[] = "a\x01";

    (void)state;
    for (int byte = 1; byte <= 0x7F; byte = byte == 0x1F ? 0x7F : byte + 1) {
        text[1] = (char)byte;
        zili_table *table = zl_table_new();
        zl_table_text_column(table, "a");
        zl_table_add_text(table, zl_view_of(text));
        assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
        for (size_t i = 0; i < 3; i++) {
            zili_table_options options = { .format = formats[i] };
            zl_str out = { 0 };
            assert_int_equal(zili_table_write(table, &options, zl_str_write,
                                              &out, NULL), ZILI_OK);
            assert_true(strcspn(zl_str_text(&out), controls) == out.size);
            zl_str_clear(&out);
        }
        zili_table_free(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_at_every_place_is_seen),
        cmocka_unit_test(texts_of_any_bytes_are_escaped),
        cmocka_unit_test(markup_has_no_control_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
