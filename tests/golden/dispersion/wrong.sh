zili dispersion home.zili soviet --parts 1 --measure dp,dpnorm
zili dispersion home.zili --parts 100000
zili dispersion home.zili --parts chapter
zili dispersion home.zili --measure evenness 2>&1 | cut -c1-60
zili dispersion home.zili --sort evenness
zili dispersion home.zili @nothing
