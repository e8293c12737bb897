zili cooc home.zili @autonomy/self-reliance @independence @soviet-side \
    --themes corpus/themes.yaml --format tsv
