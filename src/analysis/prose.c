/* prose.c -- lines of a concordance put together fast. */
#include "analysis/prose.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

enum { STEP = 16 }; /* bytes copied at once */

/* How a type looks. */
struct face {
    uint32_t offset; /* from the first form of the segment */
    uint8_t size;
    uint8_t flags;
};

enum {
    NONE_BEFORE = ZL_GLUE_NONE_BEFORE,
    NONE_AFTER = ZL_GLUE_NONE_AFTER,
    WORD = 4,
    PLAIN = 8, /* no blank in it, and not too long */
    SHORT = 16 /* it can be copied as STEP bytes */
};

struct segment_faces {
    const char *forms;
    struct face *list;
    bool spaced; /* the usual glue is a blank */
};

struct zl_faces {
    uint32_t segments;
    struct segment_faces of[];
};

/* ---- faces ---- */

static bool is_plain(zl_view form)
{
    if (form.size == 0 || form.size > UINT8_MAX)
        return false;
    for (size_t i = 0; i < form.size;)
        if (zl_is_blank(zl_utf8_next(form, &i)))
            return false;
    return true;
}

static struct face face_of(const zl_segment *segment, uint32_t type,
                           const char *forms, const char *end)
{
    const zl_attribute *words = zl_segment_attribute(segment, 0);
    zl_view form = zl_attribute_form(words, type);
    struct face face = { 0 };

    face.flags = zl_segment_glue_rule(segment, type);
    if (zl_attribute_class(words, type) != 0)
        face.flags |= WORD;
    if (form.bytes < forms || form.bytes - forms > UINT32_MAX ||
        !is_plain(form))
        return face;
    face.offset = (uint32_t)(form.bytes - forms);
    face.size = (uint8_t)form.size;
    face.flags |= PLAIN;
    if (form.size <= STEP && end - form.bytes >= STEP)
        face.flags |= SHORT;
    return face;
}

static bool make_faces(struct segment_faces *faces, const zl_segment *segment)
{
    const zl_attribute *words = zl_segment_attribute(segment, 0);
    uint32_t types = zl_attribute_types(words);
    const char *first = NULL, *end = NULL;

    faces->spaced = zl_view_is(zl_segment_usual_glue(segment), " ");
    faces->list = zl_alloc_array(types, sizeof *faces->list);
    for (uint32_t i = 0; faces->list && i < types; i++) {
        zl_view form = zl_attribute_form(words, i);
        first = !first || form.bytes < first ? form.bytes : first;
        end = !end || form.bytes + form.size > end ? form.bytes + form.size
                                                   : end;
    }
    faces->forms = first;
    for (uint32_t i = 0; faces->list && i < types; i++)
        faces->list[i] = face_of(segment, i, first, end);
    return faces->list != NULL;
}

zl_faces *zl_faces_new(const zili_corpus *corpus)
{
    uint32_t count = zl_corpus_segments(corpus);
    zl_faces *faces = zl_alloc(sizeof *faces + count * sizeof *faces->of);
    bool enough = faces != NULL;

    for (uint32_t i = 0; enough && i < count; i++) {
        faces->segments = i + 1;
        enough = make_faces(&faces->of[i], zl_corpus_segment(corpus, i));
    }
    if (enough)
        return faces;
    zl_faces_free(faces);
    return NULL;
}

void zl_faces_free(zl_faces *faces)
{
    for (uint32_t i = 0; faces && i < faces->segments; i++)
        zl_free(faces->of[i].list);
    zl_free(faces);
}

/* ---- one line ---- */

void zl_prose_init(zl_prose *prose, const zl_faces *faces,
                   const zili_corpus *corpus)
{
    prose->faces = faces;
    zl_stretch_init(&prose->stretch, corpus);
    zl_glue_start(&prose->glue, prose->stretch.segment);
}

/* A run of tokens, while it is written. */
struct writing {
    const struct segment_faces *faces;
    const uint32_t *types; /* of the token at `base` */
    uint64_t base;         /* a position of the corpus */
    uint64_t offset;       /* of the segment */
    zl_glue_cursor *glue;
    char *at;
    bool plain;
};

static void put_form(struct writing *writing, uint64_t position)
{
    const struct face *face =
        &writing->faces->list[writing->types[position - writing->base]];
    const char *form = writing->faces->forms + face->offset;

    if ((face->flags & (PLAIN | SHORT)) == (PLAIN | SHORT)) {
        memcpy(writing->at, form, STEP);
    } else {
        writing->plain &= (face->flags & PLAIN) != 0;
        memcpy(writing->at, form, face->size);
    }
    writing->at += face->size;
}

static bool is_blank(zl_view glue)
{
    for (size_t i = 0; i < glue.size; i++)
        if (glue.bytes[i] != ' ' && glue.bytes[i] != '\n' &&
            glue.bytes[i] != '\t' && glue.bytes[i] != '\r')
            return false;
    return true;
}

/* What is not there by rule: blanks show as one, unless a line ends behind
 * what may be Chinese. */
static void put_exception(struct writing *writing)
{
    zl_view glue = zl_glue_text(writing->glue);

    if (!writing->plain)
        return;
    bool wide = (uint8_t)writing->at[-1] >= 0x80 &&
                memchr(glue.bytes, '\n', glue.size);
    if (!is_blank(glue) || wide)
        writing->plain = false;
    if (glue.size)
        *writing->at++ = ' ';
}

/* What stands between the token at `position` and the next one, which is in
 * the run too. */
static void put_glue(struct writing *writing, uint64_t position)
{
    uint32_t local = (uint32_t)(position - writing->offset);
    const uint32_t *types = writing->types + (position - writing->base);
    const struct face *faces = writing->faces->list;

    if (zl_glue_is_exception(writing->glue, local)) {
        put_exception(writing);
        return;
    }
    *writing->at = ' ';
    writing->at += !(faces[types[0]].flags & NONE_AFTER) &
                   !(faces[types[1]].flags & NONE_BEFORE);
}

/* What stands at the border of the node is not shown, if it is blank. */
static void check_border(struct writing *writing, uint64_t position)
{
    uint32_t local = (uint32_t)(position - writing->offset);

    if (zl_glue_is_exception(writing->glue, local) &&
        !is_blank(zl_glue_text(writing->glue)))
        writing->plain = false;
}

static zl_view put_run(struct writing *writing, uint64_t from, uint64_t to)
{
    char *begin = writing->at;

    for (uint64_t i = from; i < to; i++) {
        put_form(writing, i);
        if (i + 1 < to)
            put_glue(writing, i);
    }
    return (zl_view){ begin, (size_t)(writing->at - begin) };
}

/* Where the window of so many words begins and ends; false where it is not
 * in reach. */
static bool find_window(const struct writing *writing, zl_hit hit,
                        uint64_t words, uint64_t least, uint64_t limit,
                        uint64_t *begin, uint64_t *end)
{
    const uint32_t *types = writing->types;
    const struct face *list = writing->faces->list;
    uint64_t left = words;

    for (*begin = hit.begin; left > 0 && *begin > least;) {
        if (*begin == writing->base)
            return false;
        --*begin;
        left -= list[types[*begin - writing->base]].flags & WORD ? 1 : 0;
    }
    uint64_t stop = hit.end + ZL_PROSE_REACH;
    for (*end = hit.end, left = words; left > 0 && *end < limit; ++*end) {
        if (*end == stop)
            return false;
        left -= list[types[*end - writing->base]].flags & WORD ? 1 : 0;
    }
    return true;
}

bool zl_prose_show(zl_prose *prose, zl_hit hit, uint64_t words, uint64_t least,
                   uint64_t limit, zl_prose_line *line)
{
    uint64_t begin, end;
    uint64_t from =
        hit.begin - least > ZL_PROSE_REACH ? hit.begin - ZL_PROSE_REACH
                                           : least;
    uint64_t to =
        limit - hit.end > ZL_PROSE_REACH ? hit.end + ZL_PROSE_REACH : limit;

    if (hit.skip || hit.trim || hit.end - hit.begin > ZL_PROSE_REACH)
        return false;
    const uint32_t *types = zl_stretch_types(&prose->stretch, from, to);
    if (prose->glue.segment != prose->stretch.segment)
        zl_glue_start(&prose->glue, prose->stretch.segment);
    struct writing writing = {
        .faces = &prose->faces->of[prose->stretch.number],
        .types = types,
        .base = from,
        .offset = zl_segment_begin(prose->stretch.segment),
        .glue = &prose->glue,
        .at = prose->text,
        .plain = true,
    };
    if (!writing.faces->spaced ||
        !find_window(&writing, hit, words, least, limit, &begin, &end))
        return false;
    zl_glue_move(&prose->glue, (uint32_t)(begin - writing.offset));
    line->left = put_run(&writing, begin, hit.begin);
    if (begin < hit.begin)
        check_border(&writing, hit.begin - 1);
    line->node = put_run(&writing, hit.begin, hit.end);
    if (hit.end < end)
        check_border(&writing, hit.end - 1);
    line->right = put_run(&writing, hit.end, end);
    return writing.plain;
}
