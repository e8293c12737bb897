/* scan_fixture.h -- every way to scan, and ICU beside them, for a group of
 * tests. Included once a program. */
#ifndef SCAN_FIXTURE_H
#define SCAN_FIXTURE_H

#include "scan_help.h"

#include "text/rules.h"

static zl_span rules; /* ICU's */
static zl_scanner *scanners[WAYS];
static oracle icu;
static zl_pieces expected, found;

static int open_all(void **state)
{
    (void)state;
    if (zl_rules_fetch(&rules, ZL_BOUNDARY_WORD, NULL))
        return -1;
    open_ways(scanners, rules);
    oracle_open(&icu, UBRK_WORD);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    close_ways(scanners);
    oracle_close(&icu);
    zl_array_clear(&expected);
    zl_array_clear(&found);
    zl_free((void *)rules.bytes);
    return 0;
}

#endif
