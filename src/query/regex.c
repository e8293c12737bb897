/* regex.c -- a regular expression over the words of a lexicon. */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "query/regex.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/caret.h"
#include "query/regex_fold.h"
#include "query/regex_scan.h"
#include "query/regex_words.h"

#include <pcre2.h>
#include <string.h>

/* How often a word may be tried otherwise: half a millisecond. Of usual
 * expressions none needs a thousand steps for a usual word. PCRE2 does not
 * tell how many it took, so few are allowed first, and then more. */
#define STEP_LIMIT 204800
#define FIRST_LIMIT 50
#define MORE 8

/* To begin a match costs as much as so many tries. */
#define CALL_STEPS 30
#define HEAP_LIMIT 20000 /* KiB, where there is no JIT */
#define NEST_LIMIT 100
#define STACK_MOST 1048576

#define OPTIONS                                                         \
    (PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED |       \
     PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C)

struct zl_regex {
    zl_regex_needs needs;
    zl_regex_words words; /* w1|w2|w3: … */
    pcre2_code *code; /* NULL: nothing but the words, or the prefix */
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    uint64_t steps;
};

/* ---- PCRE2's memory is ours ---- */

static void *take(PCRE2_SIZE size, void *user)
{
    (void)user;
    return zl_alloc(size);
}

static void give_back(void *memory, void *user)
{
    (void)user;
    zl_free(memory);
}

/* ---- compiling ---- */

/* `*error` and `*at` as PCRE2's where it fails. */
static pcre2_code *compile(zl_view text, uint32_t options, int *error,
                           size_t *at)
{
    pcre2_general_context *general =
        pcre2_general_context_create(take, give_back, NULL);
    pcre2_compile_context *context =
        general ? pcre2_compile_context_create(general) : NULL;
    pcre2_code *code = NULL;

    *error = PCRE2_ERROR_NOMEMORY;
    if (context) {
        pcre2_set_parens_nest_limit(context, NEST_LIMIT);
        code = pcre2_compile((PCRE2_SPTR)text.bytes, text.size,
                             OPTIONS | options, error, at, context);
    }
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    return code;
}

/* What readers of patterns with * and ? write is told in its own words. */
static zili_status fail(int error, size_t column, const char *whole,
                        zili_error *err)
{
    char reason[160];

    if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAP_FAILED)
        return zl_no_memory(err);
    if (error == PCRE2_ERROR_QUANTIFIER_INVALID)
        return zl_query_fail(err, whole, column,
                             "in quotes * + and ? repeat what stands before "
                             "them, and nothing does; any characters are .*, "
                             "any one is a point.");
    pcre2_get_error_message(error, (PCRE2_UCHAR *)reason, sizeof reason);
    return zl_query_fail(err, whole, column,
                         "this is no regular expression: %s.", reason);
}

/* (?x) would make blanks mean nothing, and the folding does not know it. */
static bool is_extended(zl_view piece)
{
    return zl_view_starts(piece, zl_view_of("(?")) &&
           memchr(piece.bytes, 'x', piece.size) &&
           strspn(piece.bytes + 2, "imnsxJU^-") + 3 == piece.size;
}

static bool is_recursion(zl_view piece)
{
    return zl_view_starts(piece, zl_view_of("(?R")) ||
           zl_view_starts(piece, zl_view_of("(?0"));
}

/* The first piece that is not allowed; false: there is none. */
static bool find_refused(zl_view text, zl_view *found)
{
    zl_regex_scanner scanner = { .pattern = text };
    zl_regex_piece piece;

    while (zl_regex_next(&scanner, &piece)) {
        *found = piece.text;
        if (piece.kind == ZL_PIECE_OPAQUE &&
            (is_extended(piece.text) || is_recursion(piece.text)))
            return true;
    }
    return false;
}

/* PCRE2 has an end for expressions; lists of words need none of it. */
static bool is_long_list(int error, zl_view text)
{
    zl_regex_words words = { 0 };
    bool is_list = error == PCRE2_ERROR_PATTERN_TOO_LARGE &&
                   zl_regex_words_find(&words, text);

    zl_regex_words_clear(&words);
    return is_list;
}

zili_status zl_regex_check(zl_view text, size_t column, const char *whole,
                           zili_error *err)
{
    int error;
    size_t at = 0;
    zl_view refused;

    if (find_refused(text, &refused))
        return zl_query_fail(err, whole,
                             column + (size_t)(refused.bytes - text.bytes),
                             is_extended(refused)
                                 ? "the option x of regular expressions is "
                                   "not here."
                                 : "an expression that calls itself is not "
                                   "allowed.");
    pcre2_code *code = compile(text, 0, &error, &at);
    if (!code && is_long_list(error, text))
        return ZILI_OK;
    if (!code)
        return fail(error, column + (at < text.size ? at : text.size), whole,
                    err);
    pcre2_code_free(code);
    return ZILI_OK;
}

bool zl_regex_is_plain(zl_view text, zl_str *plain)
{
    zl_regex_scanner scanner = { .pattern = text };
    zl_regex_piece piece;

    while (zl_regex_next(&scanner, &piece)) {
        if (piece.kind != ZL_PIECE_LITERAL && piece.kind != ZL_PIECE_VOID)
            return false;
        zl_str_add(plain, piece.letter);
    }
    return true;
}

/* ---- making ---- */

static bool make_room(zl_regex *regex)
{
    pcre2_general_context *general =
        pcre2_general_context_create(take, give_back, NULL);

    if (!general)
        return false;
    regex->data = pcre2_match_data_create(1, general);
    regex->context = pcre2_match_context_create(general);
    if (pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) == 0)
        regex->stack = pcre2_jit_stack_create(32768, STACK_MOST, general);
    pcre2_general_context_free(general);
    if (!regex->data || !regex->context)
        return false;
    pcre2_set_depth_limit(regex->context, STEP_LIMIT);
    pcre2_set_heap_limit(regex->context, HEAP_LIMIT);
    if (regex->stack)
        pcre2_jit_stack_assign(regex->context, NULL, regex->stack);
    return true;
}

/* From what is folded already. */
static zili_status make_code(zl_regex *regex, zl_view text, unsigned folds,
                             const zl_node *node, const char *whole,
                             zili_error *err)
{
    uint32_t options = folds & ZL_FOLD_CASE ? PCRE2_CASELESS : 0;
    int error;
    size_t at = 0;

    regex->code = compile(text, options, &error, &at);
    if (!regex->code)
        return fail(error, node->column, whole, err);
    return make_room(regex) ? ZILI_OK : zl_no_memory(err);
}

static zili_status fill(zl_regex *regex, const zl_node *node, unsigned folds,
                        const char *whole, zili_error *err)
{
    zl_fold *fold;
    zl_str text = { 0 };
    zili_status status = zl_fold_open(&fold, err);

    if (status)
        return status;
    if (node->literal) {
        zl_fold_add_as(fold, folds, zl_view_of(node->text),
                       &regex->needs.prefix);
        regex->needs.plain = true;
    } else {
        zl_regex_fold(&text, zl_view_of(node->text), folds, fold);
        zl_regex_needs_find(&regex->needs, zl_str_view(&text));
    }
    zl_fold_close(fold);
    bool listed = !node->literal &&
                  zl_regex_words_find(&regex->words, zl_str_view(&text));
    if (text.failed || regex->words.failed || regex->needs.prefix.failed ||
        regex->needs.inside.failed)
        status = zl_no_memory(err);
    else if (!regex->needs.plain && !listed)
        status = make_code(regex, zl_str_view(&text), folds, node, whole, err);
    zl_str_clear(&text);
    return status;
}

zili_status zl_regex_new(zl_regex **out, const zl_node *node, unsigned folds,
                         const char *whole, zili_error *err)
{
    zl_regex *regex = zl_alloc(sizeof *regex);

    *out = NULL;
    if (!regex)
        return zl_no_memory(err);
    zili_status status = fill(regex, node, folds, whole, err);
    if (status) {
        zl_regex_free(regex);
        return status;
    }
    *out = regex;
    return ZILI_OK;
}

void zl_regex_free(zl_regex *regex)
{
    if (!regex)
        return;
    zl_regex_needs_clear(&regex->needs);
    zl_regex_words_clear(&regex->words);
    pcre2_match_data_free(regex->data);
    pcre2_match_context_free(regex->context);
    pcre2_jit_stack_free(regex->stack);
    pcre2_code_free(regex->code);
    zl_free(regex);
}

/* ---- matching ---- */

zl_view zl_regex_prefix(const zl_regex *regex)
{
    return zl_str_view(&regex->needs.prefix);
}

bool zl_regex_is_literal(const zl_regex *regex)
{
    return regex->needs.plain;
}

static zl_regex_answer answer(int result)
{
    switch (result) {
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_JIT_STACKLIMIT:
    case PCRE2_ERROR_RECURSELOOP:
        return ZL_REGEX_LIMIT;
    case PCRE2_ERROR_NOMEMORY:
        return ZL_REGEX_NO_MEMORY;
    default:
        return result >= 0 ? ZL_REGEX_YES : ZL_REGEX_NO;
    }
}

/* With so many steps at most. */
static int try_match(zl_regex *regex, zl_view key, uint32_t limit)
{
    regex->steps += CALL_STEPS + limit / 2;
    pcre2_set_match_limit(regex->context, limit);
    return pcre2_match(regex->code, (PCRE2_SPTR)key.bytes, key.size, 0, 0,
                       regex->data, regex->context);
}

uint64_t zl_regex_take_steps(zl_regex *regex)
{
    uint64_t steps = regex->steps;

    regex->steps = 0;
    return steps;
}

zl_regex_answer zl_regex_match(zl_regex *regex, zl_view key)
{
    zl_view prefix = zl_str_view(&regex->needs.prefix);

    if (regex->needs.plain)
        return zl_view_same(key, prefix) ? ZL_REGEX_YES : ZL_REGEX_NO;
    if (!zl_view_starts(key, prefix) ||
        zl_view_find(key, zl_str_view(&regex->needs.inside)) == SIZE_MAX)
        return ZL_REGEX_NO;
    if (!regex->code) {
        regex->steps += CALL_STEPS;
        return zl_regex_words_have(&regex->words, key) ? ZL_REGEX_YES
                                                       : ZL_REGEX_NO;
    }
    uint32_t limit = FIRST_LIMIT;
    int result = try_match(regex, key, limit);
    while (result == PCRE2_ERROR_MATCHLIMIT && limit < STEP_LIMIT) {
        limit *= MORE;
        result = try_match(regex, key, limit);
    }
    return answer(result);
}

zili_status zl_regex_fail(zl_regex_answer answer, const zl_node *node,
                          zl_view word, const char *whole, zili_error *err)
{
    size_t shown = word.size < 60 ? word.size : 60;

    while (shown < word.size && (word.bytes[shown] & 0xC0) == 0x80)
        shown--;
    if (answer == ZL_REGEX_NO_MEMORY)
        return zl_no_memory(err);
    return zl_query_fail(err, whole, node->column,
                         "this regular expression takes too long on the word "
                         "\"%.*s\"; repeat less within what is repeated.",
                         (int)shown, word.bytes);
}
