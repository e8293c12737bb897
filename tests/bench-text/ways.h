/* ways.h -- the ways of the scanner that this machine does not choose.
 *
 * They are compared with every piece of ICU, blanks too. */
#ifndef BENCH_WAYS_H
#define BENCH_WAYS_H

#include "base/mem.h"
#include "oracle.h"
#include "text/rules.h"
#include "text/scan_ways.h"

static inline zili_status cut_by_scanner(oracle *of, zl_view text,
                                         zili_error *err)
{
    zili_status status = ZILI_OK;
    size_t at = 0;

    while (!status && at < text.size)
        status = zl_scan(of->user, text, &at, NULL, &of->found, err);
    return status;
}

/* As oracle_open(), but for a scanner alone: what a dictionary cuts is left
 * to ICU. The scanner in `user` is the caller's, zl_scanner_close(). */
static inline zili_status oracle_open_way(oracle *of, zl_scan_ascii ascii,
                                          zili_error *err)
{
    zl_scanner *scanner = NULL;
    zl_span rules;
    zili_status status = zl_rules_fetch(&rules, ZL_BOUNDARY_WORD, err);

    if (!status)
        status = zl_scanner_open_by(&scanner, rules, ascii, true, err);
    if (!status)
        status = zl_boundary_open(&of->boundary, ZL_BOUNDARY_WORD, err);
    zl_free((void *)(uintptr_t)rules.bytes);
    of->user = scanner;
    of->cut = cut_by_scanner;
    of->keep_blanks = true;
    return status;
}

#endif
