package org.answerable.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a posted page's method that does nothing by {@link Forms#tried}: it has no form to show again. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Untried {
    /** Why no form comes again. */
    String value();
}
