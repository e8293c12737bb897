/* member.h -- members of an archive: their names, and what is told of them. */
#ifndef ZL_FORMATS_MEMBER_H
#define ZL_FORMATS_MEMBER_H

#include "formats/filetype.h"
#include "text/encoding.h"

typedef enum zl_member_kind {
    ZL_MEMBER_OTHER,   /* of a form that is not taken */
    ZL_MEMBER_EMPTY,   /* without text */
    ZL_MEMBER_SECRET,  /* encrypted */
    ZL_MEMBER_DEEP,    /* an archive that lies too deep */
    ZL_MEMBER_LINK,    /* a link, a device … */
    ZL_MEMBER_OUTSIDE, /* its name leads out of the archive; is taken */
    ZL_MEMBER_LEGACY,  /* its name is no UTF-8; is taken */
    ZL_MEMBER_KINDS
} zl_member_kind;

/* Start from { 0 }. */
typedef struct zl_members {
    struct {
        uint64_t count;
        zl_str names; /* the first ones */
    } kinds[ZL_MEMBER_KINDS];
} zl_members;

void zl_members_clear(zl_members *members);
void zl_members_add(zl_members *members, zl_member_kind kind,
                    const zl_str *name);

/* A sentence for each kind. `note` may be NULL. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_members_tell(const zl_members *members,
                                            const char *path,
                                            zili_note_fn *note, void *user,
                                            zili_error *err);

/* The name of a member as UTF-8, a path that stays within: no "..", none that
 * begins at the root, no \. A name of an old zip is taken to be in `given`,
 * which may be NULL, where it can be, or in GB18030 where it looks like that,
 * else in the code page of DOS. What is odd in it goes to `members`. False
 * without memory. */
bool zl_member_name(zl_str *out, zl_view raw, const zl_encoding *given,
                    zl_members *members);

/* Whether some part of it begins with a dot, or systems put it there. */
bool zl_member_is_hidden(const char *name);

#endif
