/* encoding.c -- encodings of text: their names, and how bytes show theirs. */
#include "encoding.h"

#include "base/fail.h"

#include <string.h>
#include <strings.h>

const zl_encoding zl_encodings[] = {
    { "utf-8", "UTF-8", "utf8 unicode-1-1-utf-8 ascii us-ascii cp65001" },
    { "utf-16le", "UTF-16LE", "utf-16 ucs-2 ucs2 unicode" },
    { "utf-16be", "UTF-16BE", "unicodefffe" },
    { "utf-32le", "UTF-32LE", "utf-32 ucs-4 ucs4" },
    { "utf-32be", "UTF-32BE", "" },
    { "gb18030", "gb18030", "gb-18030-2000 gb-18030-2005 cp54936" },
    { "gbk", "gb18030", "cp936 ms936 windows-936" },
    { "gb2312", "gb18030", "euc-cn gb-2312-80 csgb2312 chinese x-gbk" },
    { "hz", "HZ", "hz-gb-2312" },
    { "big5", "Big5-HKSCS", "big-5 cn-big5 csbig5 x-x-big5" },
    { "big5-hkscs", "Big5-HKSCS", "hkscs" },
    { "cp950", "windows-950-2000", "windows-950 ms950" },
    { "euc-tw", "euc-tw-2014", "cns11643" },
    { "shift_jis", "ibm-943_P15A-2003",
      "sjis cp932 ms932 windows-31j x-sjis ms-kanji" },
    { "euc-jp", "euc-jp-2007", "eucjp ujis x-euc-jp" },
    { "iso-2022-jp", "ISO_2022,locale=ja,version=2", "jis csiso2022jp" },
    { "euc-kr", "windows-949-2000",
      "cp949 windows-949 uhc ks-c-5601-1987 ksc5601 korean" },
    { "iso-2022-kr", "ISO_2022,locale=ko,version=0", "" },
    { "iso-2022-cn", "ISO_2022,locale=zh,version=1", "iso-2022-cn-ext" },
    { "koi8-r", "KOI8-R", "koi koi8 cp878" },
    { "koi8-u", "KOI8-U", "koi8-ru cp1168" },
    { "windows-1250", "windows-1250", "cp1250" },
    { "windows-1251", "windows-1251", "cp1251" },
    { "windows-1252", "windows-1252", "cp1252 ansi x-ansi" },
    { "windows-1253", "windows-1253", "cp1253" },
    { "windows-1254", "windows-1254", "cp1254" },
    { "windows-1255", "windows-1255", "cp1255" },
    { "windows-1256", "windows-1256", "cp1256" },
    { "windows-1257", "windows-1257", "cp1257" },
    { "windows-1258", "windows-1258", "cp1258" },
    { "windows-874", "windows-874-2000", "cp874 tis-620 iso-8859-11" },
    { "iso-8859-1", "windows-1252", "latin1 l1 cp819 8859-1" },
    { "iso-8859-2", "iso-8859-2", "latin2 l2 8859-2" },
    { "iso-8859-3", "iso-8859-3", "latin3 l3 8859-3" },
    { "iso-8859-4", "iso-8859-4", "latin4 l4 8859-4" },
    { "iso-8859-5", "iso-8859-5", "cyrillic 8859-5" },
    { "iso-8859-6", "iso-8859-6", "arabic 8859-6" },
    { "iso-8859-7", "iso-8859-7", "greek 8859-7" },
    { "iso-8859-8", "iso-8859-8", "hebrew iso-8859-8-i 8859-8" },
    { "iso-8859-9", "windows-1254", "latin5 l5 8859-9" },
    { "iso-8859-10", "iso-8859-10", "latin6 l6 8859-10" },
    { "iso-8859-13", "iso-8859-13", "latin7 8859-13" },
    { "iso-8859-14", "iso-8859-14", "latin8 8859-14" },
    { "iso-8859-15", "iso-8859-15", "latin9 8859-15" },
    { "macintosh", "macintosh", "mac x-mac-roman macroman" },
    { "mac-cyrillic", "x-mac-cyrillic", "x-mac-cyrillic maccyrillic" },
    { "mac-centraleurope", "x-mac-centraleurroman",
      "x-mac-ce maccentraleurope mac-latin2" },
    { "ibm437", "ibm-437", "cp437" },
    { "ibm737", "ibm-737", "cp737 dos-737" },
    { "ibm775", "ibm-775", "cp775 dos-775" },
    { "ibm850", "ibm-850", "cp850" },
    { "ibm852", "ibm-852", "cp852" },
    { "ibm857", "ibm-857", "cp857" },
    { "ibm862", "ibm-862", "cp862" },
    { "ibm866", "ibm-866", "cp866" },
    { "ibm869", "ibm-869", "cp869" },
    { NULL, NULL, NULL },
};

/* ---- names ---- */

static bool is_hyphen(char byte)
{
    return byte == '-' || byte == '_' || byte == ' ' || byte == ':';
}

/* Whether they are the same but for capitals, hyphens and underlines. */
static bool is_same_name(zl_view one, zl_view other)
{
    size_t i = 0, k = 0;

    for (;; i++, k++) {
        while (i < one.size && is_hyphen(one.bytes[i]))
            i++;
        while (k < other.size && is_hyphen(other.bytes[k]))
            k++;
        if (i == one.size || k == other.size)
            return i == one.size && k == other.size;
        if (strncasecmp(one.bytes + i, other.bytes + k, 1) != 0)
            return false;
    }
}

static bool is_called(const zl_encoding *encoding, zl_view name)
{
    zl_view rest = zl_view_of(encoding->also), also;

    if (is_same_name(zl_view_of(encoding->name), name))
        return true;
    while (zl_view_next(&rest, ' ', &also))
        if (is_same_name(also, name))
            return true;
    return false;
}

const zl_encoding *zl_encoding_named(zl_view name)
{
    for (size_t i = 0; zl_encodings[i].name; i++)
        if (is_called(&zl_encodings[i], name))
            return &zl_encodings[i];
    return NULL;
}

zili_status zl_encoding_find(const zl_encoding **out, const char *name,
                             zili_error *err)
{
    zl_str names = { 0 };

    *out = zl_encoding_named(zl_view_of(name));
    if (*out)
        return ZILI_OK;
    for (size_t i = 0; zl_encodings[i].name; i++) {
        zl_str_add_text(&names, i == 0 ? "" : ", ");
        zl_str_add_text(&names, zl_encodings[i].name);
    }
    zili_status status =
        names.failed ? zl_no_memory(err)
                     : zl_fail(err, ZILI_EUSAGE,
                               "There is no encoding \"%.60s\"; there are "
                               "%s.",
                               name, zl_str_text(&names));
    zl_str_clear(&names);
    return status;
}

bool zl_encoding_is_utf8(const zl_encoding *encoding)
{
    return encoding == &zl_encodings[0];
}

size_t zl_encoding_unit(const zl_encoding *encoding)
{
    return strncmp(encoding->name, "utf-16", 6) == 0   ? 2
           : strncmp(encoding->name, "utf-32", 6) == 0 ? 4
                                                       : 1;
}

/* ---- byte order marks ---- */

const zl_encoding *zl_encoding_marked(zl_view bytes, size_t *size)
{
    static const struct {
        const char *name;
        zl_view mark;
    } marks[] = { /* the longer ones first */
        { "utf-32le", { "\xFF\xFE\0\0", 4 } },
        { "utf-32be", { "\0\0\xFE\xFF", 4 } },
        { "gb18030", { "\x84\x31\x95\x33", 4 } },
        { "utf-8", { "\xEF\xBB\xBF", 3 } },
        { "utf-16le", { "\xFF\xFE", 2 } },
        { "utf-16be", { "\xFE\xFF", 2 } },
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (zl_view_starts(bytes, marks[i].mark)) {
            *size = marks[i].mark.size;
            return zl_encoding_named(zl_view_of(marks[i].name));
        }
    *size = 0;
    return NULL;
}

/* ---- what a file says ---- */

/* Where the head of a page may say it; as browsers look. */
enum { DECLARED_WITHIN = 1024 };

/* The name behind `what` and an equals sign, in quotes or not. */
static zl_view value_of(zl_view tag, const char *what)
{
    zl_view value = { NULL, 0 };
    size_t size = strlen(what), at = 0;

    while (at + size < tag.size &&
           strncasecmp(tag.bytes + at, what, size) != 0)
        at++;
    at += size;
    while (at < tag.size && (tag.bytes[at] == ' ' || tag.bytes[at] == '='))
        at++;
    if (at < tag.size && (tag.bytes[at] == '"' || tag.bytes[at] == '\''))
        at++;
    size_t end = at;
    while (end < tag.size && !strchr("\"' ;>/?\t\r\n", tag.bytes[end]))
        end++;
    if (end > at)
        value = zl_view_cut(tag, at, end);
    return value;
}

static zl_view declared_by(zl_view tag)
{
    if (tag.size > 5 && strncasecmp(tag.bytes, "<?xml", 5) == 0)
        return value_of(tag, "encoding");
    if (tag.size > 5 && strncasecmp(tag.bytes, "<meta", 5) == 0)
        return value_of(tag, "charset");
    return (zl_view){ NULL, 0 };
}

zl_view zl_encoding_declared(zl_view bytes)
{
    zl_view head =
        zl_view_cut(bytes, 0,
                    bytes.size < DECLARED_WITHIN ? bytes.size
                                                 : DECLARED_WITHIN);
    zl_view said = { NULL, 0 };
    const char *at = head.size ? memchr(head.bytes, '<', head.size) : NULL;

    while (at && !said.size) {
        size_t from = (size_t)(at - head.bytes);
        const char *end = memchr(at, '>', head.size - from);
        if (!end)
            break;
        said = declared_by(
            zl_view_cut(head, from, (size_t)(end - head.bytes)));
        at = memchr(end, '<', head.size - (size_t)(end - head.bytes));
    }
    return said;
}

/* ---- ASCII that is not ASCII ---- */

/* Where the first change must be. */
enum { SHIFTED_WITHIN = 1 << 20 };

static bool has(zl_view text, const char *sequence)
{
    return memmem(text.bytes, text.size, sequence, strlen(sequence));
}

/* Chinese between ~{ and ~}: pairs of bytes as in ASCII, and nothing else. */
static bool is_hz(zl_view text)
{
    const char *from = text.bytes, *end = text.bytes + text.size;
    size_t runs = 0;

    while ((from = memmem(from, (size_t)(end - from), "~{", 2)) != NULL) {
        const char *at = from + 2;
        while (end - at >= 2 && at[0] > ' ' && at[0] < '~' && at[1] > ' ' &&
               at[1] <= '~')
            at += 2;
        if (end - at < 2)
            return runs > 0; /* cut off */
        if (at == from + 2 || at[0] != '~' || at[1] != '}')
            return false;
        runs++;
        from = at + 2;
    }
    return runs > 0;
}

static bool is_ascii(zl_view text)
{
    const uint64_t high = 0x8080808080808080u;
    size_t at = 0;
    uint64_t eight;

    for (; at + 8 <= text.size; at += 8) {
        memcpy(&eight, text.bytes + at, 8);
        if (eight & high)
            return false;
    }
    while (at < text.size && (uint8_t)text.bytes[at] < 0x80)
        at++;
    return at == text.size;
}

const zl_encoding *zl_encoding_shifted(zl_view text)
{
    const char *name = NULL;

    if (text.size > SHIFTED_WITHIN)
        text.size = SHIFTED_WITHIN;
    if (text.size == 0 || !is_ascii(text))
        return NULL;
    if (memchr(text.bytes, 0x1B, text.size)) {
        if (has(text, "\x1B$)C"))
            name = "iso-2022-kr";
        else if (has(text, "\x1B$)A") || has(text, "\x1B$)G"))
            name = "iso-2022-cn";
        else if (has(text, "\x1B$B") || has(text, "\x1B$@") ||
                 has(text, "\x1B$(D"))
            name = "iso-2022-jp";
    } else if (memchr(text.bytes, '~', text.size) && is_hz(text)) {
        name = "hz";
    }
    return name ? zl_encoding_named(zl_view_of(name)) : NULL;
}
