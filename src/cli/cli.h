/* cli.h -- what the commands share. The program is a customer of <zili.h>
 * like any other: it includes nothing else of the library. */
#ifndef ZILI_CLI_H
#define ZILI_CLI_H

#include <stdio.h>
#include <zili.h>

/* The exit codes: done, failed, wrong usage. */
enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_PARTLY = 3 };

/* What a step gives where it has not ended the program's work. */
enum { CLI_GO_ON = -1 };

/* ---- commands ---- */

typedef struct cli_command cli_command;

/* A list of options and the struct they fill. */
typedef struct cli_set {
    const zili_option *list;
    void *fields;
} cli_set;

struct cli_command {
    const char *name;
    const char *summary;
    const char *operands; /* as help prints them */
    const char *example;  /* a command line that works, without "zili" */
    const char *notes;    /* more for help and the manual, or NULL */
    int (*run)(const cli_command *command, int count, char **arguments);
    bool draws; /* only zili-draw can do it */
    const zili_option *const *options;  /* lists, ended by NULL; for help */
    const zili_analysis *analysis;      /* of an analysis command */
};

/* All commands in the order of the manual: those of the program, then one
 * for each analysis. The list ends with a NULL name. */
const cli_command *cli_commands(void);

int cli_index(const cli_command *command, int count, char **arguments);
int cli_add(const cli_command *command, int count, char **arguments);
int cli_check(const cli_command *command, int count, char **arguments);
int cli_remove(const cli_command *command, int count, char **arguments);
int cli_merge(const cli_command *command, int count, char **arguments);
int cli_cat(const cli_command *command, int count, char **arguments);
int cli_export(const cli_command *command, int count, char **arguments);
int cli_verify(const cli_command *command, int count, char **arguments);
int cli_stats(const cli_command *command, int count, char **arguments);
int cli_cite(const cli_command *command, int count, char **arguments);
int cli_align(const cli_command *command, int count, char **arguments);
int cli_seg(const cli_command *command, int count, char **arguments);
int cli_chart(const cli_command *command, int count, char **arguments);
int cli_report(const cli_command *command, int count, char **arguments);
int cli_serve(const cli_command *command, int count, char **arguments);
int cli_worker(const cli_command *command, int count, char **arguments);
int cli_help(const cli_command *command, int count, char **arguments);
int cli_manual(const cli_command *command, int count, char **arguments);
int cli_analysis(const cli_command *command, int count, char **arguments);

/* Align the index at `path`, and say what was done; with `quiet` not where
 * there was nothing to do. Gives the exit code. */
int cli_align_index(const char *path, zili_bitext_options *options, bool shows,
                    bool quiet);

/* The options of the commands that have their own, lists ended by NULL. */
extern const zili_option cli_progress_list[];
extern const zili_option *const cli_check_options[];
extern const zili_option *const cli_align_options[];
extern const zili_option *const cli_analysis_options[];
extern const zili_option *const cli_stats_options[];
extern const zili_option *const cli_cite_options[];
extern const zili_option *const cli_chart_options[];
extern const zili_option *const cli_export_options[];
extern const zili_option *const cli_report_options[];
extern const zili_option *const cli_serve_options[];

/* ---- draw.c in zili, stay.c in zili-draw ---- */

/* Where the command needs what only zili-draw has, become that program, with
 * the arguments of main(): gives the exit code where it is not to be had, and
 * CLI_GO_ON where it is not needed, which is always so in zili-draw. */
int cli_leave(const cli_command *command, int count, char **arguments);

/* Whether `path` is a folder with a report. */
bool cli_is_report(const char *path);

/* Make that report anew and print what differs; gives the exit code. In zili
 * main() has left before. */
int cli_verify_report(const char *folder);

/* ---- arguments.c ---- */

/* What is no option, in order. */
typedef struct cli_operands {
    const char **items;
    size_t count;
    bool help; /* --help was among the arguments */
} cli_operands;

/* Sort `arguments` into the sets' fields and operands. `--` ends the
 * options. Fails with ZILI_EUSAGE; free `operands->items` in any case. */
zili_status cli_arguments(cli_operands *operands, const cli_set *sets,
                          size_t set_count, int count, char **arguments,
                          zili_error *err);

/* The same as every command begins: what is wrong is said, --help printed.
 * Gives CLI_GO_ON, or the exit code where the command is done. */
int cli_begin(const cli_command *command, cli_operands *operands,
              const cli_set *sets, size_t set_count, int count,
              char **arguments);

/* ---- say.c ---- */

/* Print the failure to stderr and give the exit code for it. */
int cli_fail(const zili_error *err);
/* The same for a command that was called wrongly: with its usage line. */
int cli_misused(const cli_command *command, const char *reason);
/* Fill `err` with the failure for that. */
zili_status cli_no_memory(zili_error *err);
/* A line on stderr, beginning with "zili: ". */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A zili_note_fn that prints such a line. */
void cli_note(void *user, const char *sentence);

/* A zili_write_fn that writes to the FILE at `user`. */
bool cli_write(void *user, const void *bytes, size_t size);
/* Whether all went out: call last. Says so and gives the exit code. */
int cli_close_output(void);
/* The same after something that wrote there ended so: where it failed, and
 * standard output did not, `err` is said. */
int cli_end_output(zili_status status, const zili_error *err);

/* ---- show.c: a table, shown as it was asked for ---- */

typedef struct cli_show {
    zili_table_options table; /* of zili_table_option_list */
    const char *output;       /* a file; NULL: standard output */
} cli_show;

extern const zili_option cli_show_list[]; /* the rest of it */

/* What was not said is taken from the name of the file and the terminal. Gives
 * CLI_GO_ON, or where that cannot be, says so and gives the exit code. */
int cli_show_settle(cli_show *show);

/* Write it, and its notes to stderr; gives the exit code. */
int cli_show_table(const cli_show *show, const zili_table *table);

/* ---- lost.c: files that become shorter while they are read ---- */

/* From now on that ends the program with a sentence. */
void cli_end_on_lost_files(void);

/* ---- long.c: work that takes a while ---- */

/* From now on SIGINT, SIGTERM and SIGHUP are wishes to stop, and one that
 * comes half a second after the first kills; whether there was one (a
 * zili_stop_fn). */
void cli_stop_on_signals(void);
bool cli_is_stopped(void *user);

/* One line on stderr, drawn again and again: on a terminal after half a
 * second, with `always` at once and anywhere. */
typedef struct cli_progress {
    bool shown, drawn;
    int64_t next; /* when it is drawn again */
} cli_progress;

cli_progress cli_progress_begin(bool always);
/* A zili_progress_fn for the cli_progress at `user`. */
void cli_progress_show(void *user, const zili_progress *progress);
void cli_progress_end(cli_progress *it);
/* A zili_note_fn for it: a note would stand in its line. */
void cli_progress_note(void *user, const char *sentence);

/* What cli_progress_list fills. */
typedef struct cli_progress_fields {
    bool progress;
} cli_progress_fields;

/* ---- usage.c ---- */

void cli_print_usage(FILE *out, const cli_command *command);
void cli_print_help(FILE *out, const cli_command *command);

/* ---- ask.c: an analysis from arguments ---- */

typedef struct cli_question {
    const zili_analysis *analysis;
    void *options; /* the analysis' own struct */
} cli_question;

zili_status cli_question_new(cli_question *question,
                             const zili_analysis *analysis, zili_error *err);
void cli_question_free(cli_question *question);

/* Set options from { name, value, name, value, … }; "query" adds one. */
zili_status cli_question_set(cli_question *question,
                             const char *const *arguments, zili_error *err);
zili_status cli_question_add_query(cli_question *question, const char *query,
                                   zili_error *err);

#endif
