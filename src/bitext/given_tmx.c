/* given_tmx.c -- beads by hand: the units of a translation memory. */
#include "bitext/given.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "bitext/limits.h"
#include "bitext/utf16.h"
#include "bitext/xml.h"
#include "text/language_code.h"

#include <string.h>

enum { VARIANTS = 8 }; /* languages of a unit that are looked at */

typedef struct variant {
    zl_str language, text;
} variant;

typedef struct reader {
    zl_giver *giver;
    zl_map languages; /* of the index, without their countries */
    zl_str document[2];
    variant variants[VARIANTS];
    size_t count;
    size_t line;      /* of the unit */
    zl_str *to;       /* what text goes to, or NULL */
    size_t foreign;   /* elements around it whose text is none */
    bool is_tmx, in_unit;
    bool is_whole; /* the element tmx ended */
} reader;

/* ---- languages ---- */

/* "zh" of "zh-CN", "ZH_cn" and "zho". */
static void add_language(zl_view tag, zl_str *to)
{
    char code[ZL_CODE_SIZE];

    zl_language_code(code, tag);
    zl_str_add_text(to, code);
}

static bool find_languages(reader *own)
{
    const zl_bitext *bitext = own->giver->bitext;
    zl_str name = { 0 };
    bool enough = true;

    for (size_t i = 0; enough && i < 2 * bitext->twins.count; i++) {
        uint32_t region = bitext->twins.items[i / 2].region[i % 2];
        zl_str_empty(&name);
        add_language(zl_view_of(zl_corpus_area(bitext->corpus, region)->lang),
                     &name);
        enough = !name.failed && zl_map_add(&own->languages,
                                            zl_str_view(&name)) != ZL_MAP_NONE;
    }
    zl_str_clear(&name);
    return enough;
}

static bool is_known(const reader *own, const variant *one)
{
    return zl_map_find(&own->languages, zl_str_view(&one->language)) !=
           ZL_MAP_NONE;
}

/* ---- units ---- */

/* The first variants of two languages that the index has; else of the first
 * two there are. */
static size_t choose(const reader *own, const variant *chosen[2])
{
    size_t count = 0;

    for (size_t i = 0; i < own->count && count < 2; i++)
        if (is_known(own, &own->variants[i]) &&
            (count == 0 ||
             !zl_view_same(zl_str_view(&own->variants[i].language),
                           zl_str_view(&chosen[0]->language))))
            chosen[count++] = &own->variants[i];
    if (count == 0)
        while (count < own->count && count < 2) {
            chosen[count] = &own->variants[count];
            count++;
        }
    return count;
}

static void take_unit(reader *own)
{
    const variant *chosen[2] = { NULL, NULL };
    size_t count = choose(own, chosen);
    zl_given_row row = { .line = own->line, .any_order = true };

    for (size_t i = 0; i < 2; i++) {
        row.text[i] = i < count ? zl_str_view(&chosen[i]->text)
                                : (zl_view){ "", 0 };
        row.language[i] = i < count ? zl_str_view(&chosen[i]->language)
                                    : (zl_view){ "", 0 };
        row.document[i] = zl_str_view(&own->document[i]);
    }
    if (row.document[1].size == 0)
        row.document[1] = row.document[0];
    zl_giver_take(own->giver, &row);
}

static void begin_unit(reader *own, const zl_xml *xml)
{
    own->in_unit = true;
    own->line = xml->line;
    own->count = 0;
    zl_str_empty(&own->document[0]);
    zl_str_empty(&own->document[1]);
}

static void begin_variant(reader *own, const zl_xml *xml)
{
    zl_view language = { "", 0 };

    if (own->count == VARIANTS)
        return;
    variant *one = &own->variants[own->count++];
    zl_str_empty(&one->language);
    zl_str_empty(&one->text);
    (void)zl_xml_attribute(xml, "lang", &language);
    add_language(language, &one->language);
}

static void begin_property(reader *own, const zl_xml *xml)
{
    zl_view type;

    if (own->count || !zl_xml_attribute(xml, "type", &type))
        return;
    if (zl_view_is(type, "x-doc"))
        own->to = &own->document[0];
    else if (zl_view_is(type, "x-b-doc"))
        own->to = &own->document[1];
}

/* ---- elements ---- */

/* Codes of other programs, whose text is none. */
static bool is_code(zl_view name)
{
    static const char *const names[] = { "bpt", "ept", "it", "ph", "ut" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (zl_view_is(name, names[i]))
            return true;
    return false;
}

static void begin(reader *own, const zl_xml *xml)
{
    zl_view name = xml->name;

    if (zl_view_is(name, "tmx"))
        own->is_tmx = true;
    else if (zl_view_is(name, "tu"))
        begin_unit(own, xml);
    else if (!own->in_unit)
        return;
    else if (is_code(name))
        own->foreign++;
    else if (zl_view_is(name, "tuv"))
        begin_variant(own, xml);
    else if (zl_view_is(name, "prop"))
        begin_property(own, xml);
    else if (zl_view_is(name, "seg") && own->count)
        own->to = &own->variants[own->count - 1].text;
}

static void end(reader *own, const zl_xml *xml)
{
    zl_view name = xml->name;

    if (zl_view_is(name, "tmx")) {
        own->is_whole = true;
    } else if (is_code(name)) {
        own->foreign -= own->foreign > 0;
    } else if (zl_view_is(name, "prop") || zl_view_is(name, "seg") ||
               zl_view_is(name, "tuv")) {
        own->to = NULL;
        own->foreign = 0;
    } else if (zl_view_is(name, "tu") && own->in_unit) {
        own->to = NULL;
        own->in_unit = false;
        own->foreign = 0;
        take_unit(own);
    }
}

static void add_text(reader *own, const zl_xml *xml)
{
    if (!own->to || own->foreign)
        return;
    if (xml->is_plain)
        zl_str_add(own->to, xml->rest);
    else
        zl_xml_add_text(xml->rest, own->to);
    own->giver->no_memory |= own->to->failed;
}

/* ---- the file ---- */

static zili_status read_pieces(reader *own, zl_view text, zili_error *err)
{
    zl_xml xml = { .text = text, .line = 1 };

    while (!own->giver->no_memory) {
        zl_xml_kind kind = zl_xml_next(&xml);
        if (kind == ZL_XML_LAST)
            break;
        if (kind == ZL_XML_TEXT)
            add_text(own, &xml);
        else if (kind == ZL_XML_BEGIN)
            begin(own, &xml);
        else
            end(own, &xml);
    }
    if (own->giver->no_memory)
        return zl_no_memory(err);
    const char *fault = xml.fault        ? xml.fault
                        : !own->is_tmx   ? "there is no element tmx"
                        : !own->is_whole ? "it breaks off before </tmx>"
                                         : NULL;
    return !fault ? ZILI_OK
                  : zl_fail(err, ZILI_EFORMAT, "%s:%zu: this is no TMX: %s.",
                            own->giver->file, xml.line, fault);
}

static zili_status read_text(reader *own, zl_span file, zili_error *err)
{
    zl_view text = { (const char *)file.bytes, file.size };
    zl_utf8_fault fault;
    zl_str turned = { 0 };
    zili_status status;

    if (zl_utf16_is(file)) {
        zl_utf16_add(file, &turned);
        text = zl_str_view(&turned);
    }
    if (turned.failed || !find_languages(own))
        status = zl_no_memory(err);
    else if (!zl_utf8_check(text, &fault))
        status = zl_fail(err, ZILI_EFORMAT, "%s:%zu: this is no UTF-8.",
                         own->giver->file, fault.line);
    else
        status = read_pieces(own, text, err);
    zl_str_clear(&turned);
    return status;
}

zili_status zl_given_read_tmx(zl_giver *giver, zili_error *err)
{
    reader own = { .giver = giver };
    zl_span file = { 0 };
    zili_status status = zl_file_read_limited(&file, giver->file,
                                              ZL_BITEXT_FILE_MOST, err);

    if (!status)
        status = read_text(&own, file, err);
    zl_free((void *)(uintptr_t)file.bytes);
    zl_map_clear(&own.languages);
    for (size_t i = 0; i < VARIANTS; i++) {
        zl_str_clear(&own.variants[i].language);
        zl_str_clear(&own.variants[i].text);
    }
    zl_str_clear(&own.document[0]);
    zl_str_clear(&own.document[1]);
    return status;
}
