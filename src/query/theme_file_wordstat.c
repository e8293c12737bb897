/* theme_file_wordstat.c -- dictionaries of WordStat: .cat.
 *
 *     ECONOMY
 *       TRADE
 *         CUSTOMS_UNION (1)
 *         TARIFF* (1)
 *
 * A line further in is below the one above it; one with a weight is a word, and
 * _ parts the words of a phrase. */
#include "base/fail.h"
#include "query/theme_file.h"

#include <string.h>

enum { DEPTH = 16 };

/* "TARIFF* (1)" → the word and what stands in brackets. */
static bool part_weight(zl_view *text, zl_view *weight)
{
    size_t at = text->size;

    if (!zl_view_ends(*text, zl_view_of(")")))
        return false;
    while (at > 0 && text->bytes[at - 1] != '(')
        at--;
    *weight = zl_view_cut(*text, at, text->size - 1);
    for (size_t i = 0; i < weight->size; i++)
        if (!strchr("0123456789.-", weight->bytes[i]))
            return false;
    if (at == 0 || weight->size == 0)
        return false;
    *text = zl_view_trim(zl_view_cut(*text, 0, at - 1));
    return true;
}

static zili_status read_word(zl_theme_file *file, size_t theme, zl_view text,
                             zl_view weight)
{
    zl_str words = { 0 };

    if (theme == SIZE_MAX)
        return zl_theme_file_fail(file, "a word stands below no category.");
    if (!zl_view_is(weight, "1"))
        return zl_theme_file_fail(
            file, "the weight %.*s cannot be kept: a theme has words or has "
                  "them not. Write (1).",
            (int)(weight.size < 20 ? weight.size : 20), weight.bytes);
    if (text.size && text.bytes[0] == '@')
        return zl_theme_file_fail(
            file, "a rule cannot be kept; say it as a query in a file of "
                  "themes, as near(customs, union)[5].");
    for (size_t i = 0; i < text.size; i++)
        zl_str_add_byte(&words, text.bytes[i] == '_' ? ' ' : text.bytes[i]);
    zili_status status =
        words.failed
            ? zl_no_memory(file->err)
            : zl_theme_file_words(file, theme,
                                  zl_view_trim(zl_str_view(&words)), true);
    zl_str_clear(&words);
    return status;
}

zili_status zl_theme_file_wordstat(zl_theme_file *file)
{
    size_t depth = 0, indent[DEPTH], theme[DEPTH];
    zili_status status = ZILI_OK;
    zl_view line, weight;

    while (!status && zl_theme_file_next(file, &line)) {
        size_t here = 0;
        while (here < line.size &&
               (line.bytes[here] == '\t' || line.bytes[here] == ' '))
            here++;
        zl_view text = zl_view_trim(line);
        if (text.size == 0)
            continue;
        while (depth && indent[depth - 1] >= here)
            depth--;
        size_t above = depth ? theme[depth - 1] : SIZE_MAX;
        if (part_weight(&text, &weight)) {
            status = read_word(file, above, text, weight);
            continue;
        }
        if (depth == DEPTH)
            return zl_theme_file_fail(file, "categories lie too deep.");
        indent[depth] = here;
        status = zl_theme_file_begin(file, above, text, zl_view_of(""),
                                     &theme[depth++]);
    }
    return status;
}
