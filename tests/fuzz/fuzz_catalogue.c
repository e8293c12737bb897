/* fuzz_catalogue.c -- any bytes as the catalogue of two small segments:
 * refused, or everything that can be asked of the index is answered. */
#include "../unit/corpus_walk.h"
#include "../unit/slow_index.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static char folder[64];

static void remove_folder(void)
{
    zl_file_remove(folder);
}

/* Two documents; the second begins with one that is empty. */
static void make_text(slow_segment *slow, const char *forms)
{
    *slow = (slow_segment){ .documents = 3,
                            .attributes = 1,
                            .structures = 4,
                            .attribute = { "word" },
                            .structure = { "doc", "region", "lang", "p" },
                            .region_document = { 0, 2 } };
    for (; forms[slow->tokens]; slow->tokens++) {
        slow->form[0][slow->tokens][0] = forms[slow->tokens];
        slow->glue[slow->tokens][0] = ' ';
    }
    uint32_t half = slow->tokens / 2, end = slow->tokens;
    slow->range_count[0] = 3;
    slow->ranges[0][0] = (slow_range){ 0, half, "" };
    slow->ranges[0][1] = (slow_range){ half, half, "" };
    slow->ranges[0][2] = (slow_range){ half, end, "" };
    for (int i = 1; i < 4; i++) {
        slow->range_count[i] = 2;
        slow->ranges[i][0] = (slow_range){ 0, half, "text" };
        slow->ranges[i][1] = (slow_range){ half, end, "summary" };
    }
}

/* The catalogue that belongs to them is the saved input `small`. */
static void make_folder(void)
{
    static slow_index index_of;

    snprintf(folder, sizeof folder, "/tmp/zili-fuzz-XXXXXX");
    if (!mkdtemp(folder))
        abort();
    atexit(remove_folder);
    index_of.segments = 2;
    make_text(&index_of.segment[0], "abcabcdA.");
    make_text(&index_of.segment[1], "bcBaef");
    index_of.gone[1][0] = true;
    slow_index_write(&index_of, folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zili_corpus *corpus;
    zili_error err;

    if (!folder[0])
        make_folder();
    slow_save(folder, ZL_CATALOGUE_FILE, bytes, size);
    if (zili_corpus_open(&corpus, folder, &err) == ZILI_OK) {
        if (walk_corpus(corpus) == UINT64_MAX)
            abort();
        if (zili_corpus_verify(corpus, &err) == ZILI_ENOMEM)
            abort();
    }
    zili_corpus_close(corpus);
    return 0;
}
