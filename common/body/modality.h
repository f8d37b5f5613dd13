/* The six things that a screening allows, limits or forbids (leg-safety(7), limit-codes). */
#pragma once

enum modality {
	MODALITY_MASSAGE,
	MODALITY_ELEVATION,
	MODALITY_SOCKS,	 /* compression socks */
	MODALITY_SLEEVE, /* pneumatic sleeves and boots, heated sleeves, massage guns */
	MODALITY_STRETCH,
	MODALITY_WALKING, /* marching, pumps, walking breaks */
	MODALITIES
};

const char *modality_id(enum modality modality);    /* "massage": documents */
const char *modality_words(enum modality modality); /* "Raising the legs": for people */
