/* vision.c -- how far apart two colours are, for several kinds of eyes. */
#include "vision.h"

#include <math.h>
#include <stdbool.h>

const char *const zl_vision_names[ZL_VISIONS] = {
    "to most eyes",         "in grey",
    "to eyes without red",  "to eyes without green",
    "to eyes without blue",
};

/* Rows give red, green and blue from linear red, green and blue. */
static const double sights[ZL_VISIONS][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.2126, 0.7152, 0.0722 },
      { 0.2126, 0.7152, 0.0722 },
      { 0.2126, 0.7152, 0.0722 } },
    { { 0.152286, 1.052583, -0.204868 },
      { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 },
      { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 },
      { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } },
};

static double linear(uint32_t level)
{
    double share = (level & 0xFF) / 255.0;

    return share <= 0.04045 ? share / 12.92
                            : pow((share + 0.055) / 1.055, 2.4);
}

static void see(const double matrix[3][3], const double in[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] +
                 matrix[i][2] * in[2];
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

zl_lab zl_vision_lab(uint32_t colour, zl_vision vision)
{
    static const double to_xyz[3][3] = {
        { 0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047 },
        { 0.2126729, 0.7151522, 0.0721750 },
        { 0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883 },
    };
    double light[3] = { linear(colour >> 16), linear(colour >> 8),
                        linear(colour) };
    double seen[3], xyz[3];

    see(sights[vision], light, seen);
    for (int i = 0; i < 3; i++)
        seen[i] = fmin(fmax(seen[i], 0), 1);
    see(to_xyz, seen, xyz);
    double x = lab_curve(xyz[0]), y = lab_curve(xyz[1]), z = lab_curve(xyz[2]);
    return (zl_lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* ---- CIEDE2000 --------------------------------------------------------- */

static double degrees(double radians)
{
    return radians * 180 / acos(-1);
}

static double turned(double angle)
{
    return angle * acos(-1) / 180;
}

static double hue(double a, double b)
{
    if (a == 0 && b == 0)
        return 0;
    double angle = degrees(atan2(b, a));
    return angle < 0 ? angle + 360 : angle;
}

/* c^7 / (c^7 + 25^7), under a root. */
static double seventh(double c)
{
    double power = pow(c, 7);

    return sqrt(power / (power + 6103515625.0));
}

static double hue_step(double from, double to, bool grey)
{
    double step = to - from;

    if (grey)
        return 0;
    return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

static double mean_hue(double one, double other, bool grey)
{
    double sum = one + other;

    if (grey)
        return sum;
    if (fabs(one - other) <= 180)
        return sum / 2;
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

double zl_lab_distance(zl_lab one, zl_lab other)
{
    double mean_c = (hypot(one.a, one.b) + hypot(other.a, other.b)) / 2;
    double g = 0.5 * (1 - seventh(mean_c));
    double a1 = (1 + g) * one.a, a2 = (1 + g) * other.a;
    double c1 = hypot(a1, one.b), c2 = hypot(a2, other.b);
    double h1 = hue(a1, one.b), h2 = hue(a2, other.b);
    bool grey = c1 * c2 == 0;
    double dh = 2 * sqrt(c1 * c2) * sin(turned(hue_step(h1, h2, grey) / 2));
    double l = (one.l + other.l) / 2, c = (c1 + c2) / 2;
    double h = mean_hue(h1, h2, grey);
    double t = 1 - 0.17 * cos(turned(h - 30)) + 0.24 * cos(turned(2 * h)) +
               0.32 * cos(turned(3 * h + 6)) - 0.20 * cos(turned(4 * h - 63));
    double around = 30 * exp(-pow((h - 275) / 25, 2));
    double middle = (l - 50) * (l - 50);
    double by_l = (other.l - one.l) / (1 + 0.015 * middle / sqrt(20 + middle));
    double by_c = (c2 - c1) / (1 + 0.045 * c);
    double by_h = dh / (1 + 0.015 * c * t);
    double turn = -sin(turned(2 * around)) * 2 * seventh(c);

    return sqrt(by_l * by_l + by_c * by_c + by_h * by_h + turn * by_c * by_h);
}
