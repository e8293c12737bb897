/* lexicon.c -- all that the cutting of text looks things up in. */
#include "lexicon.h"

#include "base/fail.h"
#include "base/mem.h"

static zili_status open_words(zl_lexicon *lexicon, const zili_texts *dicts,
                              zili_error *err)
{
    zili_status status = zl_wordlist_open(&lexicon->list, err);

    if (!status)
        status = zl_dictionary_read(&lexicon->own, dicts, err);
    if (!status)
        status = zl_han_words_open_trie(&lexicon->han, &lexicon->list.words,
                                        err);
    if (status)
        return status;
    lexicon->roles = zl_roles_new();
    lexicon->knowledge = (zl_knowledge){ &lexicon->list.words,
                                           &lexicon->own, lexicon->roles };
    return lexicon->roles ? ZILI_OK : zl_no_memory(err);
}

static zili_status open_all(zl_lexicon *lexicon, const zili_texts *dicts,
                            zili_error *err)
{
    zili_status status = zl_rules_load(&lexicon->words,
                                       ZL_BOUNDARY_WORD, err);

    if (!status)
        status = zl_stop_rules_open(&lexicon->stops, err);
    if (!status && lexicon->profile.cut == ZL_CUT_ZILI)
        return open_words(lexicon, dicts, err);
    if (!status && lexicon->profile.cut == ZL_CUT_ICU)
        return zl_han_words_open(&lexicon->han, err);
    return status;
}

zili_status zl_lexicon_open(zl_lexicon **out, zl_profile profile,
                            const zili_texts *dicts, zili_error *err)
{
    *out = NULL;
    zl_lexicon *lexicon = zl_alloc(sizeof *lexicon);
    if (!lexicon)
        return zl_no_memory(err);
    lexicon->profile = profile;
    lexicon->unheeded = dicts && dicts->count && profile.cut != ZL_CUT_ZILI;
    zili_status status = open_all(lexicon, dicts, err);
    if (status) {
        zl_lexicon_close(lexicon);
        return status;
    }
    *out = lexicon;
    return ZILI_OK;
}

void zl_lexicon_close(zl_lexicon *lexicon)
{
    if (!lexicon)
        return;
    zl_rules_close(lexicon->words);
    zl_stop_rules_close(lexicon->stops);
    zl_han_words_close(lexicon->han);
    zl_roles_free(lexicon->roles);
    zl_dictionary_clear(&lexicon->own);
    zl_wordlist_close(&lexicon->list);
    zl_free(lexicon);
}

const char *zl_lexicon_note(const zl_lexicon *lexicon)
{
    if (lexicon->unheeded)
        return "Dictionaries are heeded by the profile zili alone: --dict "
               "changes nothing here.";
    if (lexicon->profile.cut != ZL_CUT_ZILI || lexicon->list.shipped)
        return NULL;
    return "The list of Chinese words, zili.words, is not beside the program, "
           "nor where it is installed: Chinese is cut by ICU's words, which "
           "is less right. Make it with make, or name it in ZILI_WORDS.";
}

uint64_t zl_lexicon_dictionary(const zl_lexicon *lexicon, size_t i)
{
    return i < lexicon->own.hashes.count ? lexicon->own.hashes.items[i] : 0;
}

uint64_t zl_lexicon_words(const zl_lexicon *lexicon)
{
    return zl_wordlist_sum(&lexicon->list);
}
