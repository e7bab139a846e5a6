package org.answerable.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/**
 * Pages and API under one root; see {@link RequestReader} for the language in the path. What all of the API has in
 * common is described here.
 */
@ApplicationPath("/")
@OpenAPIDefinition(
        info = @Info(title = "Answerable", version = "1"),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = Problem.REFUSAL,
                                        description = "Refused, and why",
                                        content =
                                                @Content(
                                                        mediaType = Problems.TYPE,
                                                        schema = @Schema(implementation = Problem.class))),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = AnswerableApplication.TOKEN,
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "A personal access token")))
public class AnswerableApplication extends Application {
    /** What the desk asks for. */
    public static final String TOKEN = "token";
}
