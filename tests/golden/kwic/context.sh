# Words, characters, sentence, paragraph.
for context in 3w 8c s p 0w; do
    zili kwic home.zili '~"受制于人" | autarky' --context $context
done
