/* list.c -- all kinds of charts, and what every one may be asked. */
#include "font.h"
#include "kind.h"
#include "profile.h"

#include <string.h>

const zili_chart *const zili_charts[] = {
    &zl_chart_bars,
    &zl_chart_dispersion,
    &zl_chart_heat,
    &zl_chart_cooc,
    &zl_chart_network,
    &zl_chart_dumbbell,
    &zl_chart_ribbon,
    &zl_chart_renderings,
    &zl_chart_flow,
    &zl_chart_zipf,
    &zl_chart_growth,
    &zl_chart_trend,
    &zl_chart_keyness,
    &zl_chart_tree,
    &zl_chart_ca,
    &zl_chart_mds,
    &zl_chart_similar,
    &zl_chart_scatter,
    &zl_chart_collocates,
    &zl_chart_kwic,
    &zl_chart_wordtree,
    &zl_chart_cloud,
    NULL,
};

static const char *const palettes[] = { "okabe-ito", "viridis", "cividis",
                                        "greys", NULL };
static const char *const sizings[] = { "auto", "absolute", "relative", NULL };
static const char *const communities[] = { "leiden", "louvain", "none", NULL };
static const char *const sized[] = { "frequency", "degree", "strength",
                                     "betweenness", NULL };
static const char *const words[] = { "both", "zh", "en", NULL };

const zili_option zili_chart_option_list[] = {
    { "profile", 0, ZILI_OPTION_CHOICE, "NAME",
      "follow what asks for figures: print, the usual, screen, springer, "
      "elsevier, aanda, dsh, slides",
      offsetof(zili_chart_options, profile), zl_profile_names },
    { "width", 0, ZILI_OPTION_MEASURE, "MM",
      "make the figure so wide, as 84mm, 8.4cm or 3.3in; 1, 1.5 and 2 are "
      "columns of the profile",
      offsetof(zili_chart_options, width), NULL },
    { "height", 0, ZILI_OPTION_MEASURE, "MM",
      "make it so high, not as high as its rows need",
      offsetof(zili_chart_options, height), NULL },
    { "whole", 0, ZILI_OPTION_FLAG, NULL,
      "draw all rows, however high the figure becomes; usually as many as one "
      "page holds",
      offsetof(zili_chart_options, whole), NULL },
    { "size", 0, ZILI_OPTION_MEASURE, "PT",
      "set the labels in this size, 8 in print, 6 at least",
      offsetof(zili_chart_options, size), NULL },
    { "font-size", 0, ZILI_OPTION_MEASURE, "PT", "the same as --size",
      offsetof(zili_chart_options, size), NULL },
    { "dpi", 0, ZILI_OPTION_MEASURE, "DPI",
      "give a PNG so many dots an inch, 300 in print",
      offsetof(zili_chart_options, dpi), NULL },
    { "svg-text", 0, ZILI_OPTION_FLAG, NULL,
      "keep the words of an SVG as text, which can be edited",
      offsetof(zili_chart_options, svg_text), NULL },
    { "font", 0, ZILI_OPTION_TEXT, "FAMILIES",
      "use these families of type, parted by commas",
      offsetof(zili_chart_options, font), NULL },
    { "title", 0, ZILI_OPTION_TEXT, "TEXT", "write a line above the figure",
      offsetof(zili_chart_options, title), NULL },
    { "value", 0, ZILI_OPTION_TEXT, "COLUMN",
      "draw the numbers of this column, not the usual one",
      offsetof(zili_chart_options, value), NULL },
    { "caption", 0, ZILI_OPTION_TEXT, "TEXT",
      "write this below, and what the analysis notes; auto: that alone",
      offsetof(zili_chart_options, caption), NULL },
    { "han", 0, ZILI_OPTION_CHOICE, "TAG",
      "set Han characters as in zh-Hans, the usual, zh-Hant, ja or ko",
      offsetof(zili_chart_options, han), zl_han_tags },
    { "palette", 0, ZILI_OPTION_CHOICE, "NAME",
      "take colours of okabe-ito, the usual, viridis, cividis or greys",
      offsetof(zili_chart_options, palette), palettes },
    { "lang", 0, ZILI_OPTION_CHOICE, "WHICH",
      "of labels in both languages show both, zh or en",
      offsetof(zili_chart_options, words), words },
    { "stacked", 0, ZILI_OPTION_FLAG, NULL,
      "bars: set the groups of a term end to end",
      offsetof(zili_chart_options, stacked), NULL },
    { "scale", 0, ZILI_OPTION_CHOICE, "HOW",
      "dispersion, stacked bars: absolute, as long as they are, or relative, "
      "each to the full width",
      offsetof(zili_chart_options, scale), sizings },
    { "names", 0, ZILI_OPTION_TEXT, "A,B",
      "scatter, keyness, dumbbell: what the two sides are called",
      offsetof(zili_chart_options, names), NULL },
    { "communities", 0, ZILI_OPTION_CHOICE, "HOW",
      "of a network: find what belongs together by leiden, the usual, "
      "louvain or none",
      offsetof(zili_chart_options, communities), communities },
    { "sized", 0, ZILI_OPTION_CHOICE, "BY",
      "of a network: let discs show frequency, the usual, degree, strength "
      "or betweenness",
      offsetof(zili_chart_options, sized), sized },
    { "panels", 0, ZILI_OPTION_TEXT, "COLUMN",
      "draw a panel for each value of this column, all with the same scales",
      offsetof(zili_chart_options, panels), NULL },
    { "columns", 0, ZILI_OPTION_COUNT, "N",
      "set so many panels side by side, not as many as fit",
      offsetof(zili_chart_options, columns), NULL },
    { "letters", 0, ZILI_OPTION_FLAG, NULL, "call panels a, b, c",
      offsetof(zili_chart_options, letters), NULL },
    { "shares", 0, ZILI_OPTION_TEXT, "LIST",
      "of several charts in one figure make columns so wide, as 2,1",
      offsetof(zili_chart_options, shares), NULL },
    { "before", 0, ZILI_OPTION_FLAG, NULL,
      "wordtree: show what stands before the node, not what follows",
      offsetof(zili_chart_options, before), NULL },
    { "branch", 0, ZILI_OPTION_COUNT, "N",
      "wordtree: follow at most N words from the node",
      offsetof(zili_chart_options, branch), NULL },
    { "in-order", 0, ZILI_OPTION_FLAG, NULL,
      "wordtree: branches as they come, not the most frequent first",
      offsetof(zili_chart_options, in_order), NULL },
    { 0 },
};

const zili_chart *zili_chart_find(const char *name)
{
    for (size_t i = 0; zili_charts[i]; i++)
        if (strcmp(zili_charts[i]->name, name) == 0)
            return zili_charts[i];
    return NULL;
}
