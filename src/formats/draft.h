/* draft.h -- a source while it is written: what readers of marked-up forms
 * say, in the order of the file.
 *
 *     init → (region → (paragraph → text …)* )* → end → clear
 *
 * The draft keeps what a source promises: paragraphs without blanks at their
 * ends and with something in them, regions that hold paragraphs, marks in
 * order. So a reader says what it meets and need not look back.
 *
 * Blanks are treated as in HTML: runs of them are one, and none stands at the
 * ends of a paragraph; where a line ends between two characters of scripts
 * that are written without blanks, nothing stands. Between paragraphs the text
 * has an empty line.
 *
 * A note, a running head, a comment interrupts the text around it: it is an
 * aside. Asides are kept apart and become regions behind all others, by kind,
 * in the order in which they began; the sentence around goes on behind.
 *
 * All calls may follow each other; the first failure is kept, and the end
 * gives it. */
#ifndef ZL_FORMATS_DRAFT_H
#define ZL_FORMATS_DRAFT_H

#include "formats/source.h"

#include <zili/error.h>

/* Marks in each other, and kinds of asides; what is more is left out. */
enum { ZL_DRAFT_DEPTH_MOST = 100, ZL_DRAFT_ASIDES_MOST = 32 };

typedef struct zl_draft zl_draft;

/* Writes into `source`, which is empty and outlives it. NULL without
 * memory. */
zl_draft *zl_draft_new(zl_source *source);
void zl_draft_free(zl_draft *draft);

/* What follows is of this kind ("text", "front", "title") and language (NULL:
 * by its script). Ends the region before, if it has begun. In the beginning:
 * "text". */
void zl_draft_region(zl_draft *draft, const char *kind, const char *lang);

/* What follows is a new paragraph. Where `kind` is ZL_BODY also what comes
 * without one. */
void zl_draft_paragraph(zl_draft *draft, zl_paragraph_kind kind);

/* Whether something stands in the paragraph that is open. */
bool zl_draft_in_paragraph(const zl_draft *draft);

/* What follows is a bead (zl_source_bead), and a new paragraph. Not in an
 * aside. */
void zl_draft_bead(zl_draft *draft, size_t number, bool by_hand,
                   double confidence);

/* Text (valid UTF-8), blanks made one … */
void zl_draft_text(zl_draft *draft, zl_view text);

/* … or kept, with their lines, as in verse and code. */
void zl_draft_verbatim(zl_draft *draft, zl_view text);

/* A line ends here, and the paragraph goes on. True: one has ended already, and
 * nothing stands behind it. */
bool zl_draft_line(zl_draft *draft);

/* A line ends here within a word, if a hyphen behind a letter ends it or
 * `within` says so: nothing stands between it and the text that follows. With
 * `within` that hyphen was put for the line, and is taken away. False: there is
 * no such word. */
bool zl_draft_join(zl_draft *draft, bool within);

/* As zl_draft_join() with `within`, and the hyphen that is taken away is an
 * edit of the source. */
bool zl_draft_mend(zl_draft *draft);

/* A mark from the next text on, and the end of the one begun last in this
 * region or aside; where nothing stands in it, it is not kept. `name` is made
 * a name of the index: lower case, all but letters, digits and _ made _, 30
 * bytes at most. One inside another of its name is name1, name2, … as in
 * CWB. */
void zl_draft_mark(zl_draft *draft, zl_view name, zl_view value);
void zl_draft_unmark(zl_draft *draft);

/* The value of the mark begun last in this region or aside, known only now;
 * nothing where there is none. */
void zl_draft_value(zl_draft *draft, zl_view value);

/* A mark `name` from here to the next one of that name, or to the end: pages.
 * Kept apart from marks that have an end, and of other names than theirs. An
 * empty value: nothing is marked until the next. */
void zl_draft_milestone(zl_draft *draft, zl_view name, zl_view value);

/* Until the end of it all is aside: a region `kind` ("notes", "running",
 * "comments") behind the text. An aside in an aside is a paragraph of it. */
void zl_draft_aside(zl_draft *draft, const char *kind);
void zl_draft_end_aside(zl_draft *draft);

/* A datum of the document: `key` is made a name as for marks, blanks in the
 * value made one. The first of a key counts; with `more`, further values that
 * differ are added to it, with "; " between. */
void zl_draft_datum(zl_draft *draft, zl_view key, zl_view value, bool more);

/* Where nothing is said of `key`, what is said of `other` is said of it. */
void zl_draft_datum_else(zl_draft *draft, const char *key, const char *other);

/* Put everything into the source. Fails with ZILI_ENOMEM. Time: O(bytes + marks
 * × log). */
ZILI_MUST_CHECK zili_status zl_draft_end(zl_draft *draft, zili_error *err);

#endif
