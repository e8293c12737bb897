/* bundle.c -- zip and tar archives: each member is a file like any other.
 *
 * Nothing is ever written: a member is unpacked into memory, read, and
 * forgotten. Members are taken or passed over as files of a folder are. */
#include "formats/gzip.h"
#include "formats/member.h"
#include "formats/package.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <archive.h>
#include <archive_entry.h>

#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <string.h>

/* What is refused. Text shrinks to a tenth or a twentieth of its size; a
 * hundredth is no text. */
enum { DEPTH_MOST = 3, RATIO_MOST = 100 };
#define MEMBER_MOST ((size_t)1 << 30)
#define RATIO_FROM ((uint64_t)32 << 20) /* bytes below which none is asked */

/* An archive on its way. */
struct bundle {
    const zl_file *file;
    zl_shelf *shelf;
    struct archive *archive;
    zl_gzip *gzip; /* what the archive is read from, or NULL */
    locale_t utf8; /* libarchive asks the locale what names are */
    zl_unpacking own, *unpacking; /* of this one and those around it */
    zl_reading reading;           /* of members */
    zl_str name, path, bytes;     /* of the member */
    zl_members members;           /* what is told of them */
    uint64_t documents, refused; /* so far; members that are refused */
    zili_error *err;
};

static zili_status fail_broken(const struct bundle *bundle)
{
    const char *why = archive_error_string(bundle->archive);
    const char *member = zl_str_text(&bundle->name);

    if (bundle->gzip && zl_gzip_lacks_memory(bundle->gzip))
        return zl_no_memory(bundle->err);
    return zl_fail(bundle->err, ZILI_EFORMAT,
                   "%s cannot be unpacked%s%s: %s. Is it whole? Unpack it "
                   "with another program, and index what comes out.",
                   bundle->file->path, *member ? ", at " : "", member,
                   why ? why : "it is no archive that is known here");
}

/* ---- its documents ---- */

static zili_status take(void *user, const zl_file *file, zl_source *source,
                        zili_error *err)
{
    struct bundle *bundle = user;

    bundle->documents += source->paragraphs.count > 0;
    return bundle->shelf->take(bundle->shelf->user, file, source, err);
}

static zili_status take_tokens(void *user, const zl_file *file,
                               const zl_filetype *type, zili_error *err)
{
    struct bundle *bundle = user;

    bundle->documents++;
    return bundle->shelf->tokens(bundle->shelf->user, file, type, err);
}

static zili_status refuse(void *user, const zl_file *file,
                          const zili_error *why)
{
    struct bundle *bundle = user;

    bundle->refused++;
    return bundle->shelf->refuse(bundle->shelf->user, file, why);
}

static void join(zl_str *out, const char *before, const zl_str *name)
{
    zl_str_empty(out);
    zl_str_add_text(out, before);
    zl_str_add_byte(out, '/');
    zl_str_add(out, zl_str_view(name));
}

static zili_status give(struct bundle *bundle)
{
    zl_str name = { 0 };
    zl_shelf inner = { .take = take,
                       .tokens = take_tokens,
                       .refuse = bundle->shelf->refuse ? refuse : NULL,
                       .user = bundle,
                       .trial = bundle->shelf->trial,
                       .note = bundle->shelf->note,
                       .note_user = bundle->shelf->note_user };
    uint64_t before = bundle->documents + bundle->refused;

    join(&bundle->path, bundle->file->path, &bundle->name);
    join(&name, bundle->file->name, &bundle->name);
    zl_file member = { .bytes = zl_str_view(&bundle->bytes),
                       .path = zl_str_text(&bundle->path),
                       .name = zl_str_text(&name),
                       .reading = &bundle->reading,
                       .depth = bundle->file->depth + 1,
                       .unpacking = bundle->unpacking };
    zili_status status = bundle->path.failed || name.failed
                             ? zl_no_memory(bundle->err)
                             : zl_file_offer(&member, &inner, bundle->err);
    bundle->shelf->replaced += inner.replaced;
    bundle->shelf->left_out += inner.left_out;
    if (!status && bundle->documents + bundle->refused == before)
        zl_members_add(&bundle->members, ZL_MEMBER_EMPTY, &bundle->name);
    zl_str_clear(&name);
    return status;
}

/* ---- unpacking ---- */

static zili_status fail_large(const struct bundle *bundle, const char *why)
{
    return zl_fail(bundle->err, ZILI_EFORMAT,
                   "%s, at %s: %s. It is not read, for it may be meant to fill "
                   "the memory. Unpack it yourself, and index what comes out.",
                   bundle->file->path, zl_str_text(&bundle->name), why);
}

static zili_status check_size(struct bundle *bundle, size_t more)
{
    zl_unpacking *unpacking = bundle->unpacking;

    unpacking->done += more;
    if (bundle->file->depth == 0)
        unpacking->packed =
            bundle->gzip ? zl_gzip_done(bundle->gzip)
                         : (uint64_t)archive_filter_bytes(bundle->archive, -1);
    if (bundle->bytes.size > MEMBER_MOST)
        return fail_large(bundle, "this member has more than 1 GiB");
    if (unpacking->done > RATIO_FROM &&
        unpacking->done / RATIO_MOST > unpacking->packed)
        return fail_large(bundle, "what was unpacked so far is more than a "
                                  "hundred times as large as it was packed");
    return ZILI_OK;
}

static zili_status unpack(struct bundle *bundle)
{
    const void *block;
    size_t size;
    la_int64_t offset;
    int code;

    zl_str_empty(&bundle->bytes);
    while ((code = archive_read_data_block(bundle->archive, &block, &size,
                                           &offset)) == ARCHIVE_OK) {
        if (offset < 0 || (size_t)offset < bundle->bytes.size)
            return fail_broken(bundle);
        if ((size_t)offset > bundle->bytes.size)
            return fail_large(bundle, "this member has holes");
        zl_str_add(&bundle->bytes, (zl_view){ block, size });
        if (bundle->bytes.failed) /* else what follows would seem a hole */
            return zl_no_memory(bundle->err);
        zili_status status = check_size(bundle, size);
        if (status)
            return status;
    }
    return code == ARCHIVE_EOF ? ZILI_OK : fail_broken(bundle);
}

/* ---- members ---- */

/* The next header; its name is asked for in the same locale. */
static int next_header(struct bundle *bundle, struct archive_entry **entry,
                       const char **name)
{
    locale_t before =
        bundle->utf8 ? uselocale(bundle->utf8) : (locale_t)0;
    int code = archive_read_next_header(bundle->archive, entry);

    *name = code == ARCHIVE_OK || code == ARCHIVE_WARN
                ? archive_entry_pathname(*entry)
                : NULL;
    if (before)
        uselocale(before);
    return code;
}

static bool is_bundle_name(const char *name)
{
    return zl_filetype_ends(&zl_filetype_bundle, name);
}

/* A single file that is packed has the name of it, without its ending. */
static zili_status take_packed(struct bundle *bundle)
{
    const char *name = zl_file_name(bundle->file->name);
    size_t size = zl_packed_name(name);

    if (!bundle->gzip && archive_filter_count(bundle->archive) < 2)
        return fail_broken(bundle);
    zl_str_empty(&bundle->name);
    zl_str_add(&bundle->name,
               (zl_view){ name, size ? size : strlen(name) });
    if (bundle->name.failed)
        return zl_no_memory(bundle->err);
    if (bundle->file->depth + 1 > DEPTH_MOST) {
        zl_members_add(&bundle->members, ZL_MEMBER_DEEP, &bundle->name);
        return ZILI_OK;
    }
    zili_status status = unpack(bundle);
    return status ? status : give(bundle);
}

static zili_status take_member(struct bundle *bundle,
                               struct archive_entry *entry)
{
    const char *name = zl_str_text(&bundle->name);
    bool nested = is_bundle_name(name) || zl_packed_name(name);

    if (!is_bundle_name(name) &&
        zl_filetype_passes(bundle->reading.type, name)) {
        zl_members_add(&bundle->members, ZL_MEMBER_OTHER, &bundle->name);
        return ZILI_OK;
    }
    if (archive_entry_is_data_encrypted(entry)) {
        zl_members_add(&bundle->members, ZL_MEMBER_SECRET, &bundle->name);
        return ZILI_OK;
    }
    if (nested && bundle->file->depth + 1 >= DEPTH_MOST) {
        zl_members_add(&bundle->members, ZL_MEMBER_DEEP, &bundle->name);
        return ZILI_OK;
    }
    zili_status status = unpack(bundle);
    return status ? status : give(bundle);
}

static zili_status look_at(struct bundle *bundle, struct archive_entry *entry,
                           const char *name)
{
    mode_t kind = archive_entry_filetype(entry);

    if (archive_format(bundle->archive) == ARCHIVE_FORMAT_RAW)
        return take_packed(bundle);
    if (!zl_member_name(&bundle->name, zl_view_of(name),
                        bundle->reading.encoding, &bundle->members))
        return zl_no_memory(bundle->err);
    if (kind == AE_IFDIR || bundle->name.size == 0 ||
        zl_member_is_hidden(zl_str_text(&bundle->name)))
        return ZILI_OK;
    if (kind == AE_IFREG && !archive_entry_hardlink(entry))
        return take_member(bundle, entry);
    zl_members_add(&bundle->members, ZL_MEMBER_LINK, &bundle->name);
    return ZILI_OK;
}

static zili_status give_members(struct bundle *bundle)
{
    struct archive_entry *entry;
    const char *name;
    zili_status status = ZILI_OK;

    while (!status) {
        int code = next_header(bundle, &entry, &name);
        if (code == ARCHIVE_EOF)
            break;
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
            return fail_broken(bundle);
        status = look_at(bundle, entry, name);
    }
    return status;
}

/* ---- all of it ---- */

/* An archive_read_callback. */
static la_ssize_t read_gzip(struct archive *archive, void *user,
                            const void **block)
{
    struct bundle *bundle = user;
    zl_view piece;

    if (!zl_gzip_next(bundle->gzip, &piece)) {
        archive_set_error(archive, EILSEQ, "%s",
                          zl_gzip_problem(bundle->gzip));
        return -1;
    }
    *block = piece.bytes;
    return (la_ssize_t)piece.size;
}

static zili_status open_bytes(struct bundle *bundle)
{
    zl_view bytes = bundle->file->bytes;
    int code;

    if (zl_gzip_is(bytes)) {
        bundle->gzip = zl_gzip_open(bytes);
        if (!bundle->gzip)
            return zl_no_memory(bundle->err);
        code = archive_read_open(bundle->archive, bundle, NULL, read_gzip,
                                 NULL);
    } else {
        code = archive_read_open_memory(bundle->archive, bytes.bytes,
                                        bytes.size);
    }
    return code == ARCHIVE_OK ? ZILI_OK : fail_broken(bundle);
}

static zili_status open_archive(struct bundle *bundle)
{
    struct archive *archive = archive_read_new();

    bundle->archive = archive;
    if (!archive)
        return zl_no_memory(bundle->err);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_raw(archive);
    return open_bytes(bundle);
}

/* Behind its last member a tar can be told from nothing only by reading on, to
 * the sums of what is packed; and behind that is what gzip knows nothing of. */
static zili_status end_gzip(struct bundle *bundle)
{
    zili_status status = ZILI_OK;
    zl_view piece = { NULL, 0 };
    zili_error sentence;

    if (!bundle->gzip)
        return ZILI_OK;
    do {
        if (!zl_gzip_next(bundle->gzip, &piece)) {
            archive_set_error(bundle->archive, EILSEQ, "%s",
                              zl_gzip_problem(bundle->gzip));
            return fail_broken(bundle);
        }
        status = check_size(bundle, piece.size);
    } while (!status && piece.size);
    zl_view behind = zl_gzip_behind(bundle->gzip);
    if (status || behind.size == 0)
        return status;
    bundle->shelf->left_out++;
    (void)zl_fail(&sentence, ZILI_OK,
                  "%s: %zu bytes behind the end of what gzip packed, from "
                  "byte %zu on, are left out. Is the file whole? Unpack what "
                  "they are, and index that too.",
                  bundle->file->path, behind.size,
                  bundle->file->bytes.size - behind.size);
    if (bundle->shelf->note)
        bundle->shelf->note(bundle->shelf->note_user, sentence.text);
    return ZILI_OK;
}

static zili_status tell(struct bundle *bundle)
{
    const zl_members *members = &bundle->members;
    bool none = bundle->documents == 0 && bundle->refused == 0 &&
                bundle->file->depth == 0;

    if (none && members->kinds[ZL_MEMBER_SECRET].count)
        return zl_fail(bundle->err, ZILI_EFORMAT,
                       "%s is encrypted. Unpack it with its password, and "
                       "index what comes out.",
                       bundle->file->path);
    if (none && members->kinds[ZL_MEMBER_OTHER].count)
        return zl_fail(bundle->err, ZILI_EFORMAT,
                       "%s has no text in it but members of other forms: %s. "
                       "Tables and JSON are read with --from, as --from csv.",
                       bundle->file->path,
                       zl_str_text(&members->kinds[ZL_MEMBER_OTHER].names));
    bundle->shelf->left_out += members->kinds[ZL_MEMBER_SECRET].count +
                               members->kinds[ZL_MEMBER_DEEP].count;
    return zl_members_tell(&bundle->members, bundle->file->path,
                           bundle->shelf->note, bundle->shelf->note_user,
                           bundle->err);
}

static void clear(struct bundle *bundle)
{
    if (bundle->archive)
        archive_read_free(bundle->archive);
    zl_gzip_close(bundle->gzip);
    if (bundle->utf8)
        freelocale(bundle->utf8);
    zl_members_clear(&bundle->members);
    zl_str_clear(&bundle->name);
    zl_str_clear(&bundle->path);
    zl_str_clear(&bundle->bytes);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    struct bundle bundle = {
        .file = file,
        .shelf = shelf,
        .utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0),
        .reading = *file->reading,
        .err = err,
    };

    bundle.unpacking = file->unpacking ? file->unpacking : &bundle.own;
    if (bundle.reading.type == &zl_filetype_bundle)
        bundle.reading.type = NULL;
    zili_status status = open_archive(&bundle);
    if (!status)
        status = give_members(&bundle);
    if (!status)
        status = end_gzip(&bundle);
    if (!status)
        status = tell(&bundle);
    clear(&bundle);
    return status;
}

/* ---- the form ---- */

/* A document of an office is a zip, too; its first member shows it. */
static bool is_office(zl_view bytes)
{
    static const char *const names[] = { "[Content_Types].xml", "_rels/",
                                         "docProps/", "word/", "xl/", "ppt/",
                                         "mimetype", NULL };

    for (size_t i = 0; names[i]; i++)
        if (zl_package_begins(bytes, names[i]))
            return true;
    return false;
}

static bool is(zl_view bytes)
{
    static const char *const packed[] = { "BZh", "\xFD" "7zXZ",
                                          "\x28\xB5\x2F\xFD", "PK\5\6",
                                          NULL };

    if (zl_gzip_is(bytes))
        return true;
    for (size_t i = 0; packed[i]; i++)
        if (zl_view_starts(bytes, zl_view_of(packed[i])))
            return true;
    if (bytes.size > 30 && zl_view_starts(bytes, zl_view_of("PK\3\4")))
        return !is_office(bytes);
    return bytes.size >= 512 && memcmp(bytes.bytes + 257, "ustar", 5) == 0;
}

static const char *const endings[] = { ".zip",    ".tar",     ".tar.gz",
                                       ".tgz",    ".tar.xz",  ".txz",
                                       ".tar.zst", ".tar.bz2", ".tbz2",
                                       ".tbz",    NULL };

const zl_filetype zl_filetype_bundle = {
    .name = "bundle",
    .about = "a zip or tar archive of other files",
    .endings = endings,
    .is = is,
    .named = true,
    .holds = true,
    .read = read_file,
};
