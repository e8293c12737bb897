/* test_web_address.c -- targets taken apart. */
#include "web_help.h"

static web_address address;

static void reads(const char *target, const char *body)
{
    const char *why = NULL;

    address = (web_address){ 0 };
    if (!web_address_read(&address, target, body, &why))
        fail_msg("%s: %s", target, why);
    assert_null(why);
}

static void refuses(const char *target, const char *body, const char *sentence)
{
    const char *why = NULL;

    address = (web_address){ 0 };
    assert_false(web_address_read(&address, target, body, &why));
    assert_non_null(strstr(why, sentence));
    web_address_clear(&address);
}

static void has_parts(const char *target, const char *expected)
{
    char found[200] = "";

    reads(target, NULL);
    for (size_t i = 0; i < address.part_count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "<%s>",
                 address.parts[i]);
    assert_string_equal(found, expected);
    web_address_clear(&address);
}

static void has_parameters(const char *target, const char *body,
                           const char *expected)
{
    char found[200] = "";

    reads(target, body);
    for (size_t i = 0; i < address.parameter_count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found),
                 "<%s=%s>", address.parameters[i].name,
                 address.parameters[i].value);
    assert_string_equal(found, expected);
    web_address_clear(&address);
}

static void paths_have_parts(void **state)
{
    (void)state;
    has_parts("/", "");
    has_parts("/?a=1", "");
    has_parts("/home", "<home>");
    has_parts("/home/", "<home>");
    has_parts("/home/kwic.json?query=/x/y", "<home><kwic.json>");
    has_parts("/a/b/c/d", "<a><b><c><d>");
    has_parts("//a", "<><a>");
    has_parts("/a%2Fb/c+d", "<a/b><c+d>");
    has_parts("/../%2e%2e/x", "<..><..><x>");
    has_parts("/%E8%87%AA%e5%8a%9b", "<自力>");
    has_parts("/自力", "<自力>");
}

static void questions_have_parameters(void **state)
{
    (void)state;
    has_parameters("/a", NULL, "");
    has_parameters("/a?", NULL, "");
    has_parameters("/a?x=1&y=2&x=3", NULL, "<x=1><y=2><x=3>");
    has_parameters("/a?x&y=&=z&&", NULL, "<x=><y=>");
    has_parameters("/a?x=1=2?3", NULL, "<x=1=2?3>");
    has_parameters("/a?x=a+b%2Bc%26d%3D%25", NULL, "<x=a b+c&d=%>");
    has_parameters("/a?%E8%87%AA=%09%0A", NULL, "<自=\t\n>");
    has_parameters("/a?x=1", "y=2&z=3", "<x=1><y=2><z=3>");
    has_parameters("/a", "x=a%0D%0Ab\r\nc", "<x=a\nb\nc>");
    has_parameters("/a", "", "");
}

static void values_are_found_by_name(void **state)
{
    (void)state;
    reads("/a?x=1&y=2&x=3", NULL);
    assert_string_equal(web_address_value(&address, "x"), "1");
    assert_string_equal(web_address_value(&address, "y"), "2");
    assert_null(web_address_value(&address, "z"));
    web_address_clear(&address);
}

static void what_is_no_text_is_refused(void **state)
{
    static const char *const wrong[] = {
        "%",
        "%4",
        "%zz",
        "%%41",
        "a%0",
        "%00",
        "%01",
        "%1F",
        "%7f",
        "%0D",
        "%80",
        "%C0%80",
        "%C1%BF",
        "%E0%80%80",
        "%ED%A0%80",
        "%F0%80%80%80",
        "%F4%90%80%80",
        "%F5%80%80%80",
        "%FF",
        "%E8%87",
        "%E8%87x",
        "\xE8\x87",
        "\x01",
        "\x7F",
    };
    char target[80];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(target, sizeof target, "/%s", wrong[i]);
        refuses(target, NULL, "hexadecimal");
        snprintf(target, sizeof target, "/a?x=%s", wrong[i]);
        refuses(target, NULL, "hexadecimal");
        snprintf(target, sizeof target, "/a?%s=x", wrong[i]);
        refuses(target, NULL, "hexadecimal");
        refuses("/a", target + 3, "hexadecimal");
    }
    refuses("home", NULL, "slash");
    refuses("*", NULL, "slash");
    refuses("", NULL, "slash");
}

static void what_is_too_much_is_refused(void **state)
{
    char target[16 + 4 * (WEB_PARAMETERS + 1)] = "/a?";

    (void)state;
    refuses("/a/b/c/d/e", NULL, "too many parts");
    for (size_t i = 0; i < WEB_PARAMETERS; i++)
        strcat(target, "x=1&");
    reads(target, NULL);
    assert_int_equal(address.parameter_count, WEB_PARAMETERS);
    web_address_clear(&address);
    refuses(target, "y=1", "too many parameters");
    strcat(target, "x=1");
    refuses(target, NULL, "too many parameters");
}

static void memory_may_be_refused(void **state)
{
    const char *why;

    (void)state;
    granted = 0;
    address = (web_address){ 0 };
    bool read = web_address_read(&address, "/a?x=1", NULL, &why);
    granted = -1;
    assert_false(read);
    assert_string_equal(why, "There is not enough memory.");
    web_address_clear(&address);
}

/* ---- what is written in the other direction comes back ---- */

enum { WORD = 12 };

static void random_word(char word[4 * WORD + 1], uint32_t *random)
{
    static const char *const letters[] = {
        "a",  "Z",  "0", "&", "=",  "+",  "%", "?",  "/",  " ",
        "\n", "\t", "#", "é", "自", "𠮷", "'", "\"", "\\", "<",
    };
    size_t size = 1 + next_random(random) % WORD;

    word[0] = 0;
    for (size_t i = 0; i < size; i++)
        strcat(
            word,
            letters[next_random(random) % (sizeof letters / sizeof *letters)]);
}

static void encode(char *out, const char *word)
{
    out += strlen(out);
    for (; *word; word++)
        out += sprintf(out, "%%%02X", (unsigned char)*word);
}

static void what_is_encoded_comes_back(void **state)
{
    uint32_t random = 1;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        char words[6][4 * WORD + 1], target[4000] = "/";
        for (size_t i = 0; i < 6; i++)
            random_word(words[i], &random);
        encode(target, words[0]);
        strcat(target, "/");
        encode(target, words[1]);
        for (size_t i = 2; i < 6; i += 2) {
            strcat(target, i == 2 ? "?" : "&");
            encode(target, words[i]);
            strcat(target, "=");
            encode(target, words[i + 1]);
        }
        reads(target, NULL);
        assert_int_equal(address.part_count, 2);
        assert_string_equal(address.parts[0], words[0]);
        assert_string_equal(address.parts[1], words[1]);
        assert_int_equal(address.parameter_count, 2);
        for (size_t i = 0; i < 2; i++) {
            assert_string_equal(address.parameters[i].name, words[2 + 2 * i]);
            assert_string_equal(address.parameters[i].value, words[3 + 2 * i]);
        }
        web_address_clear(&address);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_have_parts),
        cmocka_unit_test(questions_have_parameters),
        cmocka_unit_test(values_are_found_by_name),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(what_is_too_much_is_refused),
        cmocka_unit_test(memory_may_be_refused),
        cmocka_unit_test(what_is_encoded_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
