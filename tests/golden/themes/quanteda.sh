# A quanteda dictionary loads unchanged.
printf '%s\n' 'places:' '  soviet: [soviet*, "soviet union"]' \
    '  west: [west*, american]' \
    "'+WORK AND STUDY+': [stud*, research]" > dictionary.yaml
zili themes home.zili --themes dictionary.yaml --by lang
