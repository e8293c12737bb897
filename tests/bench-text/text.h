/* text.h -- what the parts of the benchmark share. */
#ifndef BENCH_TEXT_H
#define BENCH_TEXT_H

#include "base/text.h"

#include <zili/error.h>

/* What lies beside the project, and what was unpacked of it. */
typedef struct bench {
    const char *shared;   /* "../shared" */
    const char *unpacked; /* a folder with the archives of shared/bench, or
                             NULL */
    const char *scratch;  /* a folder for files of ours */
    const char *zili;     /* the program */
    const char *icu;      /* the yardstick, icu.c */
    uint64_t strings;     /* random ones */
} bench;

/* A path below `folder`; lent until it was asked for 8 others. */
const char *below(const char *folder, const char *name);

/* ---- lines of the table (table.c) ---- */

typedef enum goal_kind {
    AT_LEAST,
    AT_MOST,
    NO_GOAL /* a number beside the others */
} goal_kind;

typedef struct goal {
    goal_kind kind;
    double value;
    int decimals;
    const char *unit;
} goal;

void show_head(void);
void show_row(const char *name, double measured, goal asked);
/* Without a number: "absent", "skipped", … */
void show_note(const char *name, const char *note);
/* A failure in the middle of the table, and what it says. */
void show_failure(const char *name, zili_status status,
                  const zili_error *err);
void show_result(void);

/* ---- the parts, each some lines of the table ---- */

void bench_gold(const bench *with);
void bench_differences(const bench *with);
void bench_speed(const bench *with);
void bench_process(const bench *with);
void bench_dictionary(const bench *with);

/* ---- time ---- */

double processor_seconds(void); /* of this process */
double wall_seconds(void);
double median(double *values, size_t count); /* puts them in order */

/* Run a program, its output thrown away. Gives its wall clock, and in `*used`
 * its processor time; below 0 where it failed. */
double run_program(const char *const arguments[], double *used);

#endif
