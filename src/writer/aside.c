/* aside.c -- runs that were written because memory did not suffice. */
#include "aside.h"

#include "base/fail.h"
#include "base/mem.h"

void zl_asides_clear(zl_asides *asides)
{
    for (size_t i = 0; i < asides->count; i++)
        zl_file_unmap(&asides->items[i].file);
    zl_array_clear(asides);
}

/* All of each. */
static zl_merge_input *inputs_of(const zl_asides *asides, const char *path)
{
    zl_merge_input *inputs = zl_alloc_array(asides->count, sizeof *inputs);

    for (size_t i = 0; inputs && i < asides->count; i++)
        inputs[i] = (zl_merge_input){ .file = asides->items[i].file,
                                      .path = path,
                                      .parts = &asides->items[i].all,
                                      .part_count = 1 };
    return inputs;
}

zili_status zl_asides_join(const zl_asides *asides, const char *path,
                           const zl_waiting *waiting, zl_segment_facts *facts,
                           zili_error *err)
{
    zl_merge_input *inputs = inputs_of(asides, path);
    zl_merge *merge = NULL;
    zl_merge_request request = { .inputs = inputs,
                                 .count = asides->count,
                                 .path = path,
                                 .stop = waiting->stop,
                                 .stop_user = waiting->stop_user };

    if (!inputs)
        return zl_no_memory(err);
    zili_status status = zl_merge_open(&merge, &request, err);
    if (!status)
        status = zl_segment_write(zl_merge_content(merge), path, facts, err);
    zl_merge_close(merge);
    zl_free(inputs);
    return status;
}
