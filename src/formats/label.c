/* label.c -- the words that an archive's page puts above its sections. */
#include "formats/label.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#define LABEL_BYTES 48

static const struct {
    const char *name;
    zl_section label;
} labels[] = {
    { "Citation", ZL_SECTION_CITATION },
    { "Summary", ZL_SECTION_SUMMARY },
    { "Credits", ZL_SECTION_CREDITS },
    { "Original Language", ZL_SECTION_LANGUAGE },
    { "Language", ZL_SECTION_LANGUAGE },
    { "Contents", ZL_SECTION_CONTENTS },
    { "Original Archive", ZL_SECTION_OTHER },
    { "Original Classification", ZL_SECTION_OTHER },
    { "Original Uploaded Date", ZL_SECTION_OTHER },
    { "Document Date", ZL_SECTION_OTHER },
    { "Document Information", ZL_SECTION_OTHER },
    { "Record ID", ZL_SECTION_OTHER },
    { "Date", ZL_SECTION_OTHER },
    { "Author", ZL_SECTION_OTHER },
    { "Authors", ZL_SECTION_OTHER },
    { "Contributor", ZL_SECTION_OTHER },
    { "Donor", ZL_SECTION_OTHER },
    { "Source", ZL_SECTION_OTHER },
    { "Subjects", ZL_SECTION_OTHER },
    { "Subjects Discussed", ZL_SECTION_OTHER },
    { "Keywords", ZL_SECTION_OTHER },
    { "Associated Places", ZL_SECTION_OTHER },
    { "Associated People & Organizations", ZL_SECTION_OTHER },
    { "Associated Topics", ZL_SECTION_OTHER },
    { "Rights", ZL_SECTION_OTHER },
};

static bool is_name(zl_view view, const char *name)
{
    return view.size == strlen(name) &&
           strncasecmp(view.bytes, name, view.size) == 0;
}

static zl_section label_named(zl_view name)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (is_name(name, labels[i].name))
            return labels[i].label;
    return ZL_SECTION_NONE;
}

zl_section zl_label_of(zl_view paragraph, size_t *size)
{
    zl_view bold = zl_view_of("**");

    if (!zl_view_starts(paragraph, bold))
        return ZL_SECTION_NONE;
    size_t limit = paragraph.size < LABEL_BYTES ? paragraph.size : LABEL_BYTES;
    const char *colon = memchr(paragraph.bytes, ':', limit);
    if (!colon)
        return ZL_SECTION_NONE;
    size_t end = (size_t)(colon - paragraph.bytes);
    zl_view name = zl_view_cut(paragraph, 2, end);
    if (zl_view_ends(name, bold))
        name.size -= 2;
    zl_view rest = zl_view_cut(paragraph, end + 1, paragraph.size);
    if (zl_view_starts(rest, bold))
        rest = zl_view_cut(rest, 2, rest.size);
    *size = paragraph.size - zl_view_trim(rest).size;
    return label_named(zl_view_trim(name));
}

zl_listing zl_listing_of(zl_view line)
{
    static const struct {
        const char *start;
        zl_listing listing;
    } starts[] = {
        { "Transcript", ZL_LISTING_TRANSCRIPT },
        { "Translation", ZL_LISTING_TRANSLATION },
        { "Scan", ZL_LISTING_OTHER },
        { "Original Scan", ZL_LISTING_OTHER },
    };

    while (line.size && (*line.bytes == '-' || *line.bytes == '*' ||
                         *line.bytes == ' '))
        line = zl_view_cut(line, 1, line.size);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t size = strlen(starts[i].start);
        zl_view rest;
        if (line.size <= size ||
            strncasecmp(line.bytes, starts[i].start, size) != 0)
            continue;
        rest = zl_view_trim(zl_view_cut(line, size, line.size));
        if (zl_view_starts(rest, zl_view_of("-")) ||
            zl_view_starts(rest, zl_view_of("–")))
            return starts[i].listing;
    }
    return ZL_LISTING_NONE;
}
