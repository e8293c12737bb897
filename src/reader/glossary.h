/* glossary.h -- what the glossary that an index was aligned with says of its
 * words. */
#ifndef ZL_READER_GLOSSARY_H
#define ZL_READER_GLOSSARY_H

#include "reader/corpus.h"

/* Append its lines: term, variant, reading, translations, tabs between; none
 * where there was no glossary. Fails with ZILI_EFORMAT, ZILI_ENOMEM.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_corpus_glossary(const zili_corpus *corpus,
                                               zl_str *lines, zili_error *err);

#endif
