package org.answerable.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an act that takes a reason and nothing else. */
@Schema(name = "Reason", description = "Why; not empty", example = "{\"reason\": \"The question is settled.\"}")
public record GivenReason(@Schema(required = true) String reason) {}
