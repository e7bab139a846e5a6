package org.answerable.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Refuses a use case to a caller without the right, before its transaction begins. */
@Needs
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class NeedsInterceptor {
    @Inject
    Caller caller;

    @AroundInvoke
    Object check(InvocationContext invocation) throws Exception {
        Needs needs = invocation.getMethod().getAnnotation(Needs.class);
        if (needs == null) {
            needs = invocation.getMethod().getDeclaringClass().getAnnotation(Needs.class);
        }
        if (needs != null && needs.value() != Right.PUBLIC) {
            caller.with(needs.value());
        }
        return invocation.proceed();
    }
}
