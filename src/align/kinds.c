/* kinds.c -- how many lines a bead may have on either side.
 *
 * In novels a fifth of all sentences become two, one of a hundred becomes four
 * or five; without those kinds a path must cheat at every such place. */
#include "align/kinds.h"

const zl_bead_kind zl_bead_kinds[ZL_BEAD_KINDS] = {
    { 1, 0, .01 },   { 0, 1, .01 },   { 1, 1, .77 },   { 1, 2, .07 },
    { 2, 1, .07 },   { 2, 2, .01 },   { 1, 3, .015 },  { 3, 1, .015 },
    { 2, 3, .004 },  { 3, 2, .004 },  { 1, 4, .005 },  { 4, 1, .005 },
    { 1, 5, .002 },  { 5, 1, .002 },  { 3, 3, .002 },  { 2, 4, .002 },
    { 4, 2, .002 },  { 3, 4, .001 },  { 4, 3, .001 },
};
