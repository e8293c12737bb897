/* slow_build.h -- plain texts built into indexes, and the files that are
 * meant. */
#ifndef SLOW_BUILD_H
#define SLOW_BUILD_H

#include "slow_feed.h"
#include "slow_random.h"
#include "slow_write.h"

static slow_segment slow;

/* ---- a text as a writer would have it ---- */

static inline bool says_something(uint32_t attribute)
{
    for (uint32_t at = 0; at < slow.tokens; at++)
        if (slow.form[attribute][at][0])
            return true;
    return false;
}

/* Attributes that say nothing and structures without ranges are not there. */
static inline void leave_out_what_is_empty(void)
{
    static const char *const names[] = { "word", "lemma", "pos" };
    uint32_t kept = 1;

    for (uint32_t i = 1; i < slow.attributes; i++)
        if (says_something(i))
            memmove(slow.form[kept++], slow.form[i], sizeof slow.form[i]);
    slow.attributes = kept;
    memcpy(slow.attribute, names, sizeof names);
    kept = 3;
    for (uint32_t i = 3; i < slow.structures; i++) {
        if (slow.range_count[i] == 0)
            continue;
        slow.structure[kept] = slow.structure[i];
        slow.range_count[kept] = slow.range_count[i];
        memmove(slow.ranges[kept++], slow.ranges[i], sizeof slow.ranges[i]);
    }
    slow.structures = kept;
}

static inline void make_text(slow_chance *chance, uint32_t tokens)
{
    slow_random(chance, &slow, tokens);
    leave_out_what_is_empty();
}

/* ---- the file that is meant ---- */

static inline void assert_chunk(zl_span wanted, zl_span found, zl_chunk chunk)
{
    zl_span right = zl_layout_bytes(wanted, chunk), left;

    if (!zl_layout_find(found, chunk.name, chunk.owner, &left))
        fail_msg("no chunk %.4s %u", (const char *)&chunk.name, chunk.owner);
    if (left.size != right.size ||
        memcmp(left.bytes, right.bytes, left.size) != 0)
        fail_msg("the chunk %.4s %u is another", (const char *)&chunk.name,
                 chunk.owner);
}

static inline void assert_meant(const char *path)
{
    zl_str made = { 0 };
    zl_span found = read_file(path);
    zili_error err = { 0 };

    slow_write(&slow, &made);
    zl_span wanted = { (const uint8_t *)made.bytes, made.size };
    if (zl_layout_check(found, path, &err) ||
        zl_layout_check_chunks(found, path, &err))
        fail_msg("%s", err.text);
    assert_int_equal(zl_layout_count(found), zl_layout_count(wanted));
    for (uint32_t i = 0; i < zl_layout_count(wanted); i++)
        assert_chunk(wanted, found, zl_layout_chunk(wanted, i));
    free_file(&found);
    zl_str_clear(&made);
}

/* ---- building ---- */

static inline zl_writer *begin_slow(const char *path, uint64_t memory,
                                    uint64_t segment)
{
    zl_writer_options options = { .memory = memory,
                                  .segment = segment,
                                  .describe = describe_slow };
    zl_writer *writer;
    zili_error err = { 0 };

    if (zl_writer_open(&writer, path, &options, &err))
        fail_msg("%s", err.text);
    return writer;
}

static inline void end_slow(zl_writer *writer)
{
    zili_error err = { 0 };

    if (zl_writer_commit(writer, &err))
        fail_msg("%s", err.text);
    zl_writer_close(writer);
}

/* In batches of up to `size` documents. */
static inline void build_slow(slow_chance *chance, const char *path,
                              uint64_t memory, uint32_t size)
{
    zl_writer *writer = begin_slow(path, memory, 0);

    for (uint32_t from = 0; from < slow.documents;) {
        uint32_t to = from + 1 + slow_below(chance, size);
        if (to > slow.documents)
            to = slow.documents;
        take_slow(writer, &slow, from, to);
        from = to;
    }
    end_slow(writer);
}

#endif
