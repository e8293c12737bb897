# A row for each group; intervals by pieces and by samples.
zili diversity home.zili
zili diversity home.zili --by lang,doc
zili diversity home.zili --by lang --exact --all --measure ttr,mattr_100,hdd_20 --format tsv
zili diversity home.zili --by lang --pieces 200 --measure ttr,mtld
zili diversity home.zili --by lang --bootstrap 50 --block 100 --seed 7 --measure yule_k
zili diversity home.zili --by lang --bootstrap 50 --block 200 --measure ttr
zili diversity home.zili --by lang --pieces 400 --measure ttr
zili diversity home.zili --by doc --region title
zili diversity home.zili --by doc --region title --any-length --measure mtld,ttr
zili diversity home.zili --pieces 100 --bootstrap 100
zili diversity home.zili --measure richness 2>&1 | cut -c1-60
