/* anyxml.c -- XML of any vocabulary: what its elements are is found by a look
 * at the file, and by what a map says. */
#include "base/fail.h"
#include "base/utf8.h"
#include "formats/grammar.h"
#include "formats/xml_map.h"

/* A token a line is CWB's form, whatever its name ends in. */
static zili_status refuse_columns(const zl_file *file, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s has a token a line, with tabs between its columns: it "
                   "is no text but tokens already cut. Read it with --from "
                   "vrt.",
                   file->path);
}

static zili_status read_as(const zl_file *file, zl_grammar *grammar,
                           zl_shelf *shelf, zili_error *err)
{
    zl_survey survey = { 0 };
    zili_status status = zl_survey_make(&survey, file, err);

    if (!status && survey.lines && survey.columns * 2 > survey.lines)
        status = refuse_columns(file, err);
    if (!status)
        zl_grammar_guess(grammar, &survey);
    if (!status && file->reading->map)
        status = zl_xml_map_apply(file->reading->map, grammar, file, err);
    zl_survey_clear(&survey);
    if (!status && !zl_grammar_make(grammar))
        status = zl_no_memory(err);
    return status ? status
                  : zl_markup_read(file, grammar->whole, false, shelf, err);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_grammar grammar = { 0 };
    zili_status status = read_as(file, &grammar, shelf, err);

    zl_grammar_clear(&grammar);
    return status;
}

/* What has the declaration of XML is that, whatever its name ends in. */
static bool is_xml(zl_view bytes)
{
    return zl_view_starts(zl_utf8_body(bytes), zl_view_of("<?xml "));
}

static const char *const endings[] = { ".xml", NULL };

const zl_filetype zl_filetype_xml = {
    .name = "xml",
    .about = "any XML; --map says what its elements are",
    .endings = endings,
    .is = is_xml,
    .of_text = true,
    .read = read_file,
};
