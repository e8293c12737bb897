/* cmd_index.c -- files → an index, or more of one. */
#include "cli.h"

#include <inttypes.h>
#include <stdlib.h>

typedef zili_status make(const zili_build_options *options,
                         const zili_texts *paths, zili_build_summary *summary,
                         zili_error *err);

static void say_what_was_done(const zili_build_options *options,
                              const zili_build_summary *summary, bool added)
{
    cli_say("%s: %sdocuments %" PRIu64 ", tokens %" PRIu64 ", types %" PRIu64
            ", repairs %" PRIu64,
            options->output, added ? "added " : "", summary->documents,
            summary->tokens, summary->types, summary->repairs);
    if (added)
        cli_say("all of it now: documents %" PRIu64 ", tokens %" PRIu64,
                summary->total_documents, summary->total_tokens);
    if (summary->refused)
        cli_say("files left out, for they cannot be read: %" PRIu64
                "; zili info --refused lists them",
                summary->refused);
}

static int run(zili_build_options *options, const zili_texts *paths,
               const cli_progress_fields *fields, make *make_it)
{
    cli_progress progress = cli_progress_begin(fields->progress);
    zili_build_summary summary;
    zili_error err = { 0 };

    cli_stop_on_signals();
    options->note = cli_progress_note;
    options->note_user = &progress;
    options->progress = cli_progress_show;
    options->progress_user = &progress;
    options->stop = cli_is_stopped;
    zili_status status = make_it(options, paths, &summary, &err);
    cli_progress_end(&progress);
    if (status)
        return cli_fail(&err);
    say_what_was_done(options, &summary, make_it == zili_add);
    return summary.refused ? CLI_PARTLY : CLI_DONE;
}

/* What a command that indexes is told. */
typedef struct index_fields {
    zili_build_options build;
    zili_bitext_options bitext;
    cli_progress_fields progress;
} index_fields;

/* Index, and align what has two languages. */
static int make_aligned(index_fields *fields, const zili_texts *paths,
                        make *make_it)
{
    zili_error err = { 0 };

    if (!fields->bitext.off && zili_bitext_check(&fields->bitext, &err))
        return cli_fail(&err);
    int code = run(&fields->build, paths, &fields->progress, make_it);
    if ((code != CLI_DONE && code != CLI_PARTLY) || fields->bitext.off)
        return code;
    fields->bitext.keep = true; /* files may have brought beads */
    fields->bitext.added = make_it == zili_add;
    fields->bitext.align.threads = fields->build.threads;
    int aligned = cli_align_index(fields->build.output, &fields->bitext,
                                  fields->progress.progress, true);
    return aligned == CLI_DONE ? code : aligned;
}

int cli_index(const cli_command *command, int count, char **arguments)
{
    index_fields fields = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_build_option_list, &fields.build },
                       { zili_bitext_option_list, &fields.bitext },
                       { cli_progress_list, &fields.progress } };
    int code = cli_begin(command, &operands, sets, 3, count, arguments);
    zili_texts paths = { operands.items, operands.count };

    if (code == CLI_GO_ON)
        code = make_aligned(&fields, &paths, zili_build);
    free(operands.items);
    zili_options_clear(zili_build_option_list, &fields.build);
    return code;
}

int cli_add(const cli_command *command, int count, char **arguments)
{
    index_fields fields = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_add_option_list, &fields.build },
                       { zili_bitext_option_list, &fields.bitext },
                       { cli_progress_list, &fields.progress } };
    int code = cli_begin(command, &operands, sets, 3, count, arguments);

    if (code == CLI_GO_ON && operands.count < 2)
        code = cli_misused(command, "Name an index, then files or folders.");
    if (code == CLI_GO_ON) {
        zili_texts paths = { operands.items + 1, operands.count - 1 };
        fields.build.output = operands.items[0];
        code = make_aligned(&fields, &paths, zili_add);
    }
    free(operands.items);
    zili_options_clear(zili_add_option_list, &fields.build);
    return code;
}
