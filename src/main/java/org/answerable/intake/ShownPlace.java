package org.answerable.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where it happened, as far as somebody of the desk is shown it.
 *
 * @param county its name
 * @param municipality {@code null} for all but who is to know it, as {@code detail}: the ticket's own agency, the
 *     moderator
 */
@Schema(name = "Place")
public record ShownPlace(String county, String municipality, String detail) {}
