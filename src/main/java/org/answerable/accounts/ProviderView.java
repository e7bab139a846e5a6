package org.answerable.accounts;

import org.answerable.web.View;

/**
 * What comes between the identity provider and the desk: going on after a sign-in, why there was none, or that the
 * provider's own session may go on after a sign-out.
 *
 * @param status of HTTP
 * @param provider what it is called
 * @param fault why nobody is signed in; {@code null} where somebody is, or was
 * @param onward where it goes on: a page of the desk; at a sign-out the provider's place, or {@code null}
 * @param ended whether somebody signed out
 */
public record ProviderView(int status, String provider, OpenIdFault fault, String onward, boolean ended)
        implements View {}
