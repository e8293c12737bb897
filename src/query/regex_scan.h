/* regex_scan.h -- a regular expression, piece by piece.
 *
 * It knows of PCRE2's grammar what it takes to tell characters that stand for
 * themselves from all else. What it does not know is told as ZL_PIECE_OPAQUE:
 * then nothing may be concluded from the rest. */
#ifndef ZL_QUERY_REGEX_SCAN_H
#define ZL_QUERY_REGEX_SCAN_H

#include "base/text.h"

typedef enum zl_piece_kind {
    ZL_PIECE_LITERAL, /* a character that stands for itself */
    ZL_PIECE_ONE,     /* . \w \x41 ^ \b: something else, without what repeats
                         it */
    ZL_PIECE_CLASS,   /* [ … ] */
    ZL_PIECE_OPEN,    /* ( with what belongs to it: (?: (?= (?<name> */
    ZL_PIECE_CLOSE,   /* ) */
    ZL_PIECE_BAR,     /* | */
    ZL_PIECE_REPEAT,  /* * + ? {2,5} of the piece or group before it */
    ZL_PIECE_VOID,    /* \Q \E and comments: nothing */
    ZL_PIECE_OPAQUE   /* (?i) (?R) (*ACCEPT) */
} zl_piece_kind;

typedef struct zl_regex_piece {
    zl_piece_kind kind;
    zl_view text;   /* as it is written */
    zl_view letter; /* LITERAL: the character itself */
    bool optional;  /* REPEAT: 0 times is enough */
} zl_regex_piece;

typedef struct zl_regex_scanner {
    zl_view pattern; /* valid UTF-8 */
    size_t at;
    bool quoting; /* behind \Q */
} zl_regex_scanner;

/* The next piece; false at the end. Time: O(piece). */
bool zl_regex_next(zl_regex_scanner *scanner, zl_regex_piece *piece);

/* What every match must have. Start from { 0 }. */
typedef struct zl_regex_needs {
    zl_str prefix; /* begins with this … */
    zl_str inside; /* … has this in it … */
    bool plain;    /* … or is just the prefix */
} zl_regex_needs;

/* Time: O(pattern). Ask `failed` of the texts. */
void zl_regex_needs_find(zl_regex_needs *needs, zl_view pattern);
void zl_regex_needs_clear(zl_regex_needs *needs);

#endif
