/* toml.c -- TOML 1.0, given value by value.
 *
 * Debian has no library in C that reads it. What only matters to who computes
 * with values, as whether a number fits 64 bits, is not looked at. */
#include "formats/toml.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/utf8.h"

#include <string.h>

enum { DEPTH_MOST = 32 };

struct toml {
    zl_view text;
    size_t at;
    uint32_t line;
    const char *path;
    zl_toml_take *take;
    void *user;
    zl_str key; /* with those around it, "." between */
    zl_str value;
    zl_map seen;    /* keys below the last header */
    unsigned lists; /* that are open: keys come again in them */
    unsigned depth;
    zili_error *err;
};

static zili_status fail(const struct toml *toml, const char *what)
{
    return zl_fail(toml->err, ZILI_EFORMAT,
                   "%s, line %u: the front matter between lines +++ cannot be "
                   "read as TOML: %s. Mend it, or take the file as it stands "
                   "with --from text.",
                   toml->path, (unsigned)toml->line, what);
}

/* ---- characters ---- */

static zl_view rest_of(const struct toml *toml)
{
    return zl_view_cut(toml->text, toml->at, toml->text.size);
}

/* The next byte; 0 at the end. */
static char peek(const struct toml *toml)
{
    return toml->at < toml->text.size ? toml->text.bytes[toml->at] : 0;
}

static bool take_text(struct toml *toml, const char *text)
{
    if (!zl_view_starts(rest_of(toml), zl_view_of(text)))
        return false;
    toml->at += strlen(text);
    return true;
}

static bool take_end(struct toml *toml)
{
    bool taken = take_text(toml, "\r\n") || take_text(toml, "\n");

    toml->line += taken;
    return taken;
}

static void skip_blanks(struct toml *toml)
{
    while (peek(toml) == ' ' || peek(toml) == '\t')
        toml->at++;
}

static void skip_comment(struct toml *toml)
{
    skip_blanks(toml);
    if (peek(toml) == '#')
        while (toml->at < toml->text.size && peek(toml) != '\n')
            toml->at++;
}

static void skip_lines(struct toml *toml)
{
    do
        skip_comment(toml);
    while (take_end(toml));
}

/* Letters, digits and some signs: of keys, or of numbers and dates. */
static size_t size_of_word(zl_view text, const char *signs)
{
    size_t size = 0;

    while (size < text.size) {
        char c = text.bytes[size];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9');
        if (!letter && (!c || !strchr(signs, c)))
            break;
        size++;
    }
    return size;
}

/* ---- texts in quotes ---- */

/* \u0041, behind the letter. */
static bool take_number(struct toml *toml, size_t digits, zl_str *out)
{
    static const char hexadecimal[] = "0123456789abcdef";
    uint32_t character = 0;

    for (size_t i = 0; i < digits; i++, toml->at++) {
        char c = peek(toml);
        if (c >= 'A' && c <= 'F')
            c = (char)(c + ('a' - 'A'));
        const char *found = c ? strchr(hexadecimal, c) : NULL;
        if (!found)
            return false;
        character = character << 4 | (uint32_t)(found - hexadecimal);
    }
    if (!character || character > 0x10FFFF ||
        (character >= 0xD800 && character <= 0xDFFF))
        return false;
    zl_utf8_add(out, character);
    return true;
}

/* Behind the backslash. */
static bool take_escape(struct toml *toml, bool many, zl_str *out)
{
    static const char letters[] = "btnfr\"\\", meant[] = "\b\t\n\f\r\"\\";
    char c = peek(toml);
    const char *found = c ? strchr(letters, c) : NULL;

    if (many && c && strchr(" \t\r\n", c)) {
        size_t before = toml->at;
        skip_blanks(toml);
        bool ends = take_end(toml);
        while (ends && (skip_blanks(toml), take_end(toml)))
            ;
        return ends || (toml->at = before, false);
    }
    toml->at++;
    if (c == 'u' || c == 'U')
        return take_number(toml, c == 'u' ? 4 : 8, out);
    if (found)
        zl_str_add_byte(out, meant[found - letters]);
    return found;
}

/* The end of a text of several lines: one or two quotes can stand before it. */
static bool takes_last(struct toml *toml, const char *three, zl_str *out)
{
    if (!take_text(toml, three))
        return false;
    for (int i = 0; i < 2 && peek(toml) == three[0]; i++, toml->at++)
        zl_str_add_byte(out, three[0]);
    return true;
}

static zili_status read_quoted(struct toml *toml, bool can_be_many,
                               zl_str *out)
{
    static const char *const threes[] = { "\"\"\"", "'''" };
    bool plain = peek(toml) == '\'';
    bool many = can_be_many && take_text(toml, threes[plain]);
    char quote = threes[plain][0];

    toml->at += !many;
    if (many)
        take_end(toml);
    for (;;) {
        char c = peek(toml);
        if (many && takes_last(toml, threes[plain], out))
            return ZILI_OK;
        if (toml->at == toml->text.size || (!many && c == '\n'))
            return fail(toml, "a quote is not closed");
        if (!many && c == quote)
            return toml->at++, ZILI_OK;
        toml->at++;
        toml->line += c == '\n';
        if (c != '\\' || plain)
            zl_str_add_byte(out, c);
        else if (!take_escape(toml, many, out))
            return fail(toml, "no character is written with \\ so");
    }
}

/* ---- numbers, dates, truths ---- */

/* Whether `text` begins with `form`, where 0 is any digit; gives its size. */
static size_t match(zl_view text, const char *form)
{
    size_t size = strlen(form);

    if (text.size < size)
        return 0;
    for (size_t i = 0; i < size; i++) {
        char c = text.bytes[i];
        if (form[i] == '0' ? c < '0' || c > '9' : c != form[i])
            return 0;
    }
    return size;
}

/* Digits with _ between them; how many bytes. */
static size_t size_of_digits(zl_view text)
{
    size_t size = 0;

    while (match(zl_view_cut(text, size, text.size), "0"))
        size += match(zl_view_cut(text, size + 1, text.size), "_0") ? 2 : 1;
    return size;
}

static bool is_date(zl_view word)
{
    size_t at = match(word, "0000-00-00");

    if (at && at < word.size && strchr("Tt ", word.bytes[at]))
        at++;
    else if (at)
        return at == word.size;
    size_t time = match(zl_view_cut(word, at, word.size), "00:00:00");
    zl_view rest = zl_view_cut(word, at + time, word.size);
    if (!time)
        return false;
    if (match(rest, ".0"))
        rest = zl_view_cut(rest,
                           1 + size_of_digits(zl_view_cut(rest, 1, rest.size)),
                           rest.size);
    return rest.size == 0 ||
           (at && (zl_view_is(rest, "Z") || zl_view_is(rest, "z") ||
                   (rest.size == 6 &&
                    (match(rest, "+00:00") || match(rest, "-00:00")))));
}

static bool is_number(zl_view word)
{
    bool sign = match(word, "+") || match(word, "-");

    if (zl_view_starts(word, zl_view_of("0x")) ||
        zl_view_starts(word, zl_view_of("0o")) ||
        zl_view_starts(word, zl_view_of("0b")))
        return word.size > 2 && size_of_word(word, "_") == word.size;
    word = zl_view_cut(word, sign, word.size);
    if (zl_view_is(word, "inf") || zl_view_is(word, "nan"))
        return true;
    size_t at = size_of_digits(word);
    if (at == 0)
        return false;
    word = zl_view_cut(word, at, word.size);
    if (match(word, ".0"))
        word = zl_view_cut(word,
                           1 + size_of_digits(zl_view_cut(word, 1, word.size)),
                           word.size);
    if (match(word, "e") || match(word, "E")) {
        zl_view behind = zl_view_cut(word, 1, word.size);
        at = match(behind, "+") || match(behind, "-") ? 2 : 1;
        size_t power = size_of_digits(zl_view_cut(word, at, word.size));
        return power && at + power == word.size;
    }
    return word.size == 0;
}

static zili_status read_word(struct toml *toml)
{
    zl_view rest = rest_of(toml);
    size_t size = size_of_word(rest, "+-._:");

    /* a blank can stand before the time */
    if (match(rest, "0000-00-00 00:") && size == 10)
        size += 1 + size_of_word(zl_view_cut(rest, 11, rest.size), "+-.:");
    zl_view word = zl_view_cut(rest, 0, size);
    if (!zl_view_is(word, "true") && !zl_view_is(word, "false") &&
        !is_number(word) && !is_date(word))
        return fail(toml, "a value is a text in quotes, a number, a date, "
                          "true, false, a list or a table");
    toml->at += size;
    toml->take(toml->user, zl_str_view(&toml->key), word);
    return ZILI_OK;
}

/* ---- keys ---- */

/* One or several with dots between, put behind what stands in the key. */
static zili_status read_key(struct toml *toml)
{
    zili_status status = ZILI_OK;

    do {
        zl_str_add_text(&toml->key, toml->key.size ? "." : "");
        skip_blanks(toml);
        size_t size = size_of_word(rest_of(toml), "_-");
        if (peek(toml) == '"' || peek(toml) == '\'')
            status = read_quoted(toml, false, &toml->key);
        else if (size == 0)
            return fail(toml, "here stands a key, as title = \"A note\"");
        zl_str_add(&toml->key, zl_view_cut(rest_of(toml), 0, size));
        toml->at += size;
        skip_blanks(toml);
    } while (!status && take_text(toml, "."));
    return status;
}

static void shorten(zl_str *key, size_t size)
{
    if (!key->failed && key->size > size)
        key->bytes[key->size = size] = 0;
}

/* ---- values ---- */

static zili_status read_value(struct toml *toml);

static zili_status read_pair(struct toml *toml)
{
    size_t around = toml->key.size;
    zili_status status = read_key(toml);

    if (!status && !take_text(toml, "="))
        status = fail(toml, "behind a key stands =");
    if (!status && !toml->lists) {
        size_t before = toml->seen.count;
        if (toml->key.failed ||
            zl_map_add(&toml->seen, zl_str_view(&toml->key)) == ZL_MAP_NONE)
            status = zl_no_memory(toml->err);
        else if (toml->seen.count == before)
            status = fail(toml, "a key stands twice");
    }
    if (!status)
        status = read_value(toml);
    shorten(&toml->key, around);
    return status;
}

/* "[1, 2]" or "{ a = 1 }", behind what opens it. */
static zili_status read_many(struct toml *toml, const char *close)
{
    bool list = *close == ']';

    for (;;) {
        (list ? skip_lines : skip_blanks)(toml);
        if (take_text(toml, close))
            return ZILI_OK;
        zili_status status = list ? read_value(toml) : read_pair(toml);
        if (status)
            return status;
        (list ? skip_lines : skip_blanks)(toml);
        if (!take_text(toml, ",") &&
            !zl_view_starts(rest_of(toml), zl_view_of(close)))
            return fail(toml, list ? "a list is not closed with ]"
                                   : "a table is not closed with }");
    }
}

static zili_status read_value(struct toml *toml)
{
    zili_status status;

    skip_blanks(toml);
    if (toml->depth == DEPTH_MOST)
        return fail(toml, "lists lie more than 32 deep in each other");
    toml->depth++;
    if (take_text(toml, "[")) {
        toml->lists++;
        status = read_many(toml, "]");
        toml->lists--;
    } else if (take_text(toml, "{")) {
        status = read_many(toml, "}");
    } else if (peek(toml) == '"' || peek(toml) == '\'') {
        zl_str_empty(&toml->value);
        status = read_quoted(toml, true, &toml->value);
        if (!status)
            toml->take(toml->user, zl_str_view(&toml->key),
                       zl_str_view(&toml->value));
    } else {
        status = read_word(toml);
    }
    toml->depth--;
    return status;
}

/* ---- lines ---- */

/* "[place]" or "[[authors]]", behind the first bracket. */
static zili_status read_header(struct toml *toml)
{
    bool twice = take_text(toml, "[");

    shorten(&toml->key, 0);
    zl_map_clear(&toml->seen);
    zili_status status = read_key(toml);
    if (!status && !take_text(toml, twice ? "]]" : "]"))
        status = fail(toml, "the name of a table is not closed with ]");
    return status;
}

static zili_status read_lines(struct toml *toml)
{
    zili_status status = ZILI_OK;

    skip_lines(toml);
    while (!status && toml->at < toml->text.size) {
        status = take_text(toml, "[") ? read_header(toml) : read_pair(toml);
        if (!status)
            skip_comment(toml);
        if (!status && toml->at < toml->text.size && !take_end(toml))
            status = fail(toml, "something stands behind a value");
        if (!status)
            skip_lines(toml);
    }
    return status;
}

zili_status zl_toml_read(zl_view text, const char *path, uint32_t line,
                         zl_toml_take *take, void *user, zili_error *err)
{
    struct toml toml = { .text = text,
                         .line = line,
                         .path = path,
                         .take = take,
                         .user = user,
                         .err = err };
    zili_status status = read_lines(&toml);

    if (toml.key.failed || toml.value.failed)
        status = zl_no_memory(err);
    zl_str_clear(&toml.key);
    zl_str_clear(&toml.value);
    zl_map_clear(&toml.seen);
    return status;
}
