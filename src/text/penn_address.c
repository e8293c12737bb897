/* penn_address.c -- addresses of the web and of mail, emoticons. */
#include "penn.h"

#include "base/utf8.h"

#include <string.h>

static bool is_ascii_word(char byte)
{
    return (unsigned char)byte < 0x80 && zl_is_penn_word((uint32_t)byte);
}

/* The end of the ASCII letters, digits and `others` from `at` on. */
static size_t name_end(const zl_chunk *chunk, size_t at, const char *others)
{
    while (at < chunk->text.size &&
           (is_ascii_word(chunk->text.bytes[at]) ||
            (chunk->text.bytes[at] && strchr(others, chunk->text.bytes[at]))))
        at++;
    return at;
}

/* Without the . and - at the end of it. */
static size_t without_stops(const zl_chunk *chunk, size_t at, size_t end)
{
    while (end > at && strchr(".-", chunk->text.bytes[end - 1]))
        end--;
    return end;
}

/* ---- mail ---- */

/* Whether a name is one of mail or of a host shows at its end, so that none
 * is read twice. */
static size_t mail_end(zl_chunk *chunk, size_t at)
{
    if (at < chunk->no_mail)
        return at;
    size_t host = name_end(chunk, at, ".%+-'");
    chunk->no_mail = host;
    if (zl_chunk_at(chunk, host) != '@')
        return at;
    host++;
    size_t end = without_stops(chunk, host, name_end(chunk, host, ".-"));
    return end > host ? end : at;
}

/* ---- web ---- */

/* Does the address go on with the character at `at`? */
static bool is_inside(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);

    return c > ' ' && c != '<' && c != '>' && c != '"' && c != 0x201C &&
           c != 0x201D && c != 0xAB && c != 0xBB && c != 0x2026;
}

/* Without the marks of the sentence behind it. But brackets that the address
 * itself opens belong to it, and it may have been shortened to "...". */
static size_t without_marks(const zl_chunk *chunk, size_t at, size_t end)
{
    zl_view quote = zl_view_of("\u2019");
    zl_view address = zl_view_cut(chunk->text, at, end);
    bool has_opened = memchr(address.bytes, '(', address.size);
    const char *marks = has_opened ? ".,;:!?'*]}|" : ".,;:!?'*)]}|";

    while (address.size) {
        if (zl_view_ends(address, quote))
            address.size -= quote.size;
        else if (strchr(marks, address.bytes[address.size - 1]) &&
                 !zl_view_ends(address, zl_view_of("...")))
            address.size--;
        else
            break;
    }
    return at + address.size;
}

static size_t rest_end(const zl_chunk *chunk, size_t at)
{
    size_t end = at;

    while (is_inside(chunk, end))
        zl_utf8_next(chunk->text, &end);
    return without_marks(chunk, at, end);
}

/* A host of the general domains: without them, a.b may be anything. */
static size_t host_end(zl_chunk *chunk, size_t at)
{
    static const char *const domains[] = { "com", "org", "net",  "edu", "gov",
                                           "mil", "int", "info", NULL };

    if (at < chunk->no_host)
        return at;
    size_t name = name_end(chunk, at, ".-");
    size_t end = without_stops(chunk, at, name);
    size_t label = end;
    chunk->no_host = name;
    while (label > at && chunk->text.bytes[label - 1] != '.')
        label--;
    if (label == at ||
        !zl_is_listed(zl_view_cut(chunk->text, label, end), domains))
        return at;
    if (zl_chunk_at(chunk, end) != '/')
        return end;
    return rest_end(chunk, end + 1);
}

static size_t web_end(const zl_chunk *chunk, size_t at)
{
    static const char *const schemes[] = { "http://", "https://", "ftp://",
                                           "file://", "www.",     NULL };

    for (size_t i = 0; schemes[i]; i++) {
        size_t behind = at + strlen(schemes[i]);
        if (!zl_chunk_has(chunk, at, schemes[i]) || !is_inside(chunk, behind))
            continue;
        size_t end = rest_end(chunk, behind);
        return end > behind ? end : at;
    }
    return at;
}

size_t zl_penn_address(zl_chunk *chunk, size_t at)
{
    size_t end = at;

    if ((!chunk->has_dot && !chunk->has_at) ||
        !is_ascii_word(chunk->text.bytes[at]) ||
        zl_is_penn_word(zl_chunk_before(chunk, at)))
        return at;
    if (chunk->has_dot)
        end = web_end(chunk, at);
    if (end == at && chunk->has_at)
        end = mail_end(chunk, at);
    if (end == at && chunk->has_dot)
        end = host_end(chunk, at);
    return end;
}

/* ---- emoticons ---- */

/* A face is a face only where nothing else begins behind it. */
static bool is_free(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);

    return !c || (c < 0x80 && strchr(".,!?;:()\"'", (int)c));
}

static size_t face_end(const zl_chunk *chunk, size_t at)
{
    size_t end = at + 1;

    if (zl_chunk_at(chunk, end) == '\'')
        end++;
    if (zl_chunk_at(chunk, end) == '-' || zl_chunk_at(chunk, end) == '^')
        end++;
    uint32_t mouth = zl_chunk_at(chunk, end);
    if (!mouth || mouth >= 0x80 || !strchr(")(][DPpOo/\\|3", (int)mouth))
        return at;
    bool is_sign = strchr(")(][", (int)mouth);
    if (!is_sign && zl_chunk_before(chunk, at))
        return at;
    while (zl_chunk_at(chunk, end) == mouth)
        end++;
    return is_free(chunk, end) ? end : at;
}

size_t zl_penn_emoticon(const zl_chunk *chunk, size_t at)
{
    static const char *const whole[] = { "<3", "^_^", "-_-", "^^", NULL };
    uint32_t c = zl_chunk_at(chunk, at);

    if (c == ':' || c == ';' || c == '=')
        return face_end(chunk, at);
    if (c != '<' && c != '^' && c != '-')
        return at;
    for (size_t i = 0; whole[i]; i++) {
        size_t end = at + strlen(whole[i]);
        if (zl_chunk_has(chunk, at, whole[i]) && is_free(chunk, end))
            return end;
    }
    return at;
}
