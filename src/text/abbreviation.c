/* abbreviation.c -- words whose full stop need not end a sentence. */
#include "abbreviation.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "text/near.h"
#include "text/script.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* No abbreviation below is as long: with zeros behind it is a number, and
 * these are in the order of their bytes. */
#define SHORT_SIZE 8
typedef char short_word[SHORT_SIZE];

#define WORD_SIZE 16 /* no other word below is as long */
#define COUNT(list) (sizeof (list) / sizeof *(list))

/* All lists are in byte order. In the first four a word without capitals may
 * have one ("Vol"), or be of nothing else if it is a number's ("VOL"). One
 * with capitals is written just so. */

/* Titles before names, and words that lead on. */
static const short_word never[] = {
    "ADM", "AMB", "Abp", "Adm", "Amb", "Bp", "Brig", "CAPT", "COL", "Capt",
    "Cdr", "Cmdr", "Col", "Cpl", "Cpt", "DR", "Dr", "Dra", "Drs", "Dña",
    "Fr", "Frhr", "Ft", "GEN", "GOV", "Gen", "Gov", "HON", "Hon", "Hr",
    "LT", "Lt", "MAJ", "MESSRS", "MR", "MRS", "MS", "Maj", "Messrs", "Mgr",
    "Mlle", "Mlles", "Mme", "Mmes", "Mons", "Mr", "Mrs", "Ms", "Msgr", "Mt",
    "Mx", "PROF", "Pres", "Prof", "Profs", "Pte", "Pvt", "REP", "REV",
    "Rep", "Reps", "Rev", "Revd", "SEN", "Sen", "Sens", "Sgt", "Sig", "Sra",
    "Sres", "Srta", "Ste", "Sts", "Supt", "approx", "bzw", "c.f", "cf",
    "cfr", "d.h", "dott", "e.g", "evtl", "gest", "ggf", "i.e", "inkl",
    "p.ej", "resp", "sog", "v", "vgl", "viz", "vs", "z.B",
};

/* Months and days, what is counted, born and died. Many are words as well. */
static const short_word number[] = {
    "Apr", "Aug", "Dec", "Feb", "Fri", "Jan", "Jul", "Jun", "Mar", "Mon",
    "Nov", "Oct", "Sat", "Sep", "Sept", "Thu", "Thur", "Thurs", "Tue",
    "Tues", "Wed", "abb", "abs", "anm", "app", "art", "arts", "b", "bd",
    "bde", "bk", "bks", "c", "ca", "cap", "ch", "chap", "chaps", "chs",
    "cl", "col", "cols", "d", "diss", "doc", "docs", "encl", "f", "fasc",
    "fig", "figs", "fol", "fols", "geb", "l", "lib", "livr", "ll", "ms",
    "mss", "n", "nn", "no", "nos", "nr", "nrs", "num", "núm", "núms", "p",
    "pag", "par", "para", "paras", "pl", "pls", "pp", "pt", "pts", "pág",
    "págs", "r", "ref", "s", "sec", "secs", "sect", "sects", "ser", "sess",
    "supp", "suppl", "t", "taf", "tav", "tit", "tom", "vol", "vols", "ziff",
};

/* States, companies, streets, degrees, and words of footnotes. */
static const short_word maybe[] = {
    "Acad", "Ala", "Ariz", "Ark", "Assn", "Assoc", "Ave", "BROS", "Bldg",
    "Blvd", "Bros", "CO", "CORP", "Calif", "Cia", "Cie", "Co", "Colo",
    "Conn", "Corp", "DEPT", "Dept", "Dist", "ED", "EDS", "Esq", "Fla", "Ga",
    "Govt", "INC", "Ill", "Inc", "Inst", "Intl", "JR", "Jr", "Kan", "Kans",
    "Ky", "LTD", "Ltd", "Ltda", "Mass", "Md", "Mich", "Minn", "Miss", "Mo",
    "Mont", "Natl", "Neb", "Nebr", "Nev", "Okla", "Ore", "Oreg", "Pa",
    "Ph.D", "Pty", "Rd", "SR", "ST", "Sec", "Soc", "Sq", "Sr", "St", "Str",
    "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis", "Wyo", "al", "apr",
    "aufl", "av", "cit", "ed", "edn", "eds", "fn", "hg", "hrsg", "ibid",
    "incl", "intro", "jh", "jr", "ltd", "orig", "plc", "pref", "publ",
    "qtd", "repr", "rev", "sr", "trad", "trans", "transl", "éd", "übers",
};

/* And so on; and the time of day. */
static const short_word last[] = {
    "a.m", "ecc", "etc", "p.m", "u.s.f", "u.s.w", "usf", "usw",
};

/* What the time of day may be said with. */
static const char *const days[] = {
    "CST", "EDT", "EST", "Eastern", "Friday", "GMT", "Greenwich", "Monday",
    "Pacific", "Saturday", "Sunday", "Thursday", "Tuesday", "UTC",
    "Wednesday",
};

/* Pronouns, articles, conjunctions, prepositions, adverbs: closed classes,
 * without those that names begin with (Under Secretary, First Army, May). */
static const char *const openers[] = {
    "a", "about", "according", "accordingly", "additionally", "afterwards",
    "again", "all", "along", "also", "although", "among", "an", "and",
    "another", "any", "anyone", "anything", "are", "as", "at", "because",
    "before", "besides", "both", "but", "by", "can", "consequently",
    "could", "despite", "did", "do", "does", "dr", "during", "each",
    "earlier", "either", "even", "eventually", "every", "everyone",
    "everything", "finally", "for", "from", "furthermore", "had", "has",
    "have", "he", "hence", "her", "here", "his", "how", "however", "i",
    "if", "in", "indeed", "instead", "is", "it", "its", "later", "let",
    "likewise", "many", "meanwhile", "messrs", "moreover", "most", "mr",
    "mrs", "ms", "my", "namely", "neither", "never", "nevertheless", "no",
    "nobody", "none", "nonetheless", "nor", "not", "nothing", "now", "of",
    "often", "on", "once", "only", "or", "other", "others", "otherwise",
    "our", "perhaps", "rather", "see", "several", "shall", "she", "should",
    "similarly", "since", "so", "some", "somehow", "someone", "sometimes",
    "soon", "still", "subsequently", "such", "that", "the", "their", "then",
    "there", "thereafter", "therefore", "these", "they", "this", "those",
    "though", "through", "throughout", "thus", "to", "today", "tomorrow",
    "too", "toward", "towards", "unfortunately", "unless", "unlike",
    "until", "upon", "was", "we", "were", "what", "whatever", "when",
    "whenever", "where", "whereas", "wherever", "whether", "which", "while",
    "who", "whoever", "whose", "why", "with", "within", "without", "would",
    "yes", "yesterday", "yet", "you", "your",
};

/* ---- looking a word up ---- */

static int compare(const void *word, const void *item)
{
    return strcmp(word, *(const char *const *)item);
}

static bool has(const char *const *list, size_t count, const char *word)
{
    return bsearch(word, list, count, sizeof *list, compare) != NULL;
}

static uint64_t as_number(const short_word word)
{
    return __builtin_bswap64(zl_get64((const uint8_t *)word));
}

/* Nearly all words that are looked up are none of them. */
static bool has_short(const short_word *list, size_t count, uint64_t word)
{
    size_t first = 0;

    while (count > 1) {
        size_t half = count / 2;
        first += as_number(list[first + half]) <= word ? half : 0;
        count -= half;
    }
    return as_number(list[first]) == word;
}

static zl_abbreviation listed(const short_word text)
{
    uint64_t word = as_number(text);

    if (has_short(never, COUNT(never), word))
        return ZL_ABBREVIATION_NEVER;
    if (has_short(number, COUNT(number), word))
        return ZL_ABBREVIATION_NUMBER;
    if (has_short(maybe, COUNT(maybe), word))
        return ZL_ABBREVIATION_MAYBE;
    if (has_short(last, COUNT(last), word))
        return ZL_ABBREVIATION_LAST;
    return ZL_ABBREVIATION_NONE;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Make small letters of the capitals (ASCII) from `word` on. */
static void lower(char *word)
{
    for (; *word; word++)
        if (is_capital(*word))
            *word = (char)(*word + ('a' - 'A'));
}

/* "No" is "no", and so is "NO"; but "USF" is not "usf". */
static zl_abbreviation listed_in_capitals(short_word word)
{
    if (!is_capital(word[0]))
        return ZL_ABBREVIATION_NONE;
    bool all = is_capital(word[1]);
    lower(word);
    zl_abbreviation found = listed(word);
    return all && found != ZL_ABBREVIATION_NUMBER ? ZL_ABBREVIATION_NONE
                                                  : found;
}

/* ---- letters between full stops ---- */

/* A part of "U.S" or "Ph.D": one letter, or two of which the first is a
 * capital. "It was so.He" shows why not more. */
static bool is_part(zl_view part)
{
    size_t at = 0;

    if (part.size == 0)
        return false;
    uint32_t first = zl_utf8_next(part, &at);
    if (!zl_is_letter(first) || zl_is_han(first))
        return false;
    if (at == part.size)
        return true;
    uint32_t second = zl_utf8_next(part, &at);
    return zl_is_upper(first) && zl_is_letter(second) && at == part.size;
}

/* Parts with full stops between them, or a single capital. */
static bool is_dotted(zl_view word)
{
    size_t at = 0;

    if (word.size > 0 && !memchr(word.bytes, '.', word.size))
        return zl_is_upper(zl_utf8_next(word, &at)) && at == word.size;
    for (;;) {
        const char *dot = memchr(word.bytes, '.', word.size);
        size_t size = dot ? (size_t)(dot - word.bytes) : word.size;
        if (!is_part(zl_view_cut(word, 0, size)))
            return false;
        if (!dot)
            return true;
        word = zl_view_cut(word, size + 1, word.size);
    }
}

/* ---- words ---- */

zl_abbreviation zl_abbreviation_of(zl_view word)
{
    short_word text = { 0 };

    if (word.size == 0 || memchr(word.bytes, 0, word.size))
        return ZL_ABBREVIATION_NONE;
    if (word.size < SHORT_SIZE) {
        memcpy(text, word.bytes, word.size);
        zl_abbreviation found = listed(text);
        /* The initial of a name is none of the small single letters. */
        if (!found && word.size > 1)
            found = listed_in_capitals(text);
        if (found)
            return found;
    }
    return is_dotted(word) ? ZL_ABBREVIATION_MAYBE : ZL_ABBREVIATION_NONE;
}

bool zl_is_abbreviation(zl_view word)
{
    return zl_abbreviation_of(word) != ZL_ABBREVIATION_NONE;
}

/* ---- what follows ---- */

static bool is_day(zl_view word)
{
    char text[WORD_SIZE] = { 0 };

    if (word.size >= WORD_SIZE)
        return false;
    memcpy(text, word.bytes, word.size);
    return has(days, COUNT(days), text);
}

static bool is_opener(zl_view word)
{
    char text[WORD_SIZE] = { 0 };

    if (word.size == 0 || word.size >= WORD_SIZE || !is_capital(*word.bytes))
        return false;
    memcpy(text, word.bytes, word.size);
    lower(text);
    return has(openers, COUNT(openers), text);
}

/* "J." */
static bool is_initial(zl_view text, size_t at)
{
    zl_view word = zl_word_at(text, at);

    return zl_is_one_letter(word) && zl_peek(text, at + word.size) == '.';
}

/* "2." or "2)" */
static bool is_item(zl_view text, size_t at)
{
    size_t end = zl_after_digits(text, at);
    uint32_t c = zl_peek(text, end);

    return end - at <= 2 && (c == '.' || c == ')');
}

/* A word that begins sentences: not "No. 2" nor "All-American", but titles
 * ("Mr.") more often than not. */
static bool opens(zl_view text, size_t at)
{
    zl_view word = zl_word_at(text, at);
    uint32_t c = zl_peek(text, at + word.size);

    if (!is_opener(word))
        return false;
    if (c == '.')
        return zl_abbreviation_of(word) == ZL_ABBREVIATION_NEVER ||
               !zl_is_abbreviation(word);
    return c == 0 || c == ',' || c == ';' || c == ':' || c == '\'' ||
           c == 0x2019 || zl_is_blank(c);
}

/* "no. I (1996)", but not "He said no. I left." */
static bool is_pronoun(zl_view before, zl_view word, zl_view text, size_t end)
{
    return zl_view_is(word, "I") &&
           (zl_view_is(before, "no") || zl_view_is(before, "No")) &&
           zl_is_blank(zl_peek(text, end)) &&
           zl_is_lower(zl_peek(text, zl_after_blanks(text, end)));
}

/* "10", "IV", "B", "S/1234", "No. 3": what may follow the word `before`. */
static bool is_number(zl_view before, zl_view text, size_t at)
{
    zl_view word = zl_word_at(text, at);
    size_t end = at + word.size;
    uint32_t c = zl_peek(text, end);

    if (word.size == 0)
        return zl_has_category(c, U_GC_N_MASK);
    if (zl_is_digit(c) || c == '/')
        return true;
    if (zl_is_roman(word))
        return !is_pronoun(before, word, text, end);
    if (c == '.')
        return zl_abbreviation_of(word) == ZL_ABBREVIATION_NUMBER;
    return zl_is_one_letter(word) && !is_opener(word);
}

bool zl_abbreviation_goes_on(zl_view word, zl_view text, size_t at)
{
    uint32_t c = zl_peek(text, at);

    while (c == '"' || c == '\'' || zl_is_opening(c)) {
        zl_utf8_next(text, &at);
        c = zl_peek(text, at);
    }
    if (zl_is_one_letter(word) && is_initial(text, at))
        return true;
    switch (zl_abbreviation_of(word)) {
    case ZL_ABBREVIATION_NEVER:
        return c != 0;
    case ZL_ABBREVIATION_NUMBER:
        return is_number(word, text, at);
    case ZL_ABBREVIATION_MAYBE:
        if (zl_is_digit(c))
            return zl_is_one_letter(word) || !is_item(text, at);
        return zl_is_upper(c) && !opens(text, at);
    case ZL_ABBREVIATION_LAST:
        return is_day(zl_word_at(text, at));
    case ZL_ABBREVIATION_NONE:
        break;
    }
    return false;
}
