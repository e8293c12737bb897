/* survey.c -- one way through a file of XML, to see what its elements are. */
#include "formats/survey.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

enum { NAME_SIZE = 64, ATTRIBUTES_SIZE = 400 };

/* An element that is open. */
struct open {
    int kin;
    bool said, held;
    size_t first; /* of those of its children that stand before its text */
};

struct surveyor {
    zl_survey *survey;
    ZL_ARRAY(struct open) open;
    ZL_ARRAY(int) children;
    bool failed;
};

static size_t make_small(char *small, zl_view name)
{
    size_t size = name.size < NAME_SIZE ? name.size : 0;

    for (size_t i = 0; i < size; i++)
        small[i] = name.bytes[i] >= 'A' && name.bytes[i] <= 'Z'
                       ? (char)(name.bytes[i] + ('a' - 'A'))
                       : name.bytes[i];
    return size;
}

/* The number of a name, new or old; ZL_SURVEY_NONE where it is not looked
 * at. */
static int kin_of(struct surveyor *surveyor, zl_view name)
{
    zl_survey *survey = surveyor->survey;
    char small[NAME_SIZE];
    zl_view key = { small, make_small(small, name) };
    uint32_t number = zl_map_find(&survey->names, key);

    if (number != ZL_MAP_NONE)
        return (int)number;
    if (key.size == 0 || survey->names.count == ZL_SURVEY_NAMES)
        return ZL_SURVEY_NONE;
    zl_kin kin = { .around = ZL_SURVEY_NONE, .depth = UINT32_MAX };
    if (surveyor->open.count)
        kin.around = surveyor->open.items[surveyor->open.count - 1].kin;
    if (!zl_array_push(&survey->kins, kin)) {
        surveyor->failed = true;
        return ZL_SURVEY_NONE;
    }
    number = zl_map_add(&survey->names, key);
    surveyor->failed |= number == ZL_MAP_NONE;
    survey->kins.count = survey->names.count;
    return number == ZL_MAP_NONE ? ZL_SURVEY_NONE : (int)number;
}

static bool has_word(zl_view words, zl_view word)
{
    zl_view piece;

    while (zl_view_next(&words, ' ', &piece))
        if (zl_view_same(piece, word))
            return true;
    return false;
}

static void note_attributes(zl_kin *kin, const zl_element *element)
{
    zl_view name;

    for (size_t i = 0; zl_element_attribute(element, i, &name); i++) {
        if (name.size == 0 || name.size >= NAME_SIZE ||
            has_word(zl_str_view(&kin->attributes), name) ||
            kin->attributes.size + name.size > ATTRIBUTES_SIZE)
            continue;
        if (kin->attributes.size)
            zl_str_add_byte(&kin->attributes, ' ');
        zl_str_add(&kin->attributes, name);
    }
}

/* A child of the element that is open begins. */
static void note_child(struct surveyor *surveyor, struct open *around,
                       int child)
{
    zl_kin *kins = surveyor->survey->kins.items;

    if (!around->held && around->kin >= 0)
        kins[around->kin].held++;
    around->held = true;
    if (child < 0)
        return;
    if (around->said)
        kins[child].amid++;
    else
        surveyor->failed |= !zl_array_push(&surveyor->children, child);
}

static void begin_element(void *user, const zl_element *element)
{
    struct surveyor *surveyor = user;
    int number = kin_of(surveyor, element->name);

    if (surveyor->failed)
        return;
    if (surveyor->open.count)
        note_child(surveyor, &surveyor->open.items[surveyor->open.count - 1],
                   number);
    struct open open = { .kin = number, .first = surveyor->children.count };
    surveyor->failed |= !zl_array_push(&surveyor->open, open);
    if (number < 0 || surveyor->failed)
        return;
    zl_kin *kin = &surveyor->survey->kins.items[number];
    kin->count++;
    if (kin->depth > surveyor->open.count)
        kin->depth = (unsigned)surveyor->open.count;
    note_attributes(kin, element);
    surveyor->failed |= kin->attributes.failed;
}

static void end_element(void *user, zl_view name)
{
    struct surveyor *surveyor = user;

    (void)name;
    if (surveyor->failed || surveyor->open.count == 0)
        return;
    surveyor->children.count =
        surveyor->open.items[--surveyor->open.count].first;
}

static bool is_blank(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

/* A token a line, with tabs between its columns, is another form. */
static void count_lines(zl_survey *survey, zl_view text)
{
    zl_view line;

    while (survey->lines < 1000 && zl_view_next(&text, '\n', &line)) {
        survey->lines += line.size > 0;
        survey->columns += memchr(line.bytes, '\t', line.size) != NULL;
    }
}

static void take_text(void *user, zl_view text)
{
    struct surveyor *surveyor = user;

    if (surveyor->failed || surveyor->open.count == 0 || is_blank(text))
        return;
    count_lines(surveyor->survey, text);
    struct open *open = &surveyor->open.items[surveyor->open.count - 1];
    zl_kin *kins = surveyor->survey->kins.items;
    if (open->said)
        return;
    open->said = true;
    if (open->kin >= 0)
        kins[open->kin].said++;
    for (size_t i = open->first; i < surveyor->children.count; i++)
        kins[surveyor->children.items[i]].amid++;
    surveyor->children.count = open->first;
}

zili_status zl_survey_make(zl_survey *out, const zl_file *file,
                           zili_error *err)
{
    static const zl_xml_events events = { begin_element, end_element,
                                          take_text, false };
    struct surveyor surveyor = { .survey = out };
    zili_status status =
        zl_xml_parse(file->bytes, file->path, &events, &surveyor, err);

    zl_array_clear(&surveyor.open);
    zl_array_clear(&surveyor.children);
    return !status && surveyor.failed ? zl_no_memory(err) : status;
}

void zl_survey_clear(zl_survey *survey)
{
    for (size_t i = 0; i < survey->kins.count; i++)
        zl_str_clear(&survey->kins.items[i].attributes);
    zl_array_clear(&survey->kins);
    zl_map_clear(&survey->names);
}
