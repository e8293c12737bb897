/* chosen.h -- the measures that an analysis was asked for. */
#ifndef ZL_ANALYSIS_CHOSEN_H
#define ZL_ANALYSIS_CHOSEN_H

#include "base/array.h"
#include "base/text.h"
#include "stats/association.h"

#include <zili/error.h>

/* A measure, and what its column is called: as it was asked for. */
typedef struct zl_chosen {
    const zl_measure *measure;
    zl_view name;
} zl_chosen;

typedef ZL_ARRAY(zl_chosen) zl_chosen_list;

/* Read "ll,log_dice", or "all"; "delta_p" is both of them. The names are lent
 * by `text` and the list of measures. Fails with ZILI_EUSAGE (no such
 * measure: which there are), ZILI_ENOMEM. Release with zl_array_clear(). */
ZILI_MUST_CHECK zili_status zl_chosen_read(zl_chosen_list *choice,
                                           const char *text,
                                           zili_error *err);

#endif
