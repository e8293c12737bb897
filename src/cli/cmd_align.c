/* cmd_align.c -- which lines of two texts, or sentences of an index, say the
 * same. */
#include "cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct align_fields {
    zili_align_options align;
    zili_align_files_options files;
    zili_bitext_options index;
    const char *exported;
    bool lines, progress;
} align_fields;

#define FIELD(name) offsetof(align_fields, name)
static const zili_option own[] = {
    { "lines", 0, ZILI_OPTION_FLAG, NULL,
      "align two files with a sentence or a paragraph a line, or all files of "
      "the same name in two folders",
      FIELD(lines), NULL },
    { "output", 'o', ZILI_OPTION_TEXT, "FILE",
      "write there; for folders: a folder, which is made",
      FIELD(files.output), NULL },
    { "export", 0, ZILI_OPTION_TEXT, "FILE",
      "write the beads of an index: as .tmx, or .align as CWB has it",
      FIELD(exported), NULL },
    { "progress", 0, ZILI_OPTION_FLAG, NULL,
      "show how far it has come, also where stderr is no terminal",
      FIELD(progress), NULL },
    { 0 },
};

/* A note would stand in the line of the progress. */
static void tell_note(void *user, const char *sentence)
{
    cli_progress *progress = user;

    if (progress->drawn)
        fputs("\r\033[K", stderr);
    cli_note(NULL, sentence);
}

static void say_what_was_done(const align_fields *fields,
                              const zili_align_summary *summary)
{
    cli_say("%s: pairs %" PRIu64 ", lines %" PRIu64 " and %" PRIu64
            ", beads %" PRIu64,
            fields->files.output, summary->pairs, summary->a_lines,
            summary->b_lines, summary->beads);
}

/* ---- an index ---- */

static void say_what_was_aligned(const zili_bitext_summary *summary)
{
    char hand[48] = "";

    if (summary->by_hand)
        snprintf(hand, sizeof hand, ", %" PRIu64 " of them by hand",
                 summary->by_hand);
    cli_say("aligned: %" PRIu64 " documents, %" PRIu64 " beads%s%s",
            summary->pairs, summary->beads, hand,
            summary->glossary ? "" : "; without a glossary, less sure");
}

int cli_align_index(const char *path, zili_bitext_options *options,
                    bool shows, bool quiet)
{
    cli_progress progress = cli_progress_begin(shows);
    zili_bitext_summary summary;
    zili_error err = { 0 };

    cli_stop_on_signals();
    options->note = cli_progress_note;
    options->note_user = &progress;
    options->progress = cli_progress_show;
    options->progress_user = &progress;
    options->stop = cli_is_stopped;
    zili_status status = zili_bitext_align(path, options, &summary, &err);
    cli_progress_end(&progress);
    if (status)
        return cli_fail(&err);
    if (summary.pairs)
        say_what_was_aligned(&summary);
    else if (!quiet)
        cli_say("%s: there is nothing to align: no document has two languages",
                path);
    return CLI_DONE;
}

static int align_index(const cli_command *command, align_fields *fields,
                       const char *path)
{
    zili_error err = { 0 };

    if (fields->files.output)
        return cli_misused(command, "-o goes with --lines; what is found in an "
                                    "index is kept there.");
    if (fields->exported)
        return zili_bitext_export(path, fields->exported, &err)
                   ? cli_fail(&err)
                   : CLI_DONE;
    fields->index.align = fields->align;
    return cli_align_index(path, &fields->index, fields->progress, false);
}

/* ---- two files ---- */

static int align(align_fields *fields, const char *a, const char *b)
{
    cli_progress progress = cli_progress_begin(fields->progress);
    zili_align_summary summary = { 0 };
    zili_error err = { 0 };

    if (fields->files.output && strcmp(fields->files.output, "-") == 0)
        fields->files.output = NULL;
    fields->files.note = tell_note;
    fields->files.note_user = &progress;
    fields->align.note = tell_note;
    fields->align.note_user = &progress;
    fields->files.progress = cli_progress_show;
    fields->files.progress_user = &progress;
    zili_status status =
        zili_align_files(a, b, &fields->align, &fields->files, cli_write,
                         stdout, &summary, &err);
    cli_progress_end(&progress);
    if (!status && fields->files.output)
        say_what_was_done(fields, &summary);
    return cli_end_output(status, &err);
}

/* Whether something was asked that only an index has. */
static bool asks_of_index(const align_fields *fields)
{
    return fields->exported || fields->index.corrections ||
           fields->index.imported || fields->index.pairs;
}

int cli_align(const cli_command *command, int count, char **arguments)
{
    align_fields fields = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { own, &fields },
                       { zili_align_option_list, &fields.align },
                       { zili_realign_option_list, &fields.index } };
    int code = cli_begin(command, &operands, sets, 3, count, arguments);

    if (code == CLI_GO_ON && !fields.lines)
        code = operands.count == 1
                   ? align_index(command, &fields, operands.items[0])
                   : cli_misused(command,
                                 "What shall be aligned? Name an index; "
                                 "--lines takes files with a sentence a "
                                 "line.");
    if (code == CLI_GO_ON && asks_of_index(&fields))
        code = cli_misused(command, "--corrections, --pairs, --import and "
                                    "--export are for an index, not for "
                                    "--lines.");
    if (code == CLI_GO_ON && operands.count != 2)
        code = cli_misused(command, "Name two files, or two folders.");
    if (code == CLI_GO_ON)
        code = align(&fields, operands.items[0], operands.items[1]);
    free(operands.items);
    return code;
}

const zili_option *const cli_align_options[] = {
    own, zili_align_option_list, zili_realign_option_list, NULL
};
