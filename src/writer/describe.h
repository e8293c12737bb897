/* describe.h -- what a type is, asked once for every form. */
#ifndef ZL_WRITER_DESCRIBE_H
#define ZL_WRITER_DESCRIBE_H

#include "base/text.h"

typedef struct zl_type_facts {
    uint8_t class_of; /* a zl_class */
    zl_view fold;     /* the key; lent until the next is asked for */
} zl_type_facts;

/* The empty form is of class 0 and its own key, and is not asked for. */
typedef zl_type_facts zl_describe(void *user, zl_view form);

#endif
