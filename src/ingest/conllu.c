/* conllu.c -- sentences of Universal Dependencies, a word a line. */
#include "ingest/conllu.h"

#include "base/fail.h"
#include "ingest/given.h"
#include "ingest/line.h"
#include "text/script.h"

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
    zl_view rest; /* behind the present line */
    size_t line;  /* its number, from 1 */
    bool in_document, in_paragraph, in_sentence;
    zl_view sentence_id;
    const char *lang;
    uint64_t last;  /* word of the token of several that is open; 0: none */
    bool last_touches; /* that token touches the next */
    zili_error *err;
};

static zili_status fail_at(const struct reader *reader, const char *what)
{
    return zl_fail(reader->err, ZILI_EFORMAT, "%s, line %zu: %s.",
                   reader->options->path, reader->line, what);
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
    size_t ahead = reader->rest.size < 8192 ? reader->rest.size : 8192;

    end_document(reader);
    zl_given_document(&reader->given,
                      name.size ? name : zl_view_of(reader->options->name),
                      reader->options->path);
    reader->in_document = true;
    reader->lang = zl_language_of(zl_view_cut(reader->rest, 0, ahead));
}

static void begin_sentence(struct reader *reader)
{
    if (!reader->in_document)
        begin_document(reader, zl_view_of(""));
    if (!reader->in_paragraph)
        zl_given_begin(&reader->given, zl_view_of("p"), zl_view_of("body"));
    reader->in_paragraph = true;
    zl_given_begin(&reader->given, zl_view_of("s"), zl_view_of(""));
    if (reader->sentence_id.size)
        zl_given_value(&reader->given, zl_view_of("id"), reader->sentence_id);
    reader->sentence_id.size = 0;
    reader->in_sentence = true;
}

/* "# newdoc id = x" → x where `name` is "newdoc". */
static bool is_comment(zl_view line, const char *name, zl_view *value)
{
    zl_view rest = zl_view_trim(zl_view_cut(line, 1, line.size));

    if (!zl_view_starts(rest, zl_view_of(name)))
        return false;
    rest = zl_view_cut(rest, strlen(name), rest.size);
    if (rest.size && rest.bytes[0] != ' ' && rest.bytes[0] != '=')
        return false;
    const char *equals = memchr(rest.bytes, '=', rest.size);
    size_t at = equals ? (size_t)(equals - rest.bytes) + 1 : rest.size;
    *value = zl_view_trim(zl_view_cut(rest, at, rest.size));
    return true;
}

static void read_comment(struct reader *reader, zl_view line)
{
    zl_view value;

    if (is_comment(line, "newdoc", &value)) {
        begin_document(reader, value);
    } else if (is_comment(line, "newpar", &value)) {
        end_paragraph(reader);
    } else if (is_comment(line, "sent_id", &value)) {
        end_sentence(reader);
        reader->sentence_id = value;
    }
}

/* ---- words ---- */

static bool split(zl_view line, zl_view cells[COLUMNS])
{
    size_t at = 0, count = 0;

    while (at <= line.size) {
        const char *tab =
            at < line.size ? memchr(line.bytes + at, '\t', line.size - at)
                           : NULL;
        size_t end = tab ? (size_t)(tab - line.bytes) : line.size;
        if (count == COLUMNS)
            return false;
        cells[count++] = zl_view_cut(line, at, end);
        at = end + 1;
    }
    return count == COLUMNS;
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

static bool touches(zl_view misc)
{
    zl_view each;

    while (zl_view_next(&misc, '|', &each))
        if (zl_view_is(each, "SpaceAfter=No"))
            return true;
    return false;
}

/* "1-2": the words 1 and 2 are one token of the text. */
static void open_several(struct reader *reader, zl_view rest,
                         const zl_view cells[COLUMNS])
{
    rest = zl_view_cut(rest, 1, rest.size);
    reader->last = take_number(&rest);
    reader->last_touches = touches(cells[MISC]);
}

static void give_word(struct reader *reader, uint64_t id,
                      const zl_view cells[COLUMNS])
{
    bool touching = touches(cells[MISC]);

    zl_given_token(&reader->given, cells[FORM], reader->lang);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        zl_view value = cells[kept[i].column];
        if (!zl_view_is(value, "_") || kept[i].column == LEMMA)
            zl_batch_annotate(reader->given.batch, kept[i].attribute, value);
    }
    if (id < reader->last)
        touching = true;
    else if (id == reader->last)
        touching = reader->last_touches;
    zl_given_set_gap(&reader->given,
                     touching ? ZL_GIVEN_TOUCH : ZL_GIVEN_APART);
}

static zili_status read_word(struct reader *reader, zl_view line)
{
    zl_view cells[COLUMNS];

    if (!split(line, cells))
        return fail_at(reader, "a word has ten columns with tabs between");
    zl_view rest = cells[ID];
    uint64_t id = take_number(&rest);
    if (cells[FORM].size == 0 || (id == 0 && rest.size == 0))
        return fail_at(reader, "the word or its number is missing");
    if (!reader->in_sentence)
        begin_sentence(reader);
    if (rest.size && rest.bytes[0] == '-')
        open_several(reader, rest, cells);
    else if (rest.size == 0)
        give_word(reader, id, cells);
    else if (rest.bytes[0] != '.')
        return fail_at(reader, "the number of the word is none");
    return ZILI_OK;
}

/* ---- the whole ---- */

zili_status zl_conllu_read(zl_batch *batch, zl_view text,
                           const zl_conllu_options *options, zili_error *err)
{
    struct reader reader = {
        .options = options, .rest = text, .lang = "und", .err = err
    };
    zili_status status = ZILI_OK;
    zl_view line;

    zl_given_init(&reader.given, batch);
    while (!status && zl_line_next(&reader.rest, &line)) {
        reader.line++;
        if (zl_view_trim(line).size == 0)
            end_sentence(&reader);
        else if (line.bytes[0] == '#')
            read_comment(&reader, line);
        else
            status = read_word(&reader, line);
        if (!status && reader.given.failed)
            status = zl_no_memory(err);
    }
    if (!status)
        end_document(&reader);
    if (!status && reader.given.failed)
        status = zl_no_memory(err);
    zl_given_clear(&reader.given);
    return status;
}
