/* people.c -- who wrote to whom, as a title states it. */
#include "formats/people.h"

#include "base/utf8.h"
#include "formats/punctuation.h"
#include "text/script.h"

#include <string.h>
#include <strings.h>

/* A name of more words is none. */
#define NAME_WORDS 10

typedef ZL_ARRAY(zl_view) words;

/* ---- words ---- */

static bool is_one_of(zl_view word, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == word.size &&
            strncasecmp(*list, word.bytes, word.size) == 0)
            return true;
    return false;
}

static bool is_word(zl_view word, const char *text)
{
    const char *const list[] = { text, NULL };

    return is_one_of(word, list);
}

/* Words that end a name, also with a capital, as titles have them. */
static bool ends_name(zl_view word)
{
    static const char *const list[] = {
        "about",      "after",  "against", "at",   "before", "between",
        "by",         "during", "for",     "from", "in",     "on",
        "regarding",  "to",     "with",    "re",   "via",    "as",
        "concerning", NULL
    };

    return is_one_of(word, list);
}

static bool is_particle(zl_view word)
{
    static const char *const list[] = { "of", "the", "and", "de", "von", "van",
                                        NULL };

    return is_one_of(word, list);
}

static bool has_capital(zl_view word)
{
    size_t at = 0;
    uint32_t first = word.size ? zl_utf8_next(word, &at) : 0;

    if (first == '[' && at < word.size)
        first = zl_utf8_next(word, &at);
    return zl_is_upper(first);
}

static bool cut_words(zl_view title, words *out)
{
    zl_view word;

    while (zl_view_next(&title, ' ', &word))
        if (word.size && !zl_array_push(out, word))
            return false;
    return true;
}

/* A word without the comma or stop after it. */
static zl_view bare(zl_view word)
{
    while (word.size && (zl_is_pause((uint32_t)word.bytes[word.size - 1]) ||
                         zl_is_stop((uint32_t)word.bytes[word.size - 1])))
        word.size--;
    return word;
}

/* ---- names ---- */

/* The envoy of one state to another is one person. */
static bool is_envoy(zl_view word)
{
    static const char *const list[] = { "Ambassador", "Envoy", "Embassy",
                                        "Representative", "Delegate",
                                        "Mission", NULL };

    return is_one_of(word, list);
}

/* "Zhou," does; "G." of an initial does not. */
static bool ends_clause(zl_view word)
{
    size_t size = bare(word).size;

    return size < word.size && (size > 1 || word.bytes[size] != '.');
}

/* Whether a name goes on with the word numbered `i`, after a last word with
 * a capital at `end` - 1. */
static bool goes_on(const words *title, size_t i, size_t begin, size_t end)
{
    zl_view word = title->items[i];

    if (end > begin && is_word(word, "to") && is_envoy(title->items[end - 1]))
        return true;
    return !ends_name(word) && (has_capital(word) || is_particle(word));
}

/* The name that begins at the word numbered `from`; `*next` becomes the word
 * after it. Empty where there is none. */
static zl_view name_at(const words *title, size_t from, size_t *next)
{
    size_t i = from, end = from, begin = from;

    if (i < title->count && is_word(title->items[i], "the"))
        begin = end = ++i;
    for (; i < title->count && i < begin + NAME_WORDS; i++) {
        zl_view word = title->items[i];
        if (!goes_on(title, i, begin, end))
            break;
        if (!ends_name(word) && !is_particle(word))
            end = i + 1;
        if (ends_clause(word))
            break;
    }
    *next = end;
    if (end == begin)
        return (zl_view){ "", 0 };
    zl_view first = title->items[begin], last = title->items[end - 1];
    size_t size = (size_t)(last.bytes - first.bytes) + last.size;
    return bare((zl_view){ first.bytes, size });
}

static size_t find_word(const words *title, const char *text)
{
    size_t i = 0;

    while (i < title->count && !is_word(title->items[i], text))
        i++;
    return i;
}

static bool is_letter_like(const words *title)
{
    static const char *const list[] = { "Letter",     "Cable",  "Telegram",
                                        "Report",     "Message", "Note",
                                        "Memorandum", "Telegraph", NULL };

    return title->count > 0 && is_one_of(bare(title->items[0]), list);
}

struct people {
    zl_view author, recipient;
};

static struct people find_people(const words *title)
{
    struct people people = { { "", 0 }, { "", 0 } };
    bool letter = is_letter_like(title);
    size_t next, by = find_word(title, "by"), to = find_word(title, "to");

    if (by == title->count && letter)
        by = find_word(title, "from");
    if (by == title->count && letter && ends_clause(title->items[0]))
        by = 0; /* Telegram, A to B */
    people.author = name_at(title, by + 1, &next);
    if (people.author.size && next < title->count &&
        is_word(title->items[next], "to"))
        people.recipient = name_at(title, next + 1, &next);
    else if (letter && to < by)
        people.recipient = name_at(title, to + 1, &next);
    return people;
}

bool zl_people_add(zl_source *out, zl_view title)
{
    words all = { 0 };
    bool done = cut_words(title, &all);

    if (done) {
        struct people people = find_people(&all);
        done = zl_source_add_datum(out, "author", people.author) &&
               zl_source_add_datum(out, "recipient", people.recipient);
    }
    zl_array_clear(&all);
    return done;
}
