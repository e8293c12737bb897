/* vrt_help.h -- lines of VRT taken apart, without the library. */
#ifndef VRT_HELP_H
#define VRT_HELP_H

#include "export_help.h"

#define VRT_ATTRIBUTES_MOST 20

typedef struct vrt_tag {
    char name[40];
    bool ends;
    size_t count;
    char names[VRT_ATTRIBUTES_MOST][40];
    zl_str values[VRT_ATTRIBUTES_MOST]; /* unescaped */
} vrt_tag;

static inline void clear_tag(vrt_tag *tag)
{
    for (size_t i = 0; i < tag->count; i++)
        zl_str_clear(&tag->values[i]);
    *tag = (vrt_tag){ 0 };
}

/* Whether CWB takes the name: [a-z_][a-z0-9_-]* */
static inline bool is_vrt_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";

    return *name && strchr(letters, *name) &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789-") ==
               strlen(name);
}

static inline void unescape(zl_view text, zl_str *out)
{
    static const char *const entities[][2] = {
        { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
    };

    for (size_t i = 0; i < text.size;) {
        size_t k = 0;
        assert_true(text.bytes[i] != '<' && text.bytes[i] != '>');
        if (text.bytes[i] != '&') {
            zl_str_add_byte(out, text.bytes[i++]);
            continue;
        }
        while (!zl_view_starts(zl_view_cut(text, i, text.size),
                               zl_view_of(entities[k][0])))
            assert_true(++k < 4);
        zl_str_add_text(out, entities[k][1]);
        i += strlen(entities[k][0]);
    }
}

/* What a text of the corpus is in VRT once it is unescaped. */
static inline void add_expected(zl_view text, zl_str *out)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c == '\t' || c == '\n' || c == '\r')
            zl_str_add_byte(out, ' ');
        else if ((unsigned char)c < 0x20)
            zl_str_add_text(out, "\uFFFD");
        else
            zl_str_add_byte(out, c);
    }
}

/* A name up to one of `ends`. */
static inline size_t read_name(const char *at, const char *ends,
                               char name[40])
{
    size_t size = strcspn(at, ends);

    assert_true(size > 0 && size < 40);
    memcpy(name, at, size);
    name[size] = 0;
    assert_true(is_vrt_name(name));
    return size;
}

/* "<name a="…" b="…">" or "</name>", and no byte more. */
static inline void read_tag(const char *line, vrt_tag *tag)
{
    const char *at = line + 1;

    tag->ends = *at == '/';
    at += tag->ends;
    at += read_name(at, " >", tag->name);
    while (*at == ' ') {
        assert_true(tag->count < VRT_ATTRIBUTES_MOST);
        at++;
        at += read_name(at, "=", tag->names[tag->count]);
        assert_memory_equal(at, "=\"", 2);
        at += 2;
        size_t size = strcspn(at, "\"");
        unescape((zl_view){ at, size }, &tag->values[tag->count++]);
        assert_int_equal(at[size], '"');
        at += size + 1;
    }
    assert_string_equal(at, ">");
    assert_true(!tag->ends || tag->count == 0);
}

/* The value of an attribute, or NULL. */
static inline const char *value_of(const vrt_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->count; i++)
        if (strcmp(tag->names[i], name) == 0)
            return zl_str_text(&tag->values[i]);
    return NULL;
}

#endif
