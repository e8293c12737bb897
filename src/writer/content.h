/* content.h -- what a segment is made of, wherever it comes from: a run of
 * batches in memory (run.h), or segments that are joined (join.h). */
#ifndef ZL_WRITER_CONTENT_H
#define ZL_WRITER_CONTENT_H

#include "base/map.h"
#include "index/rising.h"
#include "writer/roster.h"

typedef struct zl_content zl_content;

typedef struct zl_content_attribute {
    const char *name;
    zl_roster roster;
} zl_content_attribute;

/* `values` are in byte order, each once, and each is that of a range. */
typedef struct zl_content_structure {
    const char *name;
    zl_view *values;
    uint32_t value_count;
    uint32_t count; /* of ranges */
    bool tiles;     /* they need no ends (index/layout.h) */
} zl_content_structure;

typedef struct zl_content_range {
    uint32_t begin, end;
    uint32_t value;           /* a number in `values` */
    uint32_t document, words; /* of a region alone */
} zl_content_range;

/* What has to be read in order. Each begins with a rewind; what fails is
 * remembered in the content, and the rest may then be anything. */
typedef struct zl_content_reader {
    void (*rewind_tokens)(zl_content *content, uint32_t attribute);

    /* The ranks of the next tokens, up to `room`; 0 at the end. For words,
     * `glues`, if given, gets the numbers of the glue behind them. */
    size_t (*tokens)(zl_content *content, uint32_t *ranks, uint32_t *glues,
                     size_t room);

    /* Add the positions of the type at the next place to `list`. */
    void (*rewind_positions)(zl_content *content, uint32_t attribute);
    void (*positions)(zl_content *content, zl_rising_writer *list);

    /* The next range; true as long as there is one. */
    void (*rewind_ranges)(zl_content *content, uint32_t structure);
    bool (*range)(zl_content *content, zl_content_range *out);
} zl_content_reader;

struct zl_content {
    const zl_content_reader *reader;
    uint32_t tokens, documents;

    /* "word", then in byte order of their names: those in which some token
     * has more than "". */
    zl_content_attribute *attributes;
    uint32_t attribute_count;

    /* "doc", "region", "lang", then in byte order of their names: those that
     * have a range. */
    zl_content_structure *structures;
    uint32_t structure_count;

    /* Every glue by a number, and how often each stands somewhere; those that
     * stand nowhere may be there too. */
    zl_map glues;
    ZL_ARRAY(uint64_t) glue_counts;
    ZL_ARRAY(uint32_t) leads; /* number of the glue before each document */

    bool (*stop)(void *user); /* asked now and then; true: fail. Or NULL */
    void *stop_user;
    void (*tell)(void *user, uint64_t done, uint64_t total); /* or NULL */
    void *tell_user;
    uint64_t done, total; /* tokens, each as often as it is gone through */
    zili_status status; /* the first failure */
    zili_error error;
};

/* Remember a failure, if it is the first. */
void zl_content_lack_memory(zl_content *content);

/* Whether all goes on: nothing has failed, and nobody wants it to stop. */
bool zl_content_goes_on(zl_content *content);

/* So many tokens were gone through: tell who wants to know. */
void zl_content_note_done(zl_content *content, uint64_t tokens);

/* Release what stands here; who made the content releases the rest. */
void zl_content_clear(zl_content *content);

#endif
