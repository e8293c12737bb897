/* conllu.c -- sentences of Universal Dependencies, a word a line. */
#include "ingest/conllu.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "ingest/ahead.h"
#include "ingest/given.h"
#include "ingest/line.h"

#include <string.h>

enum { COLUMNS = 10 };
enum column { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

static const struct {
    enum column column;
    const char *attribute;
} kept[] = {
    { LEMMA, "lemma" }, { UPOS, "upos" }, { XPOS, "xpos" },
    { FEATS, "feats" }, { HEAD, "head" }, { DEPREL, "deprel" },
};

/* One way through a file. */
struct reader {
    const zl_conllu_options *options;
    zl_given given;
    zl_view here, rest; /* from the present line on, and behind it */
    size_t line;        /* its number, from 1 */
    bool in_document, in_paragraph, in_sentence;
    zl_view sentence_id;
    const char *lang;
    uint64_t last;      /* word of the token of several that is open; 0: none */
    bool spelt;         /* its words spell it */
    bool last_touches;  /* it touches the next token */
    zili_error *err;
};

static zili_status fail_at(const struct reader *reader, const char *what)
{
    return zl_fail(reader->err, ZILI_EFORMAT, "%s, line %zu: %s.",
                   reader->options->path, reader->line, what);
}

/* ---- lines ---- */

static bool split(zl_view line, zl_view cells[COLUMNS])
{
    zl_view cell;

    for (size_t i = 0; i < COLUMNS; i++)
        if (!zl_cell_next(&line, &cells[i]))
            return false;
    return !zl_cell_next(&line, &cell);
}

/* The number at the beginning of `text`, which moves behind it; 0 where
 * there is none. */
static uint64_t take_number(zl_view *text)
{
    uint64_t number = 0;
    size_t at = 0;

    while (at < text->size && text->bytes[at] >= '0' &&
           text->bytes[at] <= '9' && number < UINT32_MAX)
        number = number * 10 + (uint64_t)(text->bytes[at++] - '0');
    *text = zl_view_cut(*text, at, text->size);
    return number;
}

/* "# newdoc id = x": x for "newdoc id", nothing for "newdoc". */
static bool is_comment(zl_view line, const char *name, zl_view *value)
{
    zl_view rest = zl_view_trim(zl_view_cut(line, 1, line.size));

    if (!zl_view_starts(rest, zl_view_of(name)))
        return false;
    rest = zl_view_trim(zl_view_cut(rest, strlen(name), rest.size));
    *value = rest;
    if (rest.size && rest.bytes[0] == '=')
        *value = zl_view_trim(zl_view_cut(rest, 1, rest.size));
    return rest.size == 0 || rest.bytes[0] == '=';
}

/* ---- the language ---- */

/* A zl_ahead_word: up to the next document. */
static bool add_word(const void *user, zl_view line, zl_str *words)
{
    zl_view cells[COLUMNS], value;

    (void)user;
    if (line.size && line.bytes[0] == '#')
        return !is_comment(line, "newdoc", &value) &&
               !is_comment(line, "newdoc id", &value);
    if (split(line, cells))
        zl_str_add(words, cells[FORM]);
    return true;
}

/* ---- documents, paragraphs, sentences ---- */

static void end_sentence(struct reader *reader)
{
    if (reader->in_sentence)
        zl_given_end(&reader->given, zl_view_of("s"));
    reader->in_sentence = false;
    reader->last = 0;
}

static void end_paragraph(struct reader *reader)
{
    end_sentence(reader);
    if (reader->in_paragraph)
        zl_given_end(&reader->given, zl_view_of("p"));
    reader->in_paragraph = false;
}

static void end_document(struct reader *reader)
{
    end_paragraph(reader);
    if (reader->in_document)
        zl_given_end_document(&reader->given);
    reader->in_document = false;
}

static void begin_document(struct reader *reader, zl_view name)
{
    end_document(reader);
    zl_given_document(&reader->given,
                      name.size ? name : zl_view_of(reader->options->name),
                      reader->options->shown);
    reader->in_document = true;
    reader->lang = zl_ahead_language(reader->here, add_word, NULL,
                                     &reader->given.failed);
}

/* The names of these structures can always be kept. */
static void begin_sentence(struct reader *reader)
{
    zl_given *given = &reader->given;

    if (!reader->in_document)
        begin_document(reader, zl_view_of(""));
    if (!reader->in_paragraph)
        zl_given_begin(given, zl_view_of("p"), zl_view_of("body"));
    reader->in_paragraph = true;
    if (zl_given_begin(given, zl_view_of("s"), zl_view_of("")) &&
        reader->sentence_id.size)
        zl_given_value(given, zl_view_of("id"), reader->sentence_id);
    reader->sentence_id.size = 0;
    reader->in_sentence = true;
}

static void read_comment(struct reader *reader, zl_view line)
{
    zl_view value;

    if (is_comment(line, "newdoc id", &value)) {
        begin_document(reader, value);
    } else if (is_comment(line, "newdoc", &value)) {
        begin_document(reader, zl_view_of(""));
    } else if (is_comment(line, "newpar", &value) ||
               is_comment(line, "newpar id", &value)) {
        end_paragraph(reader);
    } else if (is_comment(line, "sent_id", &value)) {
        end_sentence(reader);
        reader->sentence_id = value;
    }
}

/* ---- words ---- */

static bool touches(zl_view misc)
{
    zl_view each;

    while (zl_view_next(&misc, '|', &each))
        if (zl_view_is(each, "SpaceAfter=No"))
            return true;
    return false;
}

/* Whether the words `id` to `last` on the next lines are `form` cut into
 * pieces. Each line that is looked at spells some of it. */
static bool is_spelt(const struct reader *reader, zl_view form, uint64_t id,
                     uint64_t last)
{
    zl_view rest = reader->rest, line, cells[COLUMNS];

    for (; id <= last && zl_line_next(&rest, &line); id++) {
        if (!split(line, cells) || cells[FORM].size == 0 ||
            take_number(&cells[ID]) != id || cells[ID].size ||
            !zl_view_starts(form, cells[FORM]))
            return false;
        form = zl_view_cut(form, cells[FORM].size, form.size);
    }
    return id > last && form.size == 0;
}

/* "1-2": the words 1 and 2 are one token of the text. */
static bool open_several(struct reader *reader, uint64_t first, zl_view rest,
                         const zl_view cells[COLUMNS])
{
    rest = zl_view_cut(rest, 1, rest.size);
    reader->last = take_number(&rest);
    reader->last_touches = touches(cells[MISC]);
    reader->spelt = is_spelt(reader, cells[FORM], first, reader->last);
    return rest.size == 0 && reader->last > first;
}

static bool is_touching(const struct reader *reader, uint64_t id, zl_view misc)
{
    if (id < reader->last)
        return reader->spelt;
    if (id == reader->last)
        return reader->last_touches;
    return touches(misc);
}

static void give_word(struct reader *reader, uint64_t id,
                      const zl_view cells[COLUMNS])
{
    bool nameless = zl_view_is(cells[FORM], "_");

    zl_given_token(&reader->given, cells[FORM], reader->lang);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        zl_view value = cells[kept[i].column];
        bool meant = nameless && kept[i].column == LEMMA;
        if (value.size && (meant || !zl_view_is(value, "_")))
            zl_batch_annotate(reader->given.batch, kept[i].attribute, value);
    }
    zl_given_set_gap(&reader->given, is_touching(reader, id, cells[MISC])
                                         ? ZL_GIVEN_TOUCH
                                         : ZL_GIVEN_APART);
}

static zili_status read_word(struct reader *reader, zl_view line)
{
    zl_view cells[COLUMNS];

    if (!split(line, cells))
        return fail_at(reader, "a word has ten columns with tabs between");
    zl_view rest = cells[ID];
    uint64_t id = take_number(&rest);
    char next = rest.size ? rest.bytes[0] : 0;
    bool numbered = rest.size < cells[ID].size;
    if (cells[FORM].size == 0 || !numbered)
        return fail_at(reader, "the word or its number is missing");
    if (!reader->in_sentence)
        begin_sentence(reader);
    if (next == '-' && open_several(reader, id, rest, cells))
        return ZILI_OK;
    if (next && next != '.')
        return fail_at(reader, "a word has a number, as 1, 1-2 or 1.1");
    if (!next)
        give_word(reader, id, cells);
    return ZILI_OK;
}

/* ---- the whole ---- */

static zili_status read_lines(struct reader *reader)
{
    zili_status status = ZILI_OK;
    zl_view line;

    for (reader->here = reader->rest;
         !status && zl_line_next(&reader->rest, &line);
         reader->here = reader->rest) {
        reader->line++;
        if (zl_view_trim(line).size == 0)
            end_sentence(reader);
        else if (line.bytes[0] == '#')
            read_comment(reader, line);
        else
            status = read_word(reader, line);
        if (!status && reader->given.failed)
            status = zl_no_memory(reader->err);
    }
    return status;
}

zili_status zl_conllu_read(zl_batch *batch, zl_view text,
                           const zl_conllu_options *options, zili_error *err)
{
    struct reader reader = { .options = options,
                             .rest = zl_utf8_body(text),
                             .lang = "und",
                             .err = err };

    zl_given_init(&reader.given, batch);
    reader.given.more = options->more;
    zili_status status = read_lines(&reader);
    if (!status)
        end_document(&reader);
    if (!status && reader.given.failed)
        status = zl_no_memory(err);
    if (!status && reader.given.tokens == 0)
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is empty: there is no word in it to index.",
                         options->path);
    zl_given_clear(&reader.given);
    return status;
}
