zili beads home.zili @self-reliance @independence --themes corpus/themes.yaml -f tsv 2>/dev/null | cut -f 2,6- | head -30
