/* tongues.c -- stretches of paragraphs in one language. */
#include "formats/tongues.h"

#include "text/language.h"

#include <string.h>

/* Shorter ones are titles, names, answers: eight Chinese characters, or four
 * English words. */
enum { TELLING = 24 };

static zl_view text_of(const zl_tongues *walk, size_t number)
{
    const zl_paragraph *paragraph = &walk->paragraphs[number];

    return zl_view_cut(walk->text, paragraph->begin, paragraph->end);
}

/* The language that a paragraph with these letters tells, or NULL. */
static const char *told(const zl_tongues *walk, size_t number,
                        const zl_letters *letters)
{
    if (text_of(walk, number).size < TELLING ||
        walk->paragraphs[number].kind == ZL_ROW)
        return NULL;
    const char *lang = zl_letters_language(letters);
    return strcmp(lang, "und") == 0 ? NULL : lang;
}

bool zl_tongues_next(zl_tongues *walk)
{
    size_t first = walk->next;
    zl_letters all = { 0 };

    if (first == walk->count)
        return false;
    walk->lang = NULL;
    for (; walk->next < walk->count; walk->next++) {
        zl_letters letters = { 0 };
        zl_letters_add(&letters, text_of(walk, walk->next));
        const char *lang = told(walk, walk->next, &letters);
        if (walk->lang && lang && strcmp(walk->lang, lang) != 0)
            break;
        if (lang)
            walk->lang = lang;
        zl_letters_join(&all, &letters);
    }
    walk->begin = walk->paragraphs[first].begin;
    walk->end = walk->paragraphs[walk->next - 1].end;
    if (!walk->lang || (first == 0 && walk->next == walk->count))
        walk->lang = zl_letters_language(&all);
    return true;
}
