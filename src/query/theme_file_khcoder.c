/* theme_file_khcoder.c -- coding rules of KH Coder.
 *
 *     *Death
 *     死 or 死亡 | '亡くな' or near(命-失う)[5]
 *
 *     rule = all { ( "or" | "|" ) all }
 *     all  = part { ( "and" | "&" ) part }     both in one paragraph
 *     part = "(" rule ")" | phrase | "'" characters "'"
 *          | ( "near(" | "seq(" ) part { "-" part } ")" [ "[" n "]" ]
 *     phrase = word { "+" word }
 *
 * What a code counts in KH Coder are units of text; here it is hits. So a rule
 * about what is not in a unit, or how often, cannot be kept. */
#include "base/fail.h"
#include "base/utf8.h"
#include "query/theme_file.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DEPTH = 16, NEAR = 10, NEAR_MOST = 900, WIDE_SPACE = 0x3000 };

/* One code's rule: the lines up to the next code. */
struct rule {
    zl_theme_file *file;
    zl_view text;
    size_t at;
    size_t first_line;
    int depth;
    bool listed; /* in near( ): - parts what is listed */
};

static zili_status read_rule(struct rule *rule, zl_str *out);

/* ---- characters ---- */

static bool is_over(const struct rule *rule)
{
    return rule->at >= rule->text.size;
}

static char peek(const struct rule *rule)
{
    return is_over(rule) ? 0 : rule->text.bytes[rule->at];
}

static size_t blank_size(zl_view text, size_t at)
{
    size_t next = at;
    uint32_t character = zl_utf8_next(text, &next);

    return character == ' ' || character == '\t' || character == '\n' ||
                   character == '\r' || character == WIDE_SPACE
               ? next - at
               : 0;
}

/* Blanks, and lines that begin with #. */
static void skip_blanks(struct rule *rule)
{
    size_t size;

    while (!is_over(rule)) {
        bool begins = rule->at == 0 || rule->text.bytes[rule->at - 1] == '\n';
        if (begins && peek(rule) == '#') {
            while (!is_over(rule) && peek(rule) != '\n')
                rule->at++;
            continue;
        }
        size = blank_size(rule->text, rule->at);
        if (size == 0)
            return;
        rule->at += size;
    }
}

static zili_status refuse(struct rule *rule, const char *what)
{
    size_t line = rule->first_line;

    for (size_t i = 0; i < rule->at && i < rule->text.size; i++)
        line += rule->text.bytes[i] == '\n';
    rule->file->line = line;
    return zl_theme_file_fail(rule->file, "%s", what);
}

/* ---- words ---- */

static bool ends_word(const struct rule *rule, size_t at)
{
    char byte = rule->text.bytes[at];

    return blank_size(rule->text, at) || byte == '(' || byte == ')' ||
           byte == '|' || byte == '&' || byte == '[' ||
           (rule->listed && byte == '-');
}

/* What stands here up to a blank, without going on. */
static zl_view word_here(const struct rule *rule)
{
    size_t end = rule->at;

    while (end < rule->text.size && !ends_word(rule, end))
        zl_utf8_next(rule->text, &end);
    return zl_view_cut(rule->text, rule->at, end);
}

static bool is_word(zl_view word, const char *text)
{
    return word.size == strlen(text) &&
           strncasecmp(word.bytes, text, word.size) == 0;
}

/* Whether `word` or `sign` stands here, which are the same; goes behind it. */
static bool take(struct rule *rule, const char *word, char sign)
{
    skip_blanks(rule);
    zl_view here = word_here(rule);
    if (is_word(here, word)) {
        rule->at += here.size;
        return true;
    }
    if (peek(rule) != sign)
        return false;
    while (peek(rule) == sign)
        rule->at++;
    return true;
}

/* A sign of rules as a Chinese or Japanese keyboard writes it: to KH Coder a
 * character of a word that no text has. */
static bool has_wide_sign(zl_view word)
{
    static const char *const signs[] = { "（", "）", "｜", "＆", "＋" };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (zl_view_find(word, zl_view_of(signs[i])) != SIZE_MAX)
            return true;
    return false;
}

static zili_status check_word(struct rule *rule, zl_view word)
{
    if (word.size == 0)
        return refuse(rule, "a word is missing here.");
    if (is_word(word, "not") || word.bytes[0] == '!')
        return refuse(rule, "a theme cannot say what is not there: leave out "
                            "\"not\", and look at the lines.");
    if (word.bytes[0] == '<')
        return refuse(rule, "other codes, headings and variables cannot "
                            "stand in a theme; write the words, and use "
                            "--where for variables.");
    if (zl_view_find(word, zl_view_of("-->")) != SIZE_MAX)
        return refuse(rule, "a theme has no parts of speech: write the word "
                            "without -->, or a query such as "
                            "[word=\"aid\" & pos=\"NN\"] in a file of themes.");
    if (has_wide_sign(word))
        return refuse(rule, "the signs of rules are narrow, ( ) | & +; write "
                            "wide ones that are text between two '.");
    if (strchr("<>=*/+-", word.bytes[0]) && word.size <= 2)
        return refuse(rule, "a theme cannot count or compare: leave out the "
                            "number and its sign.");
    return ZILI_OK;
}

/* A word of a query: as it stands, or where that would mean something else,
 * its characters. */
static void add_word(zl_str *out, zl_view word)
{
    bool plain = zl_theme_file_is_plain(word, false);

    for (size_t i = 0; i < word.size; i++)
        plain = plain && !strchr("*,{}", word.bytes[i]);
    if (plain && !is_word(word, "within") && !is_word(word, "containing"))
        zl_str_add(out, word);
    else
        zl_theme_file_quote(out, word);
}

/* Words with + between: one after the other. */
static zili_status read_phrase(struct rule *rule, zl_str *out)
{
    zl_view rest = word_here(rule), word;
    zili_status status = check_word(rule, rest);
    size_t size = rest.size;

    while (!status && zl_view_next(&rest, '+', &word)) {
        if (word.size == 0)
            return refuse(rule, "beside + stands a word on either side.");
        add_word(out, word);
        if (rest.size)
            zl_str_add_byte(out, ' ');
    }
    rule->at += size;
    return status;
}

static zili_status read_string(struct rule *rule, zl_str *out)
{
    zl_view rest = zl_view_cut(rule->text, rule->at + 1, rule->text.size);
    const char *end = rest.size ? memchr(rest.bytes, '\'', rest.size) : NULL;
    size_t size = end ? (size_t)(end - rest.bytes) : 0;

    if (size == 0 || memchr(rest.bytes, '\n', size))
        return refuse(rule, "a string is characters between two '.");
    zl_theme_file_quote(out, zl_view_cut(rest, 0, size));
    rule->at += size + 2;
    return ZILI_OK;
}

/* ---- near( ) and seq( ) ---- */

static zili_status read_part(struct rule *rule, zl_str *out);

/* "[5]" behind near( ), or nothing. */
static zili_status read_distance(struct rule *rule, unsigned *words)
{
    *words = NEAR;
    if (peek(rule) != '[')
        return ZILI_OK;
    rule->at++;
    for (*words = 0; peek(rule) >= '0' && peek(rule) <= '9'; rule->at++)
        if (*words <= NEAR_MOST)
            *words = *words * 10 + (unsigned)(peek(rule) - '0');
    if (peek(rule) != ']')
        return refuse(rule, "a distance is a number of words, as [5].");
    rule->at++;
    if (*words == 0 || *words > NEAR_MOST)
        return refuse(rule, "a distance is a number from 1 to 900.");
    return ZILI_OK;
}

/* Put near( ) or seq( ) together. Tokens between two that stand n words
 * apart: n - 1. */
static zili_status read_list(struct rule *rule, zl_str *out, bool near)
{
    zl_str first = { 0 }, second = { 0 };
    bool outer = rule->listed;
    unsigned words;

    rule->listed = true;
    zili_status status = read_part(rule, &first);
    skip_blanks(rule);
    if (!status && peek(rule) != '-')
        status = refuse(rule, "near( ) and seq( ) have two parts with - "
                              "between, as near(customs-union)[5].");
    rule->at++;
    if (!status)
        status = read_part(rule, &second);
    skip_blanks(rule);
    if (!status && peek(rule) == '-')
        status = refuse(rule, "of near( ) and seq( ) only two parts can be "
                              "kept; write two rules with or between.");
    if (!status && peek(rule) != ')')
        status = refuse(rule, ") is missing here.");
    rule->at++;
    rule->listed = outer;
    if (!status)
        status = read_distance(rule, &words);
    if (!status && near)
        zl_str_format(out, "near(%s, %s)[%u]", zl_str_text(&first),
                      zl_str_text(&second), words - 1);
    else if (!status)
        zl_str_format(out, "(%s) []{0,%u} (%s)", zl_str_text(&first),
                      words - 1, zl_str_text(&second));
    out->failed = out->failed || first.failed || second.failed;
    zl_str_clear(&first);
    zl_str_clear(&second);
    return status;
}

/* ---- the whole ---- */

static zili_status read_group(struct rule *rule, zl_str *out)
{
    bool outer = rule->listed;

    rule->at++;
    rule->listed = false;
    zl_str_add_byte(out, '(');
    zili_status status = read_rule(rule, out);
    zl_str_add_byte(out, ')');
    if (!status && peek(rule) != ')')
        return refuse(rule, ") is missing here.");
    rule->at++;
    rule->listed = outer;
    return status;
}

static zili_status read_inner(struct rule *rule, zl_str *out)
{
    zl_view word = word_here(rule);
    bool near = is_word(word, "near"), seq = is_word(word, "seq");
    size_t behind = rule->at + word.size;

    if (peek(rule) == '(')
        return read_group(rule, out);
    if (peek(rule) == '\'')
        return read_string(rule, out);
    if ((near || seq) && behind < rule->text.size &&
        rule->text.bytes[behind] == '(') {
        rule->at = behind + 1;
        return read_list(rule, out, near);
    }
    return read_phrase(rule, out);
}

static zili_status read_part(struct rule *rule, zl_str *out)
{
    skip_blanks(rule);
    if (++rule->depth > DEPTH)
        return refuse(rule, "brackets lie too deep here.");
    zili_status status = read_inner(rule, out);
    rule->depth--;
    return status;
}

/* Parts that all stand in one paragraph. */
static zili_status read_all(struct rule *rule, zl_str *out)
{
    zl_str so_far = { 0 }, next = { 0 }, both = { 0 };
    zili_status status = read_part(rule, &so_far);

    while (!status && take(rule, "and", '&')) {
        zl_str_empty(&next);
        zl_str_empty(&both);
        status = read_part(rule, &next);
        zl_str_format(&both, "near(%s, %s)[%d, p]", zl_str_text(&so_far),
                      zl_str_text(&next), NEAR_MOST);
        zl_str_empty(&so_far);
        zl_str_add(&so_far, zl_str_view(&both));
    }
    zl_str_add(out, zl_str_view(&so_far));
    out->failed = out->failed || so_far.failed || next.failed || both.failed;
    zl_str_clear(&so_far);
    zl_str_clear(&next);
    zl_str_clear(&both);
    return status;
}

static zili_status read_rule(struct rule *rule, zl_str *out)
{
    zili_status status = read_all(rule, out);

    while (!status && take(rule, "or", '|')) {
        zl_str_add_text(out, " | ");
        status = read_all(rule, out);
    }
    return status;
}

/* A query would end at a zero byte. */
static zili_status check_bytes(struct rule *rule)
{
    const char *zero =
        rule->text.size ? memchr(rule->text.bytes, 0, rule->text.size) : NULL;

    if (!zero)
        return ZILI_OK;
    rule->at = (size_t)(zero - rule->text.bytes);
    return refuse(rule, "there is a zero byte.");
}

/* Each alternative is a pattern of the theme. */
static zili_status read_code(struct rule *rule, size_t theme)
{
    zl_str query = { 0 };
    zili_status status = check_bytes(rule);

    if (status)
        return status;
    do {
        size_t begin = rule->at;
        zl_str_empty(&query);
        status = read_all(rule, &query);
        if (!status && query.failed)
            status = zl_no_memory(rule->file->err);
        if (!status)
            status = zl_theme_file_pattern(
                rule->file, theme, zl_str_text(&query),
                zl_view_trim(zl_view_cut(rule->text, begin, rule->at)));
    } while (!status && take(rule, "or", '|'));
    skip_blanks(rule);
    if (!status && !is_over(rule))
        status = refuse(rule, "between words stands or, and, | or &; a "
                              "phrase has + between its words.");
    zl_str_clear(&query);
    return status;
}

/* "*name", also with a wide star; what stands behind it. */
static bool is_code(zl_view line, zl_view *name)
{
    static const char *const stars[] = { "*", "＊" };

    for (int i = 0; i < 2; i++)
        if (zl_view_starts(line, zl_view_of(stars[i]))) {
            *name = zl_view_trim(
                zl_view_cut(line, strlen(stars[i]), line.size));
            return true;
        }
    return false;
}

/* The lines up to the next code, which becomes `line`. */
static zl_view rule_lines(zl_theme_file *file, zl_view *line, bool *more)
{
    const char *begin = file->rest.bytes;
    const char *end = begin + file->rest.size;
    zl_view name;

    while ((*more = zl_theme_file_next(file, line)))
        if (is_code(*line, &name)) {
            end = line->bytes;
            break;
        }
    return (zl_view){ begin, (size_t)(end - begin) };
}

zili_status zl_theme_file_khcoder(zl_theme_file *file)
{
    zili_status status = ZILI_OK;
    zl_view line, name;
    bool more = zl_theme_file_next(file, &line);
    size_t theme;

    while (!status && more && !is_code(line, &name)) {
        if (zl_view_trim(line).size && line.bytes[0] != '#')
            return zl_theme_file_fail(file, "a code begins with *, as "
                                            "*Death.");
        more = zl_theme_file_next(file, &line);
    }
    while (!status && more && is_code(line, &name)) {
        status = zl_theme_file_begin(file, SIZE_MAX, name, zl_view_of(""),
                                     &theme);
        struct rule rule = { .file = file, .first_line = file->line + 1 };
        rule.text = rule_lines(file, &line, &more);
        size_t here = file->line;
        file->line = rule.first_line;
        if (!status)
            status = read_code(&rule, theme);
        file->line = status ? file->line : here;
    }
    return status;
}
