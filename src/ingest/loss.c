/* loss.c -- what of a file is not kept. */
#include "ingest/loss.h"

#include "base/fail.h"

void zl_loss_add(zl_loss *loss, size_t line, zl_view name)
{
    if (loss->count++ > 0)
        return;
    loss->name = name;
    loss->line = line;
}

zili_status zl_loss_tell(const zl_loss *loss, const char *path,
                         const char *what, zili_note_fn *note, void *user,
                         zili_error *err)
{
    zl_str text = { 0 };
    int size = loss->name.size < 100 ? (int)loss->name.size : 100;

    if (loss->count == 0 || !note)
        return ZILI_OK;
    zl_str_format(&text, "%s, line %zu: <%.*s> %s", path, loss->line, size,
                  loss->name.bytes, what);
    if (loss->count > 1)
        zl_str_format(&text, ", and %zu more", loss->count - 1);
    bool failed = text.failed;
    if (!failed)
        note(user, zl_str_text(&text));
    zl_str_clear(&text);
    return failed ? zl_no_memory(err) : ZILI_OK;
}
