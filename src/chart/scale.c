/* scale.c -- round numbers for axes, and numbers as readers expect them. */
#include "scale.h"

#include "base/out.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beyond this a difference would be infinite. */
#define FARTHEST 1e300

/* ---- scales ------------------------------------------------------------ */

static zl_scale with_step(double low, double high, double step)
{
    /* A hair of slack, or 0.3 / 0.1 would need four steps. */
    return (zl_scale){ floor(low / step + 1e-9) * step,
                       ceil(high / step - 1e-9) * step, step };
}

/* The smallest step with which there are not too many ticks; where `within`,
 * the ends stay what they are. */
static zl_scale with_ticks(double low, double high, size_t most, bool whole,
                           bool within)
{
    static const double steps[] = { 1, 2, 5 };
    int power = (int)floor(log10((high - low) / (double)most));

    if (whole && power < 0)
        power = 0;
    for (;; power++)
        for (size_t i = 0; i < 3; i++) {
            double step = steps[i] * pow(10, power);
            zl_scale scale = within ? (zl_scale){ low, high, step }
                                    : with_step(low, high, step);
            if (zl_scale_ticks(&scale) <= most + 1)
                return scale;
        }
}

zl_scale zl_scale_of(double low, double high, size_t most, bool whole)
{
    low = fmax(low, -FARTHEST);
    high = fmin(high, FARTHEST);
    if (!(high > low))
        high = low + (low == 0 ? 1 : fabs(low));
    return with_ticks(low, high, most, whole, false);
}

zl_scale zl_scale_within(double low, double high, size_t most, bool whole)
{
    low = fmin(fmax(low, -FARTHEST), FARTHEST);
    high = fmin(fmax(high, -FARTHEST), FARTHEST);
    if (!(high > low)) {
        double around = whole || low == 0 ? 1 : fabs(low) / 10;
        around = fmax(around, fabs(low) * 1e-6);
        high = low + around;
        low -= around;
    }
    return with_ticks(low, high, most, whole, true);
}

/* A hair of slack: what is a multiple but for rounding is one. */
static double first_tick(const zl_scale *scale)
{
    return ceil(scale->low / scale->step - 1e-9);
}

size_t zl_scale_ticks(const zl_scale *scale)
{
    double last = floor(scale->high / scale->step + 1e-9);
    double count = last - first_tick(scale) + 1;

    return count > 0 ? (size_t)count : 0;
}

double zl_scale_tick(const zl_scale *scale, size_t n)
{
    return (first_tick(scale) + (double)n) * scale->step;
}

double zl_scale_share(const zl_scale *scale, double value)
{
    return (value - scale->low) / (scale->high - scale->low);
}

/* ---- numbers ----------------------------------------------------------- */

/* A text of at most ZL_NUMBER_SIZE - 1 bytes; more is left away. */
typedef struct line {
    char *bytes;
    size_t size;
} line;

static void add(line *to, const char *text)
{
    size_t size = strlen(text);

    if (to->size + size >= ZL_NUMBER_SIZE)
        return;
    memcpy(to->bytes + to->size, text, size + 1);
    to->size += size;
}

static void add_raised(line *to, int number)
{
    static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴",
                                          "⁵", "⁶", "⁷", "⁸", "⁹" };

    if (number < 0)
        add(to, "⁻");
    number = abs(number);
    if (number >= 100)
        add(to, digits[number / 100]);
    if (number >= 10)
        add(to, digits[number / 10 % 10]);
    add(to, digits[number % 10]);
}

/* At most three digits, without zeros at the end, times a power of ten. */
static void add_power(line *to, double value)
{
    char text[ZL_REAL_SIZE];
    int power = (int)floor(log10(value) + 1e-12);
    size_t size = zl_real_text(text, value / pow(10, power), 2);

    while (text[size - 1] == '0')
        size--;
    size -= text[size - 1] == '.';
    text[size] = 0;
    add(to, text);
    add(to, "×10");
    add_raised(to, power);
}

/* Numbers of more digits than `most` in groups of three. */
static void add_whole(line *to, double value, size_t most)
{
    char text[ZL_REAL_SIZE];
    size_t size = zl_real_text(text, value, 0);

    for (size_t i = 0; i < size; i++) {
        if (size > most && i && (size - i) % 3 == 0)
            add(to, ",");
        add(to, (char[]){ text[i], 0 });
    }
}

static void add_part(line *to, double value)
{
    char text[ZL_REAL_SIZE];
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;

    if (value < 1)
        decimals = 2 - (int)floor(log10(value));
    zl_real_text(text, value, decimals);
    add(to, text);
}

double zl_round_below(double value)
{
    double power = pow(10, floor(log10(value)));

    return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
}

/* Numbers of more digits than these are in groups of three: four stand
 * together, but not beside five. */
static size_t digits_together(double most)
{
    return fabs(most) >= 9999.5 ? 3 : 4;
}

double zl_number_most(double most, double value)
{
    return isfinite(value) ? fmax(most, fabs(value)) : most;
}

void zl_number(char text[ZL_NUMBER_SIZE], double value)
{
    zl_number_among(text, value, value);
}

void zl_number_among(char text[ZL_NUMBER_SIZE], double value, double most)
{
    line to = { text, 0 };
    double size = fabs(value);

    text[0] = 0;
    if (value < 0)
        add(&to, "−"); /* a minus sign is no hyphen */
    if (isnan(value))
        add(&to, "–");
    else if (isinf(value))
        add(&to, "∞");
    else if (size >= 1e7 || (size < 1e-4 && size > 0))
        add_power(&to, size);
    else if (size >= 1000 || size == round(size))
        add_whole(&to, size, digits_together(most));
    else
        add_part(&to, size);
}

/* ---- ticks ------------------------------------------------------------- */

/* How many decimals a step needs. */
static int decimals_of(double step)
{
    int decimals = -(int)floor(log10(step) + 1e-9);

    return decimals > 0 ? decimals : 0;
}

static void add_decimals(line *to, double value, int decimals)
{
    char text[ZL_REAL_SIZE];

    zl_real_text(text, value, decimals);
    add(to, text);
}

void zl_places_text(char text[ZL_NUMBER_SIZE], double value, int places)
{
    line to = { text, 0 };

    if (!isfinite(value)) {
        zl_number(text, value);
        return;
    }
    text[0] = 0;
    if (value < 0)
        add(&to, "−");
    add_decimals(&to, fabs(value), places);
}

void zl_scale_text(char text[ZL_NUMBER_SIZE], const zl_scale *scale,
                   double value)
{
    double most = fmax(fabs(scale->low), fabs(scale->high));
    double size = fabs(value);
    line to = { text, 0 };

    text[0] = 0;
    if (size < scale->step / 2)
        size = 0;
    if (value < 0 && size > 0)
        add(&to, "−");
    if (size == 0) {
        add(&to, "0");
    } else if (most >= 1e7 || scale->step < 1e-4) {
        int power = (int)floor(log10(most) + 1e-9);
        double unit = pow(10, power);
        add_decimals(&to, size / unit, decimals_of(scale->step / unit));
        add(&to, "×10");
        add_raised(&to, power);
    } else if (scale->step >= 1) {
        add_whole(&to, size, digits_together(most));
    } else {
        add_decimals(&to, size, decimals_of(scale->step));
    }
}

void zl_power_text(char text[ZL_NUMBER_SIZE], const zl_scale *scale,
                   double power)
{
    line to = { text, 0 };

    text[0] = 0;
    if (scale->high >= 6 || scale->low < -3.5) {
        add(&to, "10");
        add_raised(&to, (int)round(power));
    } else if (power < -0.5) {
        add_decimals(&to, pow(10, power), (int)round(-power));
    } else {
        add_whole(&to, pow(10, power), digits_together(pow(10, scale->high)));
    }
}
