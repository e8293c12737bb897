/* cue.c -- the lines of one subtitle, their tags taken off. */
#include "formats/cue.h"

#include "base/utf8.h"
#include "formats/entity.h"
#include "formats/punctuation.h"
#include "text/script.h"

#include <string.h>
#include <strings.h>

/* Tags in each other, in one cue; deeper ones are taken off alone. */
enum { TAGS_MOST = 32, ENTITY_MOST = 32 };

void zl_cues_clear(zl_cues *cues)
{
    zl_str_clear(&cues->voice);
    zl_str_clear(&cues->room);
    zl_array_clear(&cues->tags);
}

/* ---- what stands where a text ends or begins ---- */

/* Whether `text` ends a sentence; where it has nothing but quotes and blanks,
 * what stood before it does or does not. */
static bool ends_sentence(zl_view text, bool before)
{
    for (size_t at = text.size; at > 0;) {
        uint32_t c = zl_utf8_last(text, &at);
        if (zl_is_blank(c) || zl_is_closer(c))
            continue;
        return zl_is_stop(c) && c != ',' && c != ':' && c != ';' &&
               c != 0xFF1A && c != 0xFF1B;
    }
    return before;
}

/* "- Yes." but not "--and", "-1" or "-". */
static bool begins_turn(zl_view line)
{
    size_t at = 0;

    line = zl_view_trim(line);
    if (!line.size)
        return false;
    uint32_t dash = zl_utf8_next(line, &at);
    if (dash != '-' && (dash < 0x2010 || dash > 0x2015))
        return false;
    line = zl_view_trim(zl_view_cut(line, at, line.size));
    at = 0;
    uint32_t next = line.size ? zl_utf8_next(line, &at) : '-';
    return next != '-' && !zl_is_digit(next) &&
           (next < 0x2010 || next > 0x2015);
}

/* ---- characters that are written by name ---- */

static uint32_t numbered(zl_view name)
{
    bool hex = name.size > 1 && (name.bytes[1] | 0x20) == 'x';
    uint32_t c = 0;

    for (size_t i = hex ? 2 : 1; i < name.size; i++) {
        const char *digits = "0123456789abcdef";
        const char *digit = strchr(digits, name.bytes[i] | 0x20);
        if (!digit || (!hex && digit - digits > 9) || c > 0x10FFFF)
            return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)(digit - digits);
    }
    return c < ' ' || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : c;
}

/* Append the character that "&name;" at the beginning of `text` stands for,
 * and give its size; 0: it is none. */
static size_t add_named(zl_str *out, zl_view text)
{
    size_t end = 1;

    while (end < text.size && end < ENTITY_MOST && text.bytes[end] != ';')
        end++;
    if (end == ENTITY_MOST || end >= text.size || end == 1)
        return 0;
    zl_view name = zl_view_cut(text, 1, end);
    uint32_t c = name.bytes[0] == '#' ? numbered(name) : 0;
    if (c)
        zl_utf8_add(out, c);
    return c || zl_entity_add(out, name) ? end + 1 : 0;
}

/* ---- text between tags ---- */

static void say_text(zl_cues *cues, zl_view text)
{
    zl_str *room = &cues->room;
    size_t size = 0;

    if (text.size == 0)
        return;
    if (cues->web && memchr(text.bytes, '&', text.size)) {
        zl_str_empty(room);
        for (size_t at = 0; at < text.size; at += size) {
            zl_view rest = zl_view_cut(text, at, text.size);
            size = rest.bytes[0] == '&' ? add_named(room, rest) : 0;
            if (!size)
                zl_str_add(room, zl_view_cut(rest, 0, size = 1));
        }
        cues->failed |= room->failed;
        text = zl_str_view(room);
    }
    cues->ended = ends_sentence(text, cues->ended);
    zl_draft_text(cues->draft, text);
}

/* ---- tags ---- */

/* What a tag becomes. */
enum role {
    ROLE_NONE,
    ROLE_MARK,
    ROLE_CLASS,
    ROLE_LANG,
    ROLE_VOICE,
    ROLE_READING
};

struct zl_cue_tag {
    const char *name;
    enum role role;
};

static const struct zl_cue_tag known[] = {
    { "i", ROLE_MARK },     { "b", ROLE_MARK },    { "u", ROLE_MARK },
    { "s", ROLE_MARK },     { "c", ROLE_CLASS },   { "lang", ROLE_LANG },
    { "v", ROLE_VOICE },    { "ruby", ROLE_NONE }, { "font", ROLE_NONE },
    { "rt", ROLE_READING },
};

static const struct zl_cue_tag *tag_of(zl_view name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == name.size &&
            strncasecmp(known[i].name, name.bytes, name.size) == 0)
            return &known[i];
    return NULL;
}

/* What stands between < and >, in its parts: /name.class and the rest. */
struct inside {
    bool ends;
    zl_view name, class, rest;
};

static struct inside parts_of(zl_view text)
{
    struct inside it = { .ends = text.size && text.bytes[0] == '/' };
    size_t at = it.ends, begin = at;

    while (at < text.size && !strchr(". \t/", text.bytes[at]))
        at++;
    it.name = zl_view_cut(text, begin, at);
    begin = at;
    while (at < text.size && !strchr(" \t", text.bytes[at]))
        at++;
    it.class = zl_view_cut(text, begin + (begin < at), at);
    it.rest = zl_view_trim(zl_view_cut(text, at, text.size));
    return it;
}

/* Another one speaks: what follows is a paragraph. */
static void turn_to(zl_cues *cues, zl_view voice)
{
    if (!zl_view_same(zl_str_view(&cues->voice), voice))
        zl_draft_paragraph(cues->draft, ZL_BODY);
    zl_str_empty(&cues->voice);
    zl_str_add(&cues->voice, voice);
    cues->failed |= cues->voice.failed;
}

/* Whether it is a mark now. */
static bool mark(zl_cues *cues, const char *name, zl_view value)
{
    if (value.size)
        zl_draft_mark(cues->draft, zl_view_of(name), value);
    return value.size;
}

static bool begin_role(zl_cues *cues, const struct inside *it,
                       const struct zl_cue_tag *tag)
{
    switch (tag->role) {
    case ROLE_MARK:
        zl_draft_mark(cues->draft, zl_view_of(tag->name),
                      (zl_view){ NULL, 0 });
        return true;
    case ROLE_CLASS:
        return mark(cues, "c", it->class);
    case ROLE_LANG:
        return mark(cues, "foreign", it->rest);
    case ROLE_VOICE:
        turn_to(cues, it->rest);
        return mark(cues, "speaker", it->rest);
    case ROLE_READING:
        zl_draft_aside(cues->draft, "readings");
        return false;
    default:
        return false;
    }
}

static void begin_tag(zl_cues *cues, const struct inside *it,
                      const struct zl_cue_tag *tag)
{
    if (cues->tags.count == TAGS_MOST)
        return;
    if (!zl_array_reserve(&cues->tags, 1)) {
        cues->failed = true;
        return;
    }
    cues->tags.items[cues->tags.count++] =
        (struct zl_cue_open){ tag, begin_role(cues, it, tag) };
}

static void end_tag(zl_cues *cues)
{
    struct zl_cue_open last = cues->tags.items[--cues->tags.count];

    if (last.tag->role == ROLE_READING)
        zl_draft_end_aside(cues->draft);
    if (last.marked)
        zl_draft_unmark(cues->draft);
}

/* An end ends what lies in it too; one of what is not open is nothing. */
static void end_tags(zl_cues *cues, const struct zl_cue_tag *tag)
{
    for (size_t i = cues->tags.count; i-- > 0;)
        if (cues->tags.items[i].tag == tag) {
            while (cues->tags.count > i)
                end_tag(cues);
            return;
        }
}

/* ---- lines ---- */

/* The size of the tag that `text` begins with; 0: it is none. */
static size_t size_of_tag(const zl_cues *cues, zl_view text)
{
    char ends = text.bytes[0] == '{' ? '}' : '>';
    const char *end = memchr(text.bytes, ends, text.size);

    if (!end)
        return 0;
    size_t size = (size_t)(end - text.bytes) + 1;
    if (ends == '}')
        return text.size > 1 && text.bytes[1] == '\\' ? size : 0;
    struct inside it = parts_of(zl_view_cut(text, 1, size - 1));
    return cues->web || tag_of(it.name) ? size : 0;
}

static void take_tag(zl_cues *cues, zl_view text)
{
    struct inside it = parts_of(zl_view_cut(text, 1, text.size - 1));
    const struct zl_cue_tag *tag = text.bytes[0] == '<' ? tag_of(it.name)
                                                        : NULL;

    if (tag && it.ends)
        end_tags(cues, tag);
    else if (tag)
        begin_tag(cues, &it, tag);
}

static void say_line(zl_cues *cues, zl_view line)
{
    size_t from = 0;

    for (size_t at = 0; at < line.size; at++) {
        if (line.bytes[at] != '<' && line.bytes[at] != '{')
            continue;
        zl_view rest = zl_view_cut(line, at, line.size);
        size_t size = size_of_tag(cues, rest);
        if (!size)
            continue;
        say_text(cues, zl_view_cut(line, from, at));
        take_tag(cues, zl_view_cut(rest, 0, size));
        from = at + size;
        at = from - 1;
    }
    say_text(cues, zl_view_cut(line, from, line.size));
    zl_draft_text(cues->draft, zl_view_of("\n"));
}

/* Without the tags in front of it. */
static zl_view without_tags(const zl_cues *cues, zl_view line)
{
    for (size_t size; line.size; line = zl_view_cut(line, size, line.size)) {
        size = line.bytes[0] == '<' || line.bytes[0] == '{'
                   ? size_of_tag(cues, line)
                   : 0;
        if (!size)
            break;
    }
    return line;
}

void zl_cues_say(zl_cues *cues, const zl_view *lines, size_t count)
{
    size_t turns = 0;

    for (size_t i = 0; i < count; i++)
        turns += begins_turn(without_tags(cues, lines[i]));
    for (size_t i = 0; i < count; i++) {
        if (begins_turn(without_tags(cues, lines[i])) &&
            (turns > 1 || cues->ended))
            zl_draft_paragraph(cues->draft, ZL_BODY);
        say_line(cues, lines[i]);
    }
    while (cues->tags.count)
        end_tag(cues);
}
