/* list.h -- the descriptors of all analyses, one a file. */
#ifndef ZL_ANALYSIS_LIST_H
#define ZL_ANALYSIS_LIST_H

#include <zili/analysis.h>

extern const zili_analysis zl_analysis_info;
extern const zili_analysis zl_analysis_docs;
extern const zili_analysis zl_analysis_freq;
extern const zili_analysis zl_analysis_ngrams;
extern const zili_analysis zl_analysis_kwic;
extern const zili_analysis zl_analysis_read;
extern const zili_analysis zl_analysis_count;
extern const zili_analysis zl_analysis_query;
extern const zili_analysis zl_analysis_themes;
extern const zili_analysis zl_analysis_trend;
extern const zili_analysis zl_analysis_colloc;
extern const zili_analysis zl_analysis_dispersion;
extern const zili_analysis zl_analysis_diversity;
extern const zili_analysis zl_analysis_zipf;
extern const zili_analysis zl_analysis_keyness;
extern const zili_analysis zl_analysis_cooc;
extern const zili_analysis zl_analysis_beads;
extern const zili_analysis zl_analysis_agree;
extern const zili_analysis zl_analysis_render;
extern const zili_analysis zl_analysis_consistency;
extern const zili_analysis zl_analysis_dtm;
extern const zili_analysis zl_analysis_fcm;
extern const zili_analysis zl_analysis_similar;
extern const zili_analysis zl_analysis_ca;
extern const zili_analysis zl_analysis_mds;
extern const zili_analysis zl_analysis_cluster;
extern const zili_analysis zl_analysis_positions;
extern const zili_analysis zl_analysis_segdiff;

#endif
