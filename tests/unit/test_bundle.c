/* test_bundle.c -- members of archives become documents. */
#include "base_help.h"
#include "documents_help.h"
#include "zip_help.h"

#include "formats/member.h"
#include "formats/package.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct member {
    const char *name, *text;
    size_t size; /* 0: that of the text */
} member;

static la_ssize_t write_bytes(struct archive *archive, void *user,
                              const void *bytes, size_t size)
{
    (void)archive;
    zl_str_add(user, (zl_view){ bytes, size });
    return (la_ssize_t)size;
}

/* An archive of these, up to one without a name; `options` of libarchive, or
 * NULL. */
static zl_str pack_as(const member *members, bool zip, const char *password,
                      const char *options)
{
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    zl_str out = { 0 };

    if (zip)
        archive_write_set_format_zip(archive);
    else
        archive_write_set_format_ustar(archive);
    if (!zip)
        archive_write_add_filter_gzip(archive);
    if (options)
        archive_write_set_options(archive, options);
    if (password) {
        archive_write_set_options(archive, "zip:encryption=zipcrypt");
        archive_write_set_passphrase(archive, password);
    }
    assert_int_equal(archive_write_open(archive, &out, NULL, write_bytes,
                                        NULL), ARCHIVE_OK);
    for (; members->name; members++) {
        size_t size = members->size ? members->size : strlen(members->text);
        archive_entry_clear(entry);
        archive_entry_set_pathname(entry, members->name);
        archive_entry_set_size(entry, (la_int64_t)size);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(archive, entry);
        archive_write_data(archive, members->text, size);
    }
    archive_entry_free(entry);
    archive_write_free(archive);
    return out;
}

static zl_str pack(const member *members, bool zip, const char *password)
{
    return pack_as(members, zip, password, NULL);
}

static void assert_packed(const member *members, bool zip,
                          const zl_reading *reading, const char *expected)
{
    zl_str packed = pack(members, zip, NULL);

    assert_documents(show_line, zl_str_view(&packed), "a.zip", reading,
                     expected);
    zl_str_clear(&packed);
}

static void members_are_files(void **state)
{
    static const member members[] = {
        { "b.txt", "one", 0 },     { "d/c.html", "<p>two</p>", 0 },
        { "README.txt", "no", 0 }, { "x.jpg", "no", 0 },
        { "d/.e.txt", "no", 0 },   { "f.txt", " ", 0 },
        { "t.csv", "text\na", 0 }, { NULL, NULL, 0 },
    };

    (void)state;
    for (int zip = 0; zip < 2; zip++)
        assert_packed(members, zip, NULL,
                      " (a.zip/b.txt): one\n (a.zip/d/c.html): two\n"
                      " (a.zip/f.txt):  \n"
                      "! a.zip: 3 members of other forms, passed over: "
                      "README.txt, x.jpg, t.csv\n"
                      "! a.zip: 1 member without text, left out: f.txt\n");
}

static void what_is_said_of_the_form_is_of_members(void **state)
{
    static const member members[] = {
        { "t.csv", "text\na\n", 0 }, { "b.txt", "no", 0 }, { NULL, NULL, 0 },
    };
    const zl_reading csv = { .type = &zl_filetype_csv };
    const zl_reading bundle = { .type = &zl_filetype_bundle };

    (void)state;
    assert_packed(members, true, &csv,
                  "t#2 (a.zip/t.csv#row 2): a\n"
                  "! a.zip: 1 member of other forms, passed over: b.txt\n");
    zl_str packed = pack(members, true, NULL);
    assert_no_documents(zl_view_of("hello"), "a.zip", &bundle, "unpacked");
    assert_no_documents(zl_str_view(&packed), "a.zip",
                        &(zl_reading){ .type = &zl_filetype_tsv },
                        "members of other forms: t.csv, b.txt. Tables");
    packed.size = 45;
    assert_no_documents(zl_str_view(&packed), "a.zip", NULL, "cannot be");
    zl_str_clear(&packed);
}

static void archives_lie_in_archives(void **state)
{
    zl_str inner = pack((member[]){ { "x.txt", "deep", 0 }, { NULL, "", 0 } },
                        true, NULL);

    (void)state;
    for (int depth = 1; depth < 4; depth++) {
        zl_str outer = pack((member[]){ { "n.zip", inner.bytes, inner.size },
                                        { "o.txt", "by", 0 },
                                        { NULL, "", 0 } }, false, NULL);
        zl_str_clear(&inner);
        inner = outer;
    }
    assert_documents(
        show_line, zl_str_view(&inner), "a.tgz", NULL,
        " (a.tgz/n.zip/n.zip/o.txt): by\n"
        "! a.tgz/n.zip/n.zip: 1 member in archives in archives, too "
        "deep, left out: n.zip\n"
        " (a.tgz/n.zip/o.txt): by\n (a.tgz/o.txt): by\n");
    zl_str_clear(&inner);
}

/* One file, packed without an archive around it. */
static zl_str squeeze(zl_view text, bool xz)
{
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    zl_str out = { 0 };

    archive_write_set_format_raw(archive);
    assert_int_equal(xz ? archive_write_add_filter_xz(archive)
                        : archive_write_add_filter_gzip(archive), ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(archive, 1);
    assert_int_equal(archive_write_open(archive, &out, NULL, write_bytes,
                                        NULL), ARCHIVE_OK);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(archive, entry);
    archive_write_data(archive, text.bytes, text.size);
    archive_entry_free(entry);
    archive_write_free(archive);
    return out;
}

static void a_file_can_be_packed_alone(void **state)
{
    zl_str gz = squeeze(zl_view_of("one two"), false);
    zl_str xz = squeeze(zl_view_of("id,text\na,three\n"), true);

    (void)state;
    assert_documents(show_line, zl_str_view(&gz), "d/a.txt.gz", NULL,
                     " (d/a.txt.gz/a.txt): one two\n");
    assert_documents(show_line, zl_str_view(&xz), "b.csv.xz", NULL,
                     "a (b.csv.xz/b.csv#row 2): three\n");
    assert_documents(show_line, zl_str_view(&gz), "a", NULL,
                     " (a/a): one two\n");
    zl_str packed = pack((member[]){ { "c.txt.gz", gz.bytes, gz.size },
                                     { "d.gz", gz.bytes, gz.size },
                                     { NULL, "", 0 } }, true, NULL);
    assert_documents(show_line, zl_str_view(&packed), "a.zip", NULL,
                     " (a.zip/c.txt.gz/c.txt): one two\n"
                     "! a.zip: 1 member of other forms, passed over: d.gz\n");
    assert_null(zl_filetype_passes(NULL, "a.txt.GZ"));
    assert_non_null(zl_filetype_passes(NULL, "a.csv.gz"));
    assert_non_null(zl_filetype_passes(NULL, "a.tar.gz"));
    assert_non_null(zl_filetype_passes(NULL, ".gz"));
    assert_non_null(zl_filetype_passes(NULL, "d/~$letter.docx"));
    assert_null(zl_filetype_passes(NULL, "~letter.docx"));
    zl_str_clear(&packed);
    zl_str_clear(&gz);
    zl_str_clear(&xz);
}

/* A byte of it, changed. */
static void assert_sum(zl_str *gz, size_t before_end, const char *part)
{
    gz->bytes[gz->size - before_end] ^= 1;
    assert_no_documents(zl_str_view(gz), "a.txt.gz", NULL, part);
    gz->bytes[gz->size - before_end] ^= 1;
}

static void sums_of_gzip_are_held_to(void **state)
{
    zl_str gz = squeeze(zl_view_of("one two"), false);
    zl_str two = squeeze(zl_view_of(" three"), false);

    (void)state;
    assert_sum(&gz, 1, "cannot be unpacked: incorrect length check");
    assert_sum(&gz, 8, "incorrect data check");
    for (size_t cut = 1; cut < 10; cut++)
        assert_no_documents(
            zl_view_cut(zl_str_view(&gz), 0, gz.size - cut), "a.txt.gz", NULL,
            "it ends too soon. Is it whole?");
    zl_str_add(&gz, zl_str_view(&two));
    assert_documents(show_line, zl_str_view(&gz), "a.gz", NULL,
                     " (a.gz/a): one two three\n");
    zl_str_add(&gz, (zl_view){ "\0\0\0\0", 4 });
    assert_documents(show_line, zl_str_view(&gz), "a.gz", NULL,
                     " (a.gz/a): one two three\n");
    zl_str_add(&gz, zl_view_of("four"));
    assert_documents(show_line, zl_str_view(&gz), "a.gz", NULL,
                     " (a.gz/a): one two three\n"
                     "! a.gz: 8 bytes behind the end of what gzip packed, from "
                     "byte 53 on, are left out. Is the file whole? Unpack "
                     "what they are, and index that too.\n");
    zl_str_clear(&gz);
    zl_str_clear(&two);
}

/* A tar ends before what packed it does. */
static void what_follows_a_packed_tar_is_told(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        zl_str text = { 0 }, out = { 0 };
        for (size_t size = 0; size < (i ? 64 : 200) * (size_t)1024; size += 4)
            zl_str_add_text(&text, "one ");
        zl_str tar = pack((member[]){ { "b.txt", text.bytes, text.size },
                                      { NULL, NULL, 0 } },
                          false, NULL);
        while (tar.bytes[tar.size - 1] == 0) /* of a block */
            tar.size--;
        zl_str_add(&tar, (zl_view){ "\0rubbish", 8 }); /* 0: of the length */
        assert_int_equal(read_documents(show_line, zl_str_view(&tar), "a.tgz",
                                        NULL, &out, NULL), ZILI_OK);
        assert_non_null(strstr(zl_str_text(&out), "! a.tgz: 7 bytes behind "));
        tar.bytes[tar.size - 8] ^= 1;
        assert_no_documents(zl_str_view(&tar), "a.tgz", NULL,
                            "incorrect length check");
        zl_str_clear(&out);
        zl_str_clear(&tar);
        zl_str_clear(&text);
    }
}

static void secrets_are_named(void **state)
{
    zl_str packed = pack((member[]){ { "s.txt", "x", 0 }, { NULL, "", 0 } },
                         true, "word");

    (void)state;
    assert_no_documents(zl_str_view(&packed), "a.zip", NULL,
                        "a.zip is encrypted. Unpack it with its password");
    zl_str_clear(&packed);
}

static void bombs_do_not_go_off(void **state)
{
    size_t size = (size_t)64 << 20;
    char *zeros = zl_alloc(size);

    (void)state;
    assert_non_null(zeros);
    for (int zip = 0; zip < 2; zip++) {
        zl_str packed = pack((member[]){ { "z.txt", zeros, size },
                                         { NULL, "", 0 } }, zip, NULL);
        assert_no_documents(zl_str_view(&packed), "a.zip", NULL,
                            "a.zip, at z.txt: what was unpacked so far is "
                            "more than a hundred times");
        zl_str_clear(&packed);
    }
    zl_free(zeros);
}

/* What is encrypted is marked by a bit, here and in the list at the end. */
static void some_secrets_are_told(void **state)
{
    static const char *const parts[] = { "a.txt", "secret", "b.txt", "plain",
                                         NULL };
    zl_str zip = { 0 };

    (void)state;
    make_zip(&zip, parts, 0);
    size_t list = zl_view_find(zl_str_view(&zip), zl_view_of("PK\x01\x02"));
    zip.bytes[6] |= 1;
    zip.bytes[list + 8] |= 1;
    assert_documents(show_line, zl_str_view(&zip), "a.zip", NULL,
                     " (a.zip/b.txt): plain\n"
                     "! a.zip: 1 member encrypted, left out: a.txt\n");
    zl_str_clear(&zip);
}

/* Stored as they are, they show their own parts at the end of the archive. */
static void documents_of_an_office_are_members(void **state)
{
    static const char *const parts[] = {
        "word/document.xml",
        "<w:d xmlns:w='w'><w:p><w:r><w:t>one</w:t></w:r></w:p></w:d>", NULL
    };
    zl_str docx = { 0 };

    (void)state;
    make_zip(&docx, parts, 0);
    zl_str zip = pack_as((member[]){ { "b.txt", "two", 0 },
                                     { "a.docx", docx.bytes, docx.size },
                                     { NULL, "", 0 } },
                         true, NULL, "zip:compression=store");
    assert_true(zl_package_has(zl_str_view(&docx), "word/document"));
    assert_false(zl_package_has(zl_str_view(&zip), "word/document"));
    assert_true(zl_package_has(zl_str_view(&zip), "a.docx"));
    assert_documents(show_line, zl_str_view(&zip), "a.zip", NULL,
                     " (a.zip/b.txt): two\n (a.zip/a.docx): one\n");
    for (size_t size = 0; size < zip.size; size++)
        assert_false(zl_package_has(zl_view_cut(zl_str_view(&zip), 0, size),
                                    "c.docx"));
    docx.size -= 10;
    assert_true(zl_package_has(zl_str_view(&docx), "word/document"));
    zl_str_clear(&zip);
    zl_str_clear(&docx);
}

/* ---- members that are refused ---- */

static zili_status drop(void *user, const zl_file *file, zl_source *source,
                        zili_error *err)
{
    (void)user, (void)file, (void)source, (void)err;
    return ZILI_OK;
}

static zili_status drop_refusal(void *user, const zl_file *file,
                                const zili_error *why)
{
    (void)user, (void)file, (void)why;
    return ZILI_OK;
}

static zili_status show_refusal(void *user, const zl_file *file,
                                const zili_error *why)
{
    zl_str *out = user;

    zl_str_format(out, "%s%s\n", file->name, why->text + why->named);
    return out->failed ? ZILI_ENOMEM : ZILI_OK;
}

static zili_status offer(zl_view bytes, zl_str *out, zili_error *err)
{
    static const zl_reading reading = { 0 };
    const zl_shelf trial = { .take = drop, .refuse = drop_refusal };
    zl_shelf shelf = { .take = show_line, .refuse = show_refusal,
                       .user = out, .trial = &trial };
    zl_file file = { .bytes = bytes, .path = "a.zip", .name = "a.zip",
                     .reading = &reading };

    return zl_file_offer(&file, &shelf, err);
}

/* Nothing is kept of what is refused, also where it has begun well. */
static void members_are_refused_one_by_one(void **state)
{
    zl_str inner = pack((member[]){ { "c.xml", "<a><p>x</p>", 0 },
                                    { "d.txt", "deep", 0 }, { NULL, "", 0 } },
                        true, NULL);
    zl_str outer = pack((member[]){ { "b.txt", "one", 0 },
                                    { "n.zip", inner.bytes, inner.size },
                                    { "bad.txt", "\xC3", 0 },
                                    { "z.txt", "two", 0 }, { NULL, "", 0 } },
                        true, NULL);
    zl_str out = { 0 };
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str_clear(&out);
        zl_refuse_after(n);
        status = offer(zl_str_view(&outer), &out, NULL);
        zl_refuse_after(-1);
        if (status)
            assert_int_equal(status, ZILI_ENOMEM);
    }
    zl_view text = zl_str_view(&out);
    assert_true(zl_view_starts(text, zl_view_of(" (a.zip/b.txt): one\n"
                                                "a.zip/n.zip/c.xml, line 1")));
    assert_int_not_equal(zl_view_find(text, zl_view_of("d.txt): deep")),
                         SIZE_MAX);
    assert_int_not_equal(zl_view_find(text, zl_view_of("a.zip/bad.txt is ")),
                         SIZE_MAX);
    assert_true(zl_view_ends(text, zl_view_of(" (a.zip/z.txt): two\n")));
    assert_int_equal(zl_view_find(text, zl_view_of(": x")), SIZE_MAX);
    zl_str_empty(&out);
    assert_int_equal(offer(zl_view_of("<?xml ?><a>"), &out, NULL), ZILI_OK);
    assert_true(zl_view_starts(zl_str_view(&out), zl_view_of("a.zip cannot")));
    zl_str_clear(&out);
    zl_str_clear(&inner);
    zl_str_clear(&outer);
}

/* ---- names ---- */

static void assert_named(const char *raw, const char *encoding,
                         const char *expected, int odd)
{
    const zl_encoding *given = zl_encoding_named(zl_view_of(encoding));
    zl_members members = { 0 };
    zl_str name = { 0 };

    assert_true(zl_member_name(&name, zl_view_of(raw), given, &members));
    assert_string_equal(zl_str_text(&name), expected);
    for (int kind = 0; kind < ZL_MEMBER_KINDS; kind++)
        assert_int_equal(members.kinds[kind].count, kind == odd);
    zl_members_clear(&members);
    zl_str_clear(&name);
}

static void assert_name(const char *raw, const char *expected, int odd)
{
    assert_named(raw, "", expected, odd);
}

static void names_of_old_zips_are_in_the_encoding_given(void **state)
{
    (void)state;
    assert_named("\xB3\xF8\xA7i.txt", "big5", "報告.txt", ZL_MEMBER_LEGACY);
    assert_named("\x83\x5C/\x95\xF1.txt", "shift_jis", "ソ/報.txt",
                 ZL_MEMBER_LEGACY);
    assert_named("\x8E\xE2\xA3.txt", "ibm866", "Отг.txt", ZL_MEMBER_LEGACY);
    /* what it says of texts need not be so of names */
    assert_named("r\x82sum\x82.txt", "utf-8", "résumé.txt", ZL_MEMBER_LEGACY);
    assert_named("\xB1\xA8\xB8\xE6.txt", "utf-16le", "报告.txt",
                 ZL_MEMBER_LEGACY);
    assert_named("中.txt", "big5", "中.txt", -1);
}

static void names_stay_within(void **state)
{
    (void)state;
    assert_name("a/b.txt", "a/b.txt", -1);
    assert_name("./a//b\\c.txt", "a/b/c.txt", -1);
    assert_name("/etc/passwd", "etc/passwd", ZL_MEMBER_OUTSIDE);
    assert_name("a/../../b", "a/b", ZL_MEMBER_OUTSIDE);
    assert_name("C:\\b", "b", ZL_MEMBER_OUTSIDE);
    assert_name("中/文.txt", "中/文.txt", -1);
    assert_name("\xB1\xA8\xB8\xE6.txt", "报告.txt", ZL_MEMBER_LEGACY);
    assert_name("r\x82sum\x82.txt", "résumé.txt", ZL_MEMBER_LEGACY);
    assert_true(zl_member_is_hidden("a/.b/c"));
    assert_true(zl_member_is_hidden("__MACOSX/a.txt"));
    assert_false(zl_member_is_hidden("a.b/c.d"));
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str text = { 0 };
    zl_str packed = pack((member[]){ { "b.txt", "one", 0 },
                                     { "/d/c.html", "<p>two</p>", 0 },
                                     { "x.jpg", "no", 0 },
                                     { NULL, NULL, 0 } }, true, NULL);

    (void)state;
    assert_documents_survive(zl_str_view(&packed), "a.zip");
    for (int i = 0; i < 10000; i++) /* more than zlib keeps in its window */
        zl_str_format(&text, "word%d ", i);
    zl_str gz = squeeze(zl_str_view(&text), false);
    assert_documents_survive(zl_str_view(&gz), "a.txt.gz");
    zl_str_clear(&gz);
    zl_str_clear(&text);
    zl_str_clear(&packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_files),
        cmocka_unit_test(what_is_said_of_the_form_is_of_members),
        cmocka_unit_test(archives_lie_in_archives),
        cmocka_unit_test(a_file_can_be_packed_alone),
        cmocka_unit_test(sums_of_gzip_are_held_to),
        cmocka_unit_test(what_follows_a_packed_tar_is_told),
        cmocka_unit_test(secrets_are_named),
        cmocka_unit_test(some_secrets_are_told),
        cmocka_unit_test(documents_of_an_office_are_members),
        cmocka_unit_test(bombs_do_not_go_off),
        cmocka_unit_test(members_are_refused_one_by_one),
        cmocka_unit_test(names_of_old_zips_are_in_the_encoding_given),
        cmocka_unit_test(names_stay_within),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
