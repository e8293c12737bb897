/* run_append.h -- what run.c and run_append.c share. */
#ifndef ZL_WRITER_RUN_APPEND_H
#define ZL_WRITER_RUN_APPEND_H

#include "writer/run.h"

/* A new attribute, without tokens; a structure, new or old. NULL without
 * memory. */
zl_run_attribute *zl_run_add_attribute(zl_run *run, const char *name);
zl_run_structure *zl_run_structure_named(zl_run *run, const char *name);

/* The number of a glue, new or old; ZL_MAP_NONE without memory. */
uint32_t zl_run_number_glue(zl_run *run, zl_view glue);

/* The number of a form, new or old; ZL_WORDBOOK_NONE without memory. */
uint32_t zl_run_number_form(const zl_run *run, zl_run_attribute *attribute,
                            zl_view form);

/* Fill `run->map` with the numbers here of the types of a batch, and add what
 * it has counted. False without memory. */
bool zl_run_map_types(zl_run *run, zl_run_attribute *attribute,
                      const zl_batch_attribute *from);

#endif
