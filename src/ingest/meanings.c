/* meanings.c -- what structures and attributes were called. */
#include "ingest/meanings.h"

void zl_meanings_clear(zl_meanings *meanings)
{
    zl_map_clear(&meanings->names);
    zl_array_clear(&meanings->meant);
    zl_str_clear(&meanings->scratch);
}

static void add(zl_meanings *meanings, zl_view name, zl_view meant)
{
    uint32_t before = meanings->names.count;

    if (!zl_array_reserve(&meanings->meant, before + 1) ||
        zl_map_add(&meanings->names, name) == ZL_MAP_NONE)
        meanings->failed = true;
    else if (meanings->names.count > before)
        meanings->meant.items[meanings->meant.count++] = meant;
}

void zl_meanings_read(zl_meanings *meanings, zl_view comment)
{
    static const char mark[] = " is ";
    zl_view piece;

    while (zl_view_next(&comment, ',', &piece)) {
        size_t at = zl_view_find(piece, zl_view_of(mark));
        if (at != SIZE_MAX && at > 0 && !meanings->failed)
            add(meanings, zl_view_cut(piece, 0, at),
                zl_view_cut(piece, at + sizeof mark - 1, piece.size));
    }
}

static zl_view find(const zl_meanings *meanings, zl_view name, zl_view other)
{
    uint32_t number = zl_map_find(&meanings->names, name);

    return number == ZL_MAP_NONE ? other : meanings->meant.items[number];
}

zl_view zl_meanings_element(const zl_meanings *meanings, zl_view name)
{
    return meanings->names.count ? find(meanings, name, name) : name;
}

/* That of a structure has the name of the element before it: 文_类. */
zl_view zl_meanings_attribute(zl_meanings *meanings, zl_view element,
                              zl_view name)
{
    zl_str *whole = &meanings->scratch;

    if (meanings->names.count == 0)
        return name;
    zl_str_empty(whole);
    zl_str_add(whole, element);
    zl_str_add_byte(whole, '_');
    zl_str_add(whole, name);
    meanings->failed |= whole->failed;
    zl_view none = { NULL, 0 };
    zl_view found = find(meanings, zl_str_view(whole), none);
    if (!found.bytes)
        return name;
    zl_view around = zl_meanings_element(meanings, element);
    bool inner = found.size > around.size + 1 &&
                 zl_view_starts(found, around) &&
                 found.bytes[around.size] == '_';
    return inner ? zl_view_cut(found, around.size + 1, found.size) : found;
}
