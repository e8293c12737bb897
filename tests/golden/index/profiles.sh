for profile in zili icu char; do
    zili index -o p.zili --profile $profile --dict corpus/lexicon.txt corpus
    zili count p.zili 独立自主 独 '~"独立自主"'
done
