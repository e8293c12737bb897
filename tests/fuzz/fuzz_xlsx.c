/* fuzz_xlsx.c -- any bytes as a workbook, and any bytes as its first sheet. */
#include "form_file.h"

#include <archive.h>
#include <archive_entry.h>

static const char book[] =
    "<workbook><sheets><sheet name=\"A\" r:id=\"r\" xmlns:r=\"r\"/></sheets>"
    "</workbook>";
static const char relations[] =
    "<R><Relationship Id=\"r\" Target=\"worksheets/sheet1.xml\"/></R>";
static const char shared[] = "<sst><si><t>text</t></si><si><t>b</t></si></sst>";
static const char styles[] =
    "<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></s>";

static void add(struct archive *archive, const char *name, const void *bytes,
                size_t size)
{
    struct archive_entry *entry = archive_entry_new();

    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(archive, entry);
    archive_write_data(archive, bytes, size);
    archive_entry_free(entry);
}

static void check_sheet(const uint8_t *bytes, size_t size)
{
    static char room[1 << 20];
    struct archive *archive = archive_write_new();
    size_t used = 0;

    archive_write_set_format_zip(archive);
    archive_write_set_options(archive, "zip:compression=store");
    archive_write_open_memory(archive, room, sizeof room, &used);
    add(archive, "xl/workbook.xml", book, sizeof book - 1);
    add(archive, "xl/_rels/workbook.xml.rels", relations,
        sizeof relations - 1);
    add(archive, "xl/sharedStrings.xml", shared, sizeof shared - 1);
    add(archive, "xl/styles.xml", styles, sizeof styles - 1);
    add(archive, "xl/worksheets/sheet1.xml", bytes, size);
    if (archive_write_free(archive) == ARCHIVE_OK)
        check_file((zl_view){ room, used }, "a.xlsx", &zl_filetype_xlsx);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_file((zl_view){ (const char *)bytes, size }, "a.xlsx",
               &zl_filetype_xlsx);
    if (size < 100000)
        check_sheet(bytes, size);
    return 0;
}
