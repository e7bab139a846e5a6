package org.answerable.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a posted page's method: it takes a post without a right token itself, because it gives back what was typed, or
 * because nothing could be forged.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesAnyPost {
    /** What it does about the token, or why there is none. */
    String value();
}
