for unit in p region doc; do
    zili cooc home.zili @self-reliance @independence @soviet-side \
        --themes corpus/themes.yaml --within $unit
done
zili cooc home.zili @self-reliance @independence --window 5 \
    --themes corpus/themes.yaml
zili cooc home.zili one
zili cooc home.zili one two --within chapter
zili cooc home.zili @autonomy @autonomy --themes corpus/themes.yaml
# p is too small for a number; its logarithm is not.
for i in $(seq 900); do printf 'aa bb.\n\ncc dd.\n\n'; done > b.txt
zili index -o b.zili b.txt; zili cooc b.zili aa bb --within p
