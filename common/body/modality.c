#include "body/modality.h"

static const struct {
	const char *id;
	const char *words;
} modalities[] = {
	[MODALITY_MASSAGE] = {"massage", "Massage by hand"},
	[MODALITY_ELEVATION] = {"elevation", "Raising the legs"},
	[MODALITY_SOCKS] = {"socks", "Compression socks"},
	[MODALITY_SLEEVE] = {"sleeve", "Air sleeves and boots"},
	[MODALITY_STRETCH] = {"stretch", "Stretches"},
	[MODALITY_WALKING] = {"walking", "Walking and marching"},
};

const char *modality_id(enum modality modality)
{
	return modalities[modality].id;
}

const char *modality_words(enum modality modality)
{
	return modalities[modality].words;
}
