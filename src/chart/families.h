/* families.h -- which families of type are installed. */
#ifndef ZL_CHART_FAMILIES_H
#define ZL_CHART_FAMILIES_H

#include <zili/error.h>

/* Of `families`, a list parted by commas, every one is there; fontconfig would
 * silently take another for what is not. Capitals and blanks do not matter.
 * Fails with ZILI_EUSAGE, which names the nearest there is, and ZILI_ENOMEM.
 * Time: O(installed fonts). */
ZILI_MUST_CHECK zili_status zl_families_check(const char *families,
                                              zili_error *err);

#endif
