/* citation.c -- what a citation says: where a document comes from. */
#include "formats/citation.h"

static zl_view nothing(zl_view text)
{
    return zl_view_cut(text, 0, 0);
}

/* What follows `start`; nothing where that does not occur. */
static zl_view after(zl_view text, const char *start)
{
    zl_view needle = zl_view_of(start);
    size_t at = zl_view_find(text, needle);

    return at == SIZE_MAX ? nothing(text)
                          : zl_view_cut(text, at + needle.size, text.size);
}

/* What comes before `end`; all where that does not occur. */
static zl_view before(zl_view text, const char *end)
{
    size_t at = zl_view_find(text, zl_view_of(end));

    return at == SIZE_MAX ? text : zl_view_cut(text, 0, at);
}

static zl_view without_ending(zl_view text)
{
    zl_view trimmed = zl_view_trim(text);

    while (trimmed.size && (trimmed.bytes[trimmed.size - 1] == '.' ||
                            trimmed.bytes[trimmed.size - 1] == ','))
        trimmed.size--;
    return zl_view_trim(trimmed);
}

/* ---- the parts ---- */

/* Between commas, the part that ends in "Digital Archive". */
static zl_view find_archive(zl_view citation)
{
    zl_view ending = zl_view_of("Digital Archive");
    size_t at = zl_view_find(citation, ending);

    if (at == SIZE_MAX)
        return nothing(citation);
    size_t begin = at;
    while (begin > 0 && citation.bytes[begin - 1] != ',')
        begin--;
    return zl_view_trim(zl_view_cut(citation, begin, at + ending.size));
}

/* After the archive, before what the archive itself did with it. */
static zl_view find_source(zl_view citation, zl_view archive)
{
    static const char *const ends[] = { ". Translat", ". Obtained",
                                        ". Contribut", ". Transcri",
                                        "<http",       "http" };

    if (archive.size == 0)
        return archive;
    size_t from = (size_t)(archive.bytes - citation.bytes) + archive.size;
    zl_view rest = zl_view_cut(citation, from, citation.size);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        rest = before(rest, ends[i]);
    while (rest.size && (*rest.bytes == ',' || *rest.bytes == '.' ||
                         *rest.bytes == ' '))
        rest = zl_view_cut(rest, 1, rest.size);
    return without_ending(rest);
}

/* Up to the end of the sentence; the point after an initial does not end
 * it. */
static zl_view name_in(zl_view text)
{
    size_t end = 0;

    for (; end < text.size && text.bytes[end] != '<'; end++)
        if (text.bytes[end] == '.' && end > 1 && text.bytes[end - 2] != ' ')
            break;
    return without_ending(before(zl_view_cut(text, 0, end), "http"));
}

static zl_view find_translator(zl_view citation)
{
    return name_in(after(before(after(citation, "Translated "), "<"), "by "));
}

static zl_view find_url(zl_view citation)
{
    size_t begin = zl_view_find(citation, zl_view_of("http"));

    if (begin == SIZE_MAX)
        return nothing(citation);
    size_t end = begin;
    while (end < citation.size && citation.bytes[end] != '>' &&
           citation.bytes[end] != ' ')
        end++;
    return without_ending(zl_view_cut(citation, begin, end));
}

bool zl_citation_add(zl_source *out, zl_view citation)
{
    if (citation.size == 0)
        return true;
    zl_view archive = find_archive(citation);

    return zl_source_add_datum(out, "source",
                               find_source(citation, archive)) &&
           zl_source_add_datum(out, "translator",
                               find_translator(citation)) &&
           zl_source_add_datum(out, "url", find_url(citation)) &&
           zl_source_add_datum(out, "archive", archive);
}
