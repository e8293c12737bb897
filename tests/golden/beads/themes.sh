zili beads home.zili @self-reliance @independence --themes corpus/themes.yaml -f tsv | cut -f 2,6- | head -30
