/* content.c -- what a segment is made of, wherever it comes from. */
#include "content.h"

#include "base/fail.h"
#include "base/mem.h"

void zl_content_lack_memory(zl_content *content)
{
    if (!content->status)
        content->status = zl_no_memory(&content->error);
}

bool zl_content_goes_on(zl_content *content)
{
    if (!content->status && content->stop && content->stop(content->stop_user))
        content->status = zl_fail(&content->error, ZILI_ESTOPPED, "Stopped.");
    return !content->status;
}

void zl_content_note_done(zl_content *content, uint64_t tokens)
{
    content->done += tokens;
    if (content->tell)
        content->tell(content->tell_user, content->done, content->total);
}

void zl_content_clear(zl_content *content)
{
    for (uint32_t i = 0; i < content->attribute_count; i++)
        zl_roster_clear(&content->attributes[i].roster);
    for (uint32_t i = 0; i < content->structure_count; i++)
        zl_free(content->structures[i].values);
    zl_free(content->attributes);
    zl_free(content->structures);
    zl_map_clear(&content->glues);
    zl_array_clear(&content->glue_counts);
    zl_array_clear(&content->leads);
    *content = (zl_content){ 0 };
}
