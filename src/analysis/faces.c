/* faces.c -- how the types of a corpus look. */
#include "analysis/faces.h"

#include "base/mem.h"
#include "base/utf8.h"
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

static zl_face face_of(const zl_segment *segment, uint32_t type,
                           const char *forms)
{
    const zl_attribute *words = zl_segment_attribute(segment, 0);
    zl_view form = zl_attribute_form(words, type);
    zl_face face = { .flags = zl_segment_glue_rule(segment, type) };
    ptrdiff_t offset = form.bytes - forms;

    if (zl_attribute_class(words, type) != 0)
        face.flags |= ZL_FACE_WORD;
    if (offset < 0 || offset > UINT32_MAX || !is_plain(form)) {
        face.flags |= ZL_FACE_ODD;
        return face;
    }
    face.size = (uint8_t)form.size;
    if (form.size <= ZL_FACE_SHORT)
        memcpy(face.text, form.bytes, form.size);
    else
        memcpy(face.text, &(uint32_t){ (uint32_t)offset }, sizeof(uint32_t));
    return face;
}

static bool make_faces(zl_segment_faces *faces, const zl_segment *segment)
{
    const zl_attribute *words = zl_segment_attribute(segment, 0);
    uint32_t types = zl_attribute_types(words);
    const char *first = NULL;

    faces->spaced = zl_view_is(zl_segment_usual_glue(segment), " ");
    faces->list = zl_alloc_array(types, sizeof *faces->list);
    for (uint32_t i = 0; faces->list && i < types; i++) {
        zl_view form = zl_attribute_form(words, i);
        first = !first || form.bytes < first ? form.bytes : first;
    }
    faces->forms = first;
    for (uint32_t i = 0; faces->list && i < types; i++)
        faces->list[i] = face_of(segment, i, first);
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
