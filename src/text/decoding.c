/* decoding.c -- the bytes of a file → its text, in whatever encoding it is. */
#include "decoding.h"

#include "base/fail.h"
#include "text/detect.h"
#include "text/replace.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void zl_decoding_clear(zl_decoding *decoding)
{
    zl_str_clear(&decoding->made);
}

/* ---- what is said ---- */

/* Hundredths: real numbers would follow the locale. */
static unsigned hundredths(double confidence)
{
    return (unsigned)(confidence * 100);
}

void zl_decoding_name(zl_str *out, const zl_decoding *decoding)
{
    static const char *const known[] = {
        [ZL_KNOWN_SOUND] = "valid",       [ZL_KNOWN_MARKED] = "marked",
        [ZL_KNOWN_GIVEN] = "given",       [ZL_KNOWN_DECLARED] = "declared",
        [ZL_KNOWN_DETECTED] = "detected",
    };

    zl_str_format(out, "%s, %s", decoding->encoding->name,
                  known[decoding->known]);
    if (decoding->known == ZL_KNOWN_DETECTED)
        zl_str_format(out, ", .%02u", hundredths(decoding->confidence));
}

zili_status zl_decoding_tell(const zl_decoding *decoding, const char *path,
                             zili_note_fn *note, void *user, zili_error *err)
{
    zl_str sentence = { 0 };
    const zl_faults *faults = &decoding->faults;

    if (!note || !faults->count)
        return ZILI_OK;
    zl_utf8_add_bytes(&sentence, zl_view_of(path));
    zl_str_add_text(&sentence, ": no text");
    if (!zl_encoding_is_utf8(decoding->encoding))
        zl_str_format(&sentence, " in %s", decoding->encoding->name);
    zl_str_format(&sentence,
                  ", replaced by U+FFFD: %" PRIu64
                  "; the first is byte %zu, in line %zu",
                  faults->count, faults->first.byte, faults->first.line);
    zili_status status = sentence.failed ? zl_no_memory(err) : ZILI_OK;
    if (!status)
        note(user, zl_str_text(&sentence));
    zl_str_clear(&sentence);
    return status;
}

/* ---- what is refused ---- */

static zili_status refuse_faults(const zl_decoding *decoding,
                                 const zl_wish *wish, zili_error *err)
{
    const zl_faults *faults = &decoding->faults;

    return zl_fail(err, ZILI_EFORMAT,
                   "%s is not all %s: byte %zu, in line %zu, is the first of "
                   "%" PRIu64 " that are no character of it. %s",
                   wish->path, decoding->encoding->name, faults->first.byte,
                   faults->first.line, faults->count,
                   wish->aside ? "Save it in UTF-8."
                               : "Say another --encoding, or --lenient to "
                                 "put U+FFFD there.");
}

static zili_status refuse_mixed(const zl_detected *found, const zl_wish *wish,
                                zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is in two encodings, UTF-8 and %s: they change at byte "
                   "%zu, in line %zu. Cut it there: each part can be read.",
                   wish->path, found->second->name, found->where.byte,
                   found->where.line);
}

/* Where a text stops being UTF-8, or has a zero. */
static zl_utf8_fault first_fault(zl_view raw)
{
    zl_utf8_fault fault = { 0, 1 };

    if (!zl_utf8_check(raw, &fault))
        return fault;
    while (fault.byte < raw.size && raw.bytes[fault.byte])
        fault.line += raw.bytes[fault.byte++] == '\n';
    return fault;
}

/* "… gb18030 (.62), or big5-hkscs or euc-kr? …" */
static zili_status refuse_doubt(const zl_detected *found, const zl_wish *wish,
                                zl_view raw, zili_error *err)
{
    const zl_encoding *const *likely = found->likely;
    char others[80] = "", advice[120] = "Save it in UTF-8.";
    zl_utf8_fault fault = first_fault(raw);

    if (likely[1])
        snprintf(others, sizeof others, ", or %s%s%s", likely[1]->name,
                 likely[2] ? " or " : "", likely[2] ? likely[2]->name : "");
    if (!wish->aside)
        snprintf(advice, sizeof advice,
                 "Say which, as with --encoding %s, or --lenient to put "
                 "U+FFFD.",
                 likely[0]->name);
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is not UTF-8 (byte %zu, in line %zu), and its encoding "
                   "is not certain: %s (.%02u)%s? %s",
                   wish->path, fault.byte, fault.line, likely[0]->name,
                   hundredths(found->confidence), others, advice);
}

/* ---- ways to read ---- */

static zili_status decode_as(zl_decoding *out, const zl_encoding *encoding,
                             zl_known known, zl_view raw, zili_error *err)
{
    zl_str_empty(&out->made);
    out->encoding = encoding;
    out->known = known;
    zili_status status =
        zl_decode(&out->made, &out->faults, encoding, raw, err);
    out->text = zl_str_view(&out->made);
    return status;
}

/* … and be content with that, faults or not. */
static zili_status take_as(zl_decoding *out, const zl_encoding *encoding,
                           zl_known known, const zl_wish *wish, zl_view raw,
                           zili_error *err)
{
    zili_status status = decode_as(out, encoding, known, raw, err);

    if (!status && out->faults.count && !wish->lenient)
        status = refuse_faults(out, wish, err);
    return status;
}

/* UTF-8, which has faults. */
static zili_status take_utf8(zl_decoding *out, const zl_wish *wish,
                             zl_view raw, zili_error *err)
{
    zl_replacer replacer = { .name = wish->path, .lenient = wish->lenient };
    size_t taken;

    zl_str_empty(&out->made);
    zili_status status =
        zl_replacer_add(&replacer, raw, true, &out->made, &taken, err);
    if (!status && out->made.failed)
        status = zl_no_memory(err);
    out->text = zl_str_view(&out->made);
    out->encoding = &zl_encodings[0];
    out->faults = (zl_faults){ replacer.replaced, replacer.first };
    return status;
}

static zili_status take_detected(zl_decoding *out, const zl_wish *wish,
                                 zl_view raw, zili_error *err)
{
    zl_detected found;
    zili_status status = zl_detect(&found, raw, err);

    if (status)
        return status;
    out->confidence = found.confidence;
    if (found.second && !wish->lenient)
        return refuse_mixed(&found, wish, err);
    if (found.second || zl_encoding_is_utf8(found.encoding))
        return take_utf8(out, wish, raw, err);
    if (found.confidence >= ZL_SURE)
        return take_as(out, found.encoding, ZL_KNOWN_DETECTED, wish, raw, err);
    return wish->lenient ? take_utf8(out, wish, raw, err)
                         : refuse_doubt(&found, wish, raw, err);
}

/* Programs of the West write their own encoding into every page, and any bytes
 * are text in it. There those beyond ASCII stand alone among letters of ASCII;
 * where many touch, the page is in another. */
static bool is_doubtful(const zl_encoding *encoding, zl_view raw)
{
    size_t beyond = 0, touch = 0;
    bool before = false;

    if (strcmp(encoding->reads, "windows-1252") != 0)
        return false;
    for (size_t i = 0; i < raw.size; i++) {
        bool is = (raw.bytes[i] & 0x80) != 0;
        beyond += is;
        touch += is && before;
        before = is;
    }
    return touch > beyond / 4;
}

/* Whether the bytes show what they are, whatever the file says. */
static zili_status is_sure(bool *sure, zl_view raw, zili_error *err)
{
    zl_detected found;
    zili_status status = zl_detect(&found, raw, err);

    *sure = !status && !found.second && found.confidence >= ZL_SURE;
    return status;
}

/* What the file says, where it is so. */
static zili_status take_declared(zl_decoding *out, const zl_wish *wish,
                                 zl_view raw, bool *taken, zili_error *err)
{
    zl_view name = wish->declared.size ? wish->declared
                                       : zl_encoding_declared(raw);
    const zl_encoding *encoding = zl_encoding_named(name);

    *taken = false;
    if (!encoding || zl_encoding_is_utf8(encoding) ||
        zl_encoding_unit(encoding) > 1)
        return ZILI_OK;
    bool sure = false;
    zili_status status = is_doubtful(encoding, raw) ? is_sure(&sure, raw, err)
                                                    : ZILI_OK;
    if (status || sure)
        return status;
    status = decode_as(out, encoding, ZL_KNOWN_DECLARED, raw, err);
    *taken = out->faults.count == 0;
    return status;
}

static zili_status take_sound(zl_decoding *out, const zl_wish *wish,
                              zl_view raw, zili_error *err)
{
    const zl_encoding *shifted = zl_encoding_shifted(raw);

    out->text = raw;
    if (!shifted)
        return ZILI_OK;
    out->confidence = .99;
    return take_as(out, shifted, ZL_KNOWN_DETECTED, wish, raw, err);
}

/* UTF-16 and its like by their mark; UTF-8 with one is left to the rest. */
static const zl_encoding *marked_as(zl_view raw, size_t *mark)
{
    const zl_encoding *encoding = zl_encoding_marked(raw, mark);

    return encoding && !zl_encoding_is_utf8(encoding) ? encoding : NULL;
}

zili_status zl_decoding_open(zl_decoding *out, const zl_wish *wish,
                             zl_view raw, zili_error *err)
{
    size_t mark;
    const zl_encoding *marked = marked_as(raw, &mark);
    bool taken = false;

    *out = (zl_decoding){ .encoding = &zl_encodings[0], .confidence = 1 };
    if (marked)
        return take_as(out, marked, ZL_KNOWN_MARKED, wish, raw, err);
    if (wish->given && !zl_encoding_is_utf8(wish->given) && !mark)
        return take_as(out, wish->given, ZL_KNOWN_GIVEN, wish, raw, err);
    if (zl_is_sound(raw))
        return take_sound(out, wish, raw, err);
    if (wish->given || mark)
        return take_utf8(out, wish, raw, err);
    zili_status status = take_declared(out, wish, raw, &taken, err);
    return status || taken ? status : take_detected(out, wish, raw, err);
}
