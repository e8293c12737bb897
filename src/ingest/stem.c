/* stem.c -- the parts of the name of a file that a table may leave out. */
#include "ingest/stem.h"

static bool is_slash(char byte)
{
    return byte == '/' || byte == '\\';
}

zl_view zl_file_base(zl_view path)
{
    for (size_t at = path.size; at-- > 0;)
        if (is_slash(path.bytes[at]))
            return zl_view_cut(path, at + 1, path.size);
    return path;
}

/* Bytes of ".txt": a dot with one to five letters and digits behind it, of
 * which one is a letter. */
static size_t ending_size(zl_view base)
{
    size_t at = base.size;
    bool letter = false;

    while (at > 0 && base.size - at < 6 && base.bytes[at - 1] != '.') {
        char byte = base.bytes[--at];
        bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (!is_letter && (byte < '0' || byte > '9'))
            return 0;
        letter |= is_letter;
    }
    bool is_ending = letter && at > 1 && base.bytes[at - 1] == '.';
    return is_ending ? base.size - at + 1 : 0;
}

zl_view zl_file_stem(zl_view base)
{
    return zl_view_cut(base, 0, base.size - ending_size(base));
}

bool zl_same_folders(zl_view a, zl_view b)
{
    size_t left = a.size - zl_file_base(a).size;
    size_t right = b.size - zl_file_base(b).size;
    size_t least = left < right ? left : right;

    for (size_t i = 1; i <= least; i++) {
        char one = a.bytes[left - i], two = b.bytes[right - i];
        if (one != two && !(is_slash(one) && is_slash(two)))
            return false;
    }
    if (least == 0 || left == right)
        return true;
    return is_slash(left > right ? a.bytes[left - least - 1]
                                 : b.bytes[right - least - 1]);
}
