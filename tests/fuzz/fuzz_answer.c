/* fuzz_answer.c -- any target and body, answered: with a status that is known,
 * and where it is JSON, as JSON. */
#include "web/answer.h"

#include "base/file.h"

#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zili/build.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* ---- a small site ---- */

static web_site site;
static web_desk desk = { .site = &site };

static bool save(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    return file && fputs(text, file) >= 0 && fclose(file) == 0;
}

static bool build(const char *folder, const char *output)
{
    zili_texts paths = { &folder, 1 };
    zili_build_options options = { .output = output };
    char path[80];

    snprintf(path, sizeof path, "%s/a.md", folder);
    if (!save(path, "# Report\n\nWe rely on our own efforts. Self-reliance "
                    "is first.\n\nAid is second; aid is not first.\n"))
        return false;
    snprintf(path, sizeof path, "%s/b.md", folder);
    return save(path, "独立自主，自力更生，立足国内。苏方的援助。\n") &&
           !zili_build(&options, &paths, NULL, NULL);
}

/* What is open stays so when the folder has gone. */
static void prepare(void)
{
    static char folder[] = "/tmp/zili-fuzz-XXXXXX";
    static char output[64];
    static const char *const list[] = { output };
    bool good = mkdtemp(folder) != NULL;

    snprintf(output, sizeof output, "%s/home.zili", folder);
    good = good && build(folder, output) &&
           !web_site_name(&site, list, 1, NULL, NULL) &&
           !web_corpus_open(&site.corpora[0], NULL);
    zl_file_remove(folder);
    desk.scratch = "/tmp";
    if (!good)
        abort();
}

/* ---- one question ---- */

static void check_json(const web_answer *answer)
{
    struct json_tokener *reader = json_tokener_new();

    json_tokener_set_flags(reader,
                           JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    json_object *json =
        json_tokener_parse_ex(reader, answer->bytes, (int)answer->size);
    if (!json)
        abort();
    json_object_put(json);
    json_tokener_free(reader);
}

static void check(const web_answer *answer)
{
    if (answer->status != 200 && answer->status != 400 &&
        answer->status != 404 && answer->status != 503)
        abort();
    if (!*answer->type || (answer->bytes && answer->fd >= 0) ||
        (!answer->bytes && answer->fd < 0))
        abort();
    if (strcmp(answer->type, "application/json") == 0)
        check_json(answer);
}

/* What is long by design is not asked for. */
static bool is_long(const char *text)
{
    static const char *const words[] = {
        "permutations", "chart",  "RECURSIVE", "xlsx",   "randomblob",
        "zeroblob",     "printf", "format",    "threads"
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasestr(text, words[i]))
            return true;
    return false;
}

/* The first line is the target, what follows is the body. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char text[1024];

    if (!site.corpora)
        prepare();
    if (size >= sizeof text)
        return 0;
    memcpy(text, bytes, size);
    text[size] = 0;
    if (is_long(text))
        return 0;
    char *end = strchr(text, '\n');
    if (end)
        *end = 0;
    web_answer answer = { .fd = -1 };
    web_answer_make(&answer, &desk, text, end ? end + 1 : NULL);
    check(&answer);
    web_answer_clear(&answer);
    return 0;
}
