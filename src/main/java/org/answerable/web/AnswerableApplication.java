package org.answerable.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Pages and API under one root; see {@link RequestReader} for the language in the path. */
@ApplicationPath("/")
public class AnswerableApplication extends Application {}
