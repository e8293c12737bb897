/* metadata.h -- columns that the user gives to documents: by a pattern of
 * their paths, and by a table. What a table says counts more than what a path
 * says, and that more than what the file says of itself. */
#ifndef ZL_INGEST_METADATA_H
#define ZL_INGEST_METADATA_H

#include "base/file.h"
#include "formats/source.h"
#include "ingest/pattern.h"
#include "ingest/roll.h"

#include <zili/build.h>

/* What a list of options of zili_build_options has for them. */
#define ZL_METADATA_OPTIONS                                              \
    { "path", 0, ZILI_OPTION_TEXT, "PATTERN",                            \
      "what paths say of documents, as '{year}/{author}-{title}.txt': "  \
      "names in braces become columns, * is anything but a slash, ** "   \
      "anything",                                                        \
      offsetof(zili_build_options, path_pattern), NULL },                \
    { "metadata", 0, ZILI_OPTION_FILE, "FILE",                           \
      "a table (CSV, TSV, .xlsx) that says more about documents: a row " \
      "for each, columns become theirs",                                 \
      offsetof(zili_build_options, metadata), NULL },                    \
    { "metadata-key", 0, ZILI_OPTION_TEXT, "COLUMN",                     \
      "its column that names files (default: file, filename, path, "     \
      "name, doc or id)",                                                \
      offsetof(zili_build_options, metadata_key), NULL },                \
    { "metadata-sheet", 0, ZILI_OPTION_TEXT, "NAME",                     \
      "its sheet, where it is a workbook (default: the first)",          \
      offsetof(zili_build_options, metadata_sheet), NULL },              \
    { "lang", 0, ZILI_OPTION_TEXT, "CODE",                               \
      "the language of all texts, as zh or pt-BR (default: what each "   \
      "says or shows)",                                                  \
      offsetof(zili_build_options, lang), NULL }

/* All that is the same for every document; start from { 0 }. Threads may use
 * it at once. */
typedef struct zl_metadata {
    zl_pattern pattern;
    zl_roll *roll; /* or NULL */
    const char *lang; /* of all documents, or NULL */
} zl_metadata;

/* Understand the options and read the table. Fails as zl_pattern_read() and
 * zl_roll_open(). zl_metadata_clear() in any case. */
ZILI_MUST_CHECK zili_status zl_metadata_open(zl_metadata *out,
                                             const zili_build_options *options,
                                             zili_error *err);
void zl_metadata_clear(zl_metadata *metadata);

/* What was found of a document. */
typedef struct zl_metadata_found {
    bool astray;   /* its path is not that of the pattern */
    bool unlisted; /* it has no row in the table */
} zl_metadata_found;

/* What a document is called. */
typedef struct zl_metadata_names {
    const char *path; /* the pattern is held against it … */
    bool tail;        /* … or against its end: there is more than was named */
    const char *shown, *name; /* what the table may call it */
} zl_metadata_names;

/* Add what is known of a document to its data, behind what is there, and set
 * its language where that is given. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_metadata_add(const zl_metadata *metadata,
                                            zl_source *source,
                                            const zl_metadata_names *names,
                                            zl_metadata_found *found,
                                            zili_error *err);

/* Documents of one sort: how many, and what the first ones are called. */
typedef struct zl_metadata_few {
    uint64_t count;
    zl_names names;
} zl_metadata_few;

/* Documents of which something is missing. Start from { 0 }; end with
 * zl_metadata_missed_clear(). */
typedef struct zl_metadata_missed {
    uint64_t documents; /* in all */
    zl_metadata_few astray, unlisted;
    bool failed; /* there was not enough memory */
} zl_metadata_missed;

void zl_metadata_miss(zl_metadata_missed *missed, const char *shown,
                      zl_metadata_found found);

/* Add what was missed later. */
void zl_metadata_miss_more(zl_metadata_missed *missed,
                           const zl_metadata_missed *more);
void zl_metadata_missed_clear(zl_metadata_missed *missed);

/* Tell the user what was not found. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status
zl_metadata_tell(const zl_metadata *metadata, const zl_metadata_missed *missed,
                 const zili_build_options *options, zili_error *err);

#endif
