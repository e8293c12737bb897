# The tokens in each form: a region of the first document.
region="lang = 'en' AND doc LIKE '1960-07-11%' AND region = 'translation'"
zili export home.zili --where "$region" | head -31
zili export home.zili --where "$region" --glue | sed -n '22,42p'
zili export home.zili --where "$region" --format tsv | head -12
zili export home.zili --where "$region" --format jsonl | sed -n '2,3p'
zili export home.zili --format tsv --region all | wc -l
zili export home.zili --format xml
zili export home.zili --where 'nothing = 1'
zili export
