/* fuzz_align.c -- any bytes as a glossary and two texts, a zero byte behind
 * each of the first two: refused with a reason, or all lines of both sides are
 * there, each once, and each bead has a likelihood. Pairs are alone where the
 * number of bytes is odd. */
#include "memory_file.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>
#include <zili/align.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { WORDS, LENGTHS, METHODS };

/* What comes before the next zero byte, or all that is left. */
static zl_view next_part(zl_view *rest)
{
    const char *end = rest->size ? memchr(rest->bytes, 0, rest->size) : NULL;
    size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    zl_view part = zl_view_cut(*rest, 0, size);

    *rest = zl_view_cut(*rest, end ? size + 1 : size, rest->size);
    return part;
}

static size_t count_lines(zl_view text)
{
    size_t lines = text.size > 0 && text.bytes[text.size - 1] != '\n';

    for (size_t i = 0; i < text.size; i++)
        lines += text.bytes[i] == '\n';
    return lines;
}

static bool is_text(zl_view text)
{
    zl_utf8_fault fault;

    return zl_utf8_check(text, &fault);
}

static void check_bead(const zili_bead *bead, int method)
{
    bool tells = bead->confidence >= 0 && bead->confidence <= 1;

    if (bead->a_lines + bead->b_lines == 0 || tells != (method == WORDS))
        abort();
}

static void check_whole(const zili_alignment *found, zl_view a, zl_view b,
                        int method)
{
    size_t a_line = 0, b_line = 0;

    for (size_t i = 0; i < found->count; i++) {
        const zili_bead *bead = &found->beads[i];
        check_bead(bead, method);
        if (bead->a != a_line || bead->b != b_line)
            abort();
        a_line += bead->a_lines;
        b_line += bead->b_lines;
    }
    if (a_line != count_lines(a) || a_line != found->a_lines ||
        b_line != count_lines(b) || b_line != found->b_lines)
        abort();
}

/* The texts as they are, and swapped. */
static void align(zl_view a, zl_view b, const zili_align_options *options)
{
    const zili_align_pair pairs[2] = {
        { "forth", a.bytes, b.bytes, a.size, b.size },
        { "back", b.bytes, a.bytes, b.size, a.size },
    };
    zili_alignment found[2];
    zili_error err = { 0 };
    zili_status status = zili_align(pairs, 2, options, found, &err);
    bool texts = is_text(a) && is_text(b);
    bool reads = options->glossary && options->method == WORDS;

    if (status) {
        if (status != ZILI_EFORMAT || !err.text[0] || found[0].beads ||
            found[1].beads || (texts && !reads))
            abort();
        return;
    }
    if (!texts)
        abort();
    check_whole(&found[0], a, b, options->method);
    check_whole(&found[1], b, a, options->method);
    for (size_t i = 0; i < 2; i++)
        zili_alignment_clear(&found[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view rest = { (const char *)bytes, size };
    zl_view glossary = next_part(&rest), a = next_part(&rest), b = rest;
    zili_align_options options = { .threads = 1 };

    if (size > 4096)
        return 0;
    options.alone = size % 2;
    if (glossary.size > 0)
        options.glossary =
            memory_file((const uint8_t *)glossary.bytes, glossary.size);
    for (options.method = 0; options.method < METHODS; options.method++)
        align(a, b, &options);
    return 0;
}
