/* faces.c -- how the types of a corpus look. */
#include "analysis/faces.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "base/work.h"
#include "text/script.h"

#include <string.h>

static bool is_plain(zl_view form)
{
    if (form.size == 0 || form.size > ZL_FACE_MOST)
        return false;
    for (size_t i = 0; i < form.size; i++)
        if ((uint8_t)form.bytes[i] < 0x20 || form.bytes[i] == '\\')
            return false;
    for (size_t i = 0; i < form.size;)
        if (zl_is_blank(zl_utf8_next(form, &i)))
            return false;
    return true;
}

static zl_face face_of(const zl_segment *segment, uint32_t type)
{
    const zl_attribute *words = zl_segment_attribute(segment, 0);
    zl_view form = zl_attribute_form(words, type);
    zl_face face = { .flags = zl_segment_glue_rule(segment, type) };

    if (zl_attribute_class(words, type) != 0)
        face.flags |= ZL_FACE_WORD;
    if (!is_plain(form)) {
        face.flags |= ZL_FACE_ODD;
        return face;
    }
    face.size = (uint8_t)form.size;
    if (form.size <= ZL_FACE_SHORT)
        memcpy(face.text, form.bytes, form.size);
    else
        memcpy(face.text, &form.bytes, sizeof form.bytes);
    return face;
}

/* Some types of a segment. */
struct making {
    const zl_segment *segment;
    zl_face *list;
};

static void make_part(void *user, size_t part, size_t from, size_t to)
{
    const struct making *making = user;

    (void)part;
    for (size_t i = from; i < to; i++)
        making->list[i] = face_of(making->segment, (uint32_t)i);
}

static bool make_faces(zl_segment_faces *faces, const zl_segment *segment,
                       size_t threads)
{
    enum { PART = 16384 };
    uint32_t types = zl_attribute_types(zl_segment_attribute(segment, 0));
    struct making making = { segment,
                             zl_alloc_array(types, sizeof *making.list) };

    faces->spaced = zl_view_is(zl_segment_usual_glue(segment), " ");
    faces->list = making.list;
    if (making.list)
        zl_work_on_parts(zl_work_parts(threads, types, PART), types,
                         make_part, &making);
    return making.list != NULL;
}

zl_faces *zl_faces_new(const zili_corpus *corpus, uint64_t threads)
{
    uint32_t count = zl_corpus_segments(corpus);
    zl_faces *faces = zl_alloc(sizeof *faces + count * sizeof *faces->of);
    bool enough = faces != NULL;

    for (uint32_t i = 0; enough && i < count; i++) {
        faces->segments = i + 1;
        enough = make_faces(&faces->of[i], zl_corpus_segment(corpus, i),
                            zl_work_threads(threads));
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
