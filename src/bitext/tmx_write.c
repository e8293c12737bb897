/* tmx_write.c -- beads → TMX 1.4, a translation memory. */
#include "base/utf8.h"
#include "bitext/exchange.h"
#include "bitext/sentences.h"

#include <zili.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct writer {
    const zili_corpus *corpus;
    zl_str text, unit;
} writer;

/* What XML cannot have at all: control characters, and two that are none. */
static bool cannot_be(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
}

static void add_escaped(zl_str *to, zl_view text)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        uint32_t c = zl_utf8_next(text, &at);
        switch (c) {
        case '&': zl_str_add_text(to, "&amp;"); break;
        case '<': zl_str_add_text(to, "&lt;"); break;
        case '>': zl_str_add_text(to, "&gt;"); break;
        case '"': zl_str_add_text(to, "&quot;"); break;
        default:
            if (!cannot_be(c))
                zl_str_add(to, zl_view_cut(text, begin, at));
        }
    }
}

static void add_property(writer *own, const char *type, const char *value)
{
    zl_str_format(&own->unit, "<prop type=\"x-%s\">", type);
    add_escaped(&own->unit, zl_view_of(value));
    zl_str_add_text(&own->unit, "</prop>\n");
}

static void add_side(writer *own, uint32_t region, uint64_t from, uint64_t to)
{
    zl_str_empty(&own->text);
    if (from == to)
        return;
    zl_sentences_text(own->corpus, from, to, &own->text);
    zl_str_add_text(&own->unit, "<tuv xml:lang=\"");
    add_escaped(&own->unit,
                zl_view_of(zl_corpus_area(own->corpus, region)->lang));
    zl_str_add_text(&own->unit, "\"><seg>");
    add_escaped(&own->unit, zl_str_view(&own->text));
    zl_str_add_text(&own->unit, "</seg></tuv>\n");
}

static const char *name_of(const writer *own, uint32_t region)
{
    uint32_t document = zl_corpus_area(own->corpus, region)->document;

    return zl_corpus_document(own->corpus, document)->name;
}

static void add_confidence(writer *own, const zl_bead *bead)
{
    unsigned parts = (unsigned)round((double)bead->confidence * 1e4);
    char shown[16];

    if (bead->by_hand)
        add_property(own, "by-hand", "1");
    if (isnan(bead->confidence))
        return;
    snprintf(shown, sizeof shown, "%u.%04u", parts / 10000, parts % 10000);
    add_property(own, "confidence", shown);
}

static void add_unit(writer *own, size_t number)
{
    const zl_bead *bead = zl_corpus_bead(own->corpus, number);
    const zl_pair *pair = zl_corpus_pair(own->corpus, bead->pair);
    const char *a = name_of(own, pair->a), *b = name_of(own, pair->b);

    zl_str_empty(&own->unit);
    zl_str_format(&own->unit, "<tu tuid=\"%zu\">\n", number + 1);
    add_property(own, "doc", a);
    if (strcmp(a, b) != 0)
        add_property(own, "b-doc", b);
    add_confidence(own, bead);
    add_side(own, pair->a, bead->a, bead->a_end);
    add_side(own, pair->b, bead->b, bead->b_end);
    zl_str_add_text(&own->unit, "</tu>\n");
}

/* The language that comes first in all pairs; else that is for each unit to
 * say. */
static const char *source_language(const zili_corpus *corpus)
{
    const char *first =
        zl_corpus_area(corpus, zl_corpus_pair(corpus, 0)->a)->lang;

    for (size_t i = 1; i < zl_corpus_pairs(corpus); i++)
        if (strcmp(first, zl_corpus_area(corpus,
                                         zl_corpus_pair(corpus, i)->a)
                              ->lang) != 0)
            return "*all*";
    return first;
}

static void add_head(writer *own)
{
    zl_str_format(&own->unit,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<tmx version=\"1.4\">\n"
                  "<header creationtool=\"zili\" creationtoolversion=\"%s\" "
                  "segtype=\"sentence\" o-tmf=\"zili\" adminlang=\"en\" "
                  "srclang=\"",
                  zili_version());
    add_escaped(&own->unit, zl_view_of(source_language(own->corpus)));
    zl_str_add_text(&own->unit, "\" datatype=\"plaintext\"/>\n<body>\n");
}

bool zl_tmx_write(const zili_corpus *corpus, zl_out *out)
{
    writer own = { .corpus = corpus };
    size_t count = zl_corpus_beads(corpus);

    add_head(&own);
    zl_out_bytes(out, own.unit.bytes, own.unit.size);
    for (size_t i = 0; i < count && !own.unit.failed && !own.text.failed;
         i++) {
        add_unit(&own, i);
        zl_out_bytes(out, own.unit.bytes, own.unit.size);
    }
    zl_out_text(out, "</body>\n</tmx>\n");
    bool enough = !own.unit.failed && !own.text.failed;
    zl_str_clear(&own.text);
    zl_str_clear(&own.unit);
    return enough;
}
