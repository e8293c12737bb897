/* filetype.h -- a form in which texts arrive: one reader each.
 *
 * A new form is one file with one zl_filetype, and one line in list.c. A
 * reader gets the bytes of a file and gives its documents, each as a
 * zl_source, in the order of the file: one of a letter, one for each row of a
 * table, those of each member of an archive. */
#ifndef ZL_FORMATS_FILETYPE_H
#define ZL_FORMATS_FILETYPE_H

#include "base/records.h"
#include "formats/source.h"
#include "formats/tally.h"

#include <zili/error.h>
#include <zili/note.h>

/* How files shall be read: what the user said. Lent; start from { 0 }. */
typedef struct zl_reading {
    const struct zl_filetype *type; /* of all files, or NULL: as they show */
    bool no_repair;
    bool lenient;
    struct zl_xml_map *map; /* of XML: what its elements are; or NULL */
    const struct zl_encoding *encoding; /* of all files; NULL: as they show */
    const char *text_column; /* of tables: which one is the text */
    const char *name_column; /* … and which names the document; or NULL */
    const char *sheet;       /* of workbooks, or NULL: the first */
} zl_reading;

/* A stretch of a large file of rows. */
typedef struct zl_part {
    zl_view whole; /* the bytes of the file, header and all */
    zl_record_place begin; /* the bytes of its zl_file begin there */
} zl_part;

/* How much came out of an archive, and of those in it. */
typedef struct zl_unpacking {
    uint64_t packed, done; /* bytes: taken from it, and what they became */
} zl_unpacking;

/* A file, or a member of an archive. Lent. */
typedef struct zl_file {
    zl_view bytes;    /* a reader of text gets valid UTF-8 without zero bytes */
    const char *path; /* for sentences */
    const char *name; /* for readers: the path inside the folder that was
                         named, or the archive, as "a.zip/notes/b.md"; what
                         follows the last slash names its document, unless
                         that has a better name */
    const zl_reading *reading;
    unsigned depth;   /* archives it lies in */
    const zl_part *part; /* it is part of a file; or NULL: all of it */
    zl_unpacking *unpacking; /* of the archive around it; or NULL */
} zl_file;

typedef struct zl_filetype zl_filetype;

/* Where documents go. */
typedef struct zl_shelf {
    /* Takes what the source has; it is then empty, whether it fails or not. */
    zili_status (*take)(void *user, const zl_file *file, zl_source *source,
                        zili_error *err);
    /* Takes a file of tokens that come cut. */
    zili_status (*tokens)(void *user, const zl_file *file,
                          const zl_filetype *type, zili_error *err);
    /* Told of a file, or a member of an archive, that is refused: the others
     * are read all the same. NULL: it ends all. */
    zili_status (*refuse)(void *user, const zl_file *file,
                          const zili_error *why);
    void *user; /* for these */
    /* Where something is refused, nothing of it may be kept: so each file is
     * put on this shelf first, which keeps nothing. NULL: what this one keeps
     * of it does not matter. */
    const struct zl_shelf *trial;
    zili_note_fn *note; /* told what is not kept; or NULL */
    void *note_user;
    uint64_t replaced; /* U+FFFD put so far */
    uint64_t left_out; /* what has text and is not read, so far: all told */
    const zl_filetype *type; /* of the last file that was not in an archive */
    zl_tally tally;    /* of parts: who divided the file tells it */
} zl_shelf;

struct zl_filetype {
    const char *name;  /* "html": what --from says */
    const char *about; /* "web pages": for help */
    const char *const *endings; /* ".html", …, NULL; small letters */
    bool (*is)(zl_view bytes);  /* whether the bytes are of this form, by their
                                   beginning; or NULL: only the name tells */
    bool of_text; /* text in some encoding, decoded before it is read */
    zl_view (*declares)(zl_view bytes); /* the name of the encoding that the
                     file says it is in, lent from it, or empty; NULL: where
                     web pages and XML have it */
    bool named;   /* taken only where the user names the file: in a folder it
                     may be anything, as a table of metadata */
    bool holds;   /* other files: what the user says of the form is theirs */
    /* Gives all documents. Fails with ZILI_EFORMAT (path, what, where, what to
     * do), ZILI_ENOMEM, and whatever the shelf fails with. NULL: tokens that
     * come cut, which the pipeline reads where the user says so. */
    zili_status (*read)(const zl_file *file, zl_shelf *shelf,
                        zili_error *err);
    /* Whether a file can be read in parts, each beginning where a row does:
     * moves to the first such place `least` bytes or more further, or to the
     * end. NULL: it is read as a whole. */
    void (*divide)(zl_view bytes, zl_record_place *place, size_t least);
};

/* All, ended by NULL. The first one whose is() says so is that of a file, then
 * the first one whose ending fits; what is left is plain text. */
extern const zl_filetype *const zl_filetypes[];

/* What stands for them in the program that is linked with few libraries. */
extern const zl_filetype *const zl_filetypes_few[];

extern const zl_filetype zl_filetype_archive;
extern const zl_filetype zl_filetype_plain;
extern const zl_filetype zl_filetype_tei;
extern const zl_filetype zl_filetype_fb2;
extern const zl_filetype zl_filetype_tmx;
extern const zl_filetype zl_filetype_html;
extern const zl_filetype zl_filetype_xml;
extern const zl_filetype zl_filetype_docx;
extern const zl_filetype zl_filetype_odt;
extern const zl_filetype zl_filetype_fodt;
extern const zl_filetype zl_filetype_epub;
extern const zl_filetype zl_filetype_pdf;
extern const zl_filetype zl_filetype_bundle;
extern const zl_filetype zl_filetype_csv;
extern const zl_filetype zl_filetype_tsv;
extern const zl_filetype zl_filetype_xlsx;
extern const zl_filetype zl_filetype_json;
extern const zl_filetype zl_filetype_jsonl;
extern const zl_filetype zl_filetype_markdown;
extern const zl_filetype zl_filetype_srt;
extern const zl_filetype zl_filetype_vtt;
extern const zl_filetype zl_filetype_vrt;
extern const zl_filetype zl_filetype_conllu;

/* By its name. Fails with ZILI_EUSAGE and a sentence that names all. */
ZILI_MUST_CHECK zili_status zl_filetype_named(const zl_filetype **out,
                                              const char *name,
                                              zili_error *err);

/* Whether the name of a file ends as those of this type. */
bool zl_filetype_ends(const zl_filetype *type, const char *name);

/* How much of a name is left without the ending of a single file that is
 * packed, as .gz; 0: it has none, or is a tar archive. */
size_t zl_packed_name(const char *name);

/* Why a file in a folder or an archive is passed over by its name, in words,
 * where all are of `type`, or of any where that is NULL; NULL: it is taken.
 * What lies beside texts and is none of them, as a readme, is not. */
const char *zl_filetype_passes(const zl_filetype *type, const char *name);

/* What a file is, by its bytes or its name, where its text is UTF-8. */
const zl_filetype *zl_filetype_of(zl_view bytes, const char *name);

/* Read a file or a member of an archive: find its type (unless it is given),
 * decode it where it is text, give its documents. Fails as a reader does.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_file_give(const zl_file *file, zl_shelf *shelf,
                                         zili_error *err);

/* The same, but a file that is refused is told to the shelf, if that wishes to
 * go on. Fails otherwise than with ZILI_EFORMAT then. */
ZILI_MUST_CHECK zili_status zl_file_offer(const zl_file *file, zl_shelf *shelf,
                                          zili_error *err);

/* Give one document, for readers; `status` is what they made of it so far, and
 * given back if it is a failure. `source` is empty afterwards. */
ZILI_MUST_CHECK zili_status zl_shelf_put(zl_shelf *shelf, const zl_file *file,
                                         zl_source *source, zili_status status,
                                         zili_error *err);

#endif
