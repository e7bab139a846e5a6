package org.answerable.web;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an act that needs no words: an empty object. */
@Schema(type = SchemaType.OBJECT, description = "An empty object", example = "{}")
public record Nothing() {}
