/* options.c -- what an index that is made, or added to, may be told. */
#include "ingest/metadata.h"
#include "text/profile.h"

#include <zili/build.h>

#include <stddef.h>

#define DICT_OPTION                                      \
    { "dict", 'd', ZILI_OPTION_FILES, "F",                \
      ZL_DICTIONARY_HELP,                                \
      offsetof(zili_build_options, dicts), NULL }
#define THREADS_OPTION                                                 \
    { "threads", 0, ZILI_OPTION_NUMBER, "N",                           \
      "use at most N threads; the index does not depend on it",        \
      offsetof(zili_build_options, threads), NULL }
#define MEMORY_OPTION                                                  \
    { "memory", 0, ZILI_OPTION_SIZE, "SIZE",                           \
      "keep to so much memory, as 256M or 4G, and the size of the "    \
      "largest file (default: a quarter of what there is; least: "     \
      "16M); the index does not depend on it",                         \
      offsetof(zili_build_options, memory), NULL }
#define LENIENT_OPTION                                                 \
    { "lenient", 0, ZILI_OPTION_FLAG, NULL,                            \
      "put U+FFFD for what is no text, instead of refusing the file",  \
      offsetof(zili_build_options, lenient), NULL }
#define REFUSED_OPTION                                                \
    { "skip-refused", 0, ZILI_OPTION_FLAG, NULL,                       \
      "go on where a file, or a member of an archive, cannot be "      \
      "read: say why, leave it out, and end with 3",                   \
      offsetof(zili_build_options, skip_refused), NULL }
#define ENCODING_OPTION                                              \
    { "encoding", 0, ZILI_OPTION_TEXT, "NAME",                       \
      "what files are written in, as gb18030 or big5; one with a "   \
      "byte order mark is in what that says (default: what each shows)", \
      offsetof(zili_build_options, encoding), NULL }
#define FROM_OPTIONS                                               \
    { "from", 0, ZILI_OPTION_TEXT, "FORM",                         \
      "take all files to be of this form, as text or html, or "    \
      "tokens already cut: vrt (CWB's form) or conllu",            \
      offsetof(zili_build_options, from), NULL },                  \
    { "map", 0, ZILI_OPTION_FILE, "FILE",                          \
      "of XML: what its elements are",                             \
      offsetof(zili_build_options, map), NULL },                   \
    { "columns", 0, ZILI_OPTION_TEXT, "NAMES",                     \
      "of vrt: what the columns are, as in word,pos,lemma",        \
      offsetof(zili_build_options, columns), NULL }
#define INPUT_OPTIONS                                               \
    { "name", 0, ZILI_OPTION_TEXT, "NAME",                          \
      "the name of what comes from standard input, as data.csv",    \
      offsetof(zili_build_options, name), NULL }
#define TABLE_OPTIONS                                               \
    { "text-column", 0, ZILI_OPTION_TEXT, "NAME|N",                 \
      "of tables and JSON: which column is the text (default: the " \
      "one that is named text, body, content, 正文 …, or the only " \
      "long one)",                                                  \
      offsetof(zili_build_options, text_column), NULL },            \
    { "name-column", 0, ZILI_OPTION_TEXT, "NAME|N",                 \
      "of tables and JSON: which column names the document "        \
      "(default: the one that is named id, name, file …)",          \
      offsetof(zili_build_options, name_column), NULL },            \
    { "sheet", 0, ZILI_OPTION_TEXT, "NAME",                         \
      "of workbooks: which sheet is read (default: the first)",     \
      offsetof(zili_build_options, sheet), NULL }

const zili_option zili_build_option_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "X.zili", "the index folder to write",
      offsetof(zili_build_options, output), NULL },
    { "profile", 'p', ZILI_OPTION_TEXT, "P", ZL_PROFILE_HELP,
      offsetof(zili_build_options, profile), NULL },
    DICT_OPTION,
    THREADS_OPTION,
    MEMORY_OPTION,
    FROM_OPTIONS,
    ENCODING_OPTION,
    ZL_METADATA_OPTIONS,
    TABLE_OPTIONS,
    INPUT_OPTIONS,
    { "no-repair", 0, ZILI_OPTION_FLAG, NULL,
      "leave paragraphs cut where a page break cut them",
      offsetof(zili_build_options, no_repair), NULL },
    LENIENT_OPTION,
    REFUSED_OPTION,
    { 0 },
};

const zili_option zili_add_option_list[] = {
    DICT_OPTION,
    THREADS_OPTION,
    MEMORY_OPTION,
    FROM_OPTIONS,
    ENCODING_OPTION,
    ZL_METADATA_OPTIONS,
    TABLE_OPTIONS,
    INPUT_OPTIONS,
    LENIENT_OPTION,
    REFUSED_OPTION,
    { 0 },
};
