/* conllu.c -- sentences of Universal Dependencies, a word a line. */
#include "export/forms.h"

#include "base/fail.h"

#include <inttypes.h>
#include <string.h>

enum { FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, COLUMNS };

/* Where the attributes of an index go; all others go to MISC. */
static const struct {
    const char *attribute;
    int column;
} homes[] = {
    { "lemma", LEMMA }, { "upos", UPOS }, { "xpos", XPOS },
    { "feats", FEATS }, { "head", HEAD }, { "deprel", DEPREL },
};

#define NOWHERE SIZE_MAX

/* The sentence that is being put together: tokens with one place. */
struct sentence {
    zl_walk *walk;
    zl_out *out;
    size_t source[COLUMNS];  /* of the walk; NOWHERE: "_" */
    ZL_ARRAY(size_t) others; /* those of MISC */
    zl_str text, words;      /* the comment, the lines */
    zl_place place;
    uint64_t tokens; /* 0: there is no sentence */
    zl_view glue;    /* behind its last token */
};

/* ---- columns ---- */

static int home_of(const char *attribute)
{
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        if (strcmp(homes[i].attribute, attribute) == 0)
            return homes[i].column;
    return MISC;
}

/* "pos" of VRT is the column of a language's own tags, unless there is one. */
static void place_pos(struct sentence *it, size_t i)
{
    if (it->source[XPOS] == NOWHERE)
        it->source[XPOS] = i;
}

static bool find_columns(struct sentence *it)
{
    size_t pos = NOWHERE;

    for (int i = 0; i < COLUMNS; i++)
        it->source[i] = NOWHERE;
    it->source[FORM] = 0;
    for (size_t i = 1; i < it->walk->columns.count; i++) {
        const char *name = it->walk->columns.items[i].name;
        int home = home_of(name);
        if (strcmp(name, "pos") == 0)
            pos = i;
        if (home != MISC)
            it->source[home] = i;
        else if (!zl_array_push(&it->others, i))
            return false;
    }
    if (pos != NOWHERE)
        place_pos(it, pos);
    return true;
}

/* ---- cells ---- */

/* A tab or line end would end the cell or the line; a token may be nothing
 * but another control character. */
static void add_plain(zl_str *out, zl_view text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '\t' || byte == '\n' || byte == '\r')
            zl_str_add_byte(out, ' ');
        else if (byte < 0x20)
            zl_str_add_text(out, "\xEF\xBF\xBD");
        else
            zl_str_add_byte(out, (char)byte);
    }
}

static void add_cell(const struct sentence *it, zl_str *out, int column)
{
    zl_view form = { "", 0 };

    if (it->source[column] != NOWHERE)
        form = zl_walk_form(it->walk, it->source[column]);
    zl_str_add_byte(out, '\t');
    if (form.size)
        add_plain(out, form);
    else
        zl_str_add_byte(out, '_');
}

/* As UD escapes what stands in MISC. */
static void add_escaped(zl_str *out, zl_view text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (byte == '|')
            zl_str_add_text(out, "\\p");
        else if (byte == '\\')
            zl_str_add_text(out, "\\\\");
        else
            add_plain(out, zl_view_cut(text, i, i + 1));
    }
}

static void add_misc(const struct sentence *it, zl_str *out)
{
    const char *before = "\t";

    if (zl_walk_glue(it->walk).size == 0) {
        zl_str_add_text(out, "\tSpaceAfter=No");
        before = "|";
    }
    for (size_t i = 0; i < it->others.count; i++) {
        size_t column = it->others.items[i];
        zl_view value = zl_walk_form(it->walk, column);
        if (value.size == 0 || column == it->source[XPOS])
            continue;
        zl_str_format(out, "%s%s=", before,
                      it->walk->columns.items[column].name);
        add_escaped(out, value);
        before = "|";
    }
    if (*before == '\t')
        zl_str_add_text(out, "\t_");
}

static void add_token(struct sentence *it)
{
    zl_str *words = &it->words;

    add_plain(&it->text, zl_walk_form(it->walk, 0));
    it->glue = zl_walk_glue(it->walk);
    zl_str_format(words, "%" PRIu64, ++it->tokens);
    for (int i = FORM; i < MISC; i++)
        add_cell(it, words, i);
    add_misc(it, words);
    zl_str_add_byte(words, '\n');
}

/* ---- comments ---- */

static void add_comment(zl_str *out, const char *name, const char *value)
{
    zl_str_format(out, "# %s = ", name);
    add_plain(out, zl_view_of(value));
    zl_str_add_byte(out, '\n');
}

/* The name of the document, and what is known of it. */
static void begin_document(const struct sentence *it, zl_str *out)
{
    const zl_walk *walk = it->walk;
    const zl_document *document = walk->place.document;
    zili_texts columns = zl_corpus_columns(walk->corpus);
    uint32_t number = walk->place.area->document;

    add_comment(out, "newdoc id", document->name);
    for (size_t i = 0; i < columns.count; i++) {
        const char *value =
            zl_corpus_datum(walk->corpus, number, columns.items[i]);
        if (!value || !*value)
            continue;
        zl_str_add_text(out, "# meta::");
        add_plain(out, zl_view_of(columns.items[i]));
        zl_str_add_text(out, " = ");
        add_plain(out, zl_view_of(value));
        zl_str_add_byte(out, '\n');
    }
}

static void begin_region(const struct sentence *it, zl_str *out)
{
    const zl_area *area = it->walk->place.area;

    add_comment(out, "region", area->kind);
    add_comment(out, "lang", area->lang);
}

/* A blank ends a name in comments, and / means something in them. */
static void add_name(zl_str *out, const char *name)
{
    for (; *name; name++) {
        unsigned char byte = (unsigned char)*name;
        if (byte <= ' ' || byte == '/' || byte == '%')
            zl_str_format(out, "%%%02X", byte);
        else
            zl_str_add_byte(out, *name);
    }
}

/* The name that the sentence came with; without one that of the document and
 * the number of its first token, as JSON lines and kwic have it. */
static void add_sentence_id(const struct sentence *it, zl_str *out)
{
    const zl_walk *walk = it->walk;
    const zl_ranges *ids = zl_segment_ranges_named(walk->segment, "s_id");
    uint32_t at = ids ? zl_ranges_at(ids, walk->at) : ZL_NONE;
    const char *given = at != ZL_NONE && walk->place.sentence
                            ? zl_ranges_value(ids, at)
                            : "";

    if (*given) {
        add_comment(out, "sent_id", given);
        return;
    }
    zl_str_add_text(out, "# sent_id = ");
    add_name(out, walk->place.document->name);
    zl_str_format(out, "-%" PRIu64 "\n", zl_walk_number(walk));
}

/* What stands above the sentence that begins, by what is new there. */
static void add_comments(const struct sentence *it, zl_str *out)
{
    const zl_place *last = &it->place, *here = &it->walk->place;
    bool document = !it->tokens || last->document != here->document;
    bool region = document || last->area != here->area;

    if (document)
        begin_document(it, out);
    if (region || last->paragraph != here->paragraph)
        zl_str_add_text(out, "# newpar\n");
    if (region)
        begin_region(it, out);
    add_sentence_id(it, out);
}

/* ---- sentences ---- */

static bool lacks_memory(const struct sentence *it)
{
    return it->text.failed || it->words.failed;
}

/* What memory was too short for is not written. */
static void end_sentence(const struct sentence *it)
{
    if (it->tokens == 0 || lacks_memory(it))
        return;
    zl_out_view(it->out, zl_str_view(&it->text));
    zl_out_byte(it->out, '\n');
    zl_out_view(it->out, zl_str_view(&it->words));
    zl_out_byte(it->out, '\n');
}

static void begin_sentence(struct sentence *it)
{
    zl_str_empty(&it->text);
    add_comments(it, &it->text);
    zl_str_add_text(&it->text, "# text = ");
    zl_str_empty(&it->words);
    it->place = it->walk->place;
    it->tokens = 0;
}

static bool is_new(const struct sentence *it)
{
    const zl_place *one = &it->place, *two = &it->walk->place;

    return it->walk->enters || one->area != two->area ||
           one->paragraph != two->paragraph || one->sentence != two->sentence;
}

static void write_sentences(struct sentence *it)
{
    while (!it->out->failed && zl_walk_next(it->walk)) {
        if (is_new(it)) {
            end_sentence(it);
            begin_sentence(it);
        } else if (it->glue.size) {
            zl_str_add_byte(&it->text, ' '); /* as SpaceAfter says it */
        }
        add_token(it);
    }
    end_sentence(it);
}

zili_status zl_export_conllu(zl_walk *walk, const zili_export_options *options,
                             zl_out *out, zili_error *err)
{
    struct sentence it = { .walk = walk, .out = out };

    (void)options;
    bool enough = find_columns(&it);
    if (enough)
        write_sentences(&it);
    enough = enough && !lacks_memory(&it);
    zl_str_clear(&it.text);
    zl_str_clear(&it.words);
    zl_array_clear(&it.others);
    return enough ? ZILI_OK : zl_no_memory(err);
}
