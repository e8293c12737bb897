/* forms.h -- the forms that tokens are exported in. */
#ifndef ZL_EXPORT_FORMS_H
#define ZL_EXPORT_FORMS_H

#include "base/out.h"
#include "export/walk.h"

#include <zili/export.h>

/* Write all tokens of a walk that has just been opened; `out` remembers by
 * itself where it takes no more. Fails with ZILI_ENOMEM. */
typedef zili_status zl_form(zl_walk *walk, const zili_export_options *options,
                            zl_out *out, zili_error *err);

ZILI_MUST_CHECK zl_form zl_export_vrt, zl_export_tsv, zl_export_jsonl,
    zl_export_conllu;

/* Write a text, and for each byte of which `escape` gives one that. */
void zl_export_text(zl_out *out, zl_view text, const char *escape(char byte));

#endif
