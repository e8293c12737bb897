/* regex_scan.c -- a regular expression, piece by piece. */
#include "query/regex_scan.h"

#include "base/utf8.h"

#include <string.h>

static char byte_at(const zl_regex_scanner *scanner, size_t at)
{
    return at < scanner->pattern.size ? scanner->pattern.bytes[at] : 0;
}

static bool is_one_of(char c, const char *signs)
{
    return c != 0 && strchr(signs, c) != NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind the next `end` from `at` on; the end of the pattern without one. */
static size_t behind(const zl_regex_scanner *scanner, size_t at, char end)
{
    const char *bytes = scanner->pattern.bytes;
    const char *found = at < scanner->pattern.size
                            ? memchr(bytes + at, end,
                                     scanner->pattern.size - at)
                            : NULL;

    return found ? (size_t)(found - bytes) + 1 : scanner->pattern.size;
}

/* ---- escapes ---- */

/* Behind what stands at `at`: {…}, <…>, '…' or, with `bare`, one character. */
static size_t argument_end(const zl_regex_scanner *scanner, size_t at)
{
    char c = byte_at(scanner, at);

    if (c == '{')
        return behind(scanner, at, '}');
    if (c == '<')
        return behind(scanner, at, '>');
    return c == '\'' ? behind(scanner, at + 1, '\'') : at;
}

static size_t digits_end(const zl_regex_scanner *scanner, size_t at)
{
    while (is_digit(byte_at(scanner, at)))
        at++;
    return at;
}

/* Behind the escape with the letter `c` at `at`. */
static size_t letter_escape_end(const zl_regex_scanner *scanner, size_t at,
                                char c)
{
    size_t next = at + 1;

    if (is_digit(c))
        return digits_end(scanner, at);
    if (c == 'x' && byte_at(scanner, next) != '{') {
        for (int i = 0; i < 2 && byte_at(scanner, next) &&
                        strchr("0123456789abcdefABCDEF",
                               byte_at(scanner, next));
             i++)
            next++;
        return next;
    }
    if (c == 'c' && next < scanner->pattern.size)
        return next + 1;
    if ((c == 'p' || c == 'P') && is_letter(byte_at(scanner, next)))
        return next + 1;
    if (c == 'g' && is_one_of(byte_at(scanner, next), "+-"))
        return digits_end(scanner, next + 1);
    if (c == 'g' && is_digit(byte_at(scanner, next)))
        return digits_end(scanner, next);
    return is_one_of(c, "xopPgkN") ? argument_end(scanner, next) : next;
}

static void read_escape(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    size_t at = scanner->at + 1;
    char c = byte_at(scanner, at);
    size_t next = at;

    piece->kind = ZL_PIECE_OPAQUE;
    scanner->at = at;
    if (at == scanner->pattern.size)
        return;
    if (c == 'Q' || c == 'E') {
        piece->kind = ZL_PIECE_VOID;
        scanner->quoting = c == 'Q';
        scanner->at = at + 1;
        return;
    }
    if (is_letter(c) || is_digit(c)) {
        piece->kind = ZL_PIECE_ONE;
        scanner->at = letter_escape_end(scanner, at, c);
        return;
    }
    zl_utf8_next(scanner->pattern, &next);
    piece->kind = ZL_PIECE_LITERAL;
    piece->letter = zl_view_cut(scanner->pattern, at, next);
    scanner->at = next;
}

/* ---- classes ---- */

/* Behind [:alpha:] at `at`, or `at`. */
static size_t posix_end(const zl_regex_scanner *scanner, size_t at)
{
    char sign = byte_at(scanner, at + 1);
    size_t end = at + 2;

    if (!is_one_of(sign, ":.="))
        return at;
    while (is_letter(byte_at(scanner, end)) || byte_at(scanner, end) == '^')
        end++;
    return byte_at(scanner, end) == sign && byte_at(scanner, end + 1) == ']'
               ? end + 2
               : at;
}

/* Behind one thing in a class, which may be \Q…\E; never behind its ]. */
static size_t member_end(const zl_regex_scanner *scanner, size_t at)
{
    size_t next = at;

    if (byte_at(scanner, at) == '[') {
        size_t end = posix_end(scanner, at);
        return end > at ? end : at + 1;
    }
    if (byte_at(scanner, at) != '\\' || at + 1 == scanner->pattern.size) {
        zl_utf8_next(scanner->pattern, &next);
        return next;
    }
    if (byte_at(scanner, at + 1) == 'Q') {
        zl_view rest = zl_view_cut(scanner->pattern, at, scanner->pattern.size);
        size_t end = zl_view_find(rest, zl_view_of("\\E"));
        return end == SIZE_MAX ? scanner->pattern.size : at + end + 2;
    }
    next = at + 1;
    zl_utf8_next(scanner->pattern, &next);
    return next;
}

static void read_class(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    size_t at = scanner->at + 1;

    piece->kind = ZL_PIECE_CLASS;
    at += byte_at(scanner, at) == '^';
    at += byte_at(scanner, at) == ']';
    while (at < scanner->pattern.size && byte_at(scanner, at) != ']')
        at = member_end(scanner, at);
    scanner->at = at < scanner->pattern.size ? at + 1 : at;
}

/* ---- brackets ---- */

/* (?i) (?i: (?R) (?1) and the like: up to : or ). */
static void read_option(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    size_t at = scanner->at;

    while (at < scanner->pattern.size && !is_one_of(byte_at(scanner, at), ":)"))
        at++;
    piece->kind = ZL_PIECE_OPAQUE;
    scanner->at = at < scanner->pattern.size ? at + 1 : at;
}

static void read_open(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    size_t at = scanner->at + 1;
    char c = byte_at(scanner, at);
    char next = byte_at(scanner, at + 1), third = byte_at(scanner, at + 2);

    piece->kind = ZL_PIECE_OPEN;
    scanner->at = at;
    if (c == '?' && next == '#') {
        piece->kind = ZL_PIECE_VOID;
        scanner->at = behind(scanner, at, ')');
    } else if (c == '?' && is_one_of(next, ":=!>|")) {
        scanner->at = at + 2;
    } else if (c == '?' && next == '<' && is_one_of(third, "=!")) {
        scanner->at = at + 3;
    } else if (c == '?' && is_one_of(next, "<'")) {
        scanner->at = argument_end(scanner, at + 1);
    } else if (c == '?' && next == 'P' && third == '<') {
        scanner->at = argument_end(scanner, at + 2);
    } else if (c == '?' || c == '*') {
        read_option(scanner, piece);
    }
}

/* ---- repetition ---- */

/* Behind {2}, {2,}, {2,5}, {,5} at `at`, or `at`. */
static size_t braces_end(const zl_regex_scanner *scanner, size_t at)
{
    size_t end = digits_end(scanner, at + 1);
    bool some = end > at + 1;

    if (byte_at(scanner, end) == ',') {
        size_t second = digits_end(scanner, end + 1);
        some = some || second > end + 1;
        end = second;
    }
    return some && byte_at(scanner, end) == '}' ? end + 1 : at;
}

/* Whether {…} begins with 0 or nothing. */
static bool begins_with_none(const zl_regex_scanner *scanner, size_t at)
{
    while (byte_at(scanner, at) == '0')
        at++;
    return !is_digit(byte_at(scanner, at));
}

static bool read_repeat(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    char c = byte_at(scanner, scanner->at);
    size_t end = scanner->at + 1;

    if (c == '{')
        end = braces_end(scanner, scanner->at);
    if (end == scanner->at || !is_one_of(c, "*+?{"))
        return false;
    piece->kind = ZL_PIECE_REPEAT;
    piece->optional = c == '*' || c == '?' ||
                      (c == '{' && begins_with_none(scanner, scanner->at + 1));
    scanner->at = end + is_one_of(byte_at(scanner, end), "+?");
    return true;
}

/* ---- all of them ---- */

static void read_literal(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    size_t begin = scanner->at;

    zl_utf8_next(scanner->pattern, &scanner->at);
    piece->kind = ZL_PIECE_LITERAL;
    piece->letter = zl_view_cut(scanner->pattern, begin, scanner->at);
}

static void read_sign(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    switch (byte_at(scanner, scanner->at)) {
    case '\\':
        read_escape(scanner, piece);
        return;
    case '[':
        read_class(scanner, piece);
        return;
    case '(':
        read_open(scanner, piece);
        return;
    case ')':
        piece->kind = ZL_PIECE_CLOSE;
        break;
    case '|':
        piece->kind = ZL_PIECE_BAR;
        break;
    case '.':
    case '^':
    case '$':
        piece->kind = ZL_PIECE_ONE;
        break;
    default:
        read_literal(scanner, piece);
        return;
    }
    scanner->at++;
}

bool zl_regex_next(zl_regex_scanner *scanner, zl_regex_piece *piece)
{
    size_t begin = scanner->at;
    bool end_of_quote = byte_at(scanner, begin) == '\\' &&
                        byte_at(scanner, begin + 1) == 'E';

    *piece = (zl_regex_piece){ 0 };
    if (begin >= scanner->pattern.size)
        return false;
    if (scanner->quoting && !end_of_quote)
        read_literal(scanner, piece);
    else if (!read_repeat(scanner, piece))
        read_sign(scanner, piece);
    piece->text = zl_view_cut(scanner->pattern, begin, scanner->at);
    return true;
}

/* ---- what every match must have ---- */

/* Letters that stand beside each other outside of all brackets. */
struct finder {
    zl_regex_needs *needs;
    zl_str run;
    size_t last; /* size of the last letter in it; 0: it has ended */
    bool begun;  /* the first run has ended: it was the prefix */
    int depth;
};

static void end_run(struct finder *finder)
{
    zl_regex_needs *needs = finder->needs;

    if (!finder->begun)
        zl_str_add(&needs->prefix, zl_str_view(&finder->run));
    if (finder->run.size > needs->inside.size) {
        zl_str_empty(&needs->inside);
        zl_str_add(&needs->inside, zl_str_view(&finder->run));
    }
    finder->begun = true;
    finder->last = 0;
    zl_str_empty(&finder->run);
}

static void take_piece(struct finder *finder, const zl_regex_piece *piece)
{
    if (piece->kind == ZL_PIECE_VOID)
        return;
    if (piece->kind == ZL_PIECE_LITERAL && finder->depth == 0) {
        zl_str_add(&finder->run, piece->letter);
        finder->last = piece->letter.size;
        return;
    }
    if (piece->kind == ZL_PIECE_REPEAT && piece->optional &&
        !finder->run.failed)
        finder->run.size -= finder->last;
    if (finder->depth == 0)
        end_run(finder);
    finder->depth += piece->kind == ZL_PIECE_OPEN;
    finder->depth -= piece->kind == ZL_PIECE_CLOSE && finder->depth > 0;
}

/* Nothing is known. */
static void forget(zl_regex_needs *needs)
{
    zl_str_empty(&needs->prefix);
    zl_str_empty(&needs->inside);
    needs->plain = false;
}

void zl_regex_needs_find(zl_regex_needs *needs, zl_view pattern)
{
    struct finder finder = { .needs = needs };
    zl_regex_scanner scanner = { .pattern = pattern };
    zl_regex_piece piece;
    bool known = true;

    needs->plain = true;
    while (known && zl_regex_next(&scanner, &piece)) {
        known = piece.kind != ZL_PIECE_OPAQUE &&
                (piece.kind != ZL_PIECE_BAR || finder.depth > 0);
        needs->plain = needs->plain && (piece.kind == ZL_PIECE_LITERAL ||
                                        piece.kind == ZL_PIECE_VOID);
        take_piece(&finder, &piece);
    }
    end_run(&finder);
    if (!known)
        forget(needs);
    needs->prefix.failed |= finder.run.failed;
    zl_str_clear(&finder.run);
}

void zl_regex_needs_clear(zl_regex_needs *needs)
{
    zl_str_clear(&needs->prefix);
    zl_str_clear(&needs->inside);
}
