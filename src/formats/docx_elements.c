/* docx_elements.c -- the elements of Word's XML that do something. */
#include "formats/docx_elements.h"

#include <stdlib.h>

/* In byte order. */
static const zl_docx_element elements[] = {
    { "Fallback", ACT_SKIP, NULL },
    { "br", ACT_LINE, NULL },
    { "comment", ACT_NOTE, "comment" },
    { "cr", ACT_LINE, NULL },
    { "del", ACT_ASIDE, "deletions" },
    { "delText", ACT_TEXT, NULL },
    { "endnote", ACT_NOTE, "endnote" },
    { "fldChar", ACT_FIELD, NULL },
    { "footnote", ACT_NOTE, "footnote" },
    { "ins", ACT_MARK, "insertion" },
    { "instrText", ACT_CODE, NULL },
    { "moveFrom", ACT_ASIDE, "deletions" },
    { "moveTo", ACT_MARK, "insertion" },
    { "noBreakHyphen", ACT_HYPHEN, NULL },
    { "numPr", ACT_ITEM, NULL },
    { "outlineLvl", ACT_OUTLINE, NULL },
    { "p", ACT_PARAGRAPH, NULL },
    { "pPr", ACT_PARAGRAPH_PROPERTIES, NULL },
    { "pPrChange", ACT_SKIP, NULL },
    { "pStyle", ACT_STYLE, NULL },
    { "ptab", ACT_BLANK, NULL },
    { "r", ACT_RUN, NULL },
    { "rFonts", ACT_FONT, NULL },
    { "rPr", ACT_RUN_PROPERTIES, NULL },
    { "rPrChange", ACT_SKIP, NULL },
    { "rt", ACT_ASIDE, "readings" },
    { "sectPr", ACT_SKIP, NULL },
    { "sym", ACT_SYMBOL, NULL },
    { "t", ACT_TEXT, NULL },
    { "tab", ACT_BLANK, NULL },
    { "tblPr", ACT_SKIP, NULL },
    { "tcPr", ACT_SKIP, NULL },
    { "tr", ACT_ROW, NULL },
    { "trPr", ACT_SKIP, NULL },
    { "txbxContent", ACT_ASIDE, "boxes" },
    { "vanish", ACT_HIDDEN, NULL },
};

static int compare_elements(const void *key, const void *item)
{
    const zl_docx_element *element = item;

    return zl_view_compare(*(const zl_view *)key, zl_view_of(element->name));
}

const zl_docx_element *zl_docx_element_named(zl_view name)
{
    static const zl_docx_element none = { "", ACT_NONE, NULL };
    const zl_docx_element *found =
        bsearch(&name, elements, sizeof elements / sizeof *elements,
                sizeof *elements, compare_elements);

    return found ? found : &none;
}
