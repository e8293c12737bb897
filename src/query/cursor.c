/* cursor.c -- filters over a stream of hits. */
#include "cursor.h"

#include "base/mem.h"

void zl_cursor_next(zl_cursor *cursor)
{
    if (!zl_cursor_ended(cursor))
        cursor->next(cursor);
}

void zl_cursor_seek(zl_cursor *cursor, uint64_t position)
{
    if (!zl_cursor_ended(cursor) && cursor->hit.begin < position)
        cursor->seek(cursor, position);
}

void zl_cursor_free(zl_cursor *cursor)
{
    if (cursor)
        cursor->free(cursor);
}

/* ---- only what lies in the scope ---- */

struct scoped {
    zl_cursor cursor;
    zl_cursor *base;
    const zl_scope *scope;
    size_t interval; /* the first that ends after the hit begins */
};

/* From the base's hit on, to one inside an interval. */
static void scoped_settle(struct scoped *scoped)
{
    const zl_scope *scope = scoped->scope;
    zl_cursor *base = scoped->base;

    while (!zl_cursor_ended(base)) {
        while (scoped->interval < scope->count &&
               scope->intervals[scoped->interval].end <= base->hit.begin)
            scoped->interval++;
        if (scoped->interval == scope->count)
            break;
        const zl_interval *interval = &scope->intervals[scoped->interval];
        if (base->hit.begin < interval->begin)
            zl_cursor_seek(base, interval->begin);
        else if (base->hit.end <= interval->end)
            break;
        else
            zl_cursor_next(base);
    }
    scoped->cursor.hit = base->hit;
    if (scoped->interval == scope->count)
        scoped->cursor.hit.begin = ZL_END;
    scoped->cursor.failed = base->failed;
}

static void scoped_next(zl_cursor *self)
{
    struct scoped *scoped = (struct scoped *)self;

    zl_cursor_next(scoped->base);
    scoped_settle(scoped);
}

static void scoped_seek(zl_cursor *self, uint64_t position)
{
    struct scoped *scoped = (struct scoped *)self;

    zl_cursor_seek(scoped->base, position);
    scoped_settle(scoped);
}

static void scoped_free(zl_cursor *self)
{
    zl_cursor_free(((struct scoped *)self)->base);
    zl_free(self);
}

zl_cursor *zl_cursor_in_scope(zl_cursor *base, const zl_scope *scope)
{
    struct scoped *scoped = base ? zl_alloc(sizeof *scoped) : NULL;

    if (!scoped) {
        zl_cursor_free(base);
        return NULL;
    }
    *scoped = (struct scoped){
        .cursor = { .next = scoped_next,
                    .seek = scoped_seek,
                    .free = scoped_free },
        .base = base,
        .scope = scope,
    };
    scoped_settle(scoped);
    return &scoped->cursor;
}

/* ---- the longest, without overlap ---- */

struct longest {
    zl_cursor cursor;
    zl_cursor *base;
};

static bool begins_together(zl_hit a, zl_hit b)
{
    return a.begin == b.begin && a.skip == b.skip;
}

static bool reaches_further(zl_hit a, zl_hit b)
{
    return a.end > b.end || (a.end == b.end && a.trim < b.trim);
}

static void longest_settle(struct longest *longest)
{
    zl_cursor *base = longest->base;
    zl_hit best = base->hit;

    while (!zl_cursor_ended(base) && base->hit.begin < best.end) {
        if (begins_together(base->hit, best) &&
            reaches_further(base->hit, best))
            best = base->hit;
        zl_cursor_next(base);
    }
    longest->cursor.hit = best;
    longest->cursor.failed = base->failed;
}

static void longest_next(zl_cursor *self)
{
    longest_settle((struct longest *)self);
}

static void longest_seek(zl_cursor *self, uint64_t position)
{
    while (self->hit.begin < position)
        longest_settle((struct longest *)self);
}

static void longest_free(zl_cursor *self)
{
    zl_cursor_free(((struct longest *)self)->base);
    zl_free(self);
}

zl_cursor *zl_cursor_longest(zl_cursor *base)
{
    struct longest *longest = base ? zl_alloc(sizeof *longest) : NULL;

    if (!longest) {
        zl_cursor_free(base);
        return NULL;
    }
    *longest = (struct longest){
        .cursor = { .next = longest_next,
                    .seek = longest_seek,
                    .free = longest_free },
        .base = base,
    };
    longest_settle(longest);
    return &longest->cursor;
}
