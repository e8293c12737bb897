/* tmx_units.c -- the units of a translation memory, as its file has them.
 *
 * What zili writes itself says of a unit in which document it stands (x-doc),
 * how sure it is (x-confidence), and whether a person said so (x-by-hand). */
#include "formats/tmx_units.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "formats/xml.h"
#include "text/script.h"
#include "text/language_code.h"

#include <math.h>
#include <string.h>

struct reader {
    zl_tmx_units *units;
    zl_str *texts;
    zl_tmx_unit unit;     /* that is open */
    size_t variants, data; /* where its own begin */
    size_t begun;         /* where the text begins that is read */
    zl_tmx_text key;      /* of the property that is read */
    uint32_t lang;        /* of the variant that is open */
    size_t codes;         /* elements around whose text is none */
    bool is_tmx, in_unit, in_variant, in_text;
    bool failed;
    zl_str room;
};

/* ---- texts ---- */

static zl_tmx_text keep(struct reader *reader, zl_view text)
{
    size_t begin = reader->texts->size;

    zl_str_add(reader->texts, text);
    return (zl_tmx_text){ begin, reader->texts->size };
}

static void begin_text(struct reader *reader)
{
    reader->begun = reader->texts->size;
    reader->in_text = true;
}

static zl_tmx_text end_text(struct reader *reader)
{
    reader->in_text = false;
    return (zl_tmx_text){ reader->begun, reader->texts->size };
}

static bool is_blank(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

/* ---- what is said ---- */

/* Each attribute of an element but xml:lang. */
static void add_attributes(struct reader *reader, const zl_element *element,
                           bool of_file)
{
    zl_view name;

    for (size_t i = 0; zl_element_attribute(element, i, &name); i++) {
        if (zl_view_is(name, "lang"))
            continue;
        char shown[64];
        size_t size = name.size < sizeof shown ? name.size : sizeof shown - 1;
        memcpy(shown, name.bytes, size);
        shown[size] = 0;
        zl_view value = zl_element_get(element, shown, &reader->room);
        zl_tmx_datum datum = { keep(reader, name), keep(reader, value) };
        reader->failed |=
            of_file ? !zl_array_push(&reader->units->heads, datum)
                    : !zl_array_push(&reader->units->data, datum);
    }
}

static uint32_t language_of(struct reader *reader, zl_view tag)
{
    char code[ZL_CODE_SIZE];

    zl_language_code(code, tag);
    uint32_t number =
        zl_map_add(&reader->units->languages, zl_view_of(*code ? code
                                                               : "und"));
    reader->failed |= number == ZL_MAP_NONE;
    return number;
}

static void begin_header(struct reader *reader, const zl_element *element)
{
    zl_view source = zl_element_get(element, "srclang", &reader->room);

    if (source.size && source.bytes[0] != '*')
        reader->units->source = language_of(reader, source);
    reader->units->by_zili = zl_view_is(
        zl_element_get(element, "creationtool", &reader->room), "zili");
    add_attributes(reader, element, true);
}

static bool read_confidence(zl_view text, double *out)
{
    double value = 0, part = 1;
    bool point = false;

    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || i > 12)
            return false;
        part /= point ? 10 : 1;
        value = point ? value + (c - '0') * part : value * 10 + (c - '0');
    }
    *out = value;
    return text.size && value <= 1;
}

/* What zili says itself is no property of the text. */
static void end_property(struct reader *reader)
{
    zl_tmx_units *units = reader->units;
    zl_tmx_datum datum = { reader->key, end_text(reader) };
    zl_view key = zl_tmx_view(units, datum.key);
    zl_view value = zl_view_trim(zl_tmx_view(units, datum.value));

    if (!reader->in_unit) {
        reader->failed |= !zl_array_push(&units->heads, datum);
    } else if (zl_view_is(key, "x-doc")) {
        reader->unit.document = zl_map_add(&units->documents, value);
        reader->failed |= reader->unit.document == ZL_MAP_NONE;
    } else if (zl_view_is(key, "x-by-hand")) {
        reader->unit.by_hand = zl_view_is(value, "1");
    } else if (!zl_view_is(key, "x-confidence") ||
               !read_confidence(value, &reader->unit.confidence)) {
        reader->failed |= !zl_array_push(&units->data, datum);
    }
}

/* ---- units ---- */

static void begin_unit(struct reader *reader, const zl_element *element)
{
    reader->in_unit = true;
    reader->variants = reader->units->variants.count;
    reader->data = reader->units->data.count;
    reader->unit = (zl_tmx_unit){ .document = ZL_MAP_NONE,
                                  .confidence = NAN };
    add_attributes(reader, element, false);
}

/* A unit that stands in no document stands in that of the file. */
static void end_unit(struct reader *reader)
{
    zl_tmx_units *units = reader->units;

    reader->in_unit = false;
    reader->unit.by_hand |= !units->by_zili;
    if (units->variants.count == reader->variants) {
        units->data.count = reader->data;
        units->empty++;
        return;
    }
    if (reader->unit.document == ZL_MAP_NONE)
        reader->unit.document =
            zl_map_add(&units->documents, (zl_view){ "", 0 });
    reader->unit.variants = units->variants.count;
    reader->unit.data = units->data.count;
    reader->failed |= reader->unit.document == ZL_MAP_NONE ||
                      !zl_array_push(&units->units, reader->unit);
}

static void end_variant(struct reader *reader)
{
    zl_tmx_units *units = reader->units;
    zl_tmx_variant variant = { reader->lang, end_text(reader) };
    bool again = false;

    if (is_blank(zl_tmx_view(units, variant.text)))
        return;
    for (size_t i = reader->variants; i < units->variants.count; i++)
        again |= units->variants.items[i].lang == reader->lang;
    units->again += again;
    reader->failed |= !again && !zl_array_push(&units->variants, variant);
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

static void begin_inside(struct reader *reader, const zl_element *element)
{
    if (zl_view_is(element->name, "tuv")) {
        reader->lang = language_of(
            reader, zl_element_get(element, "lang", &reader->room));
        reader->in_variant = true;
    } else if (zl_view_is(element->name, "seg") && reader->in_variant) {
        begin_text(reader);
    }
}

static void begin(void *user, const zl_element *element)
{
    struct reader *reader = user;
    zl_view name = element->name;

    if (zl_view_is(name, "tmx")) {
        reader->is_tmx = true;
    } else if (is_code(name)) {
        reader->codes++;
    } else if (zl_view_is(name, "header")) {
        begin_header(reader, element);
    } else if (zl_view_is(name, "tu")) {
        begin_unit(reader, element);
    } else if (zl_view_is(name, "prop") && !reader->in_variant) {
        reader->key =
            keep(reader, zl_element_get(element, "type", &reader->room));
        begin_text(reader);
    } else if (reader->in_unit) {
        begin_inside(reader, element);
    }
}

static void end(void *user, zl_view name)
{
    struct reader *reader = user;

    if (is_code(name))
        reader->codes--;
    else if (zl_view_is(name, "seg") && reader->in_text)
        end_variant(reader);
    else if (zl_view_is(name, "prop") && reader->in_text)
        end_property(reader);
    else if (zl_view_is(name, "tuv"))
        reader->in_variant = false;
    else if (zl_view_is(name, "tu") && reader->in_unit)
        end_unit(reader);
}

static void text(void *user, zl_view text)
{
    struct reader *reader = user;

    if (reader->in_text && !reader->codes)
        zl_str_add(reader->texts, text);
}

/* ---- a file ---- */

static bool put_in_order(zl_tmx_units *units)
{
    size_t documents = units->documents.count;
    size_t *next = zl_alloc_array(documents + 1, sizeof *next);

    units->order = zl_alloc_array(units->units.count, sizeof *units->order);
    units->begins = zl_alloc_array(documents + 1, sizeof *units->begins);
    bool enough = next && units->order && units->begins;
    for (size_t i = 0; enough && i < units->units.count; i++)
        units->begins[units->units.items[i].document + 1]++;
    for (size_t i = 0; enough && i < documents; i++) {
        units->begins[i + 1] += units->begins[i];
        next[i] = units->begins[i];
    }
    for (size_t i = 0; enough && i < units->units.count; i++)
        units->order[next[units->units.items[i].document]++] = i;
    zl_free(next);
    return enough;
}

zili_status zl_tmx_units_read(zl_tmx_units *units, const zl_file *file,
                              zili_error *err)
{
    static const zl_xml_events events = { begin, end, text, false };
    struct reader reader = { .units = units, .texts = &units->texts };

    units->source = ZL_MAP_NONE;
    zili_status status =
        zl_xml_parse(file->bytes, file->path, &events, &reader, err);
    bool failed = reader.failed || units->texts.failed || reader.room.failed;
    zl_str_clear(&reader.room);
    if (status)
        return status;
    if (failed)
        return zl_no_memory(err);
    if (!reader.is_tmx)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no TMX: there is no element tmx. Read it with "
                       "--from xml.",
                       file->path);
    if (units->languages.count > ZL_TMX_LANGUAGES_MOST)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has %u languages, and %d are the most of a "
                       "translation memory. Divide it.",
                       file->path, (unsigned)units->languages.count,
                       ZL_TMX_LANGUAGES_MOST);
    return put_in_order(units) ? ZILI_OK : zl_no_memory(err);
}

void zl_tmx_units_clear(zl_tmx_units *units)
{
    zl_str_clear(&units->texts);
    zl_map_clear(&units->languages);
    zl_map_clear(&units->documents);
    zl_array_clear(&units->units);
    zl_array_clear(&units->variants);
    zl_array_clear(&units->data);
    zl_array_clear(&units->heads);
    zl_free(units->order);
    zl_free(units->begins);
    *units = (zl_tmx_units){ 0 };
}
