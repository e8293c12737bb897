/* workbook.c -- what a sheet of a workbook needs besides its cells. */
#include "formats/workbook.h"

#include "base/fail.h"
#include "formats/xml.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void zl_workbook_clear(zl_workbook *workbook)
{
    zl_str_clear(&workbook->sheet);
    zl_str_clear(&workbook->id);
    zl_str_clear(&workbook->target);
    zl_str_clear(&workbook->others);
    zl_str_clear(&workbook->texts);
    zl_array_clear(&workbook->ends);
    zl_array_clear(&workbook->kinds);
}

/* What parts are called is the program's affair that wrote them: relations say
 * which is what. */
bool zl_workbook_wants(const char *name)
{
    if (strncmp(name, "xl/worksheets/", 14) == 0)
        return strncmp(name + 14, "_rels/", 6) != 0;
    return strcmp(name, "xl/_rels/workbook.xml.rels") == 0 ||
           (strncmp(name, "xl/", 3) == 0 && !strchr(name + 3, '/') &&
            strcmp(name + 3, "calcChain.xml") != 0);
}

/* ---- parts ---- */

/* A format of numbers that the workbook defines. */
struct format {
    unsigned long id;
    zl_number_kind kind;
};

/* A part while it is read. */
struct part {
    zl_workbook *workbook;
    const char *wanted;                   /* the sheet, or NULL: the first */
    bool in_text, in_phonetic, in_styles; /* where it is */
    ZL_ARRAY(struct format) formats;
    zl_str texts, styles; /* the names of these parts */
    zl_str room;
    bool failed;
};

static zili_status parse(struct part *part, const char *name,
                         const zl_xml_events *events, bool *found,
                         zili_error *err)
{
    const zl_workbook *workbook = part->workbook;
    zl_decoding made = { 0 };
    zl_view bytes;
    zili_status status = ZILI_OK;

    *found = zl_package_find(workbook->package, zl_view_of(name), &bytes);
    if (*found)
        status =
            zl_package_text(&bytes, &made, bytes, workbook->path, false, err);
    if (!status && *found)
        status = zl_xml_parse(bytes, workbook->path, events, part, err);
    part->failed |= workbook->sheet.failed || workbook->id.failed ||
                    workbook->target.failed || workbook->others.failed ||
                    workbook->texts.failed;
    zl_decoding_clear(&made);
    return !status && part->failed ? zl_no_memory(err) : status;
}

static zl_view get(struct part *part, const zl_element *element,
                   const char *name)
{
    zl_view value = zl_element_get(element, name, &part->room);

    part->failed |= part->room.failed;
    return value;
}

static unsigned long number_of(zl_view digits)
{
    unsigned long number = 0;

    for (size_t i = 0; i < digits.size && i < 9; i++)
        if (digits.bytes[i] >= '0' && digits.bytes[i] <= '9')
            number = number * 10 + (unsigned long)(digits.bytes[i] - '0');
    return number;
}

/* ---- which sheet ---- */

static void take_sheet(struct part *part, const zl_element *element)
{
    zl_workbook *workbook = part->workbook;
    zl_view name = get(part, element, "name");
    bool is_it = workbook->id.size == 0 &&
                 (!part->wanted || zl_view_is(name, part->wanted));

    if (is_it) {
        zl_str_add(&workbook->sheet, name);
        zl_str_add(&workbook->id, get(part, element, "id"));
        return;
    }
    if (workbook->count++ < 5) {
        zl_str_add_text(&workbook->others, workbook->count > 1 ? ", " : "");
        zl_str_add(&workbook->others, name);
    }
}

static void begin_workbook(void *user, const zl_element *element)
{
    struct part *part = user;

    if (zl_view_is(element->name, "sheet"))
        take_sheet(part, element);
    if (zl_view_is(element->name, "workbookPr")) {
        zl_view value = get(part, element, "date1904");
        part->workbook->from_1904 = zl_view_is(value, "1") ||
                                    zl_view_is(value, "true");
    }
}

/* Where the part goes that a relation leads to; NULL: it is of no interest. */
static zl_str *place_of(struct part *part, const zl_element *element)
{
    zl_workbook *workbook = part->workbook;

    if (zl_view_same(get(part, element, "Id"), zl_str_view(&workbook->id)))
        return &workbook->target;
    zl_view type = get(part, element, "Type");
    if (zl_view_ends(type, zl_view_of("/sharedStrings")))
        return &part->texts;
    return zl_view_ends(type, zl_view_of("/styles")) ? &part->styles : NULL;
}

static void begin_relations(void *user, const zl_element *element)
{
    struct part *part = user;
    zl_str *place = zl_view_is(element->name, "Relationship")
                        ? place_of(part, element)
                        : NULL;

    if (!place)
        return;
    zl_str_empty(place);
    zl_package_path(place, zl_view_of("xl/"), get(part, element, "Target"));
    part->failed |= place->failed;
}

/* ---- shared texts ---- */

static void begin_texts(void *user, const zl_element *element)
{
    struct part *part = user;

    part->in_text |= zl_view_is(element->name, "t");
    part->in_phonetic |= zl_view_is(element->name, "rPh");
}

static void end_texts(void *user, zl_view name)
{
    struct part *part = user;

    if (zl_view_is(name, "t"))
        part->in_text = false;
    if (zl_view_is(name, "rPh"))
        part->in_phonetic = false;
    if (zl_view_is(name, "si"))
        part->failed |=
            !zl_array_push(&part->workbook->ends, part->workbook->texts.size);
}

static void text_texts(void *user, zl_view text)
{
    struct part *part = user;

    if (part->in_text && !part->in_phonetic)
        zl_str_add(&part->workbook->texts, text);
}

zl_view zl_workbook_text(const zl_workbook *workbook, zl_view number)
{
    unsigned long at = number_of(number);

    if (number.size == 0 || at >= workbook->ends.count)
        return (zl_view){ "", 0 };
    return zl_view_cut(zl_str_view(&workbook->texts),
                       at ? workbook->ends.items[at - 1] : 0,
                       workbook->ends.items[at]);
}

/* ---- dates ---- */

/* Whether brackets hold hours, minutes or seconds that are not cut at a day, or
 * an hour: "h]", "mm]". */
static bool is_span(zl_view behind)
{
    size_t size = 0;

    while (size < behind.size && behind.bytes[size] == behind.bytes[0])
        size++;
    return size && size < behind.size && behind.bytes[size] == ']' &&
           strchr("hmsHMS", behind.bytes[0]);
}

/* By days, months, years or hours in a format of numbers, outside of quotes,
 * other brackets and what a \ stands before. */
static zl_number_kind kind_of_format(zl_view format)
{
    zl_number_kind kind = ZL_NUMBER;
    char end = 0;

    for (size_t i = 0; i < format.size; i++) {
        char byte = format.bytes[i];
        if (byte == '[' && !end &&
            is_span(zl_view_cut(format, i + 1, format.size)))
            return ZL_NUMBER_SPAN;
        if (end)
            end = byte == end ? 0 : end;
        else if (byte == '"' || byte == '[')
            end = byte == '"' ? '"' : ']';
        else if (byte == '\\' || byte == '_')
            i++;
        else if (strchr("ymdhsYMDHS", byte) && byte)
            kind = ZL_NUMBER_DATE;
    }
    return kind;
}

static zl_number_kind kind_of(const struct part *part, unsigned long format)
{
    if (format == 46)
        return ZL_NUMBER_SPAN;
    if ((format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
        format == 45 || format == 47 || (format >= 50 && format <= 58))
        return ZL_NUMBER_DATE;
    for (size_t i = 0; i < part->formats.count; i++)
        if (part->formats.items[i].id == format)
            return part->formats.items[i].kind;
    return ZL_NUMBER;
}

static void begin_styles(void *user, const zl_element *element)
{
    struct part *part = user;

    if (zl_view_is(element->name, "numFmt")) {
        struct format format = { .id = number_of(
                                     get(part, element, "numFmtId")) };
        format.kind = kind_of_format(get(part, element, "formatCode"));
        part->failed |= !zl_array_push(&part->formats, format);
    }
    if (zl_view_is(element->name, "cellXfs"))
        part->in_styles = true;
    if (part->in_styles && zl_view_is(element->name, "xf")) {
        unsigned long id = number_of(get(part, element, "numFmtId"));
        part->failed |=
            !zl_array_push(&part->workbook->kinds, kind_of(part, id));
    }
}

static void end_styles(void *user, zl_view name)
{
    struct part *part = user;

    if (zl_view_is(name, "cellXfs"))
        part->in_styles = false;
}

/* Days since 1970-01-01 as a date (Howard Hinnant, "chrono-compatible
 * low-level date algorithms"). */
static void add_day(zl_str *out, int64_t days)
{
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * shifted + 2) / 5 + 1;
    int64_t month = shifted + (shifted < 10 ? 3 : -9);

    zl_str_format(out, "%04" PRId64 "-%02" PRId64 "-%02" PRId64,
                  year + era * 400 + (month <= 2), month, day);
}

static size_t read_digits(zl_view number, size_t at, double *value)
{
    for (; at < number.size && number.bytes[at] >= '0' &&
           number.bytes[at] <= '9';
         at++)
        *value = *value * 10 + (number.bytes[at] - '0');
    return at;
}

static bool has(zl_view number, size_t at, const char *one_of)
{
    return at < number.size && number.bytes[at] &&
           strchr(one_of, number.bytes[at]);
}

/* "22099.5", "6.9E-4": days, and seconds of the last one, in any locale; false
 * where it is no such number. */
static bool read_serial(zl_view number, int64_t *days, int64_t *seconds)
{
    double value = 0, power = 0;
    size_t at = read_digits(number, 0, &value), places = 0;

    if (at && has(number, at, ".")) {
        places = at + 1;
        at = read_digits(number, places, &value);
        places = at - places;
    }
    if (at && has(number, at, "eE")) {
        bool minus = has(number, at + 1, "-");
        size_t from = at + 1 + has(number, at + 1, "+-");
        at = read_digits(number, from, &power);
        if (at == from || power > 300)
            return false;
        power = minus ? -power : power;
    }
    for (power -= (double)places; power < 0; power++)
        value /= 10;
    for (; power > 0; power--)
        value *= 10;
    if (!at || at < number.size || !(value < 2958466))
        return false;
    *days = (int64_t)value;
    *seconds = (int64_t)((value - (double)*days) * 86400 + .5);
    *days += *seconds / 86400;
    *seconds %= 86400;
    return true;
}

static void add_clock(zl_str *out, int64_t hours, int64_t seconds)
{
    zl_str_format(out, "%02" PRId64 ":%02" PRId64 ":%02" PRId64,
                  hours + seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static void add_date(const zl_workbook *workbook, zl_str *out, int64_t days,
                     int64_t seconds)
{
    /* Day 60 is a 29 February of 1900, which never was. */
    int64_t first = workbook->from_1904 ? -24107 : days < 60 ? -25568 : -25569;

    if (days)
        add_day(out, days + first);
    if (days && seconds)
        zl_str_add_byte(out, ' ');
    if (seconds || !days)
        add_clock(out, 0, seconds);
}

void zl_workbook_number(const zl_workbook *workbook, zl_str *out,
                        zl_view number, zl_view style)
{
    unsigned long at = number_of(style);
    zl_number_kind kind = style.size && at < workbook->kinds.count
                              ? workbook->kinds.items[at]
                              : ZL_NUMBER;
    bool minus = kind == ZL_NUMBER_SPAN && has(number, 0, "-");
    int64_t days, seconds;

    if (kind == ZL_NUMBER ||
        !read_serial(zl_view_cut(number, minus, number.size), &days,
                     &seconds)) {
        zl_str_add(out, number);
        return;
    }
    zl_str_add_text(out, minus ? "-" : "");
    if (kind == ZL_NUMBER_SPAN)
        add_clock(out, days * 24, seconds);
    else
        add_date(workbook, out, days, seconds);
}

/* ---- all of them ---- */

static void no_end(void *user, zl_view name)
{
    (void)user, (void)name;
}

static zili_status fail_missing(const zl_workbook *workbook, const char *sheet,
                                zili_error *err)
{
    return sheet
               ? zl_fail(err, ZILI_EFORMAT,
                         "%s has no sheet \"%.60s\"; there are: %s.",
                         workbook->path, sheet, zl_str_text(&workbook->others))
               : zl_fail(err, ZILI_EFORMAT,
                         "%s has no sheet in it. Save it again as .xlsx or "
                         ".csv.",
                         workbook->path);
}

static zili_status read_all(struct part *part, zili_error *err)
{
    zl_workbook *workbook = part->workbook;
    const zl_xml_events book = { begin_workbook, no_end, no_end, true };
    const zl_xml_events relations = { begin_relations, no_end, no_end, true };
    const zl_xml_events texts = { begin_texts, end_texts, text_texts, true };
    const zl_xml_events styles = { begin_styles, end_styles, no_end, true };
    bool found;
    zili_status status = parse(part, "xl/workbook.xml", &book, &found, err);

    if (!status && workbook->id.size == 0)
        return fail_missing(workbook, part->wanted, err);
    if (!status)
        status =
            parse(part, "xl/_rels/workbook.xml.rels", &relations, &found, err);
    if (!status && workbook->target.size == 0)
        return fail_missing(workbook, NULL, err);
    if (!status)
        status = parse(part, zl_str_text(&part->texts), &texts, &found, err);
    if (!status && !found && part->texts.size)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s lacks the part %.80s, the texts of its cells. Save "
                       "it again.",
                       workbook->path, zl_str_text(&part->texts));
    if (!status)
        status = parse(part, zl_str_text(&part->styles), &styles, &found, err);
    return status;
}

zili_status zl_workbook_read(zl_workbook *workbook, const char *sheet,
                             zili_error *err)
{
    struct part part = { .workbook = workbook, .wanted = sheet };
    zili_status status = read_all(&part, err);

    zl_array_clear(&part.formats);
    zl_str_clear(&part.texts);
    zl_str_clear(&part.styles);
    zl_str_clear(&part.room);
    return status;
}
