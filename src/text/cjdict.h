/* cjdict.h -- ICU's dictionary of Chinese and Japanese: words and costs.
 *
 * ICU has it in its data and offers no call for it; its bytes are those of
 * icu4c's ucharstrie.h. They are walked in place, without any preparation.
 * Every read is checked: of damaged data some words come out, or none. */
#ifndef ZL_TEXT_CJDICT_H
#define ZL_TEXT_CJDICT_H

#include "base/file.h"
#include "text/trie.h"

#define ZL_CJDICT_NONE UINT32_MAX

/* Start from { 0 }: then it holds no word. */
typedef struct zl_cjdict {
    const uint8_t *units; /* of 2 bytes, as this machine has them */
    uint32_t count;
    void *data; /* what ICU has opened, or NULL */
} zl_cjdict;

/* Open ICU's own. Where there is none, or it has another form than the one
 * known here, it holds no word. Time: some microseconds. */
void zl_cjdict_open(zl_cjdict *out);
void zl_cjdict_close(zl_cjdict *dictionary);

/* The same from bytes that are lent, as ICU has them after its own header;
 * no more than `bytes.size` are read. */
void zl_cjdict_from(zl_cjdict *out, zl_span bytes);

/* A place in the dictionary. */
typedef struct zl_cjdict_place {
    uint32_t at;    /* the unit that follows; ZL_CJDICT_NONE: nothing does */
    uint32_t match; /* units that must follow there, one by one */
    uint32_t cost;  /* of the word that ends here, or ZL_CJDICT_NONE */
} zl_cjdict_place;

/* Where all words begin. */
zl_cjdict_place zl_cjdict_start(void);

/* Go on with a unit of UTF-16; false where no word goes on so. */
bool zl_cjdict_step(const zl_cjdict *dictionary, zl_cjdict_place *place,
                    uint16_t unit);

/* Add all words of up to ZL_TRIE_LONGEST units with their costs, in the order
 * of UTF-16. Sets *sound to false, and may have added some, where the data
 * makes no sense or a cost is not below ZL_TRIE_NONE. Fails with ZILI_ENOMEM.
 * Time: O(units in all words). */
ZILI_MUST_CHECK zili_status zl_cjdict_words(const zl_cjdict *dictionary,
                                            zl_trie_words *words, bool *sound,
                                            zili_error *err);

#endif
