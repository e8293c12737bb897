/* people.h -- who wrote to whom, as a title states it. */
#ifndef ZL_FORMATS_PEOPLE_H
#define ZL_FORMATS_PEOPLE_H

#include "formats/source.h"

/* Add author and recipient where the title, on one line, states them:
 *
 *     Report by Nie Rongzhen to Mao Zedong Regarding …  both
 *     Some Remarks by Zhou Enlai on a Report by …       the author
 *     Letter to Stalin from Mao Zedong                  both
 *     Telegram, Mao Zedong to Stalin                    both
 *
 * A name is a run of words with capitals. "from" and "to" name people only
 * in the title of a letter, cable, report and the like. False without
 * memory. Time: O(bytes). */
bool zl_people_add(zl_source *out, zl_view title);

#endif
