/* flags.c -- what a query says about folding. */
#include "query/flags.h"

#include "text/fold.h"

/* What a letter folds, 0 where it is no flag. */
static unsigned flag(char letter)
{
    if (letter == 'c')
        return ZL_FOLD_CASE;
    if (letter == 'd')
        return ZL_FOLD_DIACRITICS;
    return letter == 'v' ? ZL_FOLD_VARIANTS : 0;
}

size_t zl_flags_cut(zl_view word, int *folds)
{
    size_t at = word.size;
    unsigned said = 0;

    while (at > 0 && flag(word.bytes[at - 1]))
        said |= flag(word.bytes[--at]);
    if (said == 0 || at == 0 || word.bytes[at - 1] != '%')
        return word.size;
    *folds = (int)said;
    return at - 1;
}
