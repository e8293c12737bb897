/* xml_map.h -- what a user says of the elements of XML, in a small YAML file.
 *
 *     documents: letter            # each is a document
 *     text: body                   # what lies outside is left out
 *     paragraphs: [p, {head: heading, l: verse}]
 *     regions: {translation: translation, original: original}
 *     spans: [persName, date]
 *     notes: [note]
 *     skip: [figure]
 *     metadata:
 *       date: letter@when          # an attribute of an element …
 *       id: "@id"                  # … of the document, or of the root
 *       author: author             # the text of an element …
 *       place: opener/place        # … inside another
 *     lang: "@language"            # the attribute that says the language
 *
 * What is not named stays what it seems to be. Names are without prefix; large
 * and small letters are the same. */
#ifndef ZL_FORMATS_XML_MAP_H
#define ZL_FORMATS_XML_MAP_H

#include "formats/grammar.h"

typedef struct zl_xml_map zl_xml_map;

/* Read a file. Fails with ZILI_EUSAGE or ZILI_EFORMAT (path, line, what it may
 * say), ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_xml_map_open(zl_xml_map **out, const char *path,
                                            zili_error *err);
/* The same from bytes; messages call them `name`. */
ZILI_MUST_CHECK zili_status zl_xml_map_parse(zl_xml_map **out,
                                             const char *name, zl_view bytes,
                                             zili_error *err);
void zl_xml_map_close(zl_xml_map *map);

/* Change what was guessed of a file. The map outlives the rules; several
 * threads may use it. Fails with ZILI_EFORMAT where the file has none of the
 * elements that are its text or its documents, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_xml_map_apply(const zl_xml_map *map,
                                             zl_grammar *grammar,
                                             const zl_file *file,
                                             zili_error *err);

#endif
