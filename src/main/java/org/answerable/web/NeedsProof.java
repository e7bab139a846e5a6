package org.answerable.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page's method that does much harm in other hands: whoever signed in shows that it is still they where they have not
 * within the last ten minutes. What was typed is kept meanwhile. {@code accounts.StepUp} sees to it; the API has access
 * tokens instead, behind which nobody sits who could be asked.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NeedsProof {}
