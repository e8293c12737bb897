/* assets.c -- the files below src/web/page, put into the program as they are
 * by the assembler. */
#include "assets.h"

#include <string.h>

#define FILE_IN(symbol, path)                                \
    __asm__(".section .rodata\n"                             \
            "web_" #symbol "_begin:\n.incbin \"" path "\"\n" \
            "web_" #symbol "_end:\n.byte 0\n.previous\n");   \
    extern const unsigned char web_##symbol##_begin[];       \
    extern const unsigned char web_##symbol##_end[]

#define SCRIPT "text/javascript; charset=utf-8"
#define STYLE "text/css; charset=utf-8"

#define PAGE "text/html; charset=utf-8"
#define PICTURE "image/svg+xml"

/* clang-format off */
#define ASSETS(file)                                    \
    file(index, "index.html", PAGE)                     \
    file(icon, "icon.svg", PICTURE)                     \
    file(style, "style.css", STYLE)                     \
    file(early, "early.js", SCRIPT)                     \
    file(app, "app.js", SCRIPT)                         \
    file(corpora, "corpora.js", SCRIPT)                 \
    file(documents, "documents.js", SCRIPT)             \
    file(frame, "frame.js", SCRIPT)                     \
    file(views, "views.js", SCRIPT)                     \
    file(api, "api.js", SCRIPT)                         \
    file(dom, "dom.js", SCRIPT)                         \
    file(keys, "keys.js", SCRIPT)                       \
    file(state, "state.js", SCRIPT)                     \
    file(words, "words.js", SCRIPT)                     \
    file(home, "home.js", SCRIPT)                       \
    file(home_facts, "home_facts.js", SCRIPT)           \
    file(home_words, "home_words.js", SCRIPT)           \
    file(home_examples, "home_examples.js", SCRIPT)     \
    file(home_map, "home_map.js", SCRIPT)               \
    file(function_words, "function_words.js", SCRIPT)   \
    file(analysis, "analysis.js", SCRIPT)               \
    file(analyses, "analyses.js", SCRIPT)               \
    file(files, "files.js", SCRIPT)                     \
    file(form, "form.js", SCRIPT)                       \
    file(hints, "hints.js", SCRIPT)                     \
    file(fields, "fields.js", SCRIPT)                   \
    file(table, "table.js", SCRIPT)                     \
    file(print, "print.js", SCRIPT)                     \
    file(rows, "rows.js", SCRIPT)                       \
    file(cells, "cells.js", SCRIPT)                     \
    file(lines, "lines.js", SCRIPT)                     \
    file(explain, "explain.js", SCRIPT)                 \
    file(downloads, "downloads.js", SCRIPT)             \
    file(chart, "chart.js", SCRIPT)                     \
    file(themes, "themes.js", SCRIPT)                   \
    file(themes_list, "themes_list.js", SCRIPT)         \
    file(themes_chosen, "themes_chosen.js", SCRIPT)     \
    file(themes_misses, "themes_misses.js", SCRIPT)     \
    file(themes_field, "themes_field.js", SCRIPT)       \
    file(themes_place, "themes_place.js", SCRIPT)       \
    file(themes_store, "themes_store.js", SCRIPT)       \
    file(yaml_themes, "yaml_themes.js", SCRIPT)         \
    file(yaml, "yaml.js", SCRIPT)                       \
    file(words_analyses, "words_analyses.js", SCRIPT)   \
    file(words_columns, "words_columns.js", SCRIPT)     \
    file(words_columns_a, "words_columns_a.js", SCRIPT) \
    file(words_columns_b, "words_columns_b.js", SCRIPT) \
    file(words_options, "words_options.js", SCRIPT)     \
    file(words_help, "words_help.js", SCRIPT)           \
    file(words_help_a, "words_help_a.js", SCRIPT)       \
    file(words_help_b, "words_help_b.js", SCRIPT)       \
    file(home_css, "home.css", STYLE)                   \
    file(forms_css, "forms.css", STYLE)                 \
    file(themes_css, "themes.css", STYLE)               \
    file(kwic, "kwic.js", SCRIPT)                       \
    file(kwic_ask, "kwic_ask.js", SCRIPT)               \
    file(kwic_clip, "kwic_clip.js", SCRIPT)             \
    file(kwic_form, "kwic_form.js", SCRIPT)             \
    file(kwic_grid, "kwic_grid.js", SCRIPT)             \
    file(kwic_groups, "kwic_groups.js", SCRIPT)         \
    file(kwic_head, "kwic_head.js", SCRIPT)             \
    file(kwic_line, "kwic_line.js", SCRIPT)             \
    file(kwic_marker, "kwic_marker.js", SCRIPT)         \
    file(kwic_marks, "kwic_marks.js", SCRIPT)           \
    file(kwic_options, "kwic_options.js", SCRIPT)       \
    file(kwic_pages, "kwic_pages.js", SCRIPT)           \
    file(kwic_panel, "kwic_panel.js", SCRIPT)           \
    file(kwic_words, "kwic_words.js", SCRIPT)           \
    file(marked, "marked.js", SCRIPT)                   \
    file(scroller, "scroller.js", SCRIPT)               \
    file(kwic_style, "kwic.css", STYLE)                 \
    file(marked_style, "marked.css", STYLE)             \
    file(read, "read.js", SCRIPT)                       \
    file(read_pairs, "read_pairs.js", SCRIPT)           \
    file(read_text, "read_text.js", SCRIPT)             \
    file(read_words, "read_words.js", SCRIPT)           \
    file(read_style, "read.css", STYLE)
/* clang-format on */

#define BYTES(symbol, name, type) FILE_IN(symbol, "src/web/page/" name);
#define ROW(symbol, name, type) \
    { name, type, web_##symbol##_begin, web_##symbol##_end },

ASSETS(BYTES)

static const web_asset assets[] = { ASSETS(ROW) };

const web_asset *web_asset_find(const char *name)
{
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        if (strcmp(assets[i].name, name) == 0)
            return &assets[i];
    return NULL;
}

unsigned long web_assets_sum(void)
{
    unsigned long sum = 14695981039346656037u;

    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        for (const unsigned char *at = assets[i].begin; at < assets[i].end;
             at++)
            sum = (sum ^ *at) * 1099511628211u;
    return sum;
}
