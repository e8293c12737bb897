/* commands.c -- the table of all commands. */
#include "cli.h"

#include <string.h>

static const zili_option *const build_options[] = {
    zili_build_option_list, zili_bitext_option_list, cli_progress_list, NULL
};

static const zili_option *const add_options[] = {
    zili_add_option_list, zili_bitext_option_list, cli_progress_list, NULL
};

static const zili_option *const progress_options[] = { cli_progress_list,
                                                       NULL };

static const zili_option *const segment_options[] = {
    zili_segment_option_list, NULL
};

static const cli_command own[] = {
    { .name = "index",
      .summary = "make an index from files and folders",
      .operands = "-o X.zili PATH…",
      .example = "index -o new.zili --dict corpus/lexicon.txt corpus",
      .notes = "Tokens that are cut already are kept with all that is known of "
               "them, as in: zili index -o X.zili --from vrt --columns "
               "word,pos,lemma corpus.vrt, or zili index -o X.zili --from "
               "conllu FOLDER.",
      .run = cli_index,
      .options = build_options,
      .draws = true },
    { .name = "check",
      .summary = "read files and folders, and say what is wrong with them",
      .operands = "PATH…",
      .example = "check corpus",
      .notes = "All is read as index would, to the end, and nothing is "
               "changed. Ends with 1 where an index would lose something: a "
               "file is refused, U+FFFD is put, or what has text is left out.",
      .run = cli_check,
      .options = cli_check_options,
      .draws = true },
    { .name = "add",
      .summary = "add files and folders to an index",
      .operands = "X.zili PATH…",
      .example = "add home.zili corpus/README.md --dict corpus/lexicon.txt",
      .notes = "Text is cut as when the index was made, whose dictionaries "
               "must be given again.",
      .run = cli_add,
      .options = add_options,
      .draws = true },
    { .name = "remove",
      .summary = "remove documents from an index",
      .operands = "X.zili DOC…",
      .example = "remove home.zili 1960-07-11-zhou-enlai-remarks",
      .notes = "DOC is a name or a number, as docs shows them. What is "
               "removed takes room until merge.",
      .run = cli_remove },
    { .name = "merge",
      .summary = "put together what was added, leave out what was removed",
      .operands = "X.zili",
      .example = "merge home.zili",
      .run = cli_merge,
      .options = progress_options },
    { .name = "cat",
      .summary = "give a document back, byte for byte",
      .operands = "X.zili DOC",
      .example = "cat home.zili 1960-07-11",
      .run = cli_cat },
    { .name = "export",
      .summary = "write the tokens for other tools",
      .operands = "X.zili",
      .example = "export home.zili --format tsv --where \"lang = 'zh'\"",
      .notes = "What is written so makes the same index again: zili export "
               "X.zili --region all --glue -o all.vrt, then zili index "
               "-o Y.zili --from vrt all.vrt.",
      .run = cli_export,
      .options = cli_export_options },
    { .name = "verify",
      .summary = "check all of an index; make a report again and compare",
      .operands = "X.zili|REPORT",
      .example = "verify home.zili",
      .notes = "REPORT is the folder of a report, with its manifest.json. All "
               "questions are asked again and all figures drawn again; each "
               "difference is printed, and there must be none.",
      .run = cli_verify },
    { .name = "seg",
      .summary = "show how a text is cut into words, a blank between them",
      .operands = "FILE|-",
      .example = "seg corpus/1960-07-11-zhou-enlai-remarks.md --dict "
                 "corpus/lexicon.txt",
      .run = cli_seg,
      .options = segment_options },
    { .name = "align",
      .summary = "find which sentences or lines of two texts say the same",
      .operands = "X.zili | --lines A B [-o OUT]",
      .example = "align --lines --method gale-church zh.txt en.txt",
      .notes = "A line of the result of --lines is a bead: numbers of lines of "
               "A, a tab, those of B, a tab, how likely it is that this is "
               "right. What is found in an index is kept there; beads shows "
               "it.",
      .run = cli_align,
      .options = cli_align_options },
    { .name = "stats",
      .summary = "measure association, keyness, dispersion or diversity from "
                 "numbers",
      .operands = "KIND FILE.tsv|-",
      .example = "colloc home.zili soviet --format tsv | "
                 "zili stats association - --measure ll,lrc,log_dice",
      .notes = "KIND is association (columns O11 R1 C1 N), keyness (a b n1 "
               "n2), dispersion (word part v size, or doc and token) or "
               "diversity (a token a line, or doc and token). No index is "
               "needed: tables of other tools can be checked.",
      .run = cli_stats,
      .options = cli_stats_options },
    { .name = "cite",
      .summary = "print the literature of measures as BibTeX",
      .operands = "MEASURE…",
      .example = "cite log_dice lrc g2",
      .run = cli_cite, .options = cli_cite_options },
    { .name = "chart",
      .summary = "draw a chart from an index or a .tsv file",
      .operands = "KIND X.zili|TABLE.tsv [QUERY…] -o FIG",
      .example = "chart bars home.zili --where \"lang = 'en'\" -o bars.pdf",
      .notes = "The options of the analysis that feeds the chart may follow "
               "too; --list names it.",
      .run = cli_chart,
      .draws = true,
      .options = cli_chart_options },
    { .name = "report",
      .summary = "carry out a plan: tables, charts, a page and a paper",
      .operands = "PLAN.yaml | --new X.zili -o PLAN.yaml",
      .example = "report reports/plan.yaml --corpus home.zili -o new-report",
      .run = cli_report,
      .draws = true,
      .options = cli_report_options },
    { .name = "serve",
      .summary = "open a page on this machine to do all of this by hand",
      .operands = "X.zili…",
      .example = "serve home.zili --themes corpus/themes.yaml --open",
      .notes = "The page is for this machine alone, unless --host says "
               "otherwise, and needs no other. What is asked is only read; "
               "Ctrl-C ends it.",
      .run = cli_serve,
      .draws = true,
      .options = cli_serve_options },
    { .name = "help",
      .summary = "say what a command does and takes",
      .operands = "[COMMAND]",
      .example = "help kwic",
      .run = cli_help },
    { .name = "worker", .operands = "", .run = cli_worker, .draws = true },
    { .name = "man", .operands = "", .run = cli_manual, .draws = true },
};

/* ---- the whole list: the program's own, then one for each analysis ---- */

#define COMMAND_LIMIT 64
#define EXAMPLE_SIZE 256
#define OPERANDS_SIZE 64

static struct {
    cli_command list[COMMAND_LIMIT];
    char examples[COMMAND_LIMIT][EXAMPLE_SIZE];
    char operands[COMMAND_LIMIT][OPERANDS_SIZE];
    size_t count;
} all;

static void add_analysis(const zili_analysis *analysis)
{
    char *example = all.examples[all.count];
    char *operands = all.operands[all.count];

    snprintf(operands, OPERANDS_SIZE, "X.zili%s%s",
             *analysis->operands ? " " : "", analysis->operands);
    snprintf(example, EXAMPLE_SIZE, "%s home.zili%s%s", analysis->name,
             *analysis->example ? " " : "", analysis->example);
    all.list[all.count++] = (cli_command){
        .name = analysis->name,
        .summary = analysis->summary,
        .operands = operands,
        .example = example,
        .run = cli_analysis,
        .options = cli_analysis_options,
        .analysis = analysis,
    };
}

const cli_command *cli_commands(void)
{
    if (all.count > 0)
        return all.list;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        all.list[all.count++] = own[i];
    for (size_t i = 0; zili_analyses[i]; i++)
        if (all.count + 1 < COMMAND_LIMIT)
            add_analysis(zili_analyses[i]);
    return all.list;
}
