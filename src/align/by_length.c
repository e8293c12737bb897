/* by_length.c -- a pair of texts, aligned by the lengths of its lines. */
#include "align/by_length.h"

#include "align/gale_church.h"
#include "align/lines.h"
#include "base/array.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <math.h>

typedef ZL_ARRAY(uint32_t) lengths;

/* Text that is measured. */
struct side {
    const char *pair, *name;
    zl_view text;
};

static bool add_lines(lengths *out, zl_view text)
{
    zl_view line;

    while (zl_next_line(&text, &line)) {
        size_t count = zl_utf8_count(line);
        uint32_t length = count < UINT32_MAX ? (uint32_t)count : UINT32_MAX;
        if (!zl_array_push(out, length))
            return false;
    }
    return true;
}

static zili_status measure(lengths *out, const struct side *side,
                           zili_error *err)
{
    zl_utf8_fault fault;

    if (!zl_utf8_check(side->text, &fault))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s: line %zu of side %s is no UTF-8.", side->pair,
                       fault.line, side->name);
    return add_lines(out, side->text) ? ZILI_OK : zl_no_memory(err);
}

static zili_status check(const char *what, double value, zili_error *err)
{
    if (isfinite(value) && value >= 0)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE, "The %s must be a number above 0.", what);
}

zili_status zl_align_by_length(const zili_align_pair *pair,
                               const zili_align_options *options,
                               zili_alignment *out, zili_error *err)
{
    zl_gale_church model = {
        .ratio = options->ratio > 0 ? options->ratio : 1,
        .variance = options->variance > 0 ? options->variance : 6.8,
    };
    const struct side sides[2] = {
        { pair->name, "a", { pair->a, pair->a_size } },
        { pair->name, "b", { pair->b, pair->b_size } }
    };
    lengths a = { 0 }, b = { 0 };

    *out = (zili_alignment){ 0 };
    zili_status status = check("ratio", options->ratio, err);
    if (!status)
        status = check("variance", options->variance, err);
    if (!status)
        status = measure(&a, &sides[0], err);
    if (!status)
        status = measure(&b, &sides[1], err);
    if (!status)
        status = zl_gale_church_align(&model, a.items, a.count, b.items,
                                      b.count, &out->beads, &out->count, NULL,
                                      err);
    if (!status) {
        out->a_lines = a.count;
        out->b_lines = b.count;
    }
    zl_array_clear(&a);
    zl_array_clear(&b);
    return status;
}
