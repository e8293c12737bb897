/* member.c -- members of an archive: their names, and what is told of them. */
#include "formats/member.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/decoding.h"

#include <iconv.h>
#include <inttypes.h>
#include <string.h>

/* Names in a sentence. */
#define SHOWN 3

void zl_members_clear(zl_members *members)
{
    for (int kind = 0; kind < ZL_MEMBER_KINDS; kind++)
        zl_str_clear(&members->kinds[kind].names);
}

void zl_members_add(zl_members *members, zl_member_kind kind,
                    const zl_str *name)
{
    zl_str *names = &members->kinds[kind].names;

    if (members->kinds[kind].count++ >= SHOWN)
        return;
    zl_str_add_text(names, names->size ? ", " : "");
    zl_str_add(names, zl_str_view(name));
}

zili_status zl_members_tell(const zl_members *members, const char *path,
                            zili_note_fn *note, void *user, zili_error *err)
{
    static const char *const about[] = {
        [ZL_MEMBER_OTHER] = "of other forms, passed over",
        [ZL_MEMBER_EMPTY] = "without text, left out",
        [ZL_MEMBER_SECRET] = "encrypted, left out",
        [ZL_MEMBER_DEEP] = "in archives in archives, too deep, left out",
        [ZL_MEMBER_LINK] = "that only link to files, left out",
        [ZL_MEMBER_OUTSIDE] = "whose names would lead out of the archive, "
                              "read (nothing is ever written)",
        [ZL_MEMBER_LEGACY] = "whose names are no UTF-8, taken as what "
                             "--encoding says, GB18030 or a code page of DOS",
    };
    zl_str sentence = { 0 };
    bool failed = false;

    for (int kind = 0; note && kind < ZL_MEMBER_KINDS; kind++) {
        uint64_t count = members->kinds[kind].count;
        if (count == 0)
            continue;
        zl_str_empty(&sentence);
        zl_str_format(&sentence, "%s: %" PRIu64 " member%s %s: %s%s", path,
                      count, count == 1 ? "" : "s", about[kind],
                      zl_str_text(&members->kinds[kind].names),
                      count > SHOWN ? ", …" : "");
        failed |= sentence.failed || members->kinds[kind].names.failed;
        if (!failed)
            note(user, zl_str_text(&sentence));
    }
    zl_str_clear(&sentence);
    return failed ? zl_no_memory(err) : ZILI_OK;
}

/* ---- names ---- */

/* Append `raw` from an encoding; false where it is not that. */
static bool convert(zl_str *out, zl_view raw, const char *encoding)
{
    char room[4096], *to = room, *from = (char *)(uintptr_t)raw.bytes;
    size_t left = raw.size, free = sizeof room;
    iconv_t converter = iconv_open("UTF-8", encoding);

    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        return false;
    size_t code = iconv(converter, &from, &left, &to, &free);
    iconv_close(converter);
    if (code == (size_t)-1 || left)
        return false;
    zl_str_add(out, (zl_view){ room, sizeof room - free });
    return true;
}

/* Whether most characters of two bytes are of GB 2312, as in names they are:
 * both bytes above A0. */
static bool is_chinese(zl_view raw)
{
    size_t pairs = 0, common = 0;

    for (size_t i = 0; i + 1 < raw.size; i++) {
        unsigned char lead = (unsigned char)raw.bytes[i];
        if (lead < 0x80)
            continue;
        pairs++;
        common += lead > 0xA0 && (unsigned char)raw.bytes[i + 1] > 0xA0;
        i++;
    }
    return pairs && common * 2 > pairs;
}

/* False where the name is not in that encoding. */
static bool decode_given(zl_str *out, zl_view raw, const zl_encoding *given)
{
    zl_wish wish = { .path = "", .given = given };
    zl_decoding decoding = { .known = ZL_KNOWN_GIVEN };
    zili_status status = zl_decoding_open(&decoding, &wish, raw, NULL);

    if (!status)
        zl_str_add(out, decoding.text);
    out->failed |= status == ZILI_ENOMEM;
    zl_decoding_clear(&decoding);
    return !status || out->failed;
}

static void decode(zl_str *out, zl_view raw, const zl_encoding *given)
{
    if (given && zl_encoding_unit(given) == 1 &&
        decode_given(out, raw, given))
        return;
    if (is_chinese(raw) && convert(out, raw, "GB18030"))
        return;
    if (!convert(out, raw, "CP437"))
        zl_utf8_add_bytes(out, raw);
}

/* The parts of a path, without those that lead elsewhere; gives whether there
 * were some. */
static bool add_parts(zl_str *out, zl_view name)
{
    bool outside = name.size && name.bytes[0] == '/';

    for (size_t at = 0; at < name.size;) {
        size_t begin = at;
        while (at < name.size && name.bytes[at] != '/' &&
               name.bytes[at] != '\\')
            at++;
        zl_view part = zl_view_cut(name, begin, at++);
        bool drive = begin == 0 && part.size == 2 && part.bytes[1] == ':';
        outside |= drive || zl_view_is(part, "..");
        if (part.size == 0 || drive || zl_view_is(part, ".") ||
            zl_view_is(part, ".."))
            continue;
        if (out->size)
            zl_str_add_byte(out, '/');
        zl_str_add(out, part);
    }
    return outside;
}

bool zl_member_name(zl_str *out, zl_view raw, const zl_encoding *given,
                    zl_members *members)
{
    zl_str decoded = { 0 };
    zl_utf8_fault fault;
    bool sound = zl_utf8_check(raw, &fault);

    zl_str_empty(out);
    if (!sound)
        decode(&decoded, raw, given);
    bool outside = add_parts(out, sound ? raw : zl_str_view(&decoded));
    if (outside)
        zl_members_add(members, ZL_MEMBER_OUTSIDE, out);
    if (!sound)
        zl_members_add(members, ZL_MEMBER_LEGACY, out);
    bool failed = out->failed || decoded.failed;
    zl_str_clear(&decoded);
    return !failed;
}

bool zl_member_is_hidden(const char *name)
{
    return name[0] == '.' || strstr(name, "/.") ||
           strncmp(name, "__MACOSX/", 9) == 0;
}
