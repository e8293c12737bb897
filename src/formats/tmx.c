/* tmx.c -- translation memories: a document with a region for each language,
 * and which units say the same as beads. */
#include "base/fail.h"
#include "formats/draft.h"
#include "formats/tmx_units.h"
#include "formats/xml_root.h"

#include <inttypes.h>

/* One document of the memory. */
struct document {
    const zl_tmx_units *units;
    uint32_t number;
    uint64_t with[ZL_TMX_LANGUAGES_MOST]; /* units by language */
    uint32_t pair[2]; /* languages that have beads; ZL_MAP_NONE: none has */
    zl_draft *draft;
};

/* ---- languages ---- */

static size_t first_variant(const zl_tmx_units *units, size_t unit)
{
    return unit ? units->units.items[unit - 1].variants : 0;
}

static const zl_tmx_variant *variant_in(const zl_tmx_units *units, size_t unit,
                                        uint32_t lang)
{
    for (size_t i = first_variant(units, unit);
         i < units->units.items[unit].variants; i++)
        if (units->variants.items[i].lang == lang)
            return &units->variants.items[i];
    return NULL;
}

static void count_languages(struct document *document)
{
    const zl_tmx_units *units = document->units;

    for (size_t i = units->begins[document->number];
         i < units->begins[document->number + 1]; i++) {
        size_t unit = units->order[i];
        for (size_t k = first_variant(units, unit);
             k < units->units.items[unit].variants; k++)
            document->with[units->variants.items[k].lang]++;
    }
}

/* The language that most units have, but for one; ZL_MAP_NONE: there is
 * none. */
static uint32_t largest(const struct document *document, uint32_t but)
{
    uint32_t best = ZL_MAP_NONE;

    for (uint32_t i = 0; i < document->units->languages.count; i++)
        if (i != but && document->with[i] &&
            (best == ZL_MAP_NONE ||
             document->with[i] > document->with[best]))
            best = i;
    return best;
}

/* A text is aligned with one other: the source with what most units have. */
static void choose_pair(struct document *document)
{
    uint32_t source = document->units->source;

    if (source == ZL_MAP_NONE || !document->with[source])
        source = largest(document, ZL_MAP_NONE);
    document->pair[0] = source;
    document->pair[1] = largest(document, source);
    if (document->pair[1] == ZL_MAP_NONE)
        document->pair[0] = ZL_MAP_NONE;
}

/* ---- text ---- */

/* What is said of a unit: a mark around it for each datum. Gives how many. */
static size_t begin_marks(struct document *document, size_t unit)
{
    const zl_tmx_units *units = document->units;
    size_t from = unit ? units->units.items[unit - 1].data : 0;
    size_t to = units->units.items[unit].data;
    zl_str name = { 0 };

    zl_draft_mark(document->draft, zl_view_of("tu"), (zl_view){ NULL, 0 });
    for (size_t i = from; i < to; i++) {
        zl_str_empty(&name);
        zl_str_add_text(&name, "tu_");
        zl_str_add(&name, zl_tmx_view(units, units->data.items[i].key));
        zl_draft_mark(document->draft, zl_str_view(&name),
                      zl_tmx_view(units, units->data.items[i].value));
    }
    zl_str_clear(&name);
    return to - from + 1;
}

static void say_unit(struct document *document, size_t number, uint32_t lang)
{
    const zl_tmx_units *units = document->units;
    const zl_tmx_unit *unit = &units->units.items[number];
    const zl_tmx_variant *variant = variant_in(units, number, lang);

    if (!variant)
        return;
    if (lang == document->pair[0] || lang == document->pair[1])
        zl_draft_bead(document->draft, number, unit->by_hand,
                      unit->confidence);
    else
        zl_draft_paragraph(document->draft, ZL_BODY);
    size_t marks = begin_marks(document, number);
    zl_draft_text(document->draft, zl_tmx_view(units, variant->text));
    while (marks-- > 0)
        zl_draft_unmark(document->draft);
}

static void say_language(struct document *document, uint32_t lang)
{
    const zl_tmx_units *units = document->units;
    const char *kind = units->source == ZL_MAP_NONE ? "text"
                       : units->source == lang      ? "original"
                                                    : "translation";

    if (!document->with[lang])
        return;
    zl_draft_region(document->draft, kind,
                    zl_map_key(&units->languages, lang).bytes);
    for (size_t i = units->begins[document->number];
         i < units->begins[document->number + 1]; i++)
        say_unit(document, units->order[i], lang);
}

static zili_status say_document(struct document *document, zl_source *source,
                                zili_error *err)
{
    const zl_tmx_units *units = document->units;

    document->draft = zl_draft_new(source);
    if (!document->draft)
        return zl_no_memory(err);
    count_languages(document);
    choose_pair(document);
    for (size_t i = 0; i < units->heads.count; i++)
        zl_draft_datum(document->draft,
                       zl_tmx_view(units, units->heads.items[i].key),
                       zl_tmx_view(units, units->heads.items[i].value), true);
    for (uint32_t i = 0; i < units->languages.count; i++)
        say_language(document, i);
    zili_status status = zl_draft_end(document->draft, err);
    zl_draft_free(document->draft);
    zl_str_add(&source->name, zl_map_key(&units->documents, document->number));
    return !status && source->name.failed ? zl_no_memory(err) : status;
}

/* ---- a file ---- */

static void tell(const zl_shelf *shelf, zili_error *sentence)
{
    if (shelf->note)
        shelf->note(shelf->note_user, sentence->text);
}

static void tell_left_out(const zl_tmx_units *units, const zl_file *file,
                          zl_shelf *shelf)
{
    zili_error sentence;

    shelf->left_out += units->again;
    if (units->empty) {
        (void)zl_fail(&sentence, ZILI_OK,
                      "%s: %" PRIu64 " unit%s without text %s left out.",
                      file->path, units->empty, units->empty == 1 ? "" : "s",
                      units->empty == 1 ? "is" : "are");
        tell(shelf, &sentence);
    }
    if (units->again) {
        (void)zl_fail(&sentence, ZILI_OK,
                      "%s: %" PRIu64 " variant%s in a language that the unit "
                      "has already %s left out.",
                      file->path, units->again, units->again == 1 ? "" : "s",
                      units->again == 1 ? "is" : "are");
        tell(shelf, &sentence);
    }
}

static void tell_languages(const struct document *document,
                           const zl_file *file, const zl_shelf *shelf)
{
    const zl_tmx_units *units = document->units;
    zili_error sentence;
    size_t count = 0;

    for (uint32_t i = 0; i < units->languages.count; i++)
        count += document->with[i] > 0;
    if (count < 3)
        return;
    (void)zl_fail(&sentence, ZILI_OK,
                  "%s has %zu languages: %s and %s are aligned, for a text is "
                  "aligned with one other.",
                  file->path, count,
                  zl_map_key(&units->languages, document->pair[0]).bytes,
                  zl_map_key(&units->languages, document->pair[1]).bytes);
    tell(shelf, &sentence);
}

static zili_status give_documents(const zl_tmx_units *units,
                                  const zl_file *file, zl_shelf *shelf,
                                  zili_error *err)
{
    zili_status status = ZILI_OK;

    for (uint32_t i = 0; !status && i < units->documents.count; i++) {
        struct document document = { .units = units, .number = i };
        zl_source source = { 0 };
        status = say_document(&document, &source, err);
        if (!status)
            tell_languages(&document, file, shelf);
        status = zl_shelf_put(shelf, file, &source, status, err);
    }
    return status;
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_tmx_units units = { 0 };
    zili_status status = zl_tmx_units_read(&units, file, err);

    if (!status)
        status = give_documents(&units, file, shelf, err);
    if (!status)
        tell_left_out(&units, file, shelf);
    zl_tmx_units_clear(&units);
    return status;
}

static bool is_tmx(zl_view bytes)
{
    return zl_view_is(zl_xml_root(bytes), "tmx");
}

static const char *const endings[] = { ".tmx", NULL };

const zl_filetype zl_filetype_tmx = {
    .name = "tmx",
    .about = "translation memories (TMX): texts in two languages, aligned",
    .endings = endings,
    .is = is_tmx,
    .of_text = true,
    .read = read_file,
};
